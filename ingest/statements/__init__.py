"""Who says what in a document."""
