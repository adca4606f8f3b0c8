"""The SQLite databases: one connection each, its errors in plain words, and one writer at a time."""
