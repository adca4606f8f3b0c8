"""Several speakers on one question: each answers with words of theirs, or with nothing."""

import pytest
from small_corpus import take_in

from answer.profiles.matrix import DEFAULT_SPEAKERS, compare_speakers
from answer.speakers.aliases import use_aliases
from index.settings import Settings

TEXT = (
    "# Cameras\n\nVireo said that the price of a camera was low. "
    "“The price of a camera was nine hundred euros,” Falk said. "
    "The mayor of Arlen met Haldor.\n\n## Arlen\n\n“Nobody in Arlen is counted,” Haldor said. "
    "Kolb said that Vireo had told the court that the camera was broken and could not be mended by anybody.\n"
)
PRICE = "What was the price of a camera?"


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path, word_embedder, {"one": TEXT})


@pytest.fixture(autouse=True)
def _answers(monkeypatch):
    """Half of a question's words answer it, so that it can be counted by hand."""
    monkeypatch.setattr("answer.profiles.matrix.confidence", lambda signals: signals.score)


def told(rows) -> list[tuple[str, list[str]]]:
    return [(row.speaker, [citation.quote for citation in row.citations]) for row in rows]


def test_each_speaker_answers_with_their_own_words(corpus):
    rows = compare_speakers(corpus, PRICE, ["Falk", "Vireo"])
    assert [(speaker, quotes[0]) for speaker, quotes in told(rows)] == [
        ("Falk", "“The price of a camera was nine hundred euros,” Falk said."),
        ("Vireo", "Vireo said that the price of a camera was low."),
    ]
    for row in rows:
        citation = row.citations[0]
        assert (citation.speaker, citation.number) == (row.speaker, 1)
        assert corpus.document(citation.document_id).text[citation.start : citation.end] == citation.quote


def test_who_says_nothing_on_it_and_who_says_nothing_at_all_have_no_words(corpus):
    haldor, nobody = compare_speakers(corpus, PRICE, ["Haldor", "Nobody"])
    assert (haldor.statements, haldor.citations) == (1, ())
    assert (nobody.speaker, nobody.statements, nobody.confidence, nobody.citations) == ("Nobody", 0, 0.0, ())


def test_a_sentence_in_which_another_says_most_is_not_theirs(corpus):
    [kolb] = compare_speakers(corpus, "Was the camera broken?", ["Kolb"])
    assert kolb.citations == ()


def test_a_speaker_is_asked_once_under_all_names(corpus):
    assert [row.speaker for row in compare_speakers(corpus, PRICE, ["Falk", "falk", "Vireo"])] == ["Falk", "Vireo"]


def test_without_names_those_are_asked_who_speak_on_it(corpus):
    found = [row.speaker for row in compare_speakers(corpus, PRICE)]
    assert set(found) >= {"Falk", "Vireo"}
    assert len(found) <= DEFAULT_SPEAKERS


def test_where_nothing_fits_nobody_is_asked(corpus, monkeypatch):
    monkeypatch.setattr("answer.profiles.matrix.confidence", lambda _: 0.0)
    assert compare_speakers(corpus, "Who won the football game?") == ()


def test_other_aliases_make_other_rows_at_once(tmp_path, word_embedder):
    two = {"one": TEXT, "two": "“The price of a camera was ten euros,” Haldor said."}
    corpus = take_in(tmp_path / "index", word_embedder, two)
    [alone] = compare_speakers(corpus, PRICE, ["Falk"])
    (tmp_path / "aliases.toml").write_text('Falk = ["Haldor"]', encoding="utf-8")
    try:
        use_aliases(tmp_path)
        [both] = compare_speakers(corpus, PRICE, ["Falk"])
    finally:
        use_aliases(Settings().corpus)
    assert [len({one.document_id for one in row.citations}) for row in (alone, both)] == [1, 2]
