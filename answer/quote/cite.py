"""Citations: a stretch of a document becomes a numbered quote with its speaker, page, date and link.

The words are read from the stored text by offsets, never copied from anywhere else.
"""

from collections.abc import Sequence
from dataclasses import replace

from answer.evidence.beside import table_head
from answer.quote.choose import Quote
from answer.quote.voices import voices_at
from answer.records import Citation, Head, OtherSource, Place
from answer.speakers.lookup import speaker_of
from index.corpus import Corpus
from index.records import Document, Hit
from text.spans import Span


def cite_quotes(corpus: Corpus, quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    """Number the quotes of an answer, from 1, with whose words are whose in each."""
    return tuple(_with_voices(corpus, number, quote) for number, quote in enumerate(quotes, start=1))


def cite_span(corpus: Corpus, document_id: str, span: Span) -> Citation | None:
    """Cite a stretch of a document that a person chose.

    :param corpus: the documents.
    :param document_id: the document's id.
    :param span: the stretch.
    :return: its citation, with who is heard in it; None where the document is not there, or has no such stretch.
    """
    document = corpus.document(document_id)
    if document is None or not 0 <= span.start < span.end <= len(document.text):
        return None
    return cite_quotes(corpus, [Quote(document, span, span, 1.0, None)])[0]


def cite_passages(corpus: Corpus, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """Number whole passages, from 1, such as the nearest ones of a question that has no answer."""
    found = [(corpus.document(hit.passage.document_id), hit.passage.span) for hit in hits]
    return tuple(
        _citation(corpus, number, document, span)
        for number, (document, span) in enumerate(found, start=1)
        if document is not None
    )


def same_text(corpus: Corpus, document: Document) -> tuple[OtherSource, ...]:
    """The other sources of a document's text, with what each says of itself."""
    return tuple(
        OtherSource(one.title, one.publisher, one.published, one.url) for one in corpus.other_sources(document)
    )


def place_of(corpus: Corpus, document: Document, span: Span) -> Place:
    """A place of a document with what a reader needs to know of it."""
    return Place(
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        permalink=permalink(document.id, span),
        same_text=same_text(corpus, document),
    )


def is_exact(corpus: Corpus, citation: Citation) -> bool:
    """Whether the words of a citation stand in the stored document at their offsets: the last check before display."""
    document = corpus.store.document(citation.document_id)
    shown = (citation, citation.head) if citation.head else (citation,)
    return document is not None and all(document.text[one.start : one.end] == one.quote for one in shown)


def permalink(document_id: str, span: Span) -> str:
    """The address of a place in this program's own page of a document."""
    return f"/documents/{document_id}?start={span.start}&end={span.end}"


def _with_voices(corpus: Corpus, number: int, quote: Quote) -> Citation:
    """The citation of a quote; who is quoted is said only where words of theirs stand in it.

    Where the words that answer are nobody's, that is the only one who is heard in those around them.
    """
    document, statement = quote.document, quote.statement
    voices = voices_at(document, corpus.statements(document.id), quote.span, statement)
    is_one = statement is None and len({voice.speaker for voice in voices}) == 1
    main = voices[0] if voices and (is_one or speaker_of(statement, document.text)) else None
    return replace(
        _citation(corpus, number, document, quote.span),
        speaker=main.speaker if main else None,
        direct=main.direct if main else False,
        spoken=main.spoken if main else (),
        voices=voices,
        heading=quote.heading,
        also_in=tuple(place_of(corpus, other, span) for other, span in quote.also_in),
        head=_head(document, quote.span),
    )


def _head(document: Document, span: Span) -> Head | None:
    head = table_head(document, span)
    return Head(head.start, head.end, document.text[head.start : head.end]) if head else None


def _citation(corpus: Corpus, number: int, document: Document, span: Span) -> Citation:
    page = document.page_at(span.start)
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        page=page,
        page_label=document.label_of(page),
        time=document.time_at(span.start),
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        speaker=None,
        direct=False,
        url=document.url,
        permalink=permalink(document.id, span),
        scanned=document.is_scanned(span),
        doubtful=tuple((word.start, word.end) for word in document.doubtful_in(span)),
        same_text=same_text(corpus, document),
    )
