"""Whether a sentence speaks of the text that it stands in: how that was made, who checked it, what it may be used for.

Grammar decides: "this article was updated", "written by …" without a verb, "an earlier version of this story". Knows
English alone, and no documents.
"""

import re

from text.capitals import UPPER
from text.speech import HELPING_VERB
from text.word_lists import read_words


def _any_of(words: frozenset[str]) -> str:
    return rf"(?:{'|'.join(sorted(words))})"


_LISTS = read_words("self_description")
_DOCUMENT, _MADE, _HOLDS = (_any_of(_LISTS[name]) for name in ("documents", "made", "holds"))
_LABEL = r"(?:[^\W\d_][\w’' ]{0,23}: )?"
_THIS = rf"(?:this|the present) {_DOCUMENT}"
_WAS = rf"(?:(?:{HELPING_VERB}|been|be|not|\w+ly|first) )*"
# "This article, prepared for …", "An earlier version of this story misstated", "This story and headline were updated".
_SUBJECT = re.compile(
    rf"^\W*{_LABEL}(?:[\w’'-]+ ){{0,4}}?{_THIS}(?: and \w+)?,? (?:{_WAS}{_MADE}|{_HOLDS})\b", re.IGNORECASE
)
_PART = re.compile(
    rf"^\W*{_LABEL}(?:no|none|all|every|each|some|any|many|most|several) (?:[\w’'-]+ ){{1,3}}?(?:in|of|on) {_THIS} "
    rf"{HELPING_VERB}\b",
    re.IGNORECASE,
)
_HELPED = re.compile(rf"\bcontribut\w+ to (?:the (?:writing|reporting) of )?{_THIS}\b", re.IGNORECASE)
# "Written for us from public sources", "A profile written by …": a participle with nobody whom it is said of.
_FRAGMENT = re.compile(
    rf"^\W*{_LABEL}(?:(?i:an?) (?:[\w-]+ ){{0,2}}?{_DOCUMENT} {_MADE}|(?=[{UPPER}])(?i:{_MADE})) "
    r"(?:for|by|from|in|on|at|with|to|as)\b"
)
_CLAUSE = re.compile(rf"\b{HELPING_VERB}\b|,", re.IGNORECASE)
_ASKS = re.compile(rf"\b{_DOCUMENT}s?\b", re.IGNORECASE)
_CREDIT = re.compile(rf"^\W*{_any_of(_LISTS['credits'])}(?: by)?: ", re.IGNORECASE)
_EXHIBIT = re.compile(rf"^\W*{_any_of(_LISTS['exhibits'])}\.? [A-Z]?\d+(?:\.\d+)*[.:|]", re.IGNORECASE)
_WORDS_OF_A_CREDIT = 12
"""What is longer tells something beside where a picture is from."""


def is_about_itself(sentence: str) -> bool:
    """Whether a sentence speaks of the text that it stands in, as a thing that somebody made."""
    if any(pattern.search(sentence) for pattern in (_SUBJECT, _PART, _HELPED)):
        return True
    fragment = _FRAGMENT.search(sentence)
    # A comma or a helping verb behind it opens the clause that the participle belongs to: "Founded by two, it grew".
    return fragment is not None and not _CLAUSE.search(sentence, fragment.end())


def asks_about_a_text(question: str) -> bool:
    """Whether a question asks of a text, so that what the text says of itself may answer."""
    return bool(_ASKS.search(question))


def is_caption(sentence: str) -> bool:
    """Whether a sentence opens what stands below a picture or table: its number, or where it is from."""
    is_credit = _CREDIT.match(sentence) and len(sentence.split()) <= _WORDS_OF_A_CREDIT
    return bool(is_credit or _EXHIBIT.match(sentence))
