"""Questions that quote words and ask whose they are."""

import pytest
from web_examples import add_file, open_index

from answer.ask import ask
from answer.check.asked_words import SURE, find_exact_sentences, words_asked_about
from answer.records import Query

TEXT = (
    "Cameras\n\nThe firm sold many. It is “difficult, almost impossible, to know the users”, Ann Lee told the radio.\n"
)


@pytest.fixture
def corpus(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder)
    add_file(index, "cameras.txt", TEXT)
    return index.snapshot()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ('who said "difficult, almost impossible" and about what', "difficult, almost impossible"),
        ("Did Idemia say “we love it”?", "we love it"),
        ('Which company said it was "shocked"?', None),
        ('When did Amnesty publish "Out of Control"?', None),
        ("Who demanded “a full ban now”?", "a full ban now"),
        ("Who called it “a full ban now”?", None),
        ("Who said no?", None),
        ('What does the report called "Out of Control Again" say about cameras?', None),
        ('Who wrote "The New Jim Crow"?', None),
        ("What do critics say about the “right to be forgotten”?", None),
        ("What does “dual-use cyber surveillance item” mean? Tell me.", None),
        ("Which company said that it was “deeply shocked by this”?", "deeply shocked by this"),
    ],
)
def test_words_are_asked_about_when_three_are_quoted_beside_a_verb_of_saying(question, words):
    assert words_asked_about(Query(question)) == words


def test_the_sentence_with_the_words_answers_with_its_speaker(corpus):
    [quote] = find_exact_sentences(corpus, "Difficult, almost impossible", None)
    assert quote.document.text[quote.span.start : quote.span.end].startswith("It is “difficult")
    assert (quote.statement.speaker_name, find_exact_sentences(corpus, "easy to know", None)) == ("Ann Lee", ())
    answer = ask(corpus, 'who said "difficult, almost impossible"?')
    assert not answer.refused
    assert answer.confidence >= SURE
    assert answer.citations[0].speaker == "Ann Lee"


def test_words_that_no_document_has_are_said_to_be_in_none(corpus):
    answer = ask(corpus, 'What did Ann Lee tell the radio, "we know all users well"?')
    assert answer.notes[:1] == ("No document has these words: “we know all users well”.",)
