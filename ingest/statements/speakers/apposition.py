"""The second step: what stands right beside a speaker. The name before "who", and a name or a role behind a comma."""

import re

from ingest.statements.speakers.context import Context
from ingest.statements.speakers.own_words import BODY, HEAD_END
from text import roles, speech
from text.mentions import Mention
from text.spans import Span
from text.titles import is_role

_CHARACTERS_TO_NAME = 80
"""How long a name before "who" may be."""
_MEMBER = re.compile(r" (?:with|of|from|at)(?: the)? ")
_COMMA = re.compile(r",\s+(?=\w)")
_DESCRIBED = re.compile(r"an? [^.]{1,60}$|\d+$|(?:who|whose|which|then|now|former|formerly) ")
_DETERMINERS = ("the ", "a ", "an ", "his ", "her ", "its ", "their ")
_CHARACTERS_OF_TITLE = 20


def meant(context: Context, speaker: Span) -> str | None:
    """Whom a relative pronoun means: the speaker or the name right before it."""
    if context.words(speaker) not in speech.RELATIVE_PRONOUNS:
        return None
    near = max(0, speaker.start - len(" , "))
    end = near + len(context.text[near : speaker.start].rstrip(" ,"))
    last = context.speakers.last()
    if last and last[0].end in (end, end + 1):
        return last[1]
    bodies = list(BODY.finditer(context.text, max(0, end - 60), end))
    if bodies and bodies[-1].end() == end:
        return bodies[-1].group(1)
    mentions = context.names.within(Span(max(0, speaker.start - _CHARACTERS_TO_NAME), speaker.start))
    if not mentions or mentions[-1].span.end != end:
        return None
    between = context.text[mentions[-2].span.end : mentions[-1].span.start] if len(mentions) > 1 else ""
    return context.names.full(mentions[-2 if _MEMBER.fullmatch(between) else -1])


def apposed(context: Context, speaker: Span, said: Span) -> tuple[Span, Span]:
    """A speaker and his words, without what stands beside his name or role: "the ombudsman, Irena Kolb, 40 …"."""
    if speaker.start <= said.start < speaker.end < said.end:
        comma = _COMMA.match(context.text, speaker.end, said.end)
        return speaker, Span(comma.end() if comma else speaker.end, said.end)
    if context.text[speaker.end : said.start] != ", ":
        return speaker, said
    words = context.text[speaker.start : speaker.end]
    end = _name_end(context, said) if _is_office(words) else _office_end(context, speaker, said)
    comma = _COMMA.match(context.text, end, said.end) if end else None
    if end is None or comma is None or _is_described(context.text, comma.end(), said.end):
        return speaker, said
    return Span(speaker.start, end), Span(comma.end(), said.end)


def _name_end(context: Context, said: Span) -> int | None:
    """Where a person's name ends that some words begin with, perhaps behind a title."""
    named = context.names.within(Span(said.start, said.start + _CHARACTERS_OF_TITLE))[:1]
    lead = context.text[said.start : named[0].span.start].strip(" .").lower() if named else ""
    return named[0].span.end if named and (not lead or lead in roles.TITLES) and _is_one(context, named[0]) else None


def _office_end(context: Context, speaker: Span, said: Span) -> int | None:
    """Where a description ends that some words begin with, behind the name: "Kolb, the ombudsman, 40 …"."""
    named = context.names.within(speaker)
    comma = context.text.find(",", said.start, said.end)
    office = context.text[said.start : comma]
    begins = office.lower().startswith(_DETERMINERS) and _describes(office)
    return comma if comma > 0 and begins and named and named[-1].span.end == speaker.end else None


def _is_office(words: str) -> bool:
    """Whether words say what one person is: "the head of the union", "one of the victims"."""
    head, last = _head(words), words.rpartition(" ")[2].lower()
    return is_role(head) or is_role(last) or head == "one"


def _describes(words: str) -> bool:
    """Whether words may describe a name: as one person, or as a body such as "the human rights group"."""
    return _is_office(words) or _head(words) in roles.ORGANISATIONS | roles.COMPANIES


def _is_described(text: str, start: int, end: int) -> bool:
    """Whether another description of whom the words before a comma name follows it: "…, a mother of two, …"."""
    comma = text.find(",", start, end)
    words = text[start:comma] if comma > 0 else ""
    return bool(_DESCRIBED.match(words))


def _is_one(context: Context, mention: Mention) -> bool:
    """Whether a name of several words may be a person's."""
    return len(mention.words) > 1 and context.names.kind(context.names.full(mention)) in (None, "person")


def _head(words: str) -> str:
    """The noun of a phrase, in small letters."""
    end = HEAD_END.search(words)
    return (words[: end.start()] if end else words).rpartition(" ")[2].lower()
