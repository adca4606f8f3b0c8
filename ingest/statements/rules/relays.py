"""Finds who is quoted by somebody else: "A was quoted by B as saying that …", "B quoted A as saying that …".

Owns these two forms; what is said is told by contents.py.
"""

from collections.abc import Iterator
from dataclasses import replace

from ingest.statements.rules.contents import Attribution, contents_of
from ingest.statements.rules.subjects import subject_after, subject_before, verb_start
from ingest.statements.rules.tokens import Phrase, Token, word_after
from text import speech

_QUOTES = frozenset(("quote", "cite"))


def find_relayed(tokens: list[Token]) -> Iterator[Attribution]:
    """The attributions of a sentence in which somebody quotes somebody.

    :param tokens: the sentence.
    :yield: each with who is quoted as its speaker and, where it says so, who quotes as `via`.
    """
    for verb, token in enumerate(tokens):
        cue = speech.CUES.get(token.lower)
        quotes = cue is not None and cue.verb in _QUOTES and not token.quoted
        found = _relayed(tokens, verb) if quotes else None
        if found and (contents := _contents(tokens, found)):
            yield replace(found, contents=contents)


def _relayed(tokens: list[Token], verb: int) -> Attribution | None:
    """Who is quoted by a verb, and by whom; None where no "as saying" belongs to it."""
    begins = verb_start(tokens, verb)
    before = subject_before(tokens, begins)
    is_passive = any(token.lower in speech.BE for token in tokens[begins:verb])
    by = _agent(tokens, verb + 1)
    after = by if is_passive else subject_after(tokens, verb)
    says = (after.last if after else verb) + 2
    gerund = speech.CUES.get(tokens[says].lower) if says < len(tokens) else None
    if before is None or tokens[says - 1].lower != "as" or gerund is None or gerund.tense != "gerund":
        return None
    cue = Phrase(begins, says)
    if is_passive:
        return Attribution(cue, before, via=by or _agent(tokens, says + 1))
    return Attribution(Phrase(says, says), after, shared=True, via=before) if after else None


def _contents(tokens: list[Token], found: Attribution) -> tuple[Phrase, ...]:
    """What is said, behind who quotes it where that stands between: "as saying by Reuters that …"."""
    says, via = found.cue.last, found.via
    if via is None or via.first < says:
        return contents_of(tokens, found, None)
    between = via.last - says
    contents = contents_of([*tokens[: says + 1], *tokens[via.last + 1 :]], replace(found, via=None), None)
    return tuple(Phrase(*(place + between * (place > says) for place in (one.first, one.last))) for one in contents)


def _agent(tokens: list[Token], place: int) -> Phrase | None:
    """Who is named behind a "by" at a place."""
    if word_after(tokens, place - 1) != "by":
        return None
    that = (index for index in range(place, len(tokens)) if tokens[index].lower in speech.COMPLEMENTIZERS)
    return subject_after(tokens[: next(that, len(tokens))], place)
