"""The databases of an index: files of SQLite, or schemas in PostgreSQL, which look alike from outside."""
