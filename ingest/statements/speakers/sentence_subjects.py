"""The last step: what "it", "the firm" and "the agency" mean: what the sentences before are about.

Decides only when one alone fits.
"""

import re

from ingest.statements.speakers.context import Context
from ingest.statements.speakers.own_words import BODY, WRITINGS, Description, description
from text import roles
from text.countries import COUNTRIES
from text.mentions import Mention
from text.spans import Span

_LINES_BACK = 3
"""How many lines are looked at for an organisation that speaks or begins a sentence."""
_CHARACTERS_TO_BODY, _ARTICLE = 60, len("The ")
_ORDINALS = frozenset(("new", "other", "second", "former", "latter", "first", "third"))
_OWNED = re.compile(r"['’]s? (?:[a-z][\w-]* )?$")
_OF_OUTLETS = frozenset("radio television tv news broadcasting journal times post herald tribune gazette daily".split())


def meant(context: Context, speaker: Span) -> str | None:
    """What "it" or an organisation that is described so means, though nothing else in the text describes it."""
    if context.words(speaker) in ("it", "its"):
        return of_it(context, speaker)
    wanted = description(context, speaker)
    if wanted is None or wanted.noun in roles.PEOPLE | WRITINGS:
        return None
    if wanted.noun in roles.NEWS:
        return _outlet(context, speaker)
    if wanted.noun in roles.COMPANIES:
        return _company(context, speaker, wanted)
    is_generic = wanted.noun in roles.GENERIC_ORGANISATIONS and not wanted.adjectives & roles.NATIONS
    return _organisation(context, speaker) if is_generic else None


def of_it(context: Context, speaker: Span) -> str | None:
    """What "it" means: the subject of the nearest sentence before it that has a name for one, in its line."""
    found = (name for sentence in context.earlier_in_line(speaker) if (name := subject(context, sentence)))
    name = next(found, None)
    return name if name and _may_speak(context, name) else None


def subject(context: Context, sentence: Span) -> str | None:
    """The name that a sentence begins with, or the last of those that own each other."""
    body = BODY.search(context.text, sentence.start, min(sentence.end, sentence.start + _CHARACTERS_TO_BODY))
    if body and body.start(1) - sentence.start <= _ARTICLE:
        return body.group(1)
    mentions = context.names.outside_quotations(sentence)
    if not mentions or not mentions[0].leads or context.text.startswith(":", mentions[0].span.end):
        return None
    if ":" in context.text[sentence.start : mentions[0].span.start]:
        return None
    name = context.names.full(_last_owned(context.text, mentions))
    others = {context.names.full(name) for name in mentions[1:] if context.says(name)} - {name} - context.outlets
    return None if others else name


def _last_owned(text: str, mentions: list[Mention]) -> Mention:
    head = mentions[0]
    for following in mentions[1:]:
        if not _OWNED.fullmatch(text, head.span.end, following.span.start):
            break
        head = following
    return head


def _may_speak(context: Context, name: str) -> bool:
    """Whether a name is an organisation's, or of no known kind but that of one who says something somewhere."""
    kind = context.names.kind(name)
    is_body = any(word.isupper() for word in name.split()) or name in COUNTRIES | roles.CAPITALS
    if kind or is_body or BODY.fullmatch(name):
        return kind not in ("person", "thing")
    return name in context.acting


def _subjects(context: Context, speaker: Span) -> set[str]:
    """What the sentences of a line before a speaker are about."""
    return {name for sentence in context.earlier_in_line(speaker) if (name := subject(context, sentence))}


def _outlet(context: Context, speaker: Span) -> str | None:
    """What "the newspaper" means: the only one in its line that reports or is described as one."""
    named = context.named(context.line_before(speaker))
    fitting = {name for name in named if name in context.outlets or not _OF_OUTLETS.isdisjoint(name.lower().split())}
    if not fitting:
        unknown = {name for name in _subjects(context, speaker) if context.names.kind(name) is None}
        fitting = unknown - COUNTRIES
    return fitting.pop() if len(fitting) == 1 else None


def _company(context: Context, speaker: Span, wanted: Description) -> str | None:
    """What "the firm" means: the only subject of its line that can be one, else the only one of the title."""
    named = context.named(context.line_before(speaker))
    if len({name for name in named if context.names.described(name) & roles.COMPANIES}) > 1:
        return None
    for names in (_subjects(context, speaker), context.titled):
        if fitting := {name for name in names if _may_be_company(context, name, wanted.adjectives)}:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _may_be_company(context: Context, name: str, adjectives: frozenset[str]) -> bool:
    described = context.names.described(name)
    nations = described & roles.NATIONS
    foreign = (nations and adjectives & roles.NATIONS and not adjectives & nations) or adjectives & _ORDINALS
    wrong_kind = context.names.kind(name) in ("person", "thing")
    return not (foreign or wrong_kind or name in context.outlets or name in COUNTRIES)


def _organisation(context: Context, speaker: Span) -> str | None:
    """What "the agency" means: the only organisation that speaks, or that begins the nearest sentence with any."""
    for sentence in context.sentences_before(speaker, _LINES_BACK):
        names = context.speakers.names(sentence), {subject(context, sentence)}
        fitting = ({name for name in some if name and _may_be_organisation(context, name)} for some in names)
        if found := next(filter(None, fitting), None):
            return found.pop() if len(found) == 1 else None
    return None


def _may_be_organisation(context: Context, name: str) -> bool:
    is_company = context.names.described(name) & roles.COMPANIES
    is_place = name in COUNTRIES | roles.CAPITALS | context.outlets or context.names.is_placed(name)
    return context.names.kind(name) not in ("person", "thing") and not is_place and not is_company
