"""The sentences that may stand in an overview: whole, telling something by themselves, and none about their own text.

Knows documents, their sentences and statements; ranks nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answer.evidence.sentences import can_answer, document_sentences
from answer.evidence.weights import OVERVIEW
from answer.quote.choose import Quote, antecedent
from answer.speakers.lookup import statement_at
from answer.speakers.naming import ANAPHOR
from index.corpus import Corpus
from index.records import Document
from text.capitals import UPPER
from text.endings import ends_sentence
from text.roles import TEXTS
from text.spans import Span
from text.speech import CONJUNCTIONS, FIRST_PERSON, HELPING_VERB

_TABLE = " | "
_TEXT = rf"(?:{'|'.join(sorted(TEXTS))})"
# What a text says of itself tells nothing of its subject: "This report was written for …", "Compiled for … from …".
_OF_ITSELF = re.compile(
    rf"\b(?:this|the present) {_TEXT}\b|^The (?:table|figure|chart|map)\b"
    r"|^\W*(?:[A-Z][a-z]+ed|Written) (?:for|by|from)\b[^,]*$",
    re.IGNORECASE,
)
_NAMES_SOMETHING = re.compile(rf"\d|(?<=\w )[{UPPER}]")
_ASSERTS = re.compile(rf"\b(?:{HELPING_VERB}|\w+(?:ed|s))\b", re.IGNORECASE)
_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Yy]ou|[Oo]ur)\b")


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that may stand in an overview: where it stands, the heading above it, and what speaks for it.

    `leads` is how far to the front it stands, from 0 to 1: of its document 1, of its paragraph less; `about` how
    surely it speaks of the subject; `is_apart` whether it is understood without the one before.
    """

    document: Document
    span: Span
    section: str | None
    leads: float
    about: float = 1.0
    is_apart: bool = True

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.span.start : self.span.end]


def points_of(corpus: Corpus, document: Document, within: Iterable[Span] | None = None) -> list[Point]:
    """The sentences of a document that may stand in an overview, in the order of the text.

    :param corpus: the index that the document is of.
    :param document: the document.
    :param within: stretches that they overlap; None for the whole document.
    :return: the points; of a long document those that open its paragraphs, as many as are looked at.
    """
    found = list(corpus.remember(("points", document.id), lambda: tuple(_points(corpus, document))))
    if within is not None:
        stretches = list(within)
        return [point for point in found if any(point.span.overlaps(one) for one in stretches)]
    opening = [point for point in found if point.leads > 0]
    most = int(OVERVIEW["sentences"])
    if len(found) <= most:
        return found
    return _spread(opening if len(opening) >= most else found, most)


def quote_point(corpus: Corpus, point: Point, heading: str | None = None) -> Quote:
    """The quotation of a point, with the sentence before it where that says what "it" is."""
    before = None if point.is_apart else antecedent(point.document, point.span)
    span = Span(before.start, point.span.end) if before else point.span
    statement = statement_at(corpus.statements(point.document.id), point.span)
    return Quote(point.document, span, point.span, point.about, statement, heading)


def heading_at(document: Document, offset: int) -> str | None:
    """The heading that a place stands under, if the document has one there."""
    last = bisect_right(document.headings, offset, key=lambda heading: heading.start) - 1
    return document.text[document.headings[last].start : document.headings[last].end] if last >= 0 else None


def _points(corpus: Corpus, document: Document) -> Iterator[Point]:
    is_first, is_of_itself, is_preface = True, False, True
    before = Span(0, 0)
    for span in document_sentences(document):
        words = document.text[span.start : span.end]
        opens = before.end == 0 or "\n" in document.text[before.end : span.start]
        # Behind a sentence on the text itself, those of its paragraph that name nothing go on about it; all of them do
        # in the paragraph that the text begins with.
        is_preface = is_preface and (before.end == 0 or not opens)
        goes_on = is_of_itself and not opens and (is_preface or not _NAMES_SOMETHING.search(words))
        is_of_itself = goes_on or bool(_OF_ITSELF.search(words))
        before = span
        if is_of_itself or not _may_stand(corpus, document, span):
            continue
        leads = OVERVIEW["first_of_document"] if is_first else OVERVIEW["first_of_paragraph"] if opens else 0.0
        is_first = False
        yield Point(document, span, heading_at(document, span.start), leads, is_apart=not _leans(words))


def _may_stand(corpus: Corpus, document: Document, span: Span) -> bool:
    """Whether a sentence is whole prose of a readable length, and no stretch of a quotation that begins elsewhere."""
    words = document.text[span.start : span.end]
    count = len(words.split())
    is_prose = ends_sentence(words) and _TABLE not in words and _ASSERTS.search(words)
    if not is_prose or not OVERVIEW["fewest_words"] <= count <= OVERVIEW["most_words"]:
        return False
    statement = statement_at(corpus.statements(document.id), span)
    is_torn = (
        statement is not None and statement.direct and not (statement.speaker and span.overlaps(statement.speaker))
    )
    is_chat = _OWN_WORDS.search(words) and not (statement and statement.direct)
    return not is_torn and not is_chat and can_answer(document, span)


def _leans(words: str) -> bool:
    """Whether a sentence leans on the one before: it opens with "it", "the company", "but" and the like."""
    first = words.split()[0].strip("“\"‘'(,").lower()
    return ANAPHOR.match(words) is not None or first in CONJUNCTIONS | FIRST_PERSON


def _spread(points: list[Point], most: int) -> list[Point]:
    """As many of some points, from everywhere in their order."""
    return [points[place * len(points) // most] for place in range(most)]
