"""What never answers, by the structure of a document and the grammar of a sentence."""

import pytest

from answer.evidence.beside import is_beside_the_point, is_heading, is_of_itself, table_head
from index.records import Document, Heading
from text.sentences import sentence_spans
from text.spans import Span

TEXT = """The editors, 24 November 2026
Written for Oculon from public sources. We set out who said what. A camera sees far. Falk sold it.

The sale

Falk sold forty cameras. Who paid?
Falk Optics
The price: 40 euros
They sold:
Table 1. Cameras by year, all makers. It does not show sales.

Year | Cameras | Maker
2019 | 400 | Falk

2018 | 150 | Vireo

Founded | 1984"""
HEADING = TEXT.index("The sale")
DOCUMENT = Document("d", TEXT, "Report", headings=(Heading(HEADING, HEADING + 8, 1),))
SENTENCES = tuple(sentence_spans(TEXT, "en"))


def at(words: str) -> Span:
    return next(span for span in SENTENCES if TEXT[span.start : span.end] == words)


@pytest.mark.parametrize(
    "words",
    [
        "The sale",
        "Who paid?",
        "Falk Optics",
        "They sold:",
        "Table 1.",
        "Cameras by year, all makers.",
        "Year | Cameras | Maker",
        "2018 | 150 | Vireo",
    ],
)
def test_what_only_announces_asks_or_labels_never_answers(words):
    assert is_beside_the_point(DOCUMENT, SENTENCES, at(words))


@pytest.mark.parametrize(
    "words",
    [
        "Falk sold forty cameras.",
        "The price: 40 euros",
        "It does not show sales.",
        "2019 | 400 | Falk",
        "Founded | 1984",
    ],
)
def test_sentences_fields_and_rows_under_a_head_may_answer(words):
    assert not is_beside_the_point(DOCUMENT, SENTENCES, at(words))


def test_what_a_document_says_of_itself_goes_on_as_long_as_nothing_is_named_or_brought_in():
    own = [TEXT[span.start : span.end] for span in SENTENCES if is_of_itself(DOCUMENT, SENTENCES, span)]
    assert own == [
        "The editors, 24 November 2026",
        "Written for Oculon from public sources.",
        "We set out who said what.",
    ]


def test_a_row_has_the_head_of_its_table():
    head = table_head(DOCUMENT, at("2019 | 400 | Falk"))
    assert head == at("Year | Cameras | Maker")
    assert table_head(DOCUMENT, at("Falk sold forty cameras.")) is None


def test_a_heading_is_known_by_its_place():
    assert is_heading(DOCUMENT, at("The sale"))
    assert not is_heading(DOCUMENT, at("Falk sold forty cameras."))
