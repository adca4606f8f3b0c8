"""Names by their capitals."""

import pytest

from answer.names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did Idemia say?", ["Idemia"]),
        ("Did Human Rights Watch and Amnesty International agree?", ["Human Rights Watch and Amnesty International"]),
        ("the Swedish company Axis", ["Axis"]),
        ("Noldus’s reply to Amnesty's report", ["Noldus", "Amnesty"]),
        ("who is lena rohrbach", []),
        ("Björn Hallerborn of Axis; Björn Hallerborn again", ["Björn Hallerborn of Axis", "Björn Hallerborn"]),
    ],
)
def test_names_are_found_without_the_words_around_them(text, names):
    assert names_in(text) == names
