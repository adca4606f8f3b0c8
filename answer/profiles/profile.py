"""What the documents tell of a speaker: how one introduces them, when they spoke, and where.

Quotes, counts, and concludes nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.overview.introducing import Introduction, best_introduction
from answer.overview.points import Point, heading_at, points_of
from answer.profiles.one_speaker import JoinedName, Spokesperson, joined_names_of, spokespeople_of
from answer.profiles.others import said_of
from answer.profiles.speakers import Speaker, find_speaker, said_by
from answer.quote.cite import permalink, place_of, same_text
from answer.records import OtherSource, Place
from answer.speakers.aliases import aliases_in_use
from answer.speakers.identities import by_identity
from answer.statements import ListedStatement, count_years
from index.corpus import Corpus
from index.records import Document
from text.spans import Span

_DOCUMENTS_READ = 12
"""In how many documents, the earliest first, an introduction is looked for: each takes some milliseconds."""
MOST_DOCUMENTS = 50
"""How many documents are listed, those with most statements first."""
_MOST_HEADINGS = 6


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """A document that has statements of a speaker: how many, and under which of its headings, in their order.

    `same_text` are its other sources.
    """

    document_id: str
    title: str
    publisher: str | None
    published: str | None
    statements: int
    headings: tuple[str, ...]
    permalink: str
    same_text: tuple[OtherSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What the documents tell of a speaker.

    `introduced` is the sentence that introduces them best, of equally good ones the earliest; None when none does.
    `years` are those of the documents' publication; `said` and `said_of` are by date. `joined` are the names that
    documents join, `spokespeople` who speaks for them.
    """

    speaker: Speaker
    introduced: Place | None
    years: tuple[tuple[str, int], ...]
    documents: tuple[SpokenIn, ...]
    said: tuple[ListedStatement, ...]
    said_of: tuple[ListedStatement, ...]
    joined: tuple[JoinedName, ...] = ()
    spokespeople: tuple[Spokesperson, ...] = ()


@by_identity
def read_profile(corpus: Corpus, name: str) -> Profile | None:
    """Read what the documents tell of a speaker.

    :param corpus: the documents.
    :param name: one of their names.
    :return: the profile; None when no statement is theirs.
    """
    speaker = find_speaker(corpus, name)
    if speaker is None:
        return None
    said = tuple(said_by(corpus, name))
    introduced = corpus.remember(
        ("introduced", speaker.name, aliases_in_use()), lambda: _introduced(corpus, speaker, said)
    )
    years, documents = tuple(count_years(said)), tuple(_spoken_in(corpus, said))
    joined, spokespeople = joined_names_of(corpus, speaker), spokespeople_of(corpus, speaker)
    return Profile(speaker, introduced, years, documents, said, said_of(corpus, speaker), joined, spokespeople)


def _introduced(corpus: Corpus, speaker: Speaker, said: Sequence[ListedStatement]) -> Place | None:
    """The sentence that introduces a speaker, by the name that is shown if one does so by that."""
    ids = list(dict.fromkeys(one.document_id for one in said))[:_DOCUMENTS_READ]
    points = [point for document in map(corpus.document, ids) if document for point in points_of(corpus, document)]
    found = (_best(name, points) for name in speaker.all_names)
    best = next((point for point in found if point), None)
    return place_of(corpus, best.document, best.span) if best else None


def _best(name: str, points: Sequence[Point]) -> Point | None:
    folded = name.casefold()
    # "They are Morpho, a French company" says who "they" are only behind the sentence before it.
    naming = [point for point in points if point.is_apart and folded in point.text.casefold()]
    return best_introduction(name, naming, Introduction.DESCRIBED)


def _spoken_in(corpus: Corpus, said: Sequence[ListedStatement]) -> Iterator[SpokenIn]:
    for id, count in Counter(one.document_id for one in said).most_common(MOST_DOCUMENTS):
        if document := corpus.document(id):
            yield _part(corpus, document, count, [one for one in said if one.document_id == id])


def _part(corpus: Corpus, document: Document, count: int, said: Sequence[ListedStatement]) -> SpokenIn:
    above = (heading_at(document, one.start) for one in said)
    headings = tuple(dict.fromkeys(heading for heading in above if heading and heading != document.title))
    link = permalink(document.id, Span(said[0].start, said[0].end))
    return SpokenIn(
        document.id,
        document.title,
        document.publisher,
        document.published,
        count,
        headings[:_MOST_HEADINGS],
        link,
        same_text(corpus, document),
    )
