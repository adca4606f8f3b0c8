"""Follow-ups: a question completed from the question before it, itself completed first, and the answer to that.

Only what got an answer is a topic that a question may be put under, and a topic is one question, never a chain of them.
Rules over words only; knows no index and no model.
"""

import re
from dataclasses import dataclass

from answer.understand.antecedents import PARTY, SAYING, antecedent
from answer.understand.kind import places_in
from answer.understand.references import (
    ANYBODY,
    ASKS,
    BARE,
    OPENING,
    PERSONAL,
    SAYING_LAST,
    WHO,
    is_ellipsis,
    is_pointing,
    is_vague,
    own_words,
    refers_back,
)
from answer.understand.small_talk import is_about_us
from text.calendar import MONTH, YEAR
from text.names import names_in

_ELLIPSIS = re.compile(r"^(?:(?:and|but|or|so|then)\b[,\s]*)?(?:(?:what|how) about\b\s*)?(.+?)[?.!\s]*$", re.IGNORECASE)
_CORRECTION = re.compile(
    r"^(?:(?:no|nope|sorry|wait|actually)\b(?:[,.!:;\s]*$|[,.!:;–—]+\s*|\s+(?=(?:i|not|the|in|on|it|sorry|wait|actually|"
    r"rather|but)\b)))+(?:i (?:meant|mean)|rather|it[’']s)?\s*"
    r"|^(?:i (?:meant|mean)|rather)\s+",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"^not (?P<old>.+?)(?:,| but)\s*(?:but )?(?P<new>.+)$", re.IGNORECASE)
_THE_ONE = re.compile(r"^the (?P<which>[\w-]+) ones?\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\bthe (?:[\w-]+ )?(?P<noun>company|companies|firm|firms|organi[sz]ation|government|report|case)\b", re.IGNORECASE
)
_POSSESSIVE = {"his", "her", "hers", "its", "their", "theirs"}
_PREPOSITION = re.compile(
    r"(?P<word>in|on|at|by|from|since|before|after|during|for|with|to|about|of|against|between|through|under|near|without|"
    r"until|regarding)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"\b{YEAR}\b")
_WHEN = re.compile(rf"\b(?:(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}}, )?)?{YEAR}\b", re.IGNORECASE)
_PARTY = re.compile(rf"\b{PARTY}\b", re.IGNORECASE)
_UNTOLD = re.compile(r"^(?:other|same|right|wrong|first|second|third|last|next|latter|former)$", re.IGNORECASE)
_SAYS_SUBJECT = re.compile(rf"^ (?:(?:ever|also|then|not|really) )*{SAYING}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Completed:
    """A question that stands alone.

    `own` is what the person asks in it; `topic` is what later questions may be put under; `is_bare` tells that it
    says nothing but how it changes the topic ("why?", "licence refusals?"), so that whatever that asks for stands.
    """

    own: str
    topic: str
    is_bare: bool = False

    @property
    def text(self) -> str:
        """The whole question: what is asked, under its topic where it has another."""
        return self.own if self.own == self.topic else f"{self.own.rstrip('?.! ')}: {self.topic}"


@dataclass(frozen=True, slots=True)
class Before:
    """What a question may refer back to: the question before it, and the topic of the last that got an answer.

    `answered` is the answer to the question before; empty when there was none. `point` is the last answered question
    that says something of its own ("since when?" does not), `told` the answer to that, and `listed` the parties that
    were listed last.
    """

    last: Completed | None = None
    topic: str = ""
    answered: str = ""
    point: str = ""
    told: str = ""
    listed: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The question before, completed; empty when there is none."""
        return self.last.text if self.last else ""


def complete(question: str, before: Before) -> Completed:
    """Complete a follow-up.

    :param question: what the person typed.
    :param before: what it may refer back to.
    :return: the question itself when it stands alone, else completed.
    """
    corrected = _CORRECTION.sub("", question)
    if before.last is None or not corrected.strip("?.! ") or is_about_us(question):
        return _alone(question)
    if corrected != question:
        return _correct(corrected, before)
    if BARE.match(question):
        return _with_topic(question, before, is_bare=WHO.match(question) is None)
    if is_ellipsis(question):
        piece = _ELLIPSIS.sub(r"\1", question)
        if not re.search(r"\w", OPENING.sub("", piece)):
            return _alone(question)
        return _replaced(before, piece) if _takes_place(question, before) else _with_topic(question, before, True)
    if refers_back(question):
        return _name_pronouns(question, before)
    if is_pointing(question) or is_vague(question):
        return _with_topic(question, before)
    return _alone(question)


def _alone(text: str) -> Completed:
    return Completed(text, text)


def _changed(last: Completed, old: str, new: str) -> Completed:
    """A question with something else in the place of what it says, wherever it says so."""
    return Completed(last.own.replace(old, new), last.topic.replace(old, new), last.is_bare)


def _correct(piece: str, before: Before) -> Completed:
    """The question before, with what the person corrects in it; a whole question takes its place."""
    instead = _NOT_BUT.match(piece)
    if instead:
        old, new = instead["old"], instead["new"].rstrip("?.! ")
        return _changed(before.last, old, new) if before.last and old in before.question else _replaced(before, new)
    if not is_ellipsis(piece):
        return complete(piece[0].upper() + piece[1:], before)
    piece = piece.rstrip("?.! ")
    chosen = _THE_ONE.match(piece)
    if chosen is None:
        return _replaced(before, piece)
    if _UNTOLD.match(chosen["which"]):
        return _with_topic(piece, before, True)
    described = _DESCRIBED.search(before.question)
    if described and before.last:
        return _changed(before.last, described.group(), f"the {chosen['which']} {described['noun']}")
    return _replaced(before, f"the {chosen['which']} company")


def _takes_place(piece: str, before: Before) -> bool:
    """Whether a piece stands for one like it in the question before: it says so, or is a name, a year or a time.

    The capital of a single word may be that of any beginning: without a question mark it is a name only where one of
    the conversation.
    """
    bare = piece.strip("?.! ")
    if PERSONAL.search(bare) or is_pointing(bare) or ANYBODY.match(OPENING.sub("", bare).strip()):
        return False
    is_name = bool(names_in(bare)) and all(word[0].isupper() for word in bare.split())
    if is_name and " " not in bare and "?" not in piece:
        is_name = bare in f"{before.question} {before.answered}"
    return is_name or bool(OPENING.match(piece) or _YEAR.search(piece) or _PREPOSITION.match(piece))


def _replaced(before: Before, piece: str) -> Completed:
    """The question before with a new name or year in the place of the old one, or with the piece at the end."""
    last, question = before.last, before.question
    if last is None:
        return _alone(piece)
    when = _WHEN.search(piece)
    if when and (old_when := _WHEN.search(question)):
        return _changed(last, old_when.group(), when.group())
    if _PREPOSITION.match(piece):
        if alike := _same_phrase(piece, question):
            return _changed(last, alike, piece)
        longer = f"{last.topic.rstrip('?.! ')} {piece}?"
        return Completed(longer if last.own == last.topic else last.own, longer, last.is_bare)
    old = _place_of(piece, before)
    if old is None:
        return _with_topic(piece, before, True)
    is_owner = re.search(rf"{re.escape(old)}[’']s", question) is not None
    return _changed(last, old, re.sub(r"[’']s?$", "", piece) if is_owner else piece)


def _same_phrase(piece: str, question: str) -> str | None:
    """What a question says with the preposition of a piece, when both name something ("in Libya", "in Egypt")."""
    preposition = _PREPOSITION.match(piece)
    names = names_in(piece)
    if preposition is None or not names or not piece.endswith(names[-1]):
        return None
    phrases = (f"{preposition['word']} {name}" for name in names_in(question))
    return next((phrase for phrase in phrases if phrase in question), None)


def _place_of(piece: str, before: Before) -> str | None:
    """The name that a piece takes the place of: a place that of a place, a party or another name that of the first."""
    names, places = names_in(before.question), places_in(f"{before.question} {before.answered}")
    if names_in(piece)[:1] and names_in(piece)[0] in places:
        return next((name for name in names if name in places), None)
    is_like = bool(names_in(piece)) or _PARTY.search(piece) is not None
    if any(name in names for name in names_in(piece)):
        return None  # who took which part is then in doubt
    is_owner = re.search(r"[’']s?$", piece) is not None and not re.search(r"\w[’']s\b", before.question)
    return names[0] if names and is_like and not is_owner and " and " not in names[0] else None


def _name_pronouns(question: str, before: Before) -> Completed:
    """The question with whom its pronoun means, and under the topic where that is not known or says too little."""
    match = PERSONAL.search(question)
    # "It" behind a verb of saying is what somebody said or denied, and no party.
    if match is None or (match.group().lower() == "it" and SAYING_LAST.search(question[: match.start()])):
        return _with_topic(question, before)
    saying = _SAYS_SUBJECT.match(question[match.end() :]) is not None
    name = antecedent(match.group(), saying, before.question, before.answered, question)
    if name is None:
        return _with_topic(question, before)
    named = _named(question, match, name)
    words = re.findall(r"\w{4,}", ASKS.sub(" ", named.replace(name, " ")))
    is_told = (len(words) > 1 and not is_pointing(named)) or name not in before.topic
    return _alone(named) if is_told else _with_topic(named, before)


def _named(question: str, match: re.Match[str], name: str) -> str:
    stand_in = f"{name}’s" if match.group().lower() in _POSSESSIVE else name
    return question[: match.start()] + stand_in + question[match.end() :]


def _with_topic(question: str, before: Before, is_bare: bool = False) -> Completed:
    """A question under the topic of the conversation, which stays the topic; alone where that says nothing more."""
    known = [*names_in(before.topic), *own_words(before.topic)]
    says_more = not known or any(word not in question for word in known)
    return Completed(question, before.topic, is_bare) if before.topic and says_more else _alone(question)
