"""What the command `python -m ingest` does, one module for each kind of deed, and the options that it knows."""
