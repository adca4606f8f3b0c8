"""Whose words a place has, and which names mean one speaker."""
