"""Passages and statements, stored and found again. Imports no other package of the project."""
