"""What an export holds: questions with their quotations, and whether the words still stand in their sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.phrases import phrase
from answer.quote.cite import is_exact
from answer.records import Answer, Citation
from answer.render import attributions
from index.corpus import Corpus
from index.records import Document
from web.conversation import Exchange


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a list of references has it; `id` is the document's."""

    id: str
    title: str
    authors: tuple[str, ...]
    publisher: str | None
    published: str | None
    url: str | None
    link: str


@dataclass(frozen=True, slots=True)
class ExportedQuotation:
    """The words of a document: who says which of them, where they stand, and whether they do; `link` leads there."""

    number: int
    words: str
    said: tuple[str, ...]
    source: Source
    page: int | None
    start: int
    end: int
    link: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class ExportedAnswer:
    """A question, when it was asked, and what was quoted; `told` is what was said beside that, or instead."""

    question: str
    understood: str
    asked: str
    link: str
    told: tuple[str, ...]
    quotations: tuple[ExportedQuotation, ...]


def collect(corpus: Corpus, base: str, kept: Sequence[tuple[Exchange, str]]) -> list[ExportedAnswer]:
    """Make ready what is exported.

    :param corpus: where the words are compared with the stored text.
    :param base: the address of this server, for links.
    :param kept: answers that are kept, each with the moment at which it was asked.
    :return: them in their order; the numbers of quotations go on from one to the next.
    """
    collected, number = [], 0
    for exchange, asked in kept:
        answer = exchange.answer
        found = tuple(_quotations(corpus, base, answer, number)) if answer else ()
        number += len(found)
        told = tuple(_told(answer)) if answer else (exchange.problem or "",)
        query = answer.query if answer else exchange.question
        collected.append(ExportedAnswer(exchange.question, query, asked, f"{base}/answers/{exchange.id}", told, found))
    return collected


def sources(answers: Sequence[ExportedAnswer]) -> list[Source]:
    """The documents that are quoted, each once, in the order of their first quotations."""
    return list({each.source.id: each.source for answer in answers for each in answer.quotations}.values())


def note(quotation: ExportedQuotation) -> str:
    """What stands in a footnote: the source in words, the page, its address, and the place here."""
    source = quotation.source
    page = phrase("page", page=quotation.page) if quotation.page else None
    date = source.published[:10] if source.published else phrase("undated")
    named = [", ".join(source.authors), f"“{source.title}”", source.publisher, date, page, source.url, quotation.link]
    told = ", ".join(part for part in named if part)
    return f"{told}." if quotation.is_exact else f"{told}. {phrase('export_changed')}"


def _quotations(corpus: Corpus, base: str, answer: Answer, before: int) -> Iterator[ExportedQuotation]:
    for number, citation in enumerate(answer.citations, start=before + 1):
        yield ExportedQuotation(
            number,
            citation.quote,
            tuple(attributions(citation)),
            _source(corpus.document(citation.document_id), citation, base),
            citation.page,
            citation.start,
            citation.end,
            base + citation.permalink,
            is_exact(corpus, citation),
        )


def _source(document: Document | None, citation: Citation, base: str) -> Source:
    authors = document.authors if document else ()
    link = f"{base}/documents/{citation.document_id}"
    return Source(
        citation.document_id, citation.title, authors, citation.publisher, citation.published, citation.url, link
    )


def _told(answer: Answer) -> Iterator[str]:
    """Notes, and the sentences that are no quotations: a refusal, or what a language model wrote."""
    yield from answer.notes
    quotes = {citation.quote for citation in answer.citations}
    yield from (sentence.text for sentence in answer.sentences if sentence.text not in quotes)
