"""Several numbers of one answer, each under what tells it from the others."""

from dataclasses import replace

from answer.phrases import phrase
from answer.quote.choose import Quote
from answer.quote.counted import with_labels
from index.records import Document, Statement, document_id
from text.spans import Span

ASKED = "How many cameras were there in Arlen?"
TEXT = "Oculon counted 400 cameras in 2016. By 2018 Vireo arrived at 900. The town had 400 in 2019. Filler stands here."
DOCUMENT = Document(document_id(TEXT), TEXT, "Cameras")


def quote(words: str, speaker: str | None = None) -> Quote:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    statement = Statement(1, DOCUMENT.id, (span,), False, Span(start, start + 6), speaker) if speaker else None
    return Quote(DOCUMENT, span, span, 1.0, statement)


OCULON = quote("Oculon counted 400 cameras in 2016.", "Oculon")
VIREO = quote("By 2018 Vireo arrived at 900.", "Vireo")


def test_each_of_several_numbers_is_told_apart_by_whose_and_of_when_it_is() -> None:
    labelled, notes = with_labels(ASKED, [OCULON, VIREO])
    assert [one.heading for one in labelled] == ["Oculon, 2016", "Vireo, 2018"]
    assert notes == [phrase("different_numbers")]


def test_a_year_that_is_asked_for_tells_nothing_apart() -> None:
    labelled, _ = with_labels("How many cameras were there in 2016 or 2018?", [OCULON, VIREO])
    assert [one.heading for one in labelled] == ["Oculon", "Vireo"]


def test_one_number_or_what_has_no_label_stays_as_it_is() -> None:
    same = quote("The town had 400 in 2019.")
    assert with_labels(ASKED, [OCULON, replace(same, statement=None)]) == ([OCULON, same], [])
    assert with_labels(ASKED, [OCULON, quote("Filler stands here.")]) == ([OCULON, quote("Filler stands here.")], [])
    assert with_labels("Who counted cameras in Arlen?", [OCULON, VIREO]) == ([OCULON, VIREO], [])
