"""Standing questions, and the folders and feeds that are watched, in one database beside the store."""
