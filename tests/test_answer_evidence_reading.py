"""What an evidence model says of sentences, from documents and a model set by hand."""

from dataclasses import replace

import pytest

from answer.evidence import ranking, reading
from answer.evidence.ranking import Candidate, Fit
from answer.evidence.reading import lead_of, read_evidence
from index.models.evidence.inputs import Reading
from index.records import Document, Hit, Passage
from text.spans import Span

FIT = Fit(meaning=0.5, coverage=0.5, nearby=0.5, passage=0.5, kind=0.5, length=0.5, said=0.5, period=0.5)
DOCUMENT = Document("d", "It rained. It sold cameras. Nobody knew.", "Report")
RAINED, SOLD, KNEW = Span(0, 10), Span(11, 27), Span(28, 40)
SALES, REST = Passage(1, "d", 0, 27, "Sales"), Passage(2, "d", 11, 40)


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


def candidate(span: Span, passage: Passage, document: Document = DOCUMENT) -> Candidate:
    return Candidate(document, span, Hit(passage, 0.5), FIT)


def test_the_sentences_of_a_passage_are_read_together_and_all_ordered_by_what_the_model_says():
    model = Model()
    found = [candidate(SOLD, SALES), candidate(KNEW, REST), candidate(RAINED, SALES)]
    sold, rained, knew = read_evidence(model, "What?", found, most=3)
    assert model.given == [("Report. Sales", ["It rained.", "It sold cameras."]), ("Report", ["Nobody knew."])]
    assert (sold.span, sold.odds, sold.passage_odds) == (SOLD, 16.0, 0.0)
    assert (rained.span, rained.odds, rained.passage_odds) == (RAINED, 10.0, 0.0)
    assert (knew.span, knew.odds, knew.passage_odds) == (KNEW, -8.0, -1.0)
    assert sold.score == pytest.approx(0.5 + 1.6)


def test_a_sentence_that_was_not_read_keeps_what_its_fit_says():
    model = Model()
    _, knew = read_evidence(model, "What?", [candidate(SOLD, SALES), candidate(KNEW, REST)], most=1)
    assert model.given == [("Report. Sales", ["It sold cameras."])]
    assert (knew.odds, knew.passage_odds) == (-3.0, None)
    assert knew.score == pytest.approx(0.5 - 0.3)


TEXT = "Year | Cameras\n2015 | 500\n2016 | 700"
ROWS = [
    candidate(span, Passage(3, "t", 0, len(TEXT)), Document("t", TEXT, "Counts"))
    for span in (Span(15, 25), Span(26, 36))
]


def test_each_row_of_a_table_is_read_by_itself_as_a_sentence():
    model = Model()
    read_evidence(model, "How many?", ROWS, most=2)
    assert model.given == [
        ("Counts", ["In 2015, there were 500 cameras."]),
        ("Counts", ["In 2016, there were 700 cameras."]),
    ]


def test_a_row_of_another_year_than_the_one_asked_for_is_not_read():
    model = Model()
    found = read_evidence(model, "How many in 2016?", ROWS, most=2)
    assert model.given == [("Counts", ["In 2016, there were 700 cameras."])]
    assert [(one.text, one.passage_odds) for one in found] == [("2016 | 700", 0.0), ("2015 | 500", None)]


def test_a_row_whose_cells_have_no_names_is_read_as_it_stands():
    text = "Year | Cameras | Price\n2015 | 500"
    model = Model()
    read_evidence(
        model, "How many?", [candidate(Span(23, 33), Passage(3, "t", 0, len(text)), Document("t", text, "Counts"))], 1
    )
    assert model.given == [("Counts", [text])]


def test_nothing_found_is_nothing_read():
    assert read_evidence(Model(), "What?", [], most=3) == []


def test_a_lead_says_nothing_twice():
    assert lead_of(replace(DOCUMENT, title="Sales in 2015"), "Sales") == "Sales in 2015"
    assert lead_of(DOCUMENT, None) == "Report"
