"""The words that describe a name: before it back to its article, and in the apposition behind it."""

import pytest

from text.descriptions import described
from text.spans import Span


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("It is the Swedish company Axis again.", "Axis", {"swedish", "company"}),
        ("Then Ann Lee, the mayor of Arlen, left.", "Ann Lee", {"mayor"}),
        ("They met Ann Lee yesterday.", "Ann Lee", set()),
        ("Ann Lee is a lawyer.", "Ann Lee", {"lawyer"}),
        ("Its new director, Ann Lee, left.", "Ann Lee", {"director"}),
        ("They bought a camera called Argus.", "Argus", {"camera"}),
        ("They convicted Ann Lee.", "Ann Lee", set()),
    ],
)
def test_a_name_is_described_where_it_stands(text, name, words):
    start = text.index(name)
    assert described(text, Span(start, start + len(name))) == words
