"""The records of an answer: frozen, and complete enough to be shown, checked and repeated.

Knows nothing of how they were made or will be shown.
"""

from dataclasses import dataclass, field
from enum import Enum

from index.records import Document, Hit, Passage


class Layout(Enum):
    """How an answer is laid out."""

    PLAIN = "the best places"
    ALL = "every place that answers"
    SIDES = "two parties, side by side"
    LATEST = "the newest first"
    VOICES = "who says what, speaker by speaker"
    OVERVIEW = "the main points"
    INTRODUCTION = "what introduces somebody or something"
    NAMES = "the names of a kind, each with a place"


class NameKind(Enum):
    """What a name is the name of."""

    COMPANY = "company"
    ORGANISATION = "organisation"
    PERSON = "person"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Period:
    """The years from `since` to `until`, both included; None leaves an end open."""

    since: int | None = None
    until: int | None = None

    def holds(self, year: int) -> bool:
        """Whether a year lies in the period."""
        return (self.since or 0) <= year <= (self.until or 9999)

    def overlaps(self, other: "Period") -> bool:
        """Whether some year lies in both."""
        return max(self.since or 0, other.since or 0) <= min(self.until or 9999, other.until or 9999)


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation. `role` is "user" or "assistant"."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the answer before means for the answer of a follow-up, which should not only repeat it.

    `is_new` tells that nothing of it is wanted; `besides` are speakers whose own words are not; `about` is who must be
    named where the new answer stands.
    """

    is_new: bool = False
    besides: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for a question: `text`, a standalone question, and what else it asks for.

    `speaker` is whose words are asked for, if anybody's; `act` is the verb of saying when it is asked who did so ("who
    denied it"); `layout` how the answer is to be laid out; `parties` are those that are set side by side; `period` is
    the years it is limited to. `subject` is what an overview or introduction is of, or the document whose names are
    listed; empty for all that is at hand. `listed` is what is listed the names of, `act` then what was done with them.
    `parts` are the queries for each party where the same is asked of all; `documents` the only ones that are looked
    through, by id; `context` is what the answer before means for this one, if anything.
    """

    text: str
    speaker: str | None = None
    layout: Layout = Layout.PLAIN
    parties: tuple[str, ...] = ()
    period: Period | None = None
    act: str | None = None
    subject: str = ""
    listed: NameKind | None = None
    parts: tuple["Query", ...] = ()
    documents: tuple[str, ...] = ()
    context: Context | None = None


Stretches = tuple[tuple[int, int], ...]
"""Pairs of offsets into the text of a document, in order and without overlaps: `document.text[start:end]`."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker heard in a quotation: which of its words are theirs, and whether these are their own or reported.

    `denied` says that the words are what the speaker denies, `unsure` that it is only probable that they are this
    speaker's. `via` is who tells that the speaker said so.
    """

    speaker: str
    direct: bool
    spoken: Stretches
    denied: bool = False
    unsure: bool = False
    via: str | None = None


@dataclass(frozen=True, slots=True)
class OtherSource:
    """Another source of the same text, as it describes itself: a second paper that printed an agency's report."""

    title: str
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in another document a statement of a quotation stands, too: `quote` is `document.text[start:end]`."""

    document_id: str
    title: str
    publisher: str | None
    published: str | None
    start: int
    end: int
    quote: str
    permalink: str
    same_text: tuple[OtherSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The row of a table that names its columns: `quote` is `document.text[start:end]` of the cited document."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a document: `quote` is `document.text[start:end]`, byte for byte.

    `number` counts from 1 within an answer. `speaker` is who said those of the words that `spoken` gives, when the
    document says so: all others are the reporter's, or of somebody else. `voices` are all who are heard, that
    speaker first. `permalink` is the place in this program's own document page; `url` is where the document was
    published. `heading` is what the quote stands under in an answer that has parts: a document, a party, its age.
    `also_in` are other documents that make the same statement. `head` is the row that names the columns, where the
    quote is a row of a table. `page` counts the sheets; `page_label` is what the page calls itself, where that differs.
    `scanned` is whether words of it were read from the picture of a page (OCR), `doubtful` where they may be misread.
    `same_text` are the other sources of the document, whose text is the same letter by letter.
    `time` is when the words begin to be heard, "00:12:31", in the transcript of a recording.
    """

    number: int
    document_id: str
    title: str
    publisher: str | None
    published: str | None
    page: int | None
    start: int
    end: int
    quote: str
    speaker: str | None
    direct: bool
    url: str | None
    permalink: str
    heading: str | None = None
    spoken: Stretches = ()
    voices: tuple[Voice, ...] = ()
    also_in: tuple[Place, ...] = ()
    head: Head | None = None
    page_label: str | None = None
    scanned: bool = False
    doubtful: Stretches = ()
    same_text: tuple[OtherSource, ...] = ()
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with the numbers of the citations it rests on.

    `support` is how strongly they support it, from 0 to 1; `verified` whether that was checked and held.
    """

    text: str
    citations: tuple[int, ...]
    support: float
    verified: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that a language model wrote and that is not shown as an answer, as it was written, and why not."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of a question that was taken for mistyped, and the one that was searched in its place."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Usage:
    """How many tokens a language model read and wrote, in its own count."""

    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """What produced an answer, so that it can be produced again.

    `reader` is who chose or wrote the sentences: "quotes", or "llm:" and the name of a model. `evidence` is the model
    that read the passages. `model` is the language model that was to write, also when its sentences are not shown;
    `usage` what that took, if its endpoint says so.
    """

    generation: int
    fingerprint: str
    reader: str
    reranker: str | None = None
    evidence: str | None = None
    model: str | None = None
    usage: Usage | None = None

    @property
    def is_model(self) -> bool:
        """Whether a language model wrote the sentences."""
        return self.reader.startswith("llm:")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or an honest refusal.

    `query` is the question as it was understood. When `refused`, `sentences` holds what the assistant says instead,
    `citations` is empty and `nearest` cites the nearest passages, which do not answer.
    `notes` say what a reader must know of the citations as a whole, such as how many places there are.
    `confidence` is the estimated probability, from 0 to 1, that the citations answer the question.
    `seconds` says how long each step took. `withheld` is what a language model wrote that the sources do not bear out.
    `corrections` are the mistyped words of the question that were put right; `suggestion` is the question with other
    words that may have been meant, but not surely. `limits` say of how many documents it was asked, where that was
    limited, and what may answer outside: the documents with the ids of `outside`.
    """

    question: str
    query: str
    refused: bool
    confidence: float
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    provenance: Provenance
    seconds: dict[str, float] = field(default_factory=dict)
    id: str | None = None
    notes: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suggestion: str | None = None
    limits: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def is_about_itself(self) -> bool:
        """Whether it says something of the assistant and its documents, and quotes nothing."""
        return not self.refused and not self.citations


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as it stands in a prompt, under a number that the model cites; `speakers` are heard in it."""

    number: int
    document: Document
    passage: Passage
    speakers: tuple[str, ...] = ()
