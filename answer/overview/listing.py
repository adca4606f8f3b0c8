"""A list of names as quotations: each name above the place that introduces it, names that share a place together.

Looks through all documents of a small library, else through those found; says how many there are.
"""

from collections.abc import Iterator, Sequence

from answer.evidence.weights import LIMITS, OVERVIEW
from answer.overview.documents import documents_found
from answer.overview.introducing import introduction
from answer.overview.names import Named, names_of
from answer.overview.points import Point, points_of, quote_point
from answer.phrases import phrase, plural
from answer.quote.arrange import Arranged
from answer.quote.choose import Quote
from answer.records import NameKind, Query
from answer.speakers.aliases import shown_name
from answer.speakers.naming import full_name
from index.corpus import Corpus
from index.records import Document, Statement
from text.first_names import PERSONAL
from text.spans import Span

_PASSAGES_A_DOCUMENT = 4
"""Passages looked for to find one document more: a document on something has several on it."""


def list_names(corpus: Corpus, query: Query, document: Document | None) -> Arranged:
    """List the names of a kind, each with the place that introduces it, or where who bears it is quoted.

    :param corpus: the index to look in.
    :param query: says what is listed the names of, and whether only those who are quoted.
    :param document: the one to look in; None for all.
    :return: the quotations under the names, and a note of how many names there are.
    """
    documents, count = ([document], 1) if document else _documents(corpus, query.text)
    is_quoted = query.act == "quoted"
    found = dict(_quoted(corpus, documents, query.listed) if is_quoted else _named(corpus, documents, query.listed))
    if not found:
        return Arranged(())
    together: dict[tuple[str, Span], list[str]] = {}
    points = {(point.document.id, point.span): point for point in found.values()}
    for name, point in sorted(found.items(), key=lambda pair: pair[0].casefold()):
        together.setdefault((point.document.id, point.span), []).append(name)
    quotes = [_quote(corpus, points[place], names) for place, names in together.items()]
    return Arranged(tuple(quotes[: LIMITS["quotes_of_all"]]), _notes(query, found, len(documents), count))


def _documents(corpus: Corpus, text: str) -> tuple[list[Document], int]:
    """The documents to look through, and how many there are."""
    count, most = corpus.document_count, int(OVERVIEW["documents"])
    if count > most:
        return documents_found(corpus, text, most * _PASSAGES_A_DOCUMENT)[:most], count
    listed = (corpus.document(one.id) for one in corpus.listed())
    return [document for document in listed if document], count


def _named(corpus: Corpus, documents: Sequence[Document], kind: NameKind | None) -> Iterator[tuple[str, Point]]:
    """Each name of a kind with the sentence that introduces it best."""
    for named in names_of(documents):
        best = _best_place(corpus, named) if named.kind is kind else None
        if best:
            yield named.name, best


def _best_place(corpus: Corpus, named: Named) -> Point | None:
    best: tuple[tuple[bool, int, bool], Point] | None = None
    for place in named.places:
        written = place.document.text[place.span.start : place.span.end]
        for point in points_of(corpus, place.document, [place.span]):
            rank = (written == named.name, introduction(written, point.text), point.is_apart)
            if best is None or rank > best[0]:
                best = rank, point
    return best[1] if best else None


def _quoted(corpus: Corpus, documents: Sequence[Document], kind: NameKind | None) -> Iterator[tuple[str, Point]]:
    """Each speaker of a kind with a sentence of theirs, their own words before reported ones."""
    kinds = {named.name: named.kind for named in names_of(documents)}
    best: dict[str, tuple[bool, Point]] = {}
    for document in documents:
        for statement in corpus.statements(document.id):
            name = _speaker(statement, document)
            if name and _is_of_kind(name, kinds, kind) and (name not in best or statement.direct > best[name][0]):
                point = _point_of(corpus, document, statement)
                if point:
                    best[name] = statement.direct, point
    return ((name, point) for name, (_, point) in best.items())


def _speaker(statement: Statement, document: Document) -> str | None:
    name = statement.speaker_name
    return shown_name(full_name(name, document)) if name else None


def _is_of_kind(name: str, kinds: dict[str, NameKind | None], kind: NameKind | None) -> bool:
    known = kinds.get(name)
    return known is kind if known else kind is NameKind.PERSON and _is_personal(name)


def _is_personal(name: str) -> bool:
    first, *others = name.split()
    return first in PERSONAL and bool(others) and "&" not in others


def _point_of(corpus: Corpus, document: Document, statement: Statement) -> Point | None:
    return next(iter(points_of(corpus, document, statement.contents)), None)


def _quote(corpus: Corpus, point: Point, names: Sequence[str]) -> Quote:
    return quote_point(corpus, point, ", ".join(names))


def _notes(query: Query, found: dict[str, Point], read: int, count: int) -> tuple[str, ...]:
    kind = query.listed.value if query.listed else ""
    deed = "quoted" if query.act == "quoted" else "named"
    names = ", ".join(sorted(found, key=str.casefold))
    note = phrase(f"{deed}_{kind}", documents=plural(read, "document"), count=len(found), names=names)
    partly = (phrase("names_partly", read=read, documents=plural(count, "document")),) if read < count else ()
    return note, *(partly if query.subject == "" else ())
