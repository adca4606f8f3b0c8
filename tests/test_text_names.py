"""Names by their capitals."""

import unicodedata

import pytest

from text.names import names_in, person_names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did Idemia say?", ["Idemia"]),
        ("Did Human Rights Watch and Amnesty International agree?", ["Human Rights Watch and Amnesty International"]),
        ("the Swedish company Axis", ["Axis"]),
        ("the Iranian company Axis", ["Axis"]),
        ("in Saudi Arabia", ["Saudi Arabia"]),
        ("the US Senate", ["US Senate"]),
        ("Noldus’s reply to Amnesty's report", ["Noldus", "Amnesty"]),
        ("who is lena rohrbach", []),
        ("“We do not film people,” said Željko Šimić", ["Željko Šimić"]),
        (unicodedata.normalize("NFD", "Did Željko leave?"), [unicodedata.normalize("NFD", "Željko")]),
        ("Did İbrahim Şahin leave?", ["İbrahim Şahin"]),
        ("Did Ștefan Țiriac leave?", ["Ștefan Țiriac"]),
        ("Did Алексей Навальный leave?", ["Алексей Навальный"]),
        ("What did Layla al-Masri say?", ["Layla al-Masri"]),
        ("What did al-Masri say about the guards?", ["al-Masri"]),
        ("What did Fionn d'Arcy say?", ["Fionn d'Arcy"]),
        ("What did Ursula von der Leyen say?", ["Ursula von der Leyen"]),
        ("What did Juan de la Cruz say?", ["Juan de la Cruz"]),
        ("What did Mohammed bin Salman say?", ["Mohammed bin Salman"]),
        ("What did the WHO say?", ["WHO"]),
        ("What did THE WHO say?", ["WHO"]),
        ("WHO SAID THIS?", ["SAID THIS"]),
        ("the anti-Trump vote in Paris", ["Trump", "Paris"]),
        ("Björn Hallerborn of Axis; Björn Hallerborn again", ["Björn Hallerborn of Axis", "Björn Hallerborn"]),
    ],
)
def test_names_are_found_without_the_words_around_them(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Did Ursula von der Leyen leave?", ["Ursula von der Leyen"]),
        ("Did Layla al-Masri leave?", ["Layla al-Masri"]),
        ("Did Željko Šimić leave?", ["Željko Šimić"]),
        ("Did the Ministry of Health leave?", []),
        ("Did Rastatt Football Club leave?", []),
    ],
)
def test_a_person_s_name_has_two_or_three_words_beside_its_particles(text, names):
    assert person_names_in(text) == names
