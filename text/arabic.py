"""Arabic words as one compares them: with one form of each letter, and parted from what leans on them.

The stemmer takes the article, vowel signs and endings off; what it leaves are words that begin with "and", or "for",
before the article (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval", 2007).
"""

import re

_ARABIC = re.compile("[\u0600-\u06ff]")
_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")
"""Vowel signs, and the stroke that only makes a word longer."""
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
"""Forms that writers use one for the other."""
_AND = re.compile(r"\b[وف](?=(?:[بك]?ال|لل)\w{2})")
_FOR_THE = re.compile(r"\bلل(?=\w{3})")


def plain_arabic(text: str) -> str:
    """A text whose Arabic words have no vowel signs and one form of each letter; others stay as they are."""
    return _SIGNS.sub("", text).translate(_LETTERS) if _ARABIC.search(text) else text


def without_conjunctions(text: str) -> str:
    """A text whose words have lost an "and" before the article, and have the article for "for the"."""
    return _FOR_THE.sub("ال", _AND.sub("", text))
