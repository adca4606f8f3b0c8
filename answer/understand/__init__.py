"""What a question means: its kind and layout, and what it takes from the turns before it."""
