"""A learned judge of whether a text bears a sentence out: its inputs and its model."""
