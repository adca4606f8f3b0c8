"""Mistyped words of a question: which words the documents have, which slip leads from one to another, what is meant."""
