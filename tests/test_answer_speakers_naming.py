"""Whether names of two documents mean one, each as its own document gives it in full."""

import pytest

from answer.speakers.naming import are_one, full_name
from index.records import Document


def document(text: str, title: str = "A title") -> Document:
    return Document(text[:16], text, title)


@pytest.mark.parametrize(
    ("name", "text", "full"),
    [
        ("Smith", "Jane Smith leads Corning. Smith spoke.", "Jane Smith"),
        ("Smith", "Jane Smith met John Smith. Smith spoke.", "Smith"),
        ("Smith", "Smith spoke.", "Smith"),
        ("WHO", "The World Health Organization (WHO) spoke.", "World Health Organization"),
        ("WHO", "Ada Lee\n" * 10_000 + "of the World Health Organization (WHO)", "World Health Organization"),
        ("the mayor Dana Whitlow", "Dana Whitlow spoke.", "Dana Whitlow"),
        ("the mayor Željka Novak", "Željka Novak spoke.", "Željka Novak"),
        ("Verona", "On Saturday Verona won.", "Verona"),
        ("Idemia’s", "Idemia’s reply came.", "Idemia"),
    ],
)
def test_a_name_is_given_in_full_where_its_document_does_so_without_doubt(name: str, text: str, full: str) -> None:
    assert full_name(name, document(text)) == full


@pytest.mark.parametrize(
    ("one", "its", "other", "others", "are"),
    [
        ("Merkel", "Angela Merkel came.", "Angela Merkel", "Angela Merkel came.", True),
        ("Chancellor Angela Merkel", "She came.", "Angela Merkel", "She came.", True),
        ("Smith", "John Smith came.", "Smith", "Jane Smith came.", False),
        ("China", "China spoke.", "China Labor Watch", "China Labor Watch spoke.", False),
        ("Police", "Police came.", "Federal Police Union", "The Federal Police Union came.", False),
        ("CDC", "The CDC spoke.", "California Dairy Council", "The California Dairy Council spoke.", False),
        ("Morpho", "Morpho sold it.", "Idemia", "Idemia sold it.", True),
        ("", "Nobody spoke.", "", "Nobody spoke.", False),
    ],
)
def test_names_are_one_in_full_or_by_the_file_of_aliases(
    one: str, its: str, other: str, others: str, are: bool
) -> None:
    assert are_one(one, document(its), other, document(others)) is are
    assert are_one(other, document(others), one, document(its)) is are
