"""Who speaks in the documents, under all names."""

import pytest
from small_corpus import take_in

from answer.profiles.speakers import Speaker, find_speaker, list_speakers, said_by
from answer.speakers.aliases import use_aliases
from index.settings import Settings

FRONT = "---\ntitle: {}\npublished: {}\n---\n\n"
TEXTS = {
    "old": FRONT.format("Old", "2019-05-02") + "“It was old,” Morpho said. Idemia said that it was sold.\n",
    "new": FRONT.format("New", "2021-01-31") + "“We regret it,” Idemia said. “No,” Noldus said.\n",
    "undated": "# Undated\n\n“Nobody asked us,” Ann Lee said. Lee said that it was so.\n",
}


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path, word_embedder, TEXTS)


def test_speakers_are_listed_with_how_much_and_when(corpus):
    shipped = ("OT-Morpho", "Safran Identity & Security")
    assert list_speakers(corpus)[:3] == [
        Speaker("Idemia", ("Morpho", *shipped), 3, 2, "2019-05-02", "2021-01-31"),
        Speaker("Ann Lee", (), 2, 1, None, None),
        Speaker("Noldus", (), 1, 1, "2021-01-31", "2021-01-31"),
    ]
    assert [one.name for one in list_speakers(corpus, "morpho")] == ["Idemia"]
    assert list_speakers(corpus, "nobody") == []


def test_a_speaker_is_found_by_any_name(corpus):
    assert find_speaker(corpus, "OT-Morpho") == find_speaker(corpus, "idemia") == list_speakers(corpus)[0]
    assert find_speaker(corpus, "Idem") is None
    assert [one.words.strip(",") for one in said_by(corpus, "Morpho")] == [
        "It was old",
        "that it was sold",
        "We regret it",
    ]


def test_other_aliases_make_other_speakers_at_once(corpus, tmp_path):
    assert find_speaker(corpus, "Morpho").statements == 3
    try:
        use_aliases(tmp_path)
        assert [find_speaker(corpus, name).statements for name in ("Morpho", "Idemia")] == [1, 2]
    finally:
        use_aliases(Settings().corpus)
    assert find_speaker(corpus, "Morpho").statements == 3
