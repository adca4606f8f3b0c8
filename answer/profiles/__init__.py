"""Speakers: who they are, what they said, what others say of them, their names, and several of them on one question."""
