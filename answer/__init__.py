"""A question to a cited answer. Knows the index, never how documents got into it."""
