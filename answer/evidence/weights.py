"""The numbers by which sentences are chosen, as weights.toml gives them: each stands there with its reason."""

import tomllib
from pathlib import Path

FILE = Path(__file__).with_name("weights.toml")
_NUMBERS = tomllib.loads(FILE.read_text(encoding="utf-8"))

SIGNALS: dict[str, float] = _NUMBERS["signals"]
"""What each part of a sentence's fit counts in its score."""
SHARES: dict[str, float] = _NUMBERS["shares"]
"""What counts less than whole within a part of the fit, or beside the score of a passage."""
MARGINS: dict[str, float] = _NUMBERS["margins"]
"""How much less than the best a sentence may score, by how the answer is laid out."""
LIMITS: dict[str, int] = _NUMBERS["limits"]
"""How many passages, sentences and words are looked at or shown."""
EVIDENCE: dict[str, float] = _NUMBERS["evidence"]
"""What the evidence model's log-odds count beside the fit, and what a sentence has that it did not read."""
CONFIDENCE: dict[str, float] = _NUMBERS["confidence"]
"""What each signal of an answer counts for the probability that it is one, its bias, and the least that is shown."""
CONFIDENCE_UNREAD: dict[str, float] = _NUMBERS["confidence_unread"]
"""The same where there is no evidence model."""
SUBJECTS: dict[str, float] = _NUMBERS["subjects"]
"""How sure it must be that the best is about a subject of which all, or two sides, are asked for."""
OVERVIEW: dict[str, float] = _NUMBERS["overview"]
"""What speaks for a sentence in an overview, and how many are looked at and shown."""
FOLLOW_UPS: dict[str, float] = _NUMBERS["follow_ups"]
"""How queries that a follow-up may mean are preferred to each other."""
