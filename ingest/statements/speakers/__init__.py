"""Whom the words for a speaker mean."""
