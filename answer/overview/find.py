"""An overview, an introduction or a list of names, as quotations: which of them a question gets, and of what.

Looks only at what the search finds for the subject, and at the document that is named.
"""

from collections.abc import Sequence
from dataclasses import replace

from answer.evidence.weights import OVERVIEW
from answer.overview.central import choose_points
from answer.overview.documents import is_pointing, named_document, only_document, quoted_document
from answer.overview.introducing import Introduction, best_introduction, introduction, is_written_as_name
from answer.overview.listing import list_names
from answer.overview.points import Point, heading_at, points_of, quote_point
from answer.overview.subject import Subject, found_in, subject_of
from answer.phrases import phrase, plural
from answer.quote.arrange import Arranged
from answer.quote.choose import Quote
from answer.records import Layout, Query, Turn
from index.corpus import Corpus
from index.records import Document
from text.names import names_in
from text.spans import Span

SURE = 0.9
"""How sure an overview is of what is named there: what is central to it is a judgement."""


def find_overview(corpus: Corpus, query: Query, history: Sequence[Turn] = ()) -> Arranged | None:
    """Find the overview, introduction or list of names that a question asks for.

    :param corpus: the index to look in.
    :param query: the question as it was understood.
    :param history: the earlier turns, oldest first: "this report" is the one quoted last.
    :return: the quotations; none when no sentence names the subject; None when the best sentences are asked for, or
        must do since nothing introduces what is asked about.
    """
    if query.layout is Layout.NAMES and query.listed:
        document = _document(corpus, query.subject, history) if query.subject else None
        return list_names(corpus, query, document)
    if query.layout is Layout.INTRODUCTION:
        return _introduction(corpus, query.subject)
    if query.layout is not Layout.OVERVIEW:
        return None
    if document := _document(corpus, query.subject, history):
        return _of_document(corpus, document)
    if is_pointing(query.subject):
        return None if query.subject else _of_library(corpus)
    return _of_subject(corpus, query.subject)


def _document(corpus: Corpus, subject: str, history: Sequence[Turn]) -> Document | None:
    if is_pointing(subject):
        return quoted_document(corpus, history) or only_document(corpus)
    return named_document(corpus, subject)


def _of_document(corpus: Corpus, document: Document) -> Arranged:
    """What is central to a document, in its order, under its headings."""
    points = points_of(corpus, document)
    aspects = len({heading_at(document, point.span.start) for point in points})
    most = min(max(aspects + 2, int(OVERVIEW["fewest"])), int(OVERVIEW["most"]))
    chosen = choose_points(points, corpus.sentences.encode([point.text for point in points]), most)
    shown = [points[place] for place in sorted(chosen)]
    return Arranged(tuple(quote_point(corpus, point, point.section) for point in shown))


def _of_library(corpus: Corpus) -> Arranged:
    """The most central sentence of each of the newest documents, under their titles."""
    listed = corpus.newest_first()
    quotes: list[Quote] = []
    for document in filter(None, (corpus.document(one.id) for one in listed[: int(OVERVIEW["most"])])):
        points = points_of(corpus, document)
        vectors = corpus.sentences.encode([point.text for point in points])
        quotes += [quote_point(corpus, points[one], document.title) for one in choose_points(points, vectors, 1)]
    note = phrase("overview_of_library", shown=len(quotes), documents=plural(len(listed), "document"))
    return Arranged(tuple(quotes), (note,) if quotes else ())


def _of_subject(corpus: Corpus, text: str) -> Arranged:
    """What is central of what the documents say of a subject: what introduces it first, then document by document."""
    subject = subject_of(text)
    points = _speaking_of(corpus, subject) if subject else []
    if subject is None or all(point.about < 1 for point in points):
        return Arranged(())
    worth = [_worth(corpus, subject, point) for point in points]
    vectors = corpus.sentences.encode([point.text for point in points])
    chosen = choose_points(points, vectors, int(OVERVIEW["most"]), worth)
    return Arranged(_by_document(corpus, subject, [points[place] for place in chosen]))


def _speaking_of(corpus: Corpus, subject: Subject) -> list[Point]:
    """The sentences that name a subject, or stand in a passage found for it of a document that it gives the title."""
    passages: dict[str, list[Span]] = {}
    documents: dict[str, Document] = {}
    for document, span in found_in(corpus, subject, int(OVERVIEW["passages"])):
        documents[document.id] = document
        passages.setdefault(document.id, []).append(span)
    found: list[Point] = []
    for id, spans in passages.items():
        document, is_titled = documents[id], subject.is_titled(documents[id])
        for point in points_of(corpus, document, spans):
            about = 1.0 if subject.is_named(corpus, document, point.span, point.section) else OVERVIEW["unnamed"]
            if about == 1 or is_titled:  # where another document begins, it begins with its own subject
                leads = min(point.leads, OVERVIEW["first_of_paragraph"])
                found.append(replace(point, about=about, leads=leads))
    return found


def _worth(corpus: Corpus, subject: Subject, point: Point) -> float:
    is_first = subject.is_named_first(corpus, point.document, point.span)
    introduces = introduction(subject.text, point.text) > Introduction.MENTIONED
    is_titled = subject.is_titled(point.document)
    return is_first * OVERVIEW["named_first"] + introduces * OVERVIEW["introduces"] + is_titled * OVERVIEW["titled"]


def _first(subject: Subject, chosen: Sequence[Point]) -> Point:
    """The point to begin with: one that introduces the subject, or opens the document that has it in its title."""
    titled = [point for point in chosen if subject.is_titled(point.document)]
    introducing = best_introduction(subject.text, titled, Introduction.DESCRIBED) or best_introduction(
        subject.text, chosen, Introduction.DEFINED
    )
    return introducing or min(titled, key=lambda point: point.span.start, default=chosen[0])


def _by_document(corpus: Corpus, subject: Subject, chosen: Sequence[Point]) -> tuple[Quote, ...]:
    """The quotations of points, document by document in the order of each, under their titles."""
    first = _first(subject, chosen)
    order = list(dict.fromkeys(point.document.id for point in (first, *chosen)))
    rest = sorted(
        (point for point in chosen if point is not first),
        key=lambda point: (order.index(point.document.id), point.span.start),
    )
    is_one = len(order) == 1
    return tuple(
        quote_point(corpus, point, point.section if is_one else point.document.title) for point in (first, *rest)
    )


def _introduction(corpus: Corpus, text: str) -> Arranged | None:
    """The one sentence that introduces what is asked about; None when it is no name and nothing defines it."""
    subject = subject_of(text)
    if subject is None:
        return None
    points = [point for point in _speaking_of(corpus, subject) if point.about >= 1]
    is_typed_name = names_in(text) == [text.removeprefix("the ")]
    if not points:
        return Arranged(()) if is_typed_name else None
    is_name = is_typed_name or is_written_as_name(text, "\n".join(point.text for point in points))
    titled = sorted(points, key=lambda point: not subject.is_titled(point.document))
    best = best_introduction(text, titled, Introduction.MENTIONED if is_name else Introduction.DEFINED)
    return Arranged((quote_point(corpus, best),)) if best else None
