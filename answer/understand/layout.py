"""How an answer is to be laid out: every place, two parties side by side, the newest first; and which years.

Rules over words only; knows no index and no document.
"""

import re

from answer.records import Layout, Period
from text.calendar import YEAR
from text.names import names_in
from text.speech import HELPING_VERB

# "All" and "every" ask for a list where they are what is asked for; in "did all companies deny it?" they say of whom.
_EVERY = (
    r"(?:all(?! in all\b| told\b)(?: of)?(?: the| its| their| those)?|every|each of the) "
    r"(?!of\b|in\b|it\b|one\b)[a-z][\w-]*"
)
_WANTED = (
    r"(?:list|name|enumerate|give|show|find|collect|gather|tell|cite|quote|want|need|see|get|have|provide|know)"
    r"(?: me| us| out| of)?"
)
_TEXTS = r"(?:documents?|sources?|articles?|reports?|places?|texts?)"
SOURCES = "(?:documents|sources|articles|reports|papers|texts)"
"""A pattern of the nouns for what one reads, where none of them is meant alone."""
_SOURCES_SAY = (
    r"what (?:do|did|have) (?:(?:the|our|your|these|those|all|other) )*(?:(?:different|various|several|many) )?"
    rf"{SOURCES} (?:each )?(?:say|said|tell|told|report|reported|write|written)"
)
_ALL = re.compile(
    rf"^\W*(?:list|enumerate)\b|\b{_WANTED} (?:all|every|each)\b"
    r"|\b(?:give|show|make|get)(?: me| us)? (?:an?|the) (?:\w+ )?list of\b"
    rf"|\b(?:which|what|who|whom) all\b|\b(?:what|who|which) (?:is|are|was|were) {_EVERY}"
    rf"|^\W*(?:and )?{_EVERY}(?: [\w-]+)?"
    r"(?: (?:of|that|which|who|whom|whose|in|on|about|by|from|for|with|to|between)\b|\W*$)"
    rf"|\b(?:in|across) (?:all|every)(?: the)? {_TEXTS}\b|\b{_SOURCES_SAY}\b",
    re.IGNORECASE,
)
_ASKED_OF_SOURCES = re.compile(rf"\s*[-–—,;:.?]\s*{_SOURCES_SAY}\W*$", re.IGNORECASE)
_YES_NO = re.compile(rf"^\W*(?:(?:and|but|so|then),? )?{HELPING_VERB}(?:n[’']t)? (?!you\b)", re.IGNORECASE)
_DETAIL = re.compile(r"^\W*(?:(?:and|but|so|then),? )?(?:since |until |from )?(?:when|where|why)\b", re.IGNORECASE)
_SIDES = re.compile(
    r"\b(?:both|two|opposing|other|each) (?:sides?|parties|camps)\b|\bside by side\b|\b(?:versus|vs)\b"
    r"|\beach (?:say|said|claim|argue|put)\w*\b",
    re.IGNORECASE,
)
# These set two parties side by side only where two are named: a ban may make a difference by itself.
_COMPARED = re.compile(
    r"\bcompar(?:e|es|ed|ison|ing)\b|\b(?:differences? between|differ|differs|disagree|contrast)\b", re.IGNORECASE
)
_WHO_SPEAKS = (
    r"(?:who (?:all )?(?:is|was|are|were|has been|have been) quoted|who (?:said|says) what"
    r"|what (?:do|did|have) others (?:say|said))"
)
_VOICES = re.compile(
    rf"\b{_WHO_SPEAKS}\b|\b(?:quotes|quotations|statements) (?:about|on|regarding)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\b(?:do|did|does|have|had|of|between|from|are|were|compare|contrast) (.+?) (?:and|with|to|from) (.+?)"
    r"(?:(?: each| both)? \w|\W*$)",
    re.IGNORECASE,
)
_PLACES = (
    r"(?:places?|passages?|statements?|quotations?|quotes?|mentions?|sentences?|documents?|sources?|articles?|reports?)"
)
_ABOUT = r"(?:(?:where|that|which|who|in which|about|on|of|regarding|concerning|by|from|for) )?"
_ASKING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:(?:please|can you|could you),? )*(?:(?:{_WANTED}|enumerate)(?: (?:an?|the) (?:\w+ )?list of)? )?"
        r"(?:(?:all|every|each|everything)(?: of)?(?: the| its| their| those)? )?(?:(?:the|your|our) )?"
        rf"(?:{_PLACES} (?:(?:say|tell|have|know) )?)?{_ABOUT}",
        rf"^\W*{_WHO_SPEAKS} {_ABOUT}",
        r"^\W*what (?:do|does|did) (?:the )?(?:both|two|opposing) (?:sides?|parties|camps) (?:each )?"
        rf"(?:say|said|claim|argue|put|think) {_ABOUT}",
        rf"^\W*{_SOURCES_SAY} {_ABOUT}",
    )
)
_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|current(?:ly)?|as of|at present|nowadays|today|now|so far|still)\b",
    re.IGNORECASE,
)
_YEAR = f"({YEAR})"
_PERIODS = (
    (re.compile(rf"\b(?:between|from) {_YEAR} (?:and|to|until|till) {_YEAR}"), Period),
    (re.compile(rf"\b(?:before|prior to|earlier than) {_YEAR}"), lambda a: Period(None, a - 1)),
    (re.compile(rf"\b(?:until|till|up to|by) {_YEAR}"), lambda a: Period(None, a)),
    (re.compile(rf"\b(?:after|later than) {_YEAR}"), lambda a: Period(a + 1, None)),
    (re.compile(rf"\b(?:since|from) {_YEAR}"), lambda a: Period(a, None)),
    (re.compile(rf"\b(?:in|during) {_YEAR}\b"), lambda a: Period(a, a)),
    (re.compile(rf"\bin the (?=\d{{3}}0){_YEAR}s"), lambda a: Period(a, a + 9)),
)


def asked_layout(question: str) -> Layout:
    """The layout that a question asks for."""
    is_open = _YES_NO.match(question) is None and _DETAIL.match(question) is None
    if (is_open and _SIDES.search(question)) or (_COMPARED.search(question) and asked_parties(question)):
        return Layout.SIDES
    if _VOICES.search(question):
        return Layout.VOICES
    if is_open and _ALL.search(question):
        return Layout.ALL
    return Layout.LATEST if _LATEST.search(question) else Layout.PLAIN


def asked_topic(question: str) -> str:
    """What a list, voices or two sides are asked about, without the words that ask for them."""
    question = _ASKED_OF_SOURCES.sub("?", question)
    match = max((found for pattern in _ASKING if (found := pattern.match(question))), key=lambda one: one.end())
    return question[match.end() :].strip() or question


def asked_parties(question: str) -> tuple[str, ...]:
    """The two parties that a question sets side by side; empty when it does not name two."""
    pair = _PAIR.search(question)
    paired = [names_in(part) for part in pair.groups()] if pair else []
    found = [names[0] for names in paired if names] if all(paired) else []
    named = found or names_in(question)
    return tuple(named[:2]) if len(named) == 2 else ()


def asked_period(question: str) -> Period | None:
    """The years that a question is limited to, if it says so."""
    for pattern, period in _PERIODS:
        if match := pattern.search(question.lower()):
            return period(*map(int, match.groups()))
    return None


def years_in(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [int(year) for year in re.findall(rf"\b{_YEAR}s?\b", text)]
