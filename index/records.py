"""The records that travel between the packages: frozen, one record per thing, never parallel lists.

Offsets are Python string indices into `Document.text`, half open: `document.text[start:end]`.
Knows nothing of databases, models or files.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from text.spans import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a document's text. `level` is 1 for the outermost."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in a transcript's text the words begin that are heard from a second of the recording on.

    `seconds` is None where words begin that are not heard.
    """

    start: int
    seconds: int | None

    @property
    def clock(self) -> str:
        """The second as recordings show it: "00:12:31"; empty where there is none."""
        if self.seconds is None:
            return ""
        return f"{self.seconds // 3600:02}:{self.seconds // 60 % 60:02}:{self.seconds % 60:02}"


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about it. `text` is canonical and never changes.

    Dates are ISO 8601 days or moments as the source gives them. A date that the source does not state is
    None. `retrieved` is set only for documents fetched from an address.
    `origin` is whom the document itself names as its source ("Source: spiegel").
    `page_starts` holds the offset of each page's first character, and is empty for documents without pages.
    `page_labels` holds what each page calls itself ("iv", "A-3", "12"), empty where it does not say; there are none
    where all pages are called by their number.
    `scanned` are the stretches that were read from pictures of pages (OCR), `doubtful` the words in them that may be
    misread, and `unread` the pages, counted from 1, that show something of which no word was read.
    `moments` are in the order of the text; only transcripts of recordings have some.
    """

    id: str
    text: str
    title: str
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    origin: str | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    page_starts: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()
    page_labels: tuple[str, ...] = ()
    scanned: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    unread: tuple[int, ...] = ()
    moments: tuple[Moment, ...] = ()

    def __hash__(self) -> int:
        """By the id, which is the text's: a document is looked up more often than it has headings."""
        return hash(self.id)

    def page_at(self, offset: int) -> int | None:
        """The page that holds the character at `offset`, counted from 1; None without pages."""
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None

    def label_of(self, page: int | None) -> str | None:
        """What a page, counted from 1, calls itself; None where that is its number, or it does not say."""
        label = self.page_labels[page - 1] if page and page <= len(self.page_labels) else ""
        return label if label and label != str(page) else None

    def is_scanned(self, span: Span) -> bool:
        """Whether some of a stretch was read from the picture of a page."""
        return any(span.overlaps(stretch) for stretch in self.scanned)

    def doubtful_in(self, span: Span) -> tuple[Span, ...]:
        """The parts of a stretch that may be misread."""
        met = (word for word in self.doubtful if span.overlaps(word))
        return tuple(Span(max(span.start, word.start), min(span.end, word.end)) for word in met)

    def time_at(self, offset: int) -> str | None:
        """When the words at `offset` are heard, as "00:12:31"; None where no recording has them."""
        after = bisect_right(self.moments, offset, key=lambda moment: moment.start)
        return (self.moments[after - 1].clock or None) if after else None


LISTS = ("authors", "page_starts", "headings", "page_labels", "scanned", "doubtful", "unread", "moments")
"""The fields of a document that are lists."""
_MADE_OF: Mapping[str, type[Heading | Span | Moment]] = {
    "headings": Heading,
    "scanned": Span,
    "doubtful": Span,
    "moments": Moment,
}
"""The lists of places in a document's text, and what each is made of."""


def document_of(values: Mapping[str, Any]) -> Document:
    """The document of its fields as JSON has them, where lists are lists of plain values.

    :param values: all fields by their names.
    :return: the document.
    :raises TypeError: when a list is none, or one of other values.
    """
    lists = {name: tuple(values[name]) for name in LISTS}
    made = {name: tuple(kind(*each) for each in lists[name]) for name, kind in _MADE_OF.items() if lists[name]}
    return Document(**{**values, **lists, **made})


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable stretch of whole sentences. `heading` is the text of the nearest heading above it."""

    id: int
    document_id: str
    start: int
    end: int
    heading: str | None = None

    @property
    def span(self) -> Span:
        """Where the passage stands in its document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a document attributes to somebody.

    `speaker` is where the document names the speaker, `speaker_name` whom that resolves to; both are None
    when the document does not say. `contents` are the attributed words, possibly in several pieces;
    `direct` is whether they stand in quotation marks. `probability` is how likely the name is right, None where
    there is none, or where rules alone give it. `via` is where the document names who tells that the speaker said
    this ("B reports that A said …"), and `via_name` whom that resolves to.
    """

    id: int
    document_id: str
    contents: tuple[Span, ...]
    direct: bool
    speaker: Span | None = None
    speaker_name: str | None = None
    cue: Span | None = None
    probability: float | None = None
    via: Span | None = None
    via_name: str | None = None

    def is_within(self, text: str) -> bool:
        """Whether all its places lie in a text, as those of a sound statement do in its document's."""
        places = (*self.contents, *filter(None, (self.speaker, self.cue, self.via)))
        return bool(self.contents) and all(0 <= place.start < place.end <= len(text) for place in places)


@dataclass(frozen=True, slots=True)
class Naming:
    """By which words a document has a speaker of a name, and in how many statements; empty where they are nobody's."""

    name: str
    document_id: str
    words: str
    statements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query. `score` is a similarity: higher is better; `parts` says what made it."""

    passage: Passage
    score: float
    parts: dict[str, float] = field(default_factory=dict)


def document_id(text: str) -> str:
    """The id of the document with this canonical text: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def span_id(document: str, *offsets: int) -> int:
    """A positive 63-bit id for a place in a document, the same in every index that holds the document."""
    place = ":".join([document, *map(str, offsets)])
    return int.from_bytes(hashlib.sha256(place.encode()).digest()[:8], "big") >> 1
