"""Two statements laid on each other: which items are the same, and whether they are put together alike."""

import pytest

from answer.quote.laying import Laid, is_told_alike, lay
from answer.quote.telling import Telling
from index.records import Document, document_id
from text.spans import Span


def told(text: str) -> Telling:
    return Telling(Document(document_id(text), text, "A title"), Span(0, len(text)), None, text)


def laid(one: str, other: str) -> Laid:
    return lay(told(one), told(other))


def left_over(one: str, other: str) -> tuple[list[str], list[str]]:
    found = laid(one, other)
    return [item.text for item in found.left], [item.text for item in found.right]


def test_items_are_paired_by_place_and_the_rest_is_left_over() -> None:
    found = laid("Glaxon sold 14 vans in Ghana.", "In Ghana, Glaxon sold 31 vans.")
    assert [item.text for item in found.one] == ["Glaxon", "sold", "14", "vans", "Ghana"]
    assert [item.text for item in found.other] == ["Ghana", "Glaxon", "sold", "31", "vans"]
    assert found.pairs == ((0, 1), (1, 2), (3, 4), (4, 0))
    assert ([item.text for item in found.left], [item.text for item in found.right]) == (["14"], ["31"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Glaxon sold twelve vans.", "Glaxon sold 12 vans."),
        ("On 9 May 2011 Glaxon sold vans.", "Glaxon sold vans on May 9, 2011."),
        ("Glaxon bought vans.", "Glaxon purchased vans."),
        ("Turnout rose in Ghana.", "In Ghana turnout rose."),
    ],
)
def test_what_means_the_same_is_one_item(one: str, other: str) -> None:
    assert left_over(one, other) == ([], [])


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("Glaxon sold about 12 vans.", "Glaxon sold 12 vans.", (["about", "12"], ["12"])),
        ("Glaxon sold vans in Ghana.", "Glaxon sold vans in Kenya.", (["Ghana"], ["Kenya"])),
        ("Glaxon sold vans on Monday.", "Glaxon sold vans on Friday.", (["Monday"], ["Friday"])),
        ("Rates of Turnout rose.", "Rates of turnout rose.", (["Turnout"], ["turnout"])),
        ("Glaxon never sold vans.", "Glaxon sold vans.", (["never"], [])),
    ],
)
def test_what_does_not_is_two(one: str, other: str, left: tuple[list[str], list[str]]) -> None:
    assert left_over(one, other) == left


def test_of_two_like_items_the_one_with_the_same_preposition_is_taken() -> None:
    found = laid("Vans went to Ghana.", "To Ghana vans went from Ghana.")
    assert found.other[dict(found.pairs)[len(found.one) - 1]].before == "to"


def test_laid_statements_can_be_turned_and_two_items_taken_for_one() -> None:
    found = laid("Glaxon sold 14 vans in Ghana.", "In Ghana, Glaxon sold 31 vans.")
    turned = found.turned()
    assert turned.pairs == ((0, 4), (1, 0), (2, 1), (4, 3))
    assert (turned.left, turned.right, turned.texts) == (found.right, found.left, found.texts[::-1])
    whole = found.with_pair(*found.left, *found.right)
    assert (whole.left, whole.right, whole.pairs[2]) == ((), (), (2, 3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Glaxon informed Vireo in Ghana.", "In Ghana, Glaxon informed Vireo."),
        ("Glaxon informed Vireo.", "Vireo was informed by Glaxon."),
        ("Vireo was informed by Glaxon.", "Glaxon informed Vireo."),
        ("Glaxon did test the vans.", "Glaxon tested the vans."),
    ],
)
def test_a_phrase_may_move_to_the_other_end_and_the_voice_may_change(one: str, other: str) -> None:
    found = laid(one, other)
    assert (found.left, found.right) == ((), ())
    assert is_told_alike(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Glaxon informed Vireo.", "Vireo informed Glaxon."),
        ("Glaxon informed Vireo.", "Glaxon was informed by Vireo."),
        ("Vans went from Ghana to Kenya.", "Vans went from Kenya to Ghana."),
        ("The vans are old in Ghana.", "The vans were old in Ghana."),
        ("Glaxon sold vans before Vireo.", "Glaxon sold vans after Vireo."),
        ("Prices in Ghana went up.", "Prices in Ghana went down."),
        ("In Ghana, Glaxon sold vans in Kenya.", "In Kenya, Glaxon sold vans in Ghana."),
        ("Glaxon informed Vireo.", "Vireo, informed by Glaxon."),
        ("Glaxon informed Vireo.", "Vireo was informed with Glaxon."),
    ],
)
def test_the_same_items_put_together_otherwise_tell_something_else(one: str, other: str) -> None:
    found = laid(one, other)
    assert (found.left, found.right) == ((), ())
    assert not is_told_alike(found)
