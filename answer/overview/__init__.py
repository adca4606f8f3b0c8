"""Overviews of a document or subject, what introduces somebody or something, and lists of names: quotations all."""
