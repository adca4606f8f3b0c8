"""What an evidence model says of sentences, from documents and a model set by hand."""

from dataclasses import replace

import pytest

from answer.evidence import ranking, reading
from answer.evidence.ranking import Candidate, Fit
from answer.evidence.reading import lead_of, read_evidence
from answer.evidence.weights import LIMITS
from index.models.evidence.inputs import Reading
from index.records import Document, Hit, Passage
from text.spans import Span

FIT = Fit(meaning=0.5, coverage=0.5, nearby=0.5, passage=0.5, kind=0.5, length=0.5, said=0.5, period=0.5)
TEXT = "It rained. It sold cameras. Nobody knew."
DOCUMENT = Document("d", TEXT, "Report")
RAINED, SOLD, KNEW = Span(0, 10), Span(11, 27), Span(28, 40)


class Corpus:
    """One document."""

    def document(self, id: str) -> Document | None:
        return DOCUMENT if id == "d" else None


class Model:
    """Gives each sentence its number of letters, less for each passage before; remembers what it was given."""

    name = "letters"

    def __init__(self) -> None:
        self.given: list[tuple[str, list[str]]] = []

    def read(self, _question, passages):
        self.given = [(lead, list(texts)) for lead, texts in passages]
        return [
            Reading(-float(number), tuple(float(len(text) - 20 * number) for text in texts))
            for number, (_, texts) in enumerate(self.given)
        ]


@pytest.fixture(autouse=True)
def numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ranking, reading):
        monkeypatch.setattr(module, "EVIDENCE", {"odds": 0.1, "unread": -3.0})


def hit(number: int, span: Span, heading: str | None = None) -> Hit:
    return Hit(Passage(number, "d", span.start, span.end, heading), 0.5)


def test_the_best_passages_are_read_whole_and_their_sentences_ordered_by_what_the_model_says():
    first, second = hit(1, Span(0, 27), "Sales"), hit(2, Span(11, 40))
    candidates = [Candidate(DOCUMENT, span, first, FIT) for span in (RAINED, SOLD, KNEW)]
    model = Model()
    sold, rained, knew = read_evidence(model, Corpus(), "What?", [first, second], candidates)
    assert model.given == [
        ("Report. Sales", ["It rained.", "It sold cameras."]),
        ("Report", ["It sold cameras.", "Nobody knew."]),
    ]
    assert (sold.span, sold.odds, sold.passage_odds) == (SOLD, 16.0, 0.0)
    assert (rained.span, rained.odds, rained.passage_odds) == (RAINED, 10.0, 0.0)
    assert (knew.span, knew.odds, knew.passage_odds) == (KNEW, -8.0, -1.0)
    assert sold.score == pytest.approx(0.5 + 1.6)


def test_a_sentence_that_was_not_read_keeps_what_its_fit_says():
    hits = [hit(number, RAINED) for number in range(LIMITS["passages_judged"])]
    candidates = [Candidate(DOCUMENT, KNEW, hit(9, KNEW), FIT)]
    [knew] = read_evidence(Model(), Corpus(), "What?", [*hits, hit(9, KNEW)], candidates)
    assert (knew.odds, knew.passage_odds) == (-3.0, None)
    assert knew.score == pytest.approx(0.5 - 0.3)


def test_a_lead_says_nothing_twice():
    assert lead_of(replace(DOCUMENT, title="Sales in 2015"), "Sales") == "Sales in 2015"
    assert lead_of(DOCUMENT, None) == "Report"
