"""How names are written: the letters that begin them, and the small words and articles that stand inside.

Patterns only, of every script that has capitals; whom a name means is not known here.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

_SCRIPTS_END = 0x1F000
"""Behind the last letters that have a case (Adlam, 0x1E943); what follows are signs."""


def _ranges() -> Iterator[str]:
    """The capitals as ranges of a character class; title-case letters ("ǅ") are capitals too."""
    capitals = [code for code in range(_SCRIPTS_END) if unicodedata.category(chr(code)) in ("Lu", "Lt")]
    # Codes that follow each other keep their distance to their place in the list.
    for _, run in groupby(enumerate(capitals), key=lambda item: item[1] - item[0]):
        codes = [code for _, code in run]
        yield f"{chr(codes[0])}-{chr(codes[-1])}" if len(codes) > 1 else chr(codes[0])


UPPER = "".join(_ranges())
"""Every letter that may begin a name, for use inside a character class."""
MARKS = "\u0300-\u036f"
"""The marks that stand behind a letter where no letter has them built in, for use inside a character class."""
ARTICLE = rf"(?<![\w’'-])(?:(?:a[lndrstz]h?|e[lndrstz]|[iu]l|u[drz]|bin|ibn|abu|ben)-|[a-z]{{1,4}}['’])(?=[{UPPER}])"
"""What is written with a small letter and joined to a name: "al-Masri", "ul-Haq", "d'Arcy", "dell'Utri"."""
PARTICLES = frozenset(
    "de du des del della di da dos la le las los der den van von vom zu zur ter af av y al el bin ibn bint abu "
    "ben".split()
)
"""Small words that stand inside the names of people: "van der Berg", "de la Cruz", "bin Salman"."""
_ARTICLES = ("la", "le", "las", "los", "der", "den", "['’]t")
_FAMILY = "|".join(sorted(PARTICLES - {"la", "le", "las", "los"}))
FAMILY_LINKS = rf"(?: (?:{_FAMILY}))?(?: (?:{'|'.join(_ARTICLES)}))?"
"""What may stand between two capitalised words of a person's name; also nothing."""
LINKS = rf"(?: (?:of|for|&|{_FAMILY}))?(?: (?:the|{'|'.join(_ARTICLES)}))?"
"""What may stand between two capitalised words of any name; also nothing."""
SHORT_TITLE = "Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Prof|Rev|St"
"""Titles that a stop stands behind, which ends no sentence."""
