"""A damaged document is named and never quoted; an answer made without the word index says so."""

import sqlite3

import pytest
from small_corpus import TEXTS, take_in

from answer.ask import ask
from answer.faults import faults_of
from answer.phrases import phrase
from answer.render import to_text
from index.library import Library

QUESTION = "How many cameras did Falk Optics sell?"
QUOTED = "sold nine hundred cameras"


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path / "index", word_embedder, TEXTS)


def test_a_sound_index_has_no_faults(corpus):
    assert QUOTED in to_text(ask(corpus, QUESTION))
    assert faults_of(corpus) == ()


@pytest.mark.parametrize("change", ["text = replace(text, 'nine', 'five')", "page_starts = '['", "headings = '[3]'"])
def test_a_damaged_document_is_named_and_not_quoted(corpus, tmp_path, word_embedder, change):
    [damaged] = [one.id for one in corpus.store.listed() if one.title == "Falk Optics"]
    with sqlite3.connect(tmp_path / "index" / "verbatim.sqlite") as database:
        database.execute(f"UPDATE documents SET {change} WHERE id = ?", (damaged,))
    database.close()
    again = Library(corpus.store, word_embedder).snapshot()  # as after a start; the generation is the same
    answer = ask(again, QUESTION)
    fault = phrase("damaged_document", title="Falk Optics", id=damaged)
    assert faults_of(again) == (fault,)
    assert fault in to_text(answer)
    assert damaged not in {citation.document_id for citation in (*answer.citations, *answer.nearest)}
    assert again.statements(damaged) == []


def test_an_answer_without_the_word_index_says_so(corpus):
    corpus.indexes.lexical.is_damaged = True
    answer = ask(corpus, QUESTION)
    assert phrase("lacks_words") in to_text(answer)
