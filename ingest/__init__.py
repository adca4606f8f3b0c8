"""Documents in: files and addresses become stored documents with passages and statements."""
