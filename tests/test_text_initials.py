"""Letters that stand for a name."""

import pytest

from text.initials import find_letters, initials


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Centers for Disease Control and Prevention (CDC) warned.",
            {"CDC": "Centers for Disease Control and Prevention"},
        ),
        ("At San Francisco International Airport, or SFO, it rained.", {"SFO": "San Francisco International Airport"}),
        ("The Ministry of Health (in Rome) and Ann Lee (CEO) said no.", {}),
        ("Fans of the Arms Control Association (FBI) left.", {}),
        ("A grand alliance (AGA) met.", {}),
        ("Senator Pat Toomey (PA) met Senator Cory Booker (NJ).", {}),
        ("The European Union (EU) met.", {"EU": "European Union"}),
        ("A" * 20_000, {}),
    ],
)
def test_letters_are_taken_for_the_name_that_introduces_them(text, found):
    assert find_letters(text) == found


def test_initials_are_those_of_the_words_with_capitals():
    assert initials(["Centers", "for", "Disease", "Control"]) == "CDC"
