"""Whether words given as a quotation stand in the corpus, where, and whose they are."""
