"""Finds who tells that somebody said something: "B reports that A said …" has A's words, via B.

Owns when one statement is told within another. Knows statements by their places and names; who is told to ("A told B")
tells nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.records import Statement
from text.spans import Span


def with_tellers(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each with who tells of it where it lies within what somebody else says, the nearest who does.

    :param statements: those of one document; one that has its teller keeps it.
    :return: the same, in their order.
    """
    tellers = _tellers([one for one in statements if one.speaker])
    return [_told(one, tellers.get(one.id, ())) if one.via is None else one for one in statements]


def _tellers(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """For each statement, by its id, those that it lies within, the innermost last."""
    parts = [(part, one) for one in statements for part in one.contents]
    parts.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    found, open_, reached = dict[int, list[Statement]](), list[tuple[Span, Statement]](), 0
    for inner in sorted(statements, key=lambda one: _place(one).start):
        place = _place(inner)
        while reached < len(parts) and parts[reached][0].start <= place.start:
            open_.append(parts[reached])
            reached += 1
        open_ = [pair for pair in open_ if pair[0].end > place.start]
        found[inner.id] = [outer for part, outer in open_ if part.holds(place) and _is_another_s(outer, inner)]
    return found


def _place(statement: Statement) -> Span:
    """Where a statement stands: from who says it to the end of what is said, in whichever order."""
    places = [*statement.contents, *filter(None, (statement.speaker, statement.cue))]
    return Span(min(one.start for one in places), max(one.end for one in places))


def _is_another_s(outer: Statement, inner: Statement) -> bool:
    """Whether somebody else says a statement: not who speaks in the other, nor who says the same words with them."""
    is_one = outer.speaker_name is not None and outer.speaker_name == inner.speaker_name
    return outer.contents != inner.contents and outer.speaker != inner.speaker and not is_one


def _told(inner: Statement, outer: Sequence[Statement]) -> Statement:
    """A statement with who tells of it; of several who tell it together, as the document writes them."""
    nearest = [one for one in outer if one.contents == outer[-1].contents]
    speakers = [one.speaker for one in nearest if one.speaker]
    if not speakers:
        return inner
    via = Span(min(one.start for one in speakers), max(one.end for one in speakers))
    return replace(inner, via=via, via_name=nearest[0].speaker_name if len(nearest) == 1 else None)
