"""What a person typed and what was meant by it: in which language, and with which words mistyped."""
