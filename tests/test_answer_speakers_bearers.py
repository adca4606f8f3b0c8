"""What texts tell of names."""

import pytest

from answer.speakers.bearers import Bearer, bearers_in, described_as, is_owned, renamings_in

FAMILIES = {"trump", "pritzker", "kolb", "leyen", "simic"}


@pytest.mark.parametrize(
    ("text", "words", "titles"),
    [
        ("When President Donald Trump spoke", ("donald", "trump"), {"president"}),
        ("Republican Donald J. Trump’s plan", ("donald", "j", "trump"), set()),
        ("met Gov. J.B. Pritzker. Nobody", ("jb", "pritzker"), {"gov"}),
        ("Fox’s Ann Kolb said", ("ann", "kolb"), set()),
        ("President Trump said", ("trump",), {"president"}),
        ("Ann Kolb Jr. said", ("ann", "kolb", "jr"), set()),
        ("said Ursula von der Leyen", ("ursula", "von", "der", "leyen"), set()),
        ("Ana Šimić said", ("ana", "simic"), set()),
    ],
)
def test_whole_names_are_found(text, words, titles):
    assert [one for _, one in bearers_in(text, FAMILIES)] == [Bearer(words, frozenset(titles))]


def test_what_stands_beside_a_name_describes_it():
    text = "Boeing CEO Dave Kolb told investors so. “No,” said Dave Kolb, who left Oculon."
    assert described_as(text, "Dave Kolb") >= {"boeing", "investors", "oculon"}
    assert not described_as(text, "Dave Kolb") & {"dave", "kolb", "said", "the", "told"}


def test_a_text_may_say_whose_a_body_is():
    assert is_owned("Cuba’s Supreme Court said so. The Supreme Court", "Supreme Court")
    assert not is_owned("The Supreme Court’s judges said so.", "Supreme Court")


@pytest.mark.parametrize("text", ["UCSF Kolb", "Trump said", "the Donald Trump Organization"])
def test_others_are_none(text):
    assert list(bearers_in(text, FAMILIES)) == []


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Idemia, formerly known as Morpho, said", "Morpho", "Idemia"),
        ("Idemia (formerly Morpho) said", "Morpho", "Idemia"),
        ("Morpho was renamed Idemia in 2017", "Morpho", "Idemia"),
        ("Morpho, which has since changed its name to Idemia, said", "Morpho", "Idemia"),
    ],
)
def test_renamings_are_found(text, before, after):
    assert [(one.before, one.after) for one in renamings_in(text)] == [(before, after)]


@pytest.mark.parametrize("text", ["Ann Lee, formerly Oculon’s chief", "Ann Lee, formerly of Oculon", "It was renamed."])
def test_who_left_is_no_former_name(text):
    assert list(renamings_in(text)) == []
