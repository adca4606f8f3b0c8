"""Whom the words for a speaker mean in a German, French or Spanish text: a name, where that is sure, or nobody.

A name in the words themselves; who spoke last, for a pronoun of his sex, where nobody else was named since; the only
one whom the text describes so, for a role. Which words are names is told by foreign_names.py.
"""

import re

from ingest.statements.speakers.context import CHARACTERS_REMEMBERED, Context
from ingest.statements.speakers.foreign_names import ForeignNames, Named
from text.spans import Span

_HEAD_END = re.compile(
    r",| \(| (?:von|vom|des|der|aus|bei|beim|für|im|in|du|de|del|d|en|à|a|para|por|pour) |(?<=\w) d['’]"
)
_LAST_WORD = re.compile(r"([\w-]+)$")
_FIRST_WORD = re.compile(r"\w+")
_CHARACTERS_OF_VERB = 25
_DEFINITE = ("der", "die", "das", "dem", "den", "des", "le", "la", "el")


def own(context: Context, names: ForeignNames, speaker: Span) -> str | None:
    """The full name that a speaker's words have."""
    words = context.text[speaker.start : speaker.end]
    return _own(names, words, speaker) or _alone(context, names, speaker)


def of_pronoun(context: Context, names: ForeignNames, speaker: Span) -> str | None:
    """The full name of whom a pronoun of one person takes up."""
    pronoun = names.naming.pronouns.get(context.words(speaker))
    if pronoun is None or _is_plural(context, names, speaker):
        return None
    return _last(context, names, speaker, pronoun)


def described(context: Context, names: ForeignNames, speaker: Span) -> str | None:
    """The full name of the only one of whom the text says what the words do: "der Minister", "la ministre"."""
    words = context.text[speaker.start : speaker.end].lower()
    article, _, noun = words.rpartition(" ")
    is_role = names.naming.is_role(noun) or not names.naming.capitals
    is_plural = article == "die" and names.naming.sex_of(noun) == "he"
    if article not in _DEFINITE or is_plural or not is_role or names.within(speaker):
        return None
    fitting = names.described_as(noun)
    return next(iter(fitting)) if len(fitting) == 1 else None


def _own(names: ForeignNames, words: str, speaker: Span) -> str | None:
    """The name that the words have: at the end of their head, or alone behind a comma."""
    found = names.within(speaker)
    for named in found:
        end = _head_end(words, speaker, named)
        begins_apposition = words[: named.span.start - speaker.start].rstrip().endswith(",")
        if end or (begins_apposition and _ends(words, named.span.end - speaker.start)):
            return names.full(named.name)
    return None


def _head_end(words: str, speaker: Span, named: Named) -> bool:
    """Whether a name ends the head of a noun phrase, before which no "of" stands."""
    start, end = named.span.start - speaker.start, named.span.end - speaker.start
    before = _HEAD_END.search(words)
    return (before is None or start < before.start() + 1) and _ends(words, end)


def _ends(words: str, end: int) -> bool:
    return end == len(words) or _HEAD_END.match(words, end) is not None or words[end : end + 1] in (",", "(")


def _alone(context: Context, names: ForeignNames, speaker: Span) -> str | None:
    """The full name of which one word is given, or that word: where nouns have capitals, beside a verb in the singular.

    "Kolb sagte", while "Experten sagten" names nobody: a noun without an article stands in the plural.
    """
    word = context.text[speaker.start : speaker.end]
    if " " in word or not word[:1].isupper() or names.is_common(word):
        return None
    full = names.full(word)
    is_sure = not names.naming.capitals or (full and " " in full) or _has_singular(context, names, speaker)
    return full if is_sure else None


def _has_singular(context: Context, names: ForeignNames, speaker: Span) -> bool:
    """Whether a verb in the singular stands beside a speaker, or another whom "and" joins."""
    words = _neighbours(context, speaker)
    governed = bool(words) and words[0].lower() in names.naming.prepositions
    return not governed and not names.naming.singular.isdisjoint(words)


def _last(context: Context, names: ForeignNames, speaker: Span, sex: str) -> str | None:
    """Who spoke last, or who alone was named before in the paragraph, where he may be of a sex and nobody else."""
    start = max(0, speaker.start - CHARACTERS_REMEMBERED)
    heard = context.speakers.before(speaker.start)
    if heard and heard[0].start >= start:
        span, name = heard
        if name is None or not _fits(names, name, sex):
            return None
        since = _persons(names, Span(span.end, speaker.start), sex)
        return name if since <= {name} else None
    named = _persons(names, Span(context.line_start(speaker.start), speaker.start), sex)
    return named.pop() if len(named) == 1 else None


def _persons(names: ForeignNames, stretch: Span, sex: str) -> set[str]:
    """The people named in a stretch who may be of a sex."""
    full = {names.full(named.name) or named.name for named in names.within(stretch)}
    return {name for name in full if _fits(names, name, sex)}


def _fits(names: ForeignNames, name: str, sex: str) -> bool:
    return names.is_person(name) and names.sex(name) in ("", sex)


def _is_plural(context: Context, names: ForeignNames, speaker: Span) -> bool:
    """Whether a pronoun that may be of one or of several has a verb in the plural beside it."""
    plural = names.naming.plural
    return plural is not None and any(plural.fullmatch(word) for word in _neighbours(context, speaker))


def _neighbours(context: Context, speaker: Span) -> list[str]:
    """The words right before and right behind a speaker."""
    before = _LAST_WORD.search(context.text[max(0, speaker.start - _CHARACTERS_OF_VERB) : speaker.start].rstrip())
    after = _FIRST_WORD.match(context.text, speaker.end + 1)
    return [one.group() for one in (before, after) if one]
