"""The fourth step: whom "the Swedish company", "the governor" and "the report" mean, by what the text says of names.

Decides only when one alone fits.
"""

import re
from collections.abc import Iterator

from ingest.statements.speakers.context import CHARACTERS_REMEMBERED, Context
from ingest.statements.speakers.own_words import WRITINGS, Description, description
from ingest.statements.speakers.sentence_subjects import of_it, subject
from text import roles
from text.capitals import UPPER
from text.spans import Span

_LINES_BACK, _LINES_BACK_TO_PAPER = 4, 3
_CHARACTERS_TO_ROLE = 20_000
"""How many characters back anybody is looked for, so that time grows no faster than the text."""
_IN_PLACE = re.compile(rf"\b[Ii]n [{UPPER}]\w+(?: [{UPPER}]\w+)?,? $")
_BESIDE = re.compile(r",? (?:who )?(?:(?:is|was|has been) )?(?:the )?(?:[a-z-]+ )?")
_OF_WHAT = re.compile(rf"[{UPPER}]\w+(?: [{UPPER}]\w+){{0,2}},? ")
_PAPER_BEFORE = r"(?:{noun}s?\b[^.!?\n]{{0,40}}? (?:by|from|of) (?:the )?$)"
_PAPER_NEXT = r"(?:['’]s?)? (?:(?:[a-z-]+ ){{0,2}}{noun}|{verb})\b"
_CHARACTERS_TO_PAPER = 70
_SAID_BY_WRITING = {"answer": "answered", "reply": "replied", "response": "responded", "statement": "stated"}


def meant(context: Context, speaker: Span) -> str | None:
    """Whom a description means: the one last named who is described so, if no other could be meant."""
    wanted = description(context, speaker)
    if wanted is None:
        return None
    if wanted.noun in WRITINGS:
        return None if wanted.adjectives - {"same"} else _publisher(context, speaker, wanted.noun)
    is_role = wanted.noun in roles.PEOPLE
    if is_role and _is_another(context, speaker, wanted.noun):
        return None
    found = _last_described(context, speaker, wanted)
    return found if found or wanted.adjectives or not is_role else _only(context, speaker, wanted.noun)


def _is_another(context: Context, speaker: Span, noun: str) -> bool:
    """Whether the text has several of a role, by their places: "the governor of Texas", "In Texas the governor"."""
    start = max(0, speaker.start - CHARACTERS_REMEMBERED)
    of_place = re.compile(rf"\b{noun} of (?:the )?[{UPPER}]", re.IGNORECASE)
    others = (not _is_apposed(context, one) for one in of_place.finditer(context.text, start, speaker.start))
    return any(others) or _IN_PLACE.search(context.text, start, speaker.start) is not None


def _is_apposed(context: Context, role: re.Match[str]) -> bool:
    """Whether a role with its place stands beside the name of whoever has it: "Ann Lee, the mayor of Arlen"."""
    named = context.names.within(Span(max(0, role.start() - 60), role.end() + 60))
    before = any(_BESIDE.fullmatch(context.text, one.span.end, role.start()) for one in named)
    return before or any(_OF_WHAT.fullmatch(context.text, role.end() - 1, one.span.start) for one in named)


def _last_described(context: Context, speaker: Span, wanted: Description) -> str | None:
    """Who was last named and is described so."""
    last = context.last_speaker(speaker, "person" if wanted.noun not in roles.PEOPLE else "organisation")
    if last and _fits(context, last, wanted):
        return last
    for line in _lines_before(context.text, speaker):
        named = context.named(line) | context.speakers.names(line)
        fitting = {name for name in named if _fits(context, name, wanted)}
        rivals = _rivals(context, line, wanted.noun)
        if fitting or rivals:
            return fitting.pop() if len(fitting) == 1 and not rivals else None
    return None


def _lines_before(text: str, speaker: Span) -> Iterator[Span]:
    """The stretch of the speaker's own line that precedes him, then the lines before, nearest first."""
    end, found = speaker.start, 0
    while end > 0 and found < _LINES_BACK and speaker.start - end < CHARACTERS_REMEMBERED:
        earliest = max(0, end - CHARACTERS_REMEMBERED)
        start = max(text.rfind("\n", earliest, end) + 1, earliest)
        if start < end or not found:
            found += 1
            yield Span(start, end)
        end = start - 1


def _is_called(name: str, noun: str) -> bool:
    """Whether a name has a noun, in the singular or plural: "Spirit Airlines" is an airline."""
    return not {noun, f"{noun}s"}.isdisjoint(name.lower().split())


def _fits(context: Context, name: str, wanted: Description) -> bool:
    """Whether the text describes a name with a noun, or one of its kind, and with the adjectives."""
    noun, said, kind = wanted.noun, context.names.described(name), context.names.kind(name)
    wrong = "organisation" if noun in roles.PEOPLE else "person"
    is_past = noun in roles.PEOPLE and (said & roles.PAST) - wanted.adjectives
    if is_past or not wanted.adjectives <= said or kind == wrong:
        return False
    if _is_called(name, noun):
        return True
    if noun in roles.COMPANIES:
        return bool(said & roles.COMPANIES) or name.rpartition(" ")[2].lower() in roles.COMPANY_WORDS
    if noun in roles.GENERIC_ORGANISATIONS and kind == "organisation":
        return not context.names.is_placed(name) and not said & (roles.COMPANIES | roles.NEWS)
    return noun in said


def _rivals(context: Context, line: Span, noun: str) -> bool:
    """Whether a sentence has a subject that could be meant as well, since the text does not say what it is."""
    subjects = (context.names.full(one) for one in context.names.outside_quotations(line) if one.leads)
    unknown = (name for name in subjects if context.names.kind(name) is None)
    may_be = (name for name in unknown if noun in roles.PEOPLE or " " not in name)
    return any(not _fits(context, name, Description(noun, frozenset())) for name in may_be)


def _only(context: Context, speaker: Span, noun: str) -> str | None:
    """The only one, named not too far before, whom the text describes by a role that he has still."""
    named = context.named(Span(max(0, speaker.start - _CHARACTERS_TO_ROLE), speaker.start))
    having = [name for name in named if noun in (said := context.names.described(name)) and not said & roles.PAST]
    return having[0] if len(having) == 1 and context.names.kind(having[0]) == "person" else None


def _publisher(context: Context, speaker: Span, noun: str) -> str | None:
    """Who published "the report": the only speaker of the nearest sentence that has it."""
    has = re.compile(rf"\b(?:{noun}|{_SAID_BY_WRITING.get(noun, noun)})\b")
    for sentence in context.sentences_before(speaker, _LINES_BACK_TO_PAPER):
        named = has.search(context.text, sentence.start, sentence.end)
        if named and (owners := _owners(context, sentence, noun)):
            return owners.pop() if len(owners) == 1 else None
    return None


def _owners(context: Context, sentence: Span, noun: str) -> set[str]:
    """Who may have published a paper that a sentence has: whose it is, else who speaks there or begins it."""
    if owned := _owned(context, sentence, noun):
        return owned
    its = re.compile(rf"\bits (?:[a-z]+ ){{0,2}}{noun}\b", re.IGNORECASE)
    if found := its.search(context.text, sentence.start, sentence.end):
        owner = of_it(context, Span(found.start(), found.start() + len("its")))
        return {owner} if owner else set()
    begins = subject(context, sentence)
    return context.speakers.names(sentence) or ({begins} if begins else set())


def _owned(context: Context, stretch: Span, noun: str) -> set[str]:
    """Whose paper a stretch says that it is: "Amnesty's report", "a report by Amnesty"."""
    behind = re.compile(_PAPER_NEXT.format(noun=noun, verb=_SAID_BY_WRITING.get(noun, noun)))
    before = re.compile(_PAPER_BEFORE.format(noun=noun))
    owning = (
        context.names.full(one)
        for one in context.names.outside_quotations(stretch)
        if behind.match(context.text, one.span.end)
        or before.search(context.text, max(0, one.span.start - _CHARACTERS_TO_PAPER), one.span.start)
    )
    return {name for name in owning if context.names.kind(name) in ("person", "organisation")}
