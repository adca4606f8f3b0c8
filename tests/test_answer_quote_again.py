"""What was quoted is shown again: somebody's very words, or one sentence."""

from collections.abc import Sequence

from answer.evidence.quoted import Quoted
from answer.evidence.ranking import Candidate, Fit
from answer.quote.again import quotes_again
from answer.understand.pointing import Again
from index.records import Document, Hit, Passage, Statement
from text.spans import Span

TEXT = "Nine cameras were sold. “We sold nine. We are sorry,” Oculon said."
DOCUMENT = Document("d", TEXT, "Report")
SOLD, OURS, SORRY = ("Nine cameras were sold.", "“We sold nine.", "We are sorry,” Oculon said.")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


class Index:
    """One speaker, who is quoted directly."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = statements

    def statements(self, _id: str) -> Sequence[Statement]:
        return self._statements


DIRECT = Statement(1, "d", (span("We sold nine. We are sorry"),), True, span("Oculon"), "Oculon")
QUOTED = tuple(Quoted(DOCUMENT, span(one)) for one in (SOLD, OURS, SORRY))


def candidate(words: str, meaning: float) -> Candidate:
    hit = Hit(Passage(1, "d", 0, len(TEXT)), 0.5)
    return Candidate(DOCUMENT, span(words), hit, Fit(meaning, 0.5, 0.5, 0.5, 1.0, 0.5, 0.0, 0.0))


def shown(how: Again, *candidates: Candidate, index: Index) -> list[str]:
    quotes = quotes_again(index, how, QUOTED, candidates)
    return [TEXT[quote.span.start : quote.span.end] for quote in quotes]


def test_the_very_words_are_what_a_speaker_says_directly_in_one_piece() -> None:
    index = Index(DIRECT)
    assert quotes_again(index, Again.EXACT, QUOTED[1:], [])[0].statement == DIRECT
    assert shown(Again.EXACT, index=index) == [TEXT]


def test_where_nobody_is_quoted_directly_all_is_shown() -> None:
    assert shown(Again.EXACT, index=Index()) == [TEXT]


def test_shorter_is_the_sentence_that_answers_best() -> None:
    best = shown(Again.SHORT, candidate(SOLD, 0.4), candidate(SORRY, 0.9), index=Index(DIRECT))
    assert best == [SORRY]


def test_nothing_is_shown_again_where_nothing_was_found() -> None:
    assert quotes_again(Index(), Again.SHORT, (), []) == ()
