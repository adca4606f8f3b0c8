"""Who is quoted, in how many documents, and where the words of one speaker stand."""

import pytest
from web_examples import ingest_file

from answer.speakers.aliases import use_aliases
from answer.speakers.heard import heard, words_of
from answer.within import DocumentFilter, narrowed
from index.settings import Settings

TEXTS = {
    "a": "“We sold nine cameras to Arlen,” said Oculon. “They film the border,” said Amnesty International.",
    "b": "“We regret the sale,” said Ann Lee, a spokeswoman for Oculon. Amnesty said that the cameras were sold.",
    "c": "Oculon sold cameras. “Nobody asked us,” said Bob Lee, who left Oculon in 2011.",
}


@pytest.fixture
def corpus(index):
    for name, text in TEXTS.items():
        ingest_file(index, f"{name}.txt", text)
    return index.snapshot()


def said(corpus, speaker: str) -> dict[str, list[str]]:
    """The words of a speaker, by the titles of the documents."""
    return {
        document.title: [document.text[span.start : span.end].strip(" ,.") for span in spans or ()]
        for id, spans in words_of(corpus, speaker).items()
        if (document := corpus.document(id))
    }


def test_speakers_are_counted_by_documents_under_one_name(corpus):
    assert heard(corpus) == [("Amnesty International", 2), ("Ann Lee", 1), ("Bob Lee", 1), ("Oculon", 1)]


def test_only_who_is_heard_within_is_counted(corpus):
    assert heard(narrowed(corpus, DocumentFilter(document="c"))) == [("Bob Lee", 1)]


@pytest.mark.parametrize("name", ["Oculon", "oculon", "the Oculon"])
def test_the_words_of_who_speaks_for_a_body_are_its_own(corpus, name):
    assert said(corpus, name) == {"a": ["We sold nine cameras to Arlen"], "b": ["We regret the sale"]}


def test_all_names_of_a_speaker_mean_them(corpus):
    both = {"a": ["They film the border"], "b": ["that the cameras were sold"]}
    assert said(corpus, "Amnesty") == said(corpus, "Amnesty International") == both


@pytest.mark.parametrize("name", ["Lee", "Ocul", "the", "", "Arlen"])
def test_a_part_of_a_name_is_nobody(corpus, name):
    assert said(corpus, name) == {}


def test_it_is_worked_out_once_in_a_generation(corpus):
    assert words_of(corpus, "Oculon") is words_of(corpus, "Oculon")


def test_other_aliases_are_heard_at_once(corpus, tmp_path):
    assert heard(corpus)[0] == ("Amnesty International", 2)
    assert set(said(corpus, "Amnesty International")) == {"a", "b"}
    limits = DocumentFilter(speaker="Amnesty International")
    assert narrowed(corpus, limits).document_count == 2
    try:
        use_aliases(tmp_path)
        assert ("Amnesty International", 1) in heard(corpus)
        assert set(said(corpus, "Amnesty International")) == {"a"}
        assert narrowed(corpus, limits).document_count == 1
    finally:
        use_aliases(Settings().corpus)
