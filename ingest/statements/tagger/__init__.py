"""A learned tagger of English: which words are said, by whom, and by which verb. Its inputs, its model, its reading."""
