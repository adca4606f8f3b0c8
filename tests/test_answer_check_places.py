"""Where documents have the parts of a quotation, and what is nearest to words that they do not have."""

import pytest

from answer.check.places import FURTHEST, Change, Place, agreeing, compared, nearest_place, places_of
from index.records import Document, document_id
from text.folded import pieces_of
from text.spans import Span


def document(text: str) -> Document:
    return Document(document_id(text), text, "A title")


SOLD = document("Idemia sold a system to the police of Shanghai in 2015. It was real-time, said Idemia.")
OTHER = document("The mayor opened a bridge on Monday and drank coffee.")


def found(held: Document, *parts: str) -> list[list[str]]:
    """The words of each place that has some parts."""
    places = places_of([pieces_of(part) for part in parts], [OTHER, held])
    return [[place.document.text[one.start : one.end] for one in place.parts] for place in places]


def test_parts_are_found_in_their_order_whatever_the_hyphens_and_capitals() -> None:
    assert found(SOLD, "idemia SOLD", "it was real time") == [["Idemia sold", "It was real-time"]]
    assert found(SOLD, "in 2015", "Idemia sold") == []
    assert found(SOLD, "Idemia sold", "in 2016") == []
    assert found(SOLD, "Idemia sold a", "a system") == []


def test_a_place_says_what_stands_between_its_parts() -> None:
    [place] = places_of(list(map(pieces_of, ("Idemia sold", "police", "in 2015"))), [SOLD])
    assert place.left_out == ("a system to the", "of Shanghai")
    assert SOLD.text[place.span.start : place.span.end] == "Idemia sold a system to the police of Shanghai in 2015"
    assert [gap.start for gap in place.gaps] == [len("Idemia sold"), SOLD.text.index(" of Shanghai")]


@pytest.mark.parametrize(("letters", "count"), [(FURTHEST - 2, 1), (FURTHEST - 1, 0)])
def test_parts_further_from_each_other_than_a_long_paragraph_are_no_place(letters: int, count: int) -> None:
    assert len(found(document(f"We sold {'x' * letters} cameras."), "We sold", "cameras")) == count


def test_of_several_beginnings_before_the_same_words_the_last_counts() -> None:
    [place] = places_of([pieces_of("we sold"), pieces_of("in May")], [document("We sold one. We sold two in May.")])
    assert place.parts[0] == Span(13, 20)


def test_a_single_part_is_found_wherever_it_stands() -> None:
    assert found(SOLD, "Idemia") == [["Idemia"], ["Idemia"]]


def test_the_nearest_words_are_compared_stretch_by_stretch() -> None:
    near = nearest_place("Idemia sold the system to the army of Shanghai", [OTHER, SOLD])
    assert near is not None
    assert (near.document, SOLD.text[near.span.start : near.span.end]) == (
        SOLD,
        "Idemia sold a system to the police of Shanghai",
    )
    assert near.changes == (
        Change("Idemia sold", "Idemia sold", same=True),
        Change("the", "a", same=False),
        Change("system to the", "system to the", same=True),
        Change("army", "police", same=False),
        Change("of Shanghai", "of Shanghai", same=True),
    )


def test_nothing_is_near_when_most_words_are_others() -> None:
    """Of five words three agree, of which the ratio is .6; of six it is .5."""
    held = document("We sold cameras in May.")
    assert nearest_place("we sold cameras never there", [held]) is not None
    assert nearest_place("we sold cameras never there before", [held]) is None
    assert nearest_place("whales sing at night", [held, OTHER]) is None
    assert nearest_place("we sold cameras", []) is None


def test_the_share_of_words_outside_a_quotation_that_a_document_has() -> None:
    held = document("Two days later an expert said: “It is safe.” Nobody knew.")
    words = "Two days later an engineer said: “It is safe.”"
    outside = [Span(0, words.index("“"))]
    assert agreeing(words, outside, held) == pytest.approx(5 / 6)
    assert agreeing(words, [Span(words.index("“"), len(words))], held) == 1
    assert agreeing(words, [], held) == 0
    assert agreeing(words, outside, OTHER) == 0


def test_the_words_of_a_place_are_shown_with_what_the_quotation_has_between_them() -> None:
    place = Place(SOLD, (Span(0, 11), Span(28, 34)))
    assert compared(["…"], place) == (
        Change("Idemia sold", "Idemia sold", same=True),
        Change("…", "a system to the", same=False),
        Change("police", "police", same=True),
    )
