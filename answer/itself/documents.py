"""Sentences about the documents of a library: how many, which, how old, and whom they quote. Counts what is there."""

from collections.abc import Iterator, Sequence

from answer.phrases import phrase, plural
from answer.statements import StatementFilter, count_speakers, find_said, holds_words
from index.corpus import Corpus
from index.records import Document
from text.spoken import number

_LISTED = 20
"""How many documents are named at once: a screen of them. The Library lists all."""
_SPEAKERS = 8
"""How many speakers are named at once: a line or two."""


def which_documents(corpus: Corpus) -> Iterator[str]:
    """How many documents there are, and which; of many, the newest."""
    documents = corpus.newest_first()
    held, shown = plural(len(documents), "document"), documents[:_LISTED]
    if not documents:
        yield phrase("itself_empty")
    elif len(documents) > _LISTED:
        yield phrase("itself_holds_some", documents=held, shown=_LISTED)
    else:
        yield phrase("itself_holds_listed", documents=held)
    yield from _lines(shown)


def documents_of_year(corpus: Corpus, year: int) -> Iterator[str]:
    """Which documents state a year as that of their publication; if none does, which years there are."""
    documents = corpus.newest_first()
    chosen = [one for one in documents if (one.published or "").startswith(str(year))]
    if chosen or not documents:
        yield from _chosen(documents, chosen)
        return
    held = plural(len(documents), "document")
    years = sorted({one.published[:4] for one in documents if one.published})
    if not years:
        yield phrase("itself_all_undated", documents=held)
        return
    yield phrase("itself_none_of_year", documents=held, year=year, years="–".join(dict.fromkeys((years[0], years[-1]))))
    yield from _undated(documents)


def documents_by(corpus: Corpus, publisher: str) -> Iterator[str]:
    """Which documents state a publisher; nothing when none does, so that the documents may be asked."""
    documents = corpus.newest_first()
    chosen = [
        one
        for one in documents
        if any(holds_words(each.publisher or "", publisher) for each in (one, *corpus.other_sources(one)))
    ]
    if chosen:
        yield from _chosen(documents, chosen)


def documents_at_end(corpus: Corpus, *, newest: bool) -> Iterator[str]:
    """The newest documents of all, or the oldest; several when they share the date."""
    documents = corpus.newest_first()
    dated = [one for one in documents if one.published]
    if not dated:
        yield phrase(
            "itself_all_undated" if documents else "itself_empty", documents=plural(len(documents), "document")
        )
        return
    end = (dated[0] if newest else dated[-1]).published or ""
    chosen = [one for one in dated if (one.published or "")[:10] == end[:10]]
    yield phrase("itself_newest" if newest else "itself_oldest", date=end[:10])
    yield from _lines(chosen[:_LISTED])
    yield from _undated(documents)


def most_quoted(corpus: Corpus) -> Iterator[str]:
    """Which speakers have the most statements; nothing when no statement names one."""
    counted = count_speakers(find_said(corpus, StatementFilter()))[:_SPEAKERS]
    if counted:
        each = (
            phrase("itself_speaker", speaker=speaker, statements=plural(count, "statement") if first else number(count))
            for first, (speaker, count) in zip([True] + [False] * len(counted), counted, strict=False)
        )
        yield phrase("itself_speakers", speakers=", ".join(each))


def whose_statements(corpus: Corpus) -> Iterator[str]:
    """How many statements there are, how many name their speaker, and who has the most."""
    found = find_said(corpus, StatementFilter())
    named = sum(one.resolved and one.speaker is not None for one in found)
    if not named:
        yield phrase("itself_no_speakers")
        return
    yield phrase("itself_statements", statements=plural(len(found), "statement"), named=number(named))
    yield from most_quoted(corpus)


def _chosen(documents: Sequence[Document], chosen: Sequence[Document]) -> Iterator[str]:
    counts = {"chosen": number(len(chosen)), "documents": plural(len(documents), "document")}
    if len(chosen) > _LISTED:
        yield phrase("itself_chosen_some", **counts, shown=_LISTED)
    else:
        yield phrase("itself_chosen", **counts)
    yield from _lines(chosen[:_LISTED])


def _undated(documents: Sequence[Document]) -> Iterator[str]:
    undated = sum(not one.published for one in documents)
    if undated:
        yield phrase("itself_undated", documents=plural(undated, "document"))


def _lines(documents: Sequence[Document]) -> Iterator[str]:
    """Each document in a line; a source that all share is told once."""
    sources = [_source(document) for document in documents]
    shared = len(documents) > 1 and len(set(sources)) == 1
    for document, source in zip(documents, sources, strict=True):
        title = phrase("itself_title", title=document.title)
        yield title if shared else f"{title}, {source}"
    if shared:
        yield phrase("itself_shared", source=sources[0])


def _source(document: Document) -> str:
    date = document.published[:10] if document.published else phrase("undated")
    return ", ".join(part for part in (document.publisher, date) if part)
