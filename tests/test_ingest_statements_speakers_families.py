"""Family names, and what stands for a whole name."""

import pytest

from ingest.statements.speakers.families import couples_in, ending, endings, has_particle, shared, with_particle
from text.mentions import find_mentions


def test_a_name_is_shortened_from_its_front():
    assert ending(("Robert", "Kennedy", "Jr"), 1) == ("Kennedy",)
    assert ending(("Robert", "F.", "Kennedy"), 2) == ("F.", "Kennedy")
    assert endings(("Ahmad", "al-Masri")) == {("al-Masri",), ("Masri",)}


@pytest.mark.parametrize(("words", "has"), [(("bin", "Salman"), True), (("al-Masri",), True), (("Kolb",), False)])
def test_a_particle_begins_a_family_name(words, has):
    assert has_particle(words) == has


def test_a_particle_is_small_inside_a_name():
    assert with_particle(("De", "la", "Cruz")) == ("de", "la", "Cruz")


@pytest.mark.parametrize(
    ("text", "couples"),
    [
        ("Ahmad and Layla al-Masri left.", [("Ahmad", "Layla al-Masri")]),
        ("John and Jane Smith left.", [("John", "Jane Smith")]),
        ("China and Jane Smith left.", []),
        ("John Roe left. John and Jane Smith left.", []),
    ],
)
def test_a_couple_has_one_family_name(text, couples):
    found = couples_in(text, list(find_mentions(text)))
    assert [(" ".join(one.words), " ".join(other.words)) for one, other in found] == couples


def test_a_family_name_is_shared_with_whom_its_title_does_not_fit():
    text = "Jane Smith left. Mr. Smith stayed."
    mentions = list(find_mentions(text))
    assert shared(text, mentions, [("Jane", "Smith")]) == {"Smith"}
    assert shared(text, mentions, [("John", "Smith")]) == set()
