"""The Ask tab before the first question."""

from pathlib import Path

from web_examples import NASTY

from index.store_reader import Counts
from web.tabs.welcome import EXAMPLES, empty_html, examples_for, greeting_html, problem_html

PROJECT = Path(__file__).parents[1]


def test_every_example_is_asked_of_a_document_that_ships():
    assert len({example.question for example in EXAMPLES}) == len(EXAMPLES)
    assert [example.path for example in EXAMPLES if not (PROJECT / example.path).is_file()] == []


def test_examples_are_offered_only_with_their_documents():
    paths = ["/home/me/verbatim/corpus/idemia-profile.md", "/home/me/other.md"]
    assert [example.question for example in examples_for(paths)] == ["What did Idemia say about real-time use?"]
    assert examples_for(["/home/me/other.md"]) == []


def test_the_greeting_counts_what_there_is_once_that_is_known():
    assert '<p class="held">2 documents · 1 passage</p>' in greeting_html(Counts(2, 1, 0))
    assert '<p class="held">…</p>' in greeting_html()


def test_an_empty_library_is_told_how_to_fill_it():
    assert "python -m ingest" in empty_html()
    assert "Library" in empty_html()


def test_a_problem_is_text():
    assert "<script" not in problem_html(NASTY)
