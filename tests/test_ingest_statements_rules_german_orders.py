"""How German clauses are built."""

import pytest

from ingest.statements.rules.german.orders import Order, is_behind_preposition, joined, order_of
from ingest.statements.rules.german.phrases import clause_of
from tests.attributed import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolb sagte das", Order.MAIN),
        ("er gehe, sagte Kolb", Order.INVERTED),
        ("er geht, wie Kolb sagte", Order.AS),
        ("er geht, weil Kolb das sagte", Order.SUBORDINATE),
        ("als Grund sagte Kolb nichts", Order.MAIN),
        ("ein Mann, der das sagte", Order.SUBORDINATE),
        ("ein Mann, von dem Kolb das sagte", Order.SUBORDINATE),
        ("sagte Kolb das", None),
    ],
)
def test_the_word_that_begins_a_clause_and_the_place_of_its_verb_tell(text, expected):
    found = tokens(text, "de")
    verb = next(index for index, token in enumerate(found) if token.lower == "sagte")
    assert order_of(found, clause_of(found, verb), verb) == expected


def test_a_preposition_before_a_pronoun_begins_a_relative_clause():
    found = tokens("ein Mann, von dem Kolb sprach", "de")
    assert is_behind_preposition(found, clause_of(found, 6), 6)
    found = tokens("ein Mann, von Kolb gesandt", "de")
    assert not is_behind_preposition(found, clause_of(found, 4), 5)


def test_an_apposition_parts_no_clause():
    text = "er geht, wie Kolb, der Sprecher, sagte"
    found = tokens(text, "de")
    clause = joined(found, clause_of(found, len(found) - 1))
    assert (found[clause.first].text, clause.last) == ("wie", len(found) - 1)
