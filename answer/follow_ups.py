"""Follow-ups: a question completed from the question before it, itself completed first, and the answer to that.

Rules over words only; knows no index and no model.
"""

import re

from answer.forms import YEAR
from answer.names import names_in

_ELLIPSIS = re.compile(r"^(?:(?:and|but|or|so|then)\b[,\s]*)?(?:(?:what|how) about\b\s*)?(.+?)[?.!\s]*$", re.IGNORECASE)
_CORRECTION = re.compile(
    r"^(?:(?:no|nope|sorry|wait|actually)\b[,.!:;\s]*)+(?:i (?:meant|mean)|rather|it[’']s)?\s*"
    r"|^(?:i (?:meant|mean)|rather)\s+",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"^not (?P<old>.+?)(?:,| but)\s*(?:but )?(?P<new>.+)$", re.IGNORECASE)
_THE_ONE = re.compile(r"^the (?P<which>[\w-]+) ones?\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\bthe [\w-]+ (?P<noun>company|companies|firm|firms|organi[sz]ation|government|report|case)\b", re.IGNORECASE
)
_OPENING = re.compile(r"^(?:and|but|or|so|then|what about|how about)\b", re.IGNORECASE)
_QUESTION_WORD = r"who|whom|whose|what|which|when|where|why|how"
_ASKS = re.compile(
    rf"\b(?:{_QUESTION_WORD}|did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|might|list|name|tell|"
    r"explain|describe|give|show|i am|i want|need|interested)\b|\bi[’']m\b",
    re.IGNORECASE,
)
_FILLERS = "many much exactly else not was is did does said says happened come so it that this then there and".split()
_BEFORE = "and|but|so|since|until|till|from|by|to|for|with|in|at|on"
_BARE = re.compile(rf"^(?:(?:{_BEFORE}) )*(?:{_QUESTION_WORD})(?: (?:{'|'.join(_FILLERS)}))*[?.!\s]*$", re.IGNORECASE)
PERSONAL = re.compile(
    r"\b(he|she|it|they|him|them|his|her|hers|its|their|theirs|the (?:company|firm|organi[sz]ation|group|government|"
    r"manufacturer|supplier|maker|ministry|agency|party|researcher|spokes(?:man|woman|person))"
    r"(?! (?:that|which|who|of|in)\b))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\b(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|might) {PERSONAL.pattern}",
    re.IGNORECASE,
)
_POSSESSIVE = {"his", "her", "hers", "its", "their", "theirs"}
_POINTING = re.compile(
    r"\b(?:that|this|these|those|there)\b[?.!\s]*$"
    r"|\b(?:is|are|was|were|did|does|do|has|had) (?:that|this|these|those)\b"
    r"|\b(?:one|some|any|all|none|which) of (?:them|these|those)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:in|on|at|by|from|since|before|after|during|for|with|to)\b", re.IGNORECASE)
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
_OPENERS = frozenset(
    "whether through although though while since because however therefore besides according also after before during "
    "both each many most some such under until unless within without yes".split()
)
_ENOUGH = 2
_OBJECTS = frozenset("it its them their him her his".split())
_OR = re.compile(r"\bor \w+ $", re.IGNORECASE)
_DEFINES = re.compile(r"what (?:exactly )?(?:(?:is|are) an? |do(?:es)? .+ mean\b)", re.IGNORECASE)
_YEAR = re.compile(rf"\b{YEAR}\b")
_COMPANY_NAMED = re.compile(r"\b(?:company|firm|manufacturer|maker|supplier|group)\s+(?=[A-Z])")


def complete(question: str, previous: str, answered: str) -> str:
    """Complete a follow-up.

    :param question: what the person typed.
    :param previous: the question before it, completed; empty for the first question.
    :param answered: the answer to that.
    :return: the question itself when it stands alone, else completed.
    """
    if not previous or not question:
        return question
    corrected = _CORRECTION.sub("", question)
    if corrected != question:
        return _correct(corrected, previous, answered) if corrected.strip("?.! ") else question
    if _BARE.match(question):
        return _with_topic(question, previous)
    if _is_ellipsis(question):
        piece = _ELLIPSIS.sub(r"\1", question)
        return _replace_topic(previous, piece) if _takes_place(question) else _with_topic(question, previous)
    if _refers_back(question):
        return _name_pronouns(question, previous, answered)
    if _POINTING.search(question) or _is_vague(question):
        return _with_topic(question, previous)
    return question


def _correct(piece: str, previous: str, answered: str) -> str:
    """The question before, with what the person corrects in it; a whole question takes its place."""
    instead = _NOT_BUT.match(piece)
    if instead:
        old, new = instead["old"], instead["new"].rstrip("?.! ")
        return previous.replace(old, new, 1) if old in previous else _replace_topic(previous, new)
    if not _is_ellipsis(piece):
        return complete(piece[0].upper() + piece[1:], previous, answered)
    piece = piece.rstrip("?.! ")
    one = _THE_ONE.match(piece)
    if one is None:
        return _replace_topic(previous, piece)
    described = _DESCRIBED.search(previous)
    if described:
        return previous.replace(described.group(), f"the {one['which']} {described['noun']}", 1)
    return _replace_topic(previous, f"the {one['which']} company")


def _is_ellipsis(question: str) -> bool:
    """A short piece without a verb of its own ("and Axis?", "what about 2021?")."""
    rest = _OPENING.sub("", question).strip()
    return len(rest.split()) <= 6 and not _ASKS.search(_OPENING.sub("", rest))


def _takes_place(piece: str) -> bool:
    """Whether a piece stands for one like it in the question before: it says so, or is a name, a year or a time."""
    bare = piece.strip("?.! ")
    if PERSONAL.search(bare):
        return False
    is_name = bool(names_in(bare)) and all(word[0].isupper() for word in bare.split())
    return is_name or bool(_OPENING.match(piece) or _YEAR.search(piece) or _PREPOSITION.match(piece))


def _refers_back(question: str) -> bool:
    """Whether a pronoun means something said before the question, and not within it."""
    pronoun = PERSONAL.search(question)
    if pronoun is None or _IMPERSONAL.search(question):
        return False
    before = question[: pronoun.start()]
    is_within = len(_contents(before)) >= _ENOUGH and (pronoun.group().lower() in _OBJECTS or _OR.search(before))
    return not is_within and bool(_SUBJECT.search(question) or not names_in(question))


def _is_vague(question: str) -> bool:
    """Whether a question has hardly a word of its own ("how many teams?"), and does not ask what one means."""
    return not names_in(question) and len(_contents(question)) < _ENOUGH and not _DEFINES.match(question)


def _contents(question: str) -> list[str]:
    """The words of a question that carry its topic."""
    words = re.findall(r"[\w’'-]{3,}", _ASKS.sub(" ", PERSONAL.sub(" ", question)))
    return [word for word in words if word.lower() not in _EMPTY]


def _replace_topic(previous: str, piece: str) -> str:
    """Put a new name or year in the place of the old one, or add the piece to the end."""
    if _YEAR.search(piece) and _YEAR.search(previous):
        return _YEAR.sub(_YEAR.findall(piece)[0], previous, count=1)
    old = names_in(previous)
    if old and not _PREPOSITION.match(piece):
        return previous.replace(old[0], piece, 1)
    return f"{previous.rstrip('?.! ')} {piece}?"


def _name_pronouns(question: str, previous: str, answered: str) -> str:
    name = _antecedent(question, previous, answered)
    if name is None:
        return _with_topic(question, previous)
    named = PERSONAL.sub(lambda match: _stand_in(match, name), question, count=1)
    words = re.findall(r"\w{4,}", _ASKS.sub(" ", named.replace(name, " ")))
    return named if len(words) > 1 else _with_topic(named, previous)


def _stand_in(match: re.Match[str], name: str) -> str:
    return f"{name}’s" if match.group().lower() in _POSSESSIVE else name


def _antecedent(question: str, previous: str, answered: str) -> str | None:
    """Whom a pronoun means: whom the question before asked for and its answer named, else whom it named itself."""
    asked = [name for name in names_in(previous) if name not in question]
    found = [name for name in _sure_names(answered) if not any(name in one or one in name for one in asked)]
    company = _COMPANY_NAMED.search(answered)
    if company and found:
        found = [*names_in(answered[company.end() :])[:1], *found]
    wants_name = re.match(r"\W*(?:who|which|what (?:is|was|are) the)\b", previous, re.IGNORECASE)
    candidates = [*found, *asked] if wants_name or not asked else asked
    return next((name for name in candidates if name not in question), None)


def _sure_names(text: str) -> list[str]:
    """Names that are none only by the capital that begins a sentence: no small word, nor written small elsewhere."""
    plain = {word for word in re.findall(r"\w+", text) if word.islower()}
    return [name for name in names_in(text) if name.lower() not in plain | _OPENERS]


def _with_topic(question: str, previous: str) -> str:
    return f"{question.rstrip('?.! ')}: {previous}"


def is_asking(text: str) -> bool:
    """Whether a text has a word that asks, or a verb of its own."""
    return _ASKS.search(text) is not None
