"""The quotations of a paste, and whose they are said to be."""

import pytest

from answer.check.claims import find_claims
from text.quotations import quoted_places, quoted_words


def claims(text: str) -> list[tuple[str, str | None]]:
    return [(one.words, one.speaker) for one in find_claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A b c,” said Ada Lee, “d e f.”", [("A b c, … d e f.", "Ada Lee")]),
        ("“A b c,” said Ada Lee. “D e f.”", [("A b c, … D e f.", "Ada Lee")]),
        ("Ada Lee said that “a b c” and that “d e f”.", [("a b c … d e f", "Ada Lee")]),
        ("“A b c,” said Ada Lee, adding: “D e f.”", [("A b c, … D e f.", "Ada Lee")]),
        ("“A b c,” said Ada Lee. “D e f.” Jan Falk said no.", [("A b c, … D e f.", "Ada Lee")]),
    ],
)
def test_pieces_that_one_clause_attributes_are_one_quotation(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A b c,” said Ada Lee. Jan Falk said: “D e f.”", [("A b c,", "Ada Lee"), ("D e f.", "Jan Falk")]),
        ("“A b c,” said Ada Lee.\n“D e f,” said Jan Falk.", [("A b c,", "Ada Lee"), ("D e f,", "Jan Falk")]),
        ("“A b c,” said Ada Lee. “D e f,” said Ada Lee.", [("A b c,", "Ada Lee"), ("D e f,", "Ada Lee")]),
        ("Ada Lee: “A b c.” Jan Falk: “D e f.”", [("A b c.", "Ada Lee"), ("D e f.", "Jan Falk")]),
        ("Ada Lee said “a b c”, and Jan Falk said “d e f”.", [("a b c", "Ada Lee"), ("d e f", "Jan Falk")]),
        ("“A b c,” he said, while a farmer said “d e f”.", [("A b c,", None), ("d e f", None)]),
        ("“A b c.” — Ada Lee\n\n“D e f.” — Jan Falk", [("A b c.", "Ada Lee"), ("D e f.", "Jan Falk")]),
        ("Ada Lee said: “A b c.” A farmer said: “D e f.”", [("A b c.", "Ada Lee"), ("D e f.", None)]),
        ("Ada Lee said they “a b c” and a farmer said they “d e f”", [("a b c", "Ada Lee"), ("d e f", None)]),
        ("“A b c,” said Ada Lee; the police answered: “D e f.”", [("A b c,", "Ada Lee"), ("D e f.", None)]),
        ("“A b c,” said Ada Lee; Jan Falk replied, “D e f.”", [("A b c,", "Ada Lee"), ("D e f.", "Jan Falk")]),
        ("“A b c.” “D e f.”", [("A b c.", None), ("D e f.", None)]),
        ("“A b c.” “D e f,” said Ada Lee.", [("A b c.", "Ada Lee"), ("D e f,", "Ada Lee")]),
        ("Ada Lee said: “A b c.” Later she said: “D e f.”", [("A b c.", "Ada Lee"), ("D e f.", "Ada Lee")]),
    ],
)
def test_quotations_with_clauses_of_their_own_are_several(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize("text", ["We sold no camera", "Idemia called it “an error”.", "", "“”"])
def test_too_few_words_in_quotation_marks_claim_nothing(text):
    assert claims(text) == []


@pytest.mark.parametrize("text", ["“a b c”", '"a b c"', "«a b c»", "„a b c“", "„a b c”"])
def test_all_quotation_marks_quote(text):
    assert (quoted_words(text), quoted_places(text)) == (["a b c"], [(0, 7)])
