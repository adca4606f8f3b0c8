"""Whether the hyphen at a line's end belongs to the word."""

import pytest

from ingest.extract.hyphens import collect_words, join_lines


def join(*lines: str) -> str:
    """The first two lines as one, in a document that consists of all of them."""
    return join_lines(lines[0], lines[1], collect_words(lines)) + lines[1]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("on mass surveil-", "lance of people"), "on mass surveillance of people"),
        (("rules for dual-", "use goods"), "rules for dual-use goods"),
        (("they co-", "operate", "to cooperate"), "they cooperate"),
        (("they co-", "operate", "to co-operate"), "they co-operate"),
        (("a trade-", "mark", "no trade and no mark here"), "a trade-mark"),
        (("it was under-", "stood", "under what stood there"), "it was understood"),
        (("a state-", "sponsored act", "of the state"), "a state-sponsored act"),
        (("from 27-", "nation talks"), "from 27nation talks"),
        (("in Baden-", "Baden"), "in Baden-Baden"),
        (("COVID-", "19 cases"), "COVID-19 cases"),
        (("pre- and post-", "or interwar years"), "pre- and post- or interwar years"),
        (("a soft sur\u00ad", "veillance"), "a soft surveillance"),
        (("no hyphen", "here"), "no hyphen here"),
        (("a dash -", "then words"), "a dash - then words"),
        (("fifteen‐", "year plan", "a fifteen‐year plan"), "fifteen‐year plan"),
    ],
)
def test_lines_are_joined_as_the_document_writes_the_word(lines, joined):
    assert join(*lines) == joined


def test_a_document_that_never_breaks_words_keeps_its_hyphens():
    lines = ("a record-", "setting sum", *["a line of words like any other"] * 98)

    assert join(*lines) == "a record-setting sum"


def test_a_document_that_marks_soft_hyphens_has_only_hard_ones_besides():
    assert join("License cc-", "by", "surveil\u00ad", "lance") == "License cc-by"


def test_halves_of_broken_words_are_not_counted():
    words = collect_words(["a surveil-", "lance system", "the system"])

    assert words.counts == {"a": 1, "system": 2, "the": 1}
