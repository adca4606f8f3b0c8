"""From the bytes of a source to its canonical text and what it says of itself."""
