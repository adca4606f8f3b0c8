"""Which sentences may answer, how well each does, and how sure the answer is."""
