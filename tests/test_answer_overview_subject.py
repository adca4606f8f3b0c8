"""Whether a sentence names the subject of an overview."""

import pytest
from web_examples import add_file, make_document, open_index

from answer.evidence.sentences import document_sentences
from answer.overview.subject import found_in, subject_of


@pytest.fixture
def held(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder)
    document = add_file(index, "a.md", "# The firm Idemia\n\nMorpho sold a camera. The police of Arlen bought it.\n")
    corpus = index.snapshot()
    return corpus, corpus.document(document)


def test_a_name_is_named_by_its_aliases_too(held):
    corpus, document = held
    *_, first, second = document_sentences(document)
    subject = subject_of("Idemia")
    assert subject.is_named(corpus, document, first)
    assert subject.is_named_first(corpus, document, first)
    assert not subject.is_named(corpus, document, second)
    assert subject.is_titled(document)


def test_half_of_a_topic_may_stand_in_the_heading(held):
    corpus, document = held
    second = document_sentences(document)[-1]
    assert subject_of("the camera police").is_named(corpus, document, second, "Cameras")
    assert not subject_of("the camera police").is_named(corpus, document, second, "Exports")
    assert not subject_of("camera export police").is_named(corpus, document, second, "Camera exports")


def test_words_that_every_sentence_has_are_no_subject(held):
    corpus, _ = held
    assert subject_of("of the") is None
    assert [found.title for found, _ in found_in(corpus, subject_of("camera"), 5)] == ["The firm Idemia"]


@pytest.mark.parametrize(
    ("title", "asked", "is_titled"),
    [
        ("Libya, Egypt, Turkey: what became of the cases", "Libya", False),
        ("Libya, Egypt, Turkey: what became of the cases", "Turkey", False),
        ("Libya, Egypt, Turkey: what became of the cases", "Libya, Egypt, Turkey", True),
        ("Libya and what it bought, 2007 to 2011", "Libya", True),
        ("Idemia: one company, five names", "Idemia", True),
    ],
)
def test_a_title_that_names_several_in_a_row_gives_itself_to_none(title, asked, is_titled):
    assert subject_of(asked).is_titled(make_document("Morpho sold a camera.", title=title)) is is_titled
