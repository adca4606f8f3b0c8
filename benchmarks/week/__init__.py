"""What a journalist does in a working week, each action a function."""
