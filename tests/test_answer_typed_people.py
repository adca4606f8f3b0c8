"""Names of people are told from those of companies by what the documents say before them."""

import pytest
from web_examples import add_file

from answer.typed.people import holds_phrase, is_person

TEXT = (
    "Oculon sells cameras for real-time use. The minister of Arlen bought from Oculon. "
    "“We sell,” said Peter Hallerborn of Oculon. Hallerborn denied more. President Moreno wrote to Dr. Vasquez. "
    "The Gazette asked Oculon."
)


@pytest.fixture
def corpus(index):
    add_file(index, "oculon.txt", TEXT)
    return index.snapshot()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Hallerborn", True), ("Moreno", True), ("Vasquez", True), ("Oculon", False), ("Arlen", False)],
)
def test_people_are_introduced_by_first_names_and_titles(corpus, name, expected):
    assert is_person(corpus, name) is expected


def test_a_phrase_must_stand_there_whole(corpus):
    assert holds_phrase(corpus, "real time") == "real-time"
    assert holds_phrase(corpus, "peter hallerborn") == "Peter Hallerborn"
    assert holds_phrase(corpus, "Oculon Hallerborn") is None
