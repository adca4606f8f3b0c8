"""Finds quotations by their marks. Owns which marks open and close; knows nothing of speakers or cues.

Marks are balanced within a line (a paragraph of canonical text). A quotation that a paragraph leaves open goes
on when the next paragraph begins with an opening mark, as newspapers print it. A mark without its partner
marks nothing: a stray one must never turn a reporter's words into somebody's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from text.spans import Span

QUOTATION_MARKS = '"“”„‟«»‹›'
"""The marks that quote and are nothing else, for use inside a character class; single ones may be apostrophes."""
_MARKS = re.compile(rf"''|``|[{QUOTATION_MARKS}‘‚]")
_CLOSERS = {
    '"': '"”',
    "''": "''",
    "``": "''",
    "“": '”"',
    "‟": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])’(?!\w)")
_SINGLE_CHARACTERS = 2000
"""A quotation in single marks is at most a long paragraph: behind it a closing mark is another's."""
_BEFORE_OPENING = " \t\u00a0\u202f([{—–-/:‘'"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words. `inner` lies between the marks, `outer` includes them.

    `continues` says that the quotation goes on from the paragraph before.
    """

    inner: Span
    outer: Span
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """An opening mark that waits for its partner; `depth` counts marks of its kind nested in it."""

    start: int
    end: int
    mark: str
    depth: int = 0


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of a text, in order; what they quote in turn stays inside them."""
    found: list[Quotation] = []
    pending: Quotation | None = None
    for line in re.finditer(r"[^\n]+", text):
        quotations, opening = _line_quotations(text, line.start(), line.end())
        if pending is not None and _goes_on(line.start(), quotations, opening):
            found.append(pending)
            quotations = [_continued(quotation, line.start()) for quotation in quotations]
            continues = True
        else:
            continues = False
        found.extend(quotations)
        pending = _to_the_end(opening, line.end(), continues) if opening else None
    return [quotation for quotation in found if text[quotation.inner.start : quotation.inner.end].strip()]


def _goes_on(start: int, quotations: list[Quotation], opening: _Opening | None) -> bool:
    """Whether the paragraph at `start` begins with an opening mark, as one that continues a quotation does."""
    first = quotations[0].outer.start if quotations else opening.start if opening else -1
    return first == start


def _continued(quotation: Quotation, start: int) -> Quotation:
    return Quotation(quotation.inner, quotation.outer, quotation.outer.start == start)


def _to_the_end(opening: _Opening, end: int, continues: bool) -> Quotation:
    return Quotation(Span(opening.end, end), Span(opening.start, end), continues)


def _line_quotations(text: str, start: int, end: int) -> tuple[list[Quotation], _Opening | None]:
    """The closed quotations of one line, and the opening mark that it leaves open."""
    found: list[Quotation] = []
    opening: _Opening | None = None
    singles = _single_closers(text, start, end)
    for match in _MARKS.finditer(text, start, end):
        if opening is None and found and match.start() < found[-1].outer.end:
            continue
        if match.group() == "‚":
            found.extend(_low_single(text, match, end) if opening is None else ())
        elif match.group() == "‘":
            found.extend(_single(match, singles) if opening is None else ())
        elif opening is None:
            opening = _open(text, match, start, end)
        else:
            opening = _inside(text, opening, match, found, (start, end))
    return found, opening


def _open(text: str, match: re.Match[str], start: int, end: int) -> _Opening | None:
    """The opening that a mark makes outside a quotation, or None for a stray closing mark or an inch sign."""
    before_fits = match.start() == start or text[match.start() - 1] in _BEFORE_OPENING
    after_fits = match.end() < end and not text[match.end()].isspace()
    sure = match.group() in "“„‟«``‹"
    if (before_fits and after_fits) or (sure and (before_fits or after_fits)):
        return _Opening(match.start(), match.end(), match.group())
    return None


def _inside(
    text: str, opening: _Opening, match: re.Match[str], found: list[Quotation], line: tuple[int, int]
) -> _Opening | None:
    """What is open after a mark inside a quotation; a quotation that it closes is added to `found`."""
    mark = match.group()
    if mark in _CLOSERS[opening.mark] and not _must_open(text, match, line):
        if opening.depth:
            return _Opening(opening.start, opening.end, opening.mark, opening.depth - 1)
        found.append(Quotation(Span(opening.end, match.start()), Span(opening.start, match.end())))
        return None
    if (mark == opening.mark and mark not in _CLOSERS[mark]) or (mark == '"' and mark != opening.mark):
        return _Opening(opening.start, opening.end, opening.mark, opening.depth + 1)
    if mark == opening.mark or mark in _CLOSERS[opening.mark]:
        return _open(text, match, *line) or opening
    return opening


def _must_open(text: str, match: re.Match[str], line: tuple[int, int]) -> bool:
    """Whether a mark that looks the same both ways has a blank before it and a word after it."""
    if match.group() not in "\"''”" or match.end() >= line[1]:
        return False
    return text[match.start() - 1].isspace() and not text[match.end()].isspace()


def _single_closers(text: str, start: int, end: int) -> list[int]:
    """Where single closing marks stand that cannot be apostrophes, in order."""
    if text.find("‘", start, end) < 0:
        return []
    return [match.start() for match in _SINGLE_CLOSE.finditer(text, start, end)]


def _single(match: re.Match[str], closers: list[int]) -> Iterator[Quotation]:
    """The quotation in single marks that opens here, if a closing mark is near that is no apostrophe."""
    place = bisect_right(closers, match.start())
    if place < len(closers) and closers[place] - match.end() <= _SINGLE_CHARACTERS:
        close = closers[place]
        yield Quotation(Span(match.end(), close), Span(match.start(), close + 1))


def _low_single(text: str, match: re.Match[str], end: int) -> Iterator[Quotation]:
    """The quotation in German single marks that opens here, where its closing mark stands in the line: ‚so‘."""
    close = text.find("‘", match.end(), min(end, match.end() + _SINGLE_CHARACTERS))
    if close > match.end() and not text[match.end()].isspace():
        yield Quotation(Span(match.end(), close), Span(match.start(), close + 1))


_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|‘([^‘’]{20,})’")


def quoted_words(text: str) -> list[str]:
    """What a text has in quotation marks, in order."""
    return [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]


def quoted_places(text: str) -> list[tuple[int, int]]:
    """Where a text has what it has in quotation marks, marks and all."""
    return [match.span() for match in _QUOTED.finditer(text)]
