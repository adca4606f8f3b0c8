"""What the documents tell of a speaker: quoted exactly, and counted."""

import pytest
from small_corpus import take_in

from answer.profiles.profile import SpokenIn, read_profile

FRONT = "---\ntitle: {}\npublisher: The Paper\npublished: {}\n---\n\n"
OLD = FRONT.format("Cameras", "2019-05-02") + (
    "## The sale\n\nVireo is a maker of cameras for the police of Arlen. “We sold it all,” Vireo said.\n\n"
    "## The reply\n\n“We are sorry now,” Vireo said. “Vireo is sorry,” Falk Optics said.\n"
)
NEW = FRONT.format("Exports", "2021-01-31") + "Vireo is a seller of old cars and bicycles. “No,” Vireo said.\n"


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path, word_embedder, {"new": NEW, "old": OLD})


def test_a_profile_says_who_when_where_and_what(corpus):
    profile = read_profile(corpus, "vireo")
    assert (profile.speaker.name, profile.speaker.statements) == ("Vireo", 3)
    assert profile.years == (("2019", 2), ("2020", 0), ("2021", 1))
    assert [one.words for one in profile.said] == ["We sold it all,", "We are sorry now,", "No,"]
    assert [(one.speaker, one.words) for one in profile.said_of] == [("Falk Optics", "Vireo is sorry,")]
    cameras, exports = profile.documents
    assert isinstance(cameras, SpokenIn)
    assert (cameras.title, cameras.statements, cameras.headings) == ("Cameras", 2, ("The sale", "The reply"))
    assert (exports.title, exports.statements, exports.headings) == ("Exports", 1, ())


def test_the_introduction_is_the_first_and_quoted_exactly(corpus):
    place = read_profile(corpus, "Vireo").introduced
    assert place.quote == "Vireo is a maker of cameras for the police of Arlen."
    assert corpus.document(place.document_id).text[place.start : place.end] == place.quote
    assert place.title == "Cameras"


def test_who_is_only_named_is_not_introduced(corpus):
    assert read_profile(corpus, "Falk Optics").introduced is None


def test_a_sentence_that_leans_on_the_one_before_introduces_nobody(tmp_path, word_embedder):
    text = (
        "# Makers\n\nTwo are known. They are Vireo, a maker of cameras, and one that is not named. “No,” Vireo said.\n"
    )
    assert read_profile(take_in(tmp_path, word_embedder, {"one": text}), "Vireo").introduced is None


def test_nobody_has_no_profile(corpus):
    assert read_profile(corpus, "Nobody") is None
