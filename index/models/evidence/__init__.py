"""The model that reads a question with a passage, and says of each sentence how likely it answers."""
