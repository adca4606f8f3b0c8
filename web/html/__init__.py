"""Answers, documents and tables as HTML. Knows no route and no component."""
