"""Plain text, and pages saved as plain text."""
