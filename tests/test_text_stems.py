"""How text becomes words and pieces."""

import pytest

from text.stems import analysis_language, asked_words, common_words, is_part, pieces, words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (None, "en"),
        ("en", "en"),
        ("de-DE", "de"),
        ("pt_BR", "pt"),
        ("NL", "nl"),
        ("ja", "ja"),
        ("zh-CN", "zh"),
        ("pl", "pl"),
        ("uk", ""),
        ("", "en"),
    ],
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


def test_signs_without_blanks_are_paired_in_any_language_but_as_they_stand_without_one():
    assert words("2019年6月发放", "zh") == ["2019", "年", "6", "月发", "发放"]
    assert words("The 摄像头", "en") == ["the", "摄像", "像头"]
    assert words("摄像头", "") == ["摄像头"]


def test_languages_that_no_library_stems_are_stemmed_here():
    assert words("Rozmowę Małgorzaty", "pl") == words("rozmowy Malgorzata", "pl")
    assert words("والأجهزة", "ar") == words("أجهزة", "ar")
    assert pieces("إبراهيم الحُسيني") == pieces("ابراهيم الحسيني")


def test_common_words_of_other_languages_are_listed_here():
    assert common_words("Kto kupił kamery?", "pl") == {"kto"}
    assert common_words("أين الأجهزة؟", "ar") == {"اين"}
    assert common_words("什么时候发放的？", "zh") == {"什么时候", "什么", "的"}


def test_what_only_asks_parts_the_words_of_a_question_without_blanks():
    assert asked_words("许可证是什么时候发放的？", "zh") == ["许可", "可证", "发放"]
    assert asked_words("Wer kaufte Kameras?", "de") == ["Wer", "kaufte", "Kameras"]


@pytest.mark.parametrize(
    ("stem", "compound", "is_one"),
    [
        ("gesichtserkenn", "gesichtserkennungssoftwar", True),
        ("softwar", "gesichtserkennungssoftwar", True),
        ("erkenn", "gesichtserkennungssoftwar", False),  # stands inside, as chance has it
        ("haus", "hausarzt", False),  # too short to tell
        ("kamera", "kamera", False),
    ],
)
def test_parts_of_compounds_begin_or_end_them(stem, compound, is_one):
    assert is_part(stem, compound) == is_one
