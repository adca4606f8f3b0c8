"""How the quotes of an answer are laid out: the best ones, every one by document, two parties, or the newest first.

Takes the chosen quotes, puts them under headings, and says in notes what a reader must know of the whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.evidence.ranking import Candidate
from answer.evidence.weights import LIMITS, MARGINS
from answer.phrases import phrase, plural
from answer.quote.choose import Quote, choose_quotes
from answer.quote.counted import with_labels
from answer.quote.differing import with_differing
from answer.records import Layout, Query
from answer.speakers.aliases import shown_name
from answer.speakers.lookup import is_said_by, may_be_any_speaker, speaker_of, statements_in, writers
from index.corpus import Corpus
from text.names import names_in

_OTHERS = re.compile(r"\bothers\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The quotes of an answer in the order to show, and what is said of them as a whole."""

    quotes: tuple[Quote, ...]
    notes: tuple[str, ...] = ()


def arrange_quotes(corpus: Corpus, query: Query, candidates: Sequence[Candidate]) -> Arranged:
    """Choose and lay out the quotes of an answer.

    :param corpus: the index that the candidates come from.
    :param query: says which layout is asked for.
    :param candidates: best first, of a question that has an answer.
    :return: the quotes; best first, unless the layout asks for another order.
    """
    if query.layout is Layout.ALL:
        return _all(corpus, query, candidates)
    sides = _sides(corpus, query, candidates) if query.layout is Layout.SIDES else ()
    if sides:
        return Arranged(sides, _unquoted(corpus, query, sides))
    if query.layout is Layout.VOICES:
        voices = _voices(corpus, query, candidates)
        if voices:
            return Arranged(voices)
    if query.layout is Layout.LATEST:
        quotes = _newest_first(choose_quotes(corpus, candidates, query.speaker, grouped=False, answering=False))
        return Arranged(tuple(quotes), _unquoted(corpus, query, quotes))
    quotes, differing = with_differing(corpus, choose_quotes(corpus, candidates, query.speaker), candidates)
    labelled, counted = with_labels(query.text, quotes)
    return Arranged(tuple(labelled), (*_unquoted(corpus, query, quotes), *differing, *counted))


def arrange_parts(corpus: Corpus, parts: Sequence[tuple[Query, Sequence[Candidate]]]) -> Arranged:
    """The best words of each party, under its name, where the same is asked of all.

    :param corpus: the index that the candidates come from.
    :param parts: the query for each party that has an answer, with its candidates, best first.
    :return: the quotes, none twice; a party that is quoted nowhere has none.
    """
    shown: list[Quote] = []
    for query, candidates in parts:
        party = query.speaker or query.text
        side = _side(corpus, party, candidates, LIMITS["quotes_of_a_part"])
        shown += [quote for quote in side if not _is_among(quote, shown)]
    return Arranged(tuple(shown))


def _all(corpus: Corpus, query: Query, candidates: Sequence[Candidate]) -> Arranged:
    """Every place, document by document, the one with the best place first."""
    quotes = _every_quote(corpus, candidates, query.speaker)
    order = list(dict.fromkeys(quote.document.id for quote in quotes))
    listed = sorted(quotes, key=lambda quote: order.index(quote.document.id))
    note = phrase("listed", places=plural(len(listed), "place"), documents=plural(len(order), "document"))
    return Arranged(tuple(replace(quote, heading=quote.document.title) for quote in listed), (note,))


def _every_quote(corpus: Corpus, candidates: Sequence[Candidate], speaker: str | None = None) -> list[Quote]:
    """All that fit a subject nearly as well as the best."""
    most, margin = LIMITS["quotes_of_all"], MARGINS["all"]
    return choose_quotes(corpus, candidates, speaker, most, margin, grouped=False, answering=False)


def _sides(corpus: Corpus, query: Query, candidates: Sequence[Candidate]) -> tuple[Quote, ...]:
    """The best words of each party, under its name; nothing unless both are heard."""
    near = [candidate for candidate in candidates if candidate.score >= candidates[0].score - MARGINS["sides"]]
    shown: list[Quote] = []
    parties = query.parties or _rivals(corpus, near)
    for party in parties:
        side = [quote for quote in _side(corpus, party, near) if not _is_among(quote, shown)]
        if not side:
            return ()
        shown += side
    return tuple(shown) if len(parties) > 1 else ()


def _is_among(quote: Quote, others: Sequence[Quote]) -> bool:
    return any(quote.document.id == other.document.id and quote.span.overlaps(other.span) for other in others)


def _side(
    corpus: Corpus, party: str, candidates: Sequence[Candidate], most: int = LIMITS["quotes_of_a_side"]
) -> list[Quote]:
    """What a party says, else what is said of it."""
    said = [candidate for candidate in candidates if _says(corpus, party, candidate)]
    named = [candidate for candidate in candidates if party.casefold() in candidate.text.casefold()]
    chosen = choose_quotes(corpus, said or named, party, most, answering=False)
    return [replace(quote, heading=party) for quote in chosen]


def _rivals(corpus: Corpus, candidates: Sequence[Candidate]) -> list[str]:
    """The first two who speak in the best candidates."""
    heard: list[str] = []
    for candidate in candidates[: LIMITS["heard_for_sides"]]:
        for statement in statements_in(corpus.statements(candidate.document.id), candidate.span):
            if statement.speaker_name and not may_be_any_speaker(statement.speaker_name, heard):
                heard.append(statement.speaker_name)
    return heard[:2]


def _voices(corpus: Corpus, query: Query, candidates: Sequence[Candidate]) -> tuple[Quote, ...]:
    """What named speakers say, speaker by speaker; when others are asked for, not what the one named says himself."""
    quotes = _every_quote(corpus, candidates)
    spoken = [(name, quote) for quote in quotes if quote.statement and (name := quote.statement.speaker_name)]
    if _OTHERS.search(query.text):
        spoken = [(name, quote) for name, quote in spoken if not may_be_any_speaker(name, names_in(query.text))]
    shown = list(dict.fromkeys(shown_name(name) for name, _ in spoken))
    ordered = sorted(spoken, key=lambda pair: shown.index(shown_name(pair[0])))
    return tuple(replace(quote, heading=shown_name(name)) for name, quote in ordered)


def _newest_first(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes nearly as good as the best by the dates of their documents, the newest first; no older one is hidden."""
    good = [
        quote for quote in quotes if quote.document.published and quote.score >= quotes[0].score - MARGINS["latest"]
    ]
    newest = max((quote.document.published or "" for quote in good), default="")
    if all(quote.document.published == newest for quote in good):
        return list(quotes)
    ordered = sorted(good, key=lambda quote: quote.document.published or "", reverse=True)
    return [*(_dated(quote, newest) for quote in ordered), *(quote for quote in quotes if quote not in good)]


def _dated(quote: Quote, newest: str) -> Quote:
    published = quote.document.published
    return replace(quote, heading=phrase("newest" if published == newest else "older", date=published))


def _unquoted(corpus: Corpus, query: Query, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Says so when whoever is asked for is quoted nowhere in an answer."""
    speaker = query.speaker
    if speaker is None or any(_is_by(speaker, quote) or _says(corpus, speaker, quote) for quote in quotes):
        return ()
    return (phrase("not_quoted", speaker=speaker),)


def _is_by(speaker: str, quote: Quote) -> bool:
    """Whether a speaker is quoted, or the document is theirs."""
    document = quote.document
    return may_be_any_speaker(speaker, (speaker_of(quote.statement, document.text), *writers(document)), document.text)


def _says(corpus: Corpus, speaker: str, words: Candidate | Quote) -> bool:
    document = words.document
    return is_said_by(speaker, words.span, corpus.statements(document.id), document.text)
