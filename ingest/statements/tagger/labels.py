"""What the tagger says of a piece, and how its output is laid out. Training and reading agree on it here."""

OUTSIDE, CONTENT, SOURCE, CUE = 0, 1, 3, 5
"""The labels of pieces that go on with what is said, with who says it, and with the cue."""
BEGINS = 1
"""What is added to one of the last three for the piece that begins a span."""
LABELS = 7

LINK = 64
"""The length of the vectors whose product says that a piece of content belongs to a piece of a source or a cue."""
WIDTH = LABELS + 4 * LINK
"""A row of output: the labels' logits, then the vectors asking for a source and for a cue, then those answering."""
