"""The databases of an index in PostgreSQL: a schema each, reached over connections that are shared in turn."""
