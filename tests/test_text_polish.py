"""The stems of Polish words, which come in lower case and without marks."""

import pytest

from text.polish import polish_stem


@pytest.mark.parametrize(
    "forms",
    [
        "rozmowa rozmowy rozmowe rozmowie rozmowach rozmowami",
        "kamera kamery kamere kamerami kamerach",
        "nowego nowemu nowych nowymi",
        "zaplacil zaplacila zaplacilo zaplacic",
        "badanie badania badaniem badaniach",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({polish_stem(form) for form in forms.split()}) == 1


def test_short_words_keep_their_letters():
    assert [polish_stem(word) for word in ("oko", "dom", "rok", "")] == ["oko", "dom", "rok", ""]
