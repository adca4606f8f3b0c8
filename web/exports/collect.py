"""What an export holds: questions with their quotations, and whether the words still stand in their sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.phrases import phrase, quoted
from answer.quote.cite import is_exact
from answer.records import Answer, Citation, OtherSource
from answer.render import attributions, place_line, same_text_line
from index.corpus import Corpus
from index.kept import Shelved
from index.records import Document
from web.conversation import Exchange
from web.pinned import Pinned


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a list of references has it; `id` is the document's, `same_text` who else published its text."""

    id: str
    title: str
    authors: tuple[str, ...]
    publisher: str | None
    published: str | None
    url: str | None
    link: str
    same_text: tuple[OtherSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedQuotation:
    """The words of a document: who says which of them, where they stand, and whether they do; `link` leads there.

    `note` is what somebody noted beside them. `scanned` is whether they were read from the picture of a page (OCR).
    """

    number: int
    words: str
    said: tuple[str, ...]
    source: Source
    page: int | None
    start: int
    end: int
    link: str
    is_exact: bool
    note: str = ""
    page_label: str | None = None
    scanned: bool = False
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Quotations under a heading: those of an answer, or of a dossier.

    The heading is a question, or a title. `label` says of what the quotations are, `dated` when it was asked, or last
    changed; `told` is what was said beside them, or instead.
    """

    heading: str
    understood: str
    label: str
    dated: str
    link: str
    told: tuple[str, ...]
    quotations: tuple[ExportedQuotation, ...]


def collect_answers(corpus: Corpus, base: str, kept: Sequence[tuple[Exchange, str]]) -> list[Section]:
    """Make ready what is exported.

    :param corpus: where the words are compared with the stored text.
    :param base: the address of this server, for links.
    :param kept: answers that are kept, each with the moment at which it was asked.
    :return: them in their order; the numbers of quotations go on from one to the next.
    """
    collected, number = [], 0
    for exchange, asked in kept:
        answer = exchange.answer
        cited = answer.citations if answer else ()
        found = tuple(exported(corpus, base, each, number + place) for place, each in enumerate(cited, start=1))
        number += len(found)
        told = tuple(_told(answer)) if answer else (exchange.problem or "",)
        query = answer.query if answer else exchange.question
        link = f"{base}/answers/{exchange.id}"
        collected.append(Section(exchange.question, query, phrase("kept_answer"), asked, link, told, found))
    return collected


def collect_dossier(corpus: Corpus, base: str, kept: Shelved, pinned: Sequence[Pinned]) -> Section:
    """Make a dossier ready.

    :param corpus: where the words are compared with the stored text.
    :param base: the address of this server, for links.
    :param kept: the dossier.
    :param pinned: what is pinned in it.
    :return: its quotations with their notes; of one that went with its document, the note is told.
    """
    found = tuple(
        exported(corpus, base, each.citation, each.citation.number, each.pin.note) for each in pinned if each.citation
    )
    told = tuple(" ".join(filter(None, (_gone(each), each.pin.note))) for each in pinned if not each.citation)
    link = f"{base}/dossiers/{kept.id}"
    return Section(kept.title, "", phrase("dossier_label"), kept.changed, link, told, found)


def sources(sections: Sequence[Section]) -> list[Source]:
    """The documents that are quoted, each once, in the order of their first quotations."""
    return list({each.source.id: each.source for section in sections for each in section.quotations}.values())


def footnote(quotation: ExportedQuotation) -> str:
    """What stands in a footnote: the source in words, the page or time, its address, and the place here."""
    source = quotation.source
    place = place_line(quotation.page, quotation.page_label, quotation.time)
    date = source.published[:10] if source.published else phrase("undated")
    scanned = phrase("read_by_ocr") if quotation.scanned else None
    known = [", ".join(source.authors), quoted(source.title), source.publisher, date, place, scanned]
    named = [*known, source.url, quotation.link]
    told = ", ".join(part for part in named if part)
    told = "; ".join(filter(None, (told, same_text_line(source.same_text))))
    return f"{told}." if quotation.is_exact else f"{told}. {phrase('export_changed')}"


def exported(corpus: Corpus, base: str, citation: Citation, number: int, note: str = "") -> ExportedQuotation:
    """A quotation as it is exported, compared with the stored text again.

    :param corpus: where the words are compared.
    :param base: the address of this server, for links.
    :param citation: the quotation.
    :param number: its number in the export.
    :param note: what is noted beside it.
    :return: the quotation.
    """
    return ExportedQuotation(
        number,
        citation.quote,
        tuple(attributions(citation)),
        _source(corpus.document(citation.document_id), citation, base),
        citation.page,
        citation.start,
        citation.end,
        base + citation.permalink,
        is_exact(corpus, citation),
        note,
        citation.page_label,
        citation.scanned,
        citation.time,
    )


def _gone(pinned: Pinned) -> str:
    return phrase("pin_gone" if pinned.pin.said is None else "pin_of_other_version")


def _source(document: Document | None, citation: Citation, base: str) -> Source:
    authors = document.authors if document else ()
    link = f"{base}/documents/{citation.document_id}"
    return Source(
        citation.document_id,
        citation.title,
        authors,
        citation.publisher,
        citation.published,
        citation.url,
        link,
        citation.same_text,
    )


def _told(answer: Answer) -> Iterator[str]:
    """Notes, and the sentences that are no quotations: a refusal, or what a language model wrote."""
    yield from answer.notes
    quotes = {citation.quote for citation in answer.citations}
    yield from (sentence.text for sentence in answer.sentences if sentence.text not in quotes)
