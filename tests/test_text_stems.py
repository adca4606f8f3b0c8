"""How text becomes words and pieces."""

import pytest

from text.stems import analysis_language, common_words, pieces, words


@pytest.mark.parametrize(
    ("language", "expected"),
    [(None, "en"), ("en", "en"), ("de-DE", "de"), ("pt_BR", "pt"), ("NL", "nl"), ("ja", ""), ("", "en")],
)
def test_a_document_s_language_decides_by_whose_rules_its_words_are_reduced(language, expected):
    assert analysis_language(language) == expected


def test_words_are_reduced_as_their_language_asks():
    assert words("Exported CAMERAS of Société", "en") == ["export", "camera", "of", "societ"]
    assert words("Häuser der Firmen", "de") == ["haus", "der", "firm"]
    assert words("Exported cameras", "") == ["exported", "cameras"]
    assert words("", "en") == []


def test_pieces_are_four_letters_of_a_word_or_the_whole_of_a_shorter_one():
    assert pieces("The Kameras, 12345") == ["the", "kame", "amer", "mera", "eras", "1234", "2345"]
    assert pieces("Müll") == ["mull"]
    assert pieces("?!") == []


def test_signs_without_blanks_between_them_are_paired():
    assert pieces("監視カメラ") == ["監視", "視カ", "カメ", "メラ"]


def test_common_words_are_those_of_the_language():
    assert common_words("Wer hat die Kameras für Peking geliefert?", "de") == {"hat", "die", "fur"}
    assert common_words("Who sold the cameras?", "ja") == frozenset()


def test_the_mark_of_a_note_is_no_part_of_a_number_or_word():
    assert words("In 2019³ it sold 400⁴ of 9 million⁵ km²", "") == words("In 2019 it sold 400 of 9 million km2", "")
    assert words("CO₂", "en") == words("CO2", "en") == ["co2"]
    assert pieces("million⁵") == pieces("million")
