"""What an export holds: numbers that go on, words compared with the stored text again, and footnotes in words."""

from dataclasses import replace

import pytest
from web_examples import ingest_file, make_answer, make_citation, make_refusal

from web.conversation import Exchange
from web.exports.collect import collect_answers, footnote, sources

BASE = "http://verbatim.test"


@pytest.fixture
def exported(index):
    """Two answers that quote two documents, one of which changes before it is exported."""
    ids = [
        ingest_file(index, name, text) for name, text in (("a.txt", "The police export."), ("b.txt", "They import."))
    ]
    documents = [index.snapshot().document(id) for id in ids]
    police = make_citation(documents[0], "The police export.", speaker="Alpha", direct=True, page=3)
    imports = make_citation(documents[1], "They import.", number=2)
    first = make_answer("Who exports?", police, imports, notes=("A note.",))
    ingest_file(index, "b.txt", "They import no more.")
    exchanges = [Exchange("Who exports?", answer=first, id="t1"), Exchange("And?", answer=first, id="t2")]
    return collect_answers(index.snapshot(), BASE, [(exchange, "2026-11-30") for exchange in exchanges])


def test_numbers_go_on_from_one_answer_to_the_next(exported):
    assert [[each.number for each in answer.quotations] for answer in exported] == [[1, 2], [3, 4]]
    assert [answer.link for answer in exported] == [f"{BASE}/answers/t1", f"{BASE}/answers/t2"]
    assert exported[0].told == ("A note.",)


def test_words_are_compared_with_the_stored_text_again(exported):
    assert [(each.words, each.is_exact) for each in exported[0].quotations] == [
        ("The police export.", True),
        ("They import.", False),
    ]


def test_each_source_is_listed_once(exported):
    assert [source.title for source in sources(exported)] == ["a", "b"]


def test_a_footnote_says_where_the_words_stand(exported):
    first, second = exported[0].quotations
    assert first.said == ("Quoting Alpha:",)
    assert footnote(first) == f"“a”, undated, page 3, {first.link}."
    assert footnote(second).endswith(". Its document has changed or gone since")
    assert footnote(replace(first, scanned=True)) == f"“a”, undated, page 3, read by OCR, {first.link}."
    assert footnote(replace(first, time="00:12:31")) == f"“a”, undated, at 00:12:31, {first.link}."
    known = replace(
        first.source, authors=("Ann Doe",), publisher="The Post", published="2020-09-21T10:00", url="http://post.test/a"
    )
    told = footnote(replace(first, source=known))
    assert told == f"Ann Doe, “a”, The Post, 2020-09-21, page 3, http://post.test/a, {first.link}."


def test_refusals_and_lost_answers_are_told(index, exported):  # noqa: ARG001  # there is an index
    lost = Exchange("Q", problem="Its words are gone.", id="t2")
    kept = [(Exchange("Q", answer=make_refusal("Q"), id="t1"), "2026"), (lost, "2026")]
    refused, gone = collect_answers(index.snapshot(), BASE, kept)
    assert (refused.told, refused.quotations) == (("No answer.", "Searched it all."), ())
    assert (gone.told, gone.quotations) == (("Its words are gone.",), ())
