"""What makes one speaker of several names and people: the names that documents join, and who speaks for a body.

Quotes and counts; how names are joined is worked out elsewhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from answer.profiles.speakers import Speaker
from answer.quote.cite import place_of
from answer.records import Place
from answer.speakers.aliases import aliases_in_use, shown_name, speaker_key
from answer.speakers.heard import mentioning
from answer.speakers.identities import identities
from answer.speakers.joining import Join
from answer.speakers.likeness import Why, taken_apart
from answer.speakers.lookup import speaks_for
from index.corpus import Corpus
from text.spans import Span


@dataclass(frozen=True, slots=True)
class JoinedName:
    """A name that documents join with another: `why`, how likely, how many documents show it, and where one says so."""

    name: str
    other: str
    why: str
    probability: float
    documents: int
    place: Place | None


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """Somebody whom documents introduce as speaking for a body, and how many statements of theirs do so."""

    name: str
    statements: int


def joined_names_of(corpus: Corpus, speaker: Speaker) -> tuple[JoinedName, ...]:
    """The names that documents join as a speaker's, the surest first."""
    return tuple(_joined(corpus, speaker, one) for one in identities(corpus).joins.get(speaker.name, ()))


def _joined(corpus: Corpus, speaker: Speaker, join: Join) -> JoinedName:
    """A join as it is told of a speaker: of two names that are alike, the one that is shown comes second."""
    is_turned = join.name == speaker.name and join.why in (Why.WORDS, Why.FULL)
    name, other = (join.other, join.name) if is_turned else (join.name, join.other)
    return JoinedName(name, other, join.why, join.probability, join.documents, _place(corpus, join))


def spokespeople_of(corpus: Corpus, speaker: Speaker) -> tuple[Spokesperson, ...]:
    """Who speaks for a body, those with most statements first; nobody for a person."""
    if taken_apart(speaker.name).has_first_name:
        return ()

    def counted() -> tuple[Spokesperson, ...]:
        counts = Counter(_speaking_for(corpus, speaker))
        return tuple(Spokesperson(*pair) for pair in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    return corpus.remember(("speaking for", speaker.name, aliases_in_use()), counted)


def _speaking_for(corpus: Corpus, speaker: Speaker) -> Iterator[str]:
    key = speaker_key(speaker.name)
    for id in sorted(set(mentioning(corpus, speaker.name))):
        document = corpus.document(id)
        for one in corpus.statements(id) if document else ():
            is_other = one.speaker_name and speaker_key(one.speaker_name) != key
            if document and is_other and speaks_for(speaker.name, one, document.text):
                yield shown_name(one.speaker_name or "")


def _place(corpus: Corpus, join: Join) -> Place | None:
    """Where a document says itself that a name was another's, in its text."""
    document = corpus.document(join.place[0]) if join.place else None
    if document is None or join.place is None:
        return None
    above = len(document.title) + 1  # titles stand above the texts that were read
    start, end = join.place[1] - above, join.place[2] - above
    return place_of(corpus, document, Span(start, end)) if start >= 0 else None
