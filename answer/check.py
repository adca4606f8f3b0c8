"""Whether words that somebody gives as a quotation stand in the corpus, where, and who says them there.

Owns the verdicts. Knows no presentation.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from answer.cite import cite_quotes
from answer.names import names_in
from answer.phrases import phrase
from answer.pieces import Pieces, are_same, nearest, occurrences, pieces_of
from answer.quotes import Quote
from answer.records import Citation
from answer.speakers import is_any_speaker, is_said_by, statement_at, writers
from index.errors import QuestionError
from index.records import Document, Span
from index.retriever import Retriever

LONGEST_QUOTATION = 5_000
_FEWEST_WORDS = 3
_FEWEST_IN_A_PART = 2
_SEARCHED = 50
_COMPARED = 5
_PLACES = 5
# What of the words must be right, in a row, for the rest to be called altered rather than the whole absent.
_ALIKE = 0.6
_FURTHEST = 600
_OMISSION = re.compile(r"\[[^\]]*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,}")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|‘([^‘’]{20,})’")
# What may stand beside a quotation that a sentence attributes, and how many words besides.
_ATTRIBUTING = frozenset(
    "a an and as in of on the to its his her their according says said say saying told tells claims claimed states "
    "stated writes wrote argues argued admits admitted confirms confirmed denies denied explains explained adds added "
    "warns warned replies replied answered company firm group organisation organization spokesman spokeswoman "
    "spokesperson mr mrs ms dr".split()
)
_OTHER_WORDS = 3


class Verdict(StrEnum):
    """What became of a quotation."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the quotation and what the source has in its place, and whether the words are the same."""

    quoted: str
    real: str
    same: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict, and what it rests on.

    `words` are those that were looked for, `claimed` who is claimed to have said them. `citations` are the places where
    they stand or, when they are altered, where the nearest real words stand, which `changes` compares with them.
    `confirmed` is whether the first place has them said by the one claimed, and `omissions` whether the quotation marks
    words as left out.
    """

    text: str
    words: str
    claimed: str | None
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    changes: tuple[Change, ...] = ()
    confirmed: bool = False
    omissions: bool = False


def check(retriever: Retriever, text: str, speaker: str | None = None) -> Check:
    """Check a quotation.

    :param retriever: the index to look in.
    :param text: the words, or a sentence that gives them in quotation marks and says whose they are.
    :param speaker: who is claimed to have said them; None when the text says so, or nobody does.
    :return: the verdict.
    :raises QuestionError: when there are too few words or too many.
    """
    _check_length(text)
    documents = _documents(retriever, text)
    whole = _standing(retriever, text, speaker, documents)
    words, named = _claim(text)
    if words == text or (whole and whole.verdict is Verdict.VERBATIM):
        return whole or _nearest(retriever, text, speaker, documents)
    claimed, documents = speaker or named, _documents(retriever, words)
    found = _standing(retriever, words, claimed, documents) or _nearest(retriever, words, claimed, documents)
    return replace(found, text=text)


def quoted_words(text: str) -> list[str]:
    """What a text has in quotation marks, in order."""
    return [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]


def _documents(retriever: Retriever, words: str) -> list[Document]:
    """The documents that share most with the words, best first."""
    return [one for id in retriever.documents_with(words, _SEARCHED) if (one := retriever.document(id))]


def _standing(retriever: Retriever, words: str, claimed: str | None, documents: Sequence[Document]) -> Check | None:
    """The verdict on words that stand somewhere as they are; None when they do not."""
    parts = _parts(words)
    quotes = _found(retriever, parts, claimed, documents)
    if not quotes:
        return None
    quotes.sort(key=lambda quote: not _is_by(retriever, claimed, quote))
    confirmed = _is_by(retriever, claimed, quotes[0])
    cited = cite_quotes(retriever, quotes)
    by_others = claimed is not None and not confirmed and any(citation.speaker for citation in cited)
    verdict = Verdict.MISATTRIBUTED if by_others else Verdict.VERBATIM
    return Check(words, words, claimed, verdict, cited, confirmed=confirmed, omissions=len(parts) > 1)


def quotes_of(retriever: Retriever, words: str, speaker: str | None) -> list[Quote]:
    """Find where words stand as they are, but for typography.

    :param retriever: the index to look in.
    :param words: the words; "…" stands for others between them.
    :param speaker: whose statement a quote is to be for, if they have one there.
    :return: the first few places.
    """
    return _found(retriever, _parts(words), speaker, _documents(retriever, words))


def _found(
    retriever: Retriever, parts: Sequence[Pieces], claimed: str | None, documents: Sequence[Document]
) -> list[Quote]:
    letters = [_squeezed(part.letters) for part in parts]
    holding = (one for one in documents if all(part in _squeezed_document(one) for part in letters))
    places = ((one, span) for one in holding for span in _places(parts, document_pieces(one)))
    return [_quote(retriever, document, span, claimed) for document, span in islice(places, _PLACES)]


def _parts(words: str) -> list[Pieces]:
    """What stands between marked omissions; all as one when a part is too short, as the document's own marks may be."""
    parts = [pieces for part in _OMISSION.split(words) if (pieces := pieces_of(part)).pieces]
    is_short = len(parts) > 1 and any(len(part.pieces) < _FEWEST_IN_A_PART for part in parts)
    return [pieces_of(words)] if is_short else parts


def _places(parts: Sequence[Pieces], pieces: Pieces) -> Iterator[Span]:
    """Where a document has all parts, in order and not far from each other."""
    first, *later = [list(occurrences(part, pieces)) for part in parts]
    for begin in first:
        end = _end(pieces, begin.stop, later)
        if end is not None:
            yield _span(pieces, range(begin.start, end))


def _end(pieces: Pieces, end: int, later: Sequence[Sequence[range]]) -> int | None:
    """Where the last part ends when each of them follows the one before, not far from it."""
    for places in later:
        at = bisect_left(places, end, key=lambda place: place.start)
        if at == len(places) or _distance(pieces, end, places[at].start) > _FURTHEST:
            return None
        end = places[at].stop
    return end


def _nearest(retriever: Retriever, words: str, claimed: str | None, documents: Sequence[Document]) -> Check:
    """The verdict on words that stand nowhere: altered when most of them stand somewhere in their order."""
    part = pieces_of(words)
    aligned = [(document, stretch) for document in documents[:_COMPARED] if (stretch := _aligned(part, document))]
    alike = [_matcher(part, document_pieces(document), stretch).ratio() for document, stretch in aligned]
    best = max(alike, default=0.0)
    if best < _ALIKE:
        return Check(words, words, claimed, Verdict.ABSENT)
    document, stretch = aligned[alike.index(best)]
    pieces = document_pieces(document)
    quote = _quote(retriever, document, _span(pieces, stretch), claimed)
    changes = tuple(_changes(words, part, document.text, pieces, stretch))
    return Check(words, words, claimed, Verdict.ALTERED, cite_quotes(retriever, [quote]), changes)


def _aligned(part: Pieces, document: Document) -> range | None:
    """The nearest stretch of a document, without what lies before and after the words that agree."""
    pieces = document_pieces(document)
    stretch = nearest(part, pieces)
    blocks = [block for block in _matcher(part, pieces, stretch).get_matching_blocks() if block.size] if stretch else []
    if stretch is None or not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    rest = len(part.pieces) - last.a - last.size
    begin = max(stretch.start, stretch.start + first.b - first.a)
    return pieces.widened(range(begin, min(stretch.stop, stretch.start + last.b + last.size + rest)))


def _matcher(part: Pieces, whole: Pieces, stretch: range) -> SequenceMatcher[str]:
    real = [piece.folded for piece in whole.pieces[stretch.start : stretch.stop]]
    return SequenceMatcher(None, [piece.folded for piece in part.pieces], real, autojunk=False)


def _changes(words: str, part: Pieces, text: str, whole: Pieces, stretch: range) -> Iterator[Change]:
    for kind, begin, end, real_begin, real_end in _matcher(part, whole, stretch).get_opcodes():
        quoted = _words(words, part, range(begin, end))
        real = _words(text, whole, range(stretch.start + real_begin, stretch.start + real_end))
        yield Change(quoted, real, kind == "equal" or are_same(pieces_of(quoted), pieces_of(real)))


def _claim(text: str) -> tuple[str, str | None]:
    """The words given in quotation marks and the name beside them; the text itself when it is not of that form.

    Beside them there may be little but an attribution: a longer sentence may itself be quoted, and wrongly.
    """
    quoted = quoted_words(text)
    beside = _QUOTED.sub(" ", text)
    names = names_in(beside)
    known = _ATTRIBUTING | {word.casefold() for name in names for word in name.split()}
    others = [word for word in re.findall(r"[\w’'-]+", beside) if word.casefold() not in known]
    if sum(len(one.split()) for one in quoted) < _FEWEST_WORDS or len(others) > _OTHER_WORDS:
        return text, None
    return " … ".join(quoted), next(iter(names), None)


def _is_by(retriever: Retriever, claimed: str | None, quote: Quote) -> bool:
    """Whether the place has the words said by somebody, or written by them: an author's own are theirs too."""
    document = quote.document
    if quote.statement is None and is_any_speaker(claimed, writers(document)):
        return True
    return is_said_by(claimed, quote.span, retriever.statements(document.id), document.text)


def _quote(retriever: Retriever, document: Document, span: Span, claimed: str | None) -> Quote:
    return Quote(document, span, span, 1.0, statement_at(retriever.statements(document.id), span, claimed))


def _check_length(text: str) -> None:
    words = len(pieces_of(text[: LONGEST_QUOTATION + 1]).pieces)
    if words < _FEWEST_WORDS:
        raise QuestionError(phrase("few_words", fewest=_FEWEST_WORDS))
    if len(text) > LONGEST_QUOTATION:
        raise QuestionError(phrase("long_quotation", length=len(text), limit=LONGEST_QUOTATION))


def _squeezed(text: str) -> str:
    """Letters and digits alone: what a text must have in common with one that holds its words."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=128)
def _squeezed_document(document: Document) -> str:
    return _squeezed(document.text)


@lru_cache(maxsize=16)
def document_pieces(document: Document) -> Pieces:
    """The text of a document as pieces; those of the last documents are kept."""
    return pieces_of(document.text)


def _span(pieces: Pieces, stretch: range) -> Span:
    return Span(pieces.pieces[stretch.start].span.start, pieces.pieces[stretch.stop - 1].span.end)


def _words(text: str, pieces: Pieces, stretch: range) -> str:
    span = _span(pieces, stretch) if stretch else Span(0, 0)
    return text[span.start : span.end]


def _distance(pieces: Pieces, end: int, start: int) -> int:
    """Characters between the end of one piece and the start of another."""
    return pieces.pieces[start].span.start - pieces.pieces[end - 1].span.end
