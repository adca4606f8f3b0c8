"""Texts as pieces: what two texts may differ in and be the same words, and where the nearest words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.folded import are_same, letters_of, nearest, occurrences, pieces_of


def places(part: str, whole: str) -> list[str]:
    """The stretches of a text that have the same words."""
    pieces = pieces_of(whole)
    spans = [
        (pieces.pieces[one.start].span, pieces.pieces[one.stop - 1].span)
        for one in occurrences(pieces_of(part), pieces)
    ]
    return [whole[first.start : last.end] for first, last in spans]


@pytest.mark.parametrize(
    ("quoted", "real"),
    [
        ("it was an OLD system", "It was an old system"),
        ('they "sold" it', "they “sold” it"),
        ("real time use", "real-time use"),
        ("realtime use", "real-time use"),
        ("mass surveil-\nlance", "mass surveillance"),
        ("mass   surveillance\n\nin China", "mass surveillance in China"),
        ("dont sell", "don’t sell"),
        ("5 % of sales", "5% of sales"),
        ("U.S. export", "US export"),
        ("sold, he said: all", "sold he said all"),
        ("Straße", "STRASSE"),
        ("$5 a head", "$5 a head"),
    ],
)
def test_the_same_words_typed_otherwise(quoted, real):
    assert places(quoted, f"Before. {real}! After.") == [real]


@pytest.mark.parametrize(
    ("quoted", "real"),
    [
        ("was able to", "was unable to"),
        ("did deny it", "did not deny it"),
        ("2,190 cameras", "2,191 cameras"),
        ("1.5 million", "15 million"),
        ("5 of sales", "5% of sales"),
        ("a loss of -5", "a loss of 5"),
        ("no table", "notable"),
        ("Muller said", "Müller said"),
        ("rose to €5", "rose to $5"),
        ("as fast as we can", "as fast as we can’t"),
        ("lethal weapons", "non-lethal weapons"),
        ("rose by 5", "rose by 5%"),
    ],
)
def test_other_words_are_other_words(quoted, real):
    assert places(quoted, f"Before. {real}! After.") == []


def test_words_inside_other_words_are_not_there():
    assert places("able to", "unable to, able today, able to") == ["able to"]


def test_every_place_is_found():
    assert places("the camera", "The camera saw the camera.") == ["The camera", "the camera"]


def test_nothing_stands_nowhere():
    assert places("“…”", "words") == []


@given(st.lists(st.text("abcé ", min_size=1, max_size=6), min_size=1, max_size=12), st.data())
def test_whatever_is_cut_out_between_blanks_is_found(words, data):
    text = " ".join(words)
    parts = text.split()
    if not parts:
        return
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    assert " ".join(parts[first:last]) in [" ".join(one.split()) for one in places(" ".join(parts[first:last]), text)]


@pytest.mark.parametrize(
    ("quoted", "real"),
    [
        ("fell in 2019 by 400 units", "fell in 2019³ by 400⁴ units"),
        ("fell in 2019³ by 400⁴ units", "fell in 2019³ by 400⁴ units"),
        ("fell in 2019 by 1,200 units", "fell in 2019³,⁴ by 1,200⁵ units"),
        ("said the ministry. It fell", "said the ministry.¹² It fell"),
        ("the cameras of Karsia", "the cameras² of Karsia"),
        ("holds 10⁹ bytes of CO₂ data", "holds 10⁹ bytes of CO₂ data"),
        ("holds 10^9 bytes of CO2 data", "holds 10⁹ bytes of CO₂ data"),
        ("holds 10 9 bytes", "holds 10⁹ bytes"),
        ("each 10^-6 of it", "each 10⁻⁶ of it"),
        ("each 2^32 of it", "each 2³² of it"),
        ("40 m2 and 7 km2", "40 m² and 7 km²"),
        ("holds 10⁹ bytes", "holds 10^9 bytes"),
    ],
)
def test_raised_and_lowered_characters_are_found_as_they_are_typed(quoted, real):
    assert places(quoted, f"It {real} then.") == [real]


@pytest.mark.parametrize(
    ("quoted", "real"),
    [
        ("fell in 20193 by 400 units", "fell in 2019³ by 400⁴ units"),
        ("fell by 4004 units", "fell by 400⁴ units"),
        ("fell by 1,2004 units", "fell by 1,200⁴ units"),
        ("fell in 2018³ by four", "fell in 2019³ by four"),
        ("holds 109 bytes", "holds 10⁹ bytes"),
        ("holds 10 bytes", "holds 10⁹ bytes"),
        ("each holds 10", "each holds 10⁹ bytes"),
        ("holds 10⁹ bytes", "holds 109 bytes"),
        ("each 10⁶ of it", "each 10⁻⁶ of it"),
        ("each 10^6 of it", "each 10⁻⁶ of it"),
        ("each 232 of it", "each 2³² of it"),
    ],
)
def test_raised_digits_are_never_part_of_the_number_before_them(quoted, real):
    assert places(quoted, f"It {real} then.") == []


def test_the_nearest_stretch_holds_the_words_that_agree():
    whole = pieces_of("a b c d e f g h the cat sat on a mat i j k l m n")
    found = nearest(pieces_of("the cat lay on a mat"), whole)
    assert found is not None
    assert found.start <= 8
    assert found.stop >= 14


def test_words_without_two_in_a_row_have_no_nearest_stretch():
    assert nearest(pieces_of("one three five"), pieces_of("five two three four one")) is None


def test_the_same_words_are_all_of_them():
    assert are_same(pieces_of("realtime"), pieces_of("real-time"))
    assert not are_same(pieces_of("real"), pieces_of("real-time"))
    assert not are_same(pieces_of("no table"), pieces_of("notable"))
    assert not are_same(pieces_of(""), pieces_of("…"))


def test_letters_are_those_of_a_text_without_case_and_what_stands_between():
    assert letters_of("“A Cat’s\n3rd  ÉTUDE”, p. 4") == "acats3rdétudep4"
