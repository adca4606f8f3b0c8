"""Several speakers on one question: of each, the words of theirs that answer it, or nothing.

Each is asked for alone, in the passages that have words of theirs, and answers by the measure of every other question.
A sentence in which others say more than they do is not theirs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answer.evidence.confidence import confidence, is_answered, read_signals
from answer.evidence.ranking import Candidate
from answer.evidence.reading import read_evidence
from answer.evidence.sentences import find_candidates
from answer.evidence.weights import LIMITS, MARGINS
from answer.evidence.words import QueryTerms, weigh_words
from answer.profiles.speakers import find_speaker, said_by
from answer.quote.choose import Quote, Scores, antecedent, quote_of, scores_of
from answer.quote.cite import cite_quotes, is_exact
from answer.quote.voices import innermost
from answer.records import Citation, Layout, Query
from answer.speakers.aliases import aliases_in_use, speaker_key
from answer.speakers.identities import by_identity
from answer.speakers.lookup import statements_in
from answer.understand.question import understand
from index.corpus import Corpus
from index.records import Hit, Statement
from text.spans import Span

MOST_SPEAKERS = 8
"""Of more, nobody compares the words, and each takes a few tenths of a second."""
DEFAULT_SPEAKERS = 5
_QUOTES = 2
"""How much is shown of one speaker: as much as of each of two sides."""


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker on a question: `citations` are empty when nothing of theirs answers it, as surely as `confidence` says.

    `statements` is how many of theirs there are in all: none when no document quotes them.
    """

    speaker: str
    statements: int
    confidence: float
    citations: tuple[Citation, ...]


@by_identity
def compare_speakers(corpus: Corpus, question: str, names: Sequence[str] = ()) -> tuple[Row, ...]:
    """Ask each of some speakers the same.

    :param corpus: the documents.
    :param question: the question.
    :param names: the speakers' names; without any, those who have most statements in what fits the question.
    :return: a row for each speaker, in their order, none twice.
    """
    query = replace(understand(question), layout=Layout.PLAIN, parties=())
    chosen = {speaker_key(name): name for name in reversed(names or _speaking(corpus, query))}
    return tuple(_row(corpus, query, name) for name in reversed(chosen.values()))


def _speaking(corpus: Corpus, query: Query) -> list[str]:
    """Who has most statements in the sentences that fit a question best; nobody where the documents do not fit it."""
    read, searched = LIMITS["passages_read_for_all"], LIMITS["passages_searched_for_all"]
    found = _read(corpus, query, corpus.search(query.text, searched)[:read], LIMITS["sentences_judged_for_all"])
    if not is_answered(_probability(corpus, query, found), Layout.SIDES):
        return []
    counts: Counter[str] = Counter()
    for candidate in found:
        if candidate.score >= found[0].score - MARGINS["sides"]:
            counts.update({name for _, name in _spoken(corpus, candidate) if name})
    speakers = (find_speaker(corpus, name) for name, _ in counts.most_common())
    return list(dict.fromkeys(one.name for one in speakers if one))[:DEFAULT_SPEAKERS]


def _row(corpus: Corpus, query: Query, name: str) -> Row:
    speaker = find_speaker(corpus, name)
    if speaker is None:
        return Row(name, 0, 0.0, ())
    query = replace(query, speaker=speaker.name)
    key = ("said by", name, aliases_in_use())
    narrow = corpus.narrowed(key, lambda: {one.document_id: None for one in said_by(corpus, name)})
    hits = [hit for hit in narrow.search(query.text, LIMITS["passages_searched_for_all"]) if _speaks(narrow, name, hit)]
    found = _read(narrow, query, hits[: LIMITS["passages_read"]], LIMITS["sentences_judged"], theirs=name)
    probability = _probability(narrow, query, found)
    citations = _cited(narrow, name, found) if is_answered(probability) else ()
    return Row(speaker.name, speaker.statements, probability, citations)


def _read(corpus: Corpus, query: Query, hits: Sequence[Hit], most: int, theirs: str | None = None) -> list[Candidate]:
    """The sentences of some passages, best first: those in which a speaker says most, if one is named."""
    found = find_candidates(corpus, query, _terms(corpus, query), hits)
    found = [one for one in found if theirs is None or _own(corpus, theirs, one)]
    return read_evidence(corpus.evidence, query.text, found, most) if corpus.evidence else found


def _probability(corpus: Corpus, query: Query, found: Sequence[Candidate]) -> float:
    return confidence(read_signals(corpus, query, _terms(corpus, query), found)) if found else 0.0


def _terms(corpus: Corpus, query: Query) -> Mapping[str, QueryTerms]:
    """The words of a question, as rare as they are in all documents."""
    return weigh_words(query.text, corpus.whole or corpus)


def _speaks(corpus: Corpus, name: str, hit: Hit) -> bool:
    key, found = speaker_key(name), statements_in(corpus.statements(hit.passage.document_id), hit.passage.span)
    return any(one.speaker_name and speaker_key(one.speaker_name) == key for one in found)


def _spoken(corpus: Corpus, candidate: Candidate) -> Iterator[tuple[int, str | None]]:
    """How many characters of a sentence whoever says them has, each character being the innermost speaker's."""
    for span, statement in innermost(statements_in(corpus.statements(candidate.document.id), candidate.span)):
        length = min(span.end, candidate.span.end) - max(span.start, candidate.span.start)
        if length > 0:
            yield length, statement.speaker_name


def _own(corpus: Corpus, name: str, candidate: Candidate) -> Statement | None:
    """The statement of a speaker in a sentence, of which they say at least half of all that is said."""
    key, spoken = speaker_key(name), list(_spoken(corpus, candidate))
    theirs = sum(length for length, other in spoken if other and speaker_key(other) == key)
    if not theirs or 2 * theirs < sum(length for length, _ in spoken):
        return None
    held = statements_in(corpus.statements(candidate.document.id), candidate.span)
    return next((one for one in held if one.speaker_name and speaker_key(one.speaker_name) == key), None)


def _cited(corpus: Corpus, name: str, found: Sequence[Candidate]) -> tuple[Citation, ...]:
    """The best of what a speaker says, as long as it is nearly as good and in the speaker's words."""
    scores, quotes = scores_of(found), list[Quote]()
    for candidate in found:
        if len(quotes) == _QUOTES or candidate.score < found[0].score - MARGINS["plain"]:
            break
        quote = _quote(corpus, name, candidate, scores)
        is_new = not any(quote.document.id == one.document.id and quote.span.overlaps(one.span) for one in quotes)
        if is_new and (candidate.may_answer or not quotes):
            quotes.append(quote)
    key = speaker_key(name)
    cited = [one for one in cite_quotes(corpus, quotes) if one.speaker and speaker_key(one.speaker) == key]
    return tuple(replace(one, number=number) for number, one in enumerate(cited, 1) if is_exact(corpus, one))


def _quote(corpus: Corpus, name: str, candidate: Candidate, scores: Scores) -> Quote:
    """A sentence as it is quoted: of own words with who says them, of others with what "it" is, without neighbours."""
    statement, document = _own(corpus, name, candidate), candidate.document
    if statement and statement.direct:
        return replace(quote_of(corpus, candidate, scores, name), statement=statement)
    before = antecedent(document, candidate.span) or candidate.span
    return Quote(document, Span(before.start, candidate.span.end), candidate.span, candidate.score, statement)
