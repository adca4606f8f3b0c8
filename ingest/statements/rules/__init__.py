"""Statements found by the grammar of a sentence."""
