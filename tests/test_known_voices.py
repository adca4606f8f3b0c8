"""Whose words the answers to the known questions give to whom: the label speaks of words of that speaker alone."""

from collections.abc import Iterator

import pytest
from test_known_answers import KNOWN

from answer.ask import ask
from answer.records import Answer, Citation
from answer.speakers.lookup import speaker_of
from evaluate.question_files import read_question_set
from evaluate.trials import open_set
from index.corpus import Corpus
from index.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Corpus:
    return open_set(read_question_set(KNOWN), shipped_index).corpus


@pytest.fixture(scope="module")
def answers(corpus: Corpus) -> list[Answer]:
    """Of every second question: the others take two minutes more."""
    return [ask(corpus, question.text, question.history) for question in read_question_set(KNOWN).questions[::2]]


def attributed(answers: list[Answer]) -> Iterator[Citation]:
    return (citation for answer in answers for citation in answer.citations if citation.voices)


def test_every_character_under_a_label_is_in_a_statement_of_that_speaker(answers: list[Answer], corpus: Corpus) -> None:
    checked = 0
    for citation in attributed(answers):
        document = corpus.document(citation.document_id)
        assert document
        statements = corpus.statements(document.id)
        for voice in citation.voices:
            theirs = [
                part for one in statements if speaker_of(one, document.text) == voice.speaker for part in one.contents
            ]
            for start, end in voice.spoken:
                assert citation.start <= start < end <= citation.end
                assert all(any(part.start <= at < part.end for part in theirs) for at in range(start, end)), citation
                checked += end - start
    assert checked > 10_000


def test_the_speaker_of_a_citation_has_words_in_it_and_own_words_are_not_reported(
    answers: list[Answer], corpus: Corpus
) -> None:
    for answer in answers:
        for citation in answer.citations:
            assert (citation.speaker is None) == (not citation.spoken)
            if citation.speaker is not None:
                first = citation.voices[0]
                assert (citation.speaker, citation.direct, citation.spoken) == (
                    first.speaker,
                    first.direct,
                    first.spoken,
                )
            quoted = [part for one in corpus.statements(citation.document_id) if one.direct for part in one.contents]
            reported = [span for voice in citation.voices if not voice.direct for span in voice.spoken]
            assert not any(part.start < end and start < part.end for part in quoted for start, end in reported)


def test_what_stands_elsewhere_stands_there(answers: list[Answer], corpus: Corpus) -> None:
    places = [place for answer in answers for citation in answer.citations for place in citation.also_in]
    assert places
    for place in places:
        document = corpus.document(place.document_id)
        assert document
        assert document.text[place.start : place.end] == place.quote


def test_nothing_is_said_to_differ_in_documents_that_do_not(answers: list[Answer]) -> None:
    """The shipped documents name both sources wherever these differ, each within one sentence."""
    notes = [note for answer in answers for note in answer.notes]
    assert not [note for note in notes if "differ" in note or "contradict" in note or "independent" in note]
