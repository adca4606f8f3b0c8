"""How a question leans on what was said before it: as a piece of a question, by a pronoun, by pointing, by being vague.

Rules over words only; knows no index, no model and no conversation.
"""

import re

from answer.understand.antecedents import SAYING
from answer.understand.layout import SOURCES
from text.names import names_in
from text.roles import ACTORS
from text.speech import HELPING_VERB

OPENING = re.compile(r"^(?:and|but|or|so|then|what about|how about)\b", re.IGNORECASE)
_QUESTION_WORD = r"who|whom|whose|what|which|when|where|why|how"
ASKS = re.compile(
    rf"\b(?:{_QUESTION_WORD}|{HELPING_VERB}|list|name|tell|explain|"
    r"describe|give|show|i am|i want|need|interested)\b|\bi[’']m\b",
    re.IGNORECASE,
)
_FILLERS = "many much exactly else not was is did does said says happened come so it that this then there and".split()
_BEFORE = "and|but|so|since|until|till|from|by|to|for|with|in|at|on"
BARE = re.compile(rf"^(?:(?:{_BEFORE}) )*(?:{_QUESTION_WORD})(?: (?:{'|'.join(_FILLERS)}))*[?.!\s]*$", re.IGNORECASE)
"""A pattern of a question word and nothing of its own ("why?", "and since when?")."""
PERSONAL = re.compile(
    rf"\b(he|she|it|they|him|them|his|her|hers|its|their|theirs|the (?:{'|'.join(sorted(ACTORS))}|researcher|"
    r"spokes(?:man|woman|person))(?! (?:that|which|who|of|in)\b))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"\b{HELPING_VERB} {PERSONAL.pattern}", re.IGNORECASE)
ANYBODY = re.compile(
    r"(?:all|any|every|each|both|no|none|nobody|some|most|many|few|several|other|others|either|neither|people|one|two|"
    r"three|these|those|this|that|there|you|i|we|who|which|what)(?:one|body|thing)?\b"
    rf"|(?:(?:the|our|your) )?(?:(?:different|various|other) )?{SOURCES}$",
    re.IGNORECASE,
)
"""A pattern of what begins like the subject of a sentence and is nobody in particular."""

_POINTING = re.compile(
    r"\b(?:that|this|these|those|there)\b[?.!\s]*$"
    r"|\b(?:is|are|was|were|did|does|do|has|had) (?:that|this|these|those)\b"
    r"|\b(?:one|some|any|all|none|which) of (?:them|these|those)\b",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"\b(?:is|was|would|will|can|could) it (?:be )?(?:\w+ )?(?:possible|true|just|easy|hard|legal|necessary|worth|"
    r"known|proven|clear|allowed|ok|okay|safe|too|up to)\b",
    re.IGNORECASE,
)
# Words that every topic shares.
_EMPTY = frozenset(
    "about know mean please more most some any other others there this that these those then the and for from with "
    "into you your thing things something anything much many also ever even exactly else not happened happen come said "
    "says say only still really again think now today".split()
)
_ENOUGH = 2
_OBJECTS = frozenset("it its them their him her his".split())
SAYING_LAST = re.compile(rf"{SAYING}\s*$", re.IGNORECASE)
_OR = re.compile(r"\bor \w+ $", re.IGNORECASE)
_DEFINES = re.compile(r"what (?:exactly )?(?:(?:is|are) an? |do(?:es)? .+ mean\b)", re.IGNORECASE)
WHO = re.compile(
    r"^\W*(?:(?:and|but|so|then) )?(?:who|whom|whose|(?:which|what) (?:compan|firm|organi|person|spokes))",
    re.IGNORECASE,
)


def is_pointing(question: str) -> bool:
    """Whether a question points at what was said ("when was that?", "one of them?")."""
    return _POINTING.search(question) is not None


def is_ellipsis(question: str) -> bool:
    """A short piece without a verb of its own ("and Axis?", "what about 2021?")."""
    rest = OPENING.sub("", question).strip()
    return len(rest.split()) <= 6 and not ASKS.search(OPENING.sub("", rest))


def refers_back(question: str) -> bool:
    """Whether a pronoun means something said before the question, and not within it."""
    pronoun = PERSONAL.search(question)
    if pronoun is None or _IMPERSONAL.search(question):
        return False
    before = question[: pronoun.start()]
    # What somebody is asked to have denied was said before the question.
    is_told = not SAYING_LAST.search(before) and len(own_words(before)) >= _ENOUGH
    is_within = is_told and (pronoun.group().lower() in _OBJECTS or _OR.search(before))
    return not is_within and bool(_SUBJECT.search(question) or not names_in(question))


def is_vague(question: str) -> bool:
    """Whether a question has hardly a word of its own ("how many teams?"), and does not ask what one means."""
    return not names_in(question) and len(own_words(question)) < _ENOUGH and not _DEFINES.match(question)


def own_words(question: str) -> list[str]:
    """The words of a question that carry a topic: no question words, no pronouns, none that every topic shares."""
    words = re.findall(r"[\w’'-]{3,}", ASKS.sub(" ", PERSONAL.sub(" ", question)))
    return [word for word in words if word.lower() not in _EMPTY]
