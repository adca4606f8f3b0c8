"""Names in running text, by their capitals. Knows words only: no index, no model."""

import re

_WORD = r"[A-ZÀ-ÖØ-Þ][\w&’'.-]*\w|[A-Z]"
_NAME = re.compile(rf"(?:{_WORD})(?: (?:(?:of|de|van|von|der|the|for|and|&) )?(?:{_WORD}))*")
_NOT_NAMES = frozenset(
    "a an and are as at but by can could did do does for from had has have he her his how i if in is it its list may "
    "might mr mrs ms name no not of on or our she should so tell that the their them then there these they this those "
    "to was we were what when where which who whom whose why will with would yes you your according both every show "
    "give explain describe summarise summarize compare".split()
)
_NATIONALITIES = frozenset(
    "american australian austrian belgian british bulgarian chinese czech danish dutch egyptian european finnish "
    "french german greek hungarian indian irish italian japanese libyan norwegian polish portuguese russian slovak "
    "spanish swedish swiss turkish ukrainian western english".split()
)


def names_in(text: str) -> list[str]:
    """Find capitalised names, in order, without question words, articles and bare nationalities around them."""
    found = (_trim(match.group()) for match in _NAME.finditer(text))
    return list(dict.fromkeys(name for name in found if name))


def _trim(name: str) -> str:
    """Drop words that only open a sentence or describe ("Did Idemia", "Swedish"), and a possessive ending."""
    words = name.split()
    while words and words[0].lower().rstrip(".") in _NOT_NAMES | _NATIONALITIES:
        words.pop(0)
    return re.sub(r"[’']s?$", "", " ".join(words))
