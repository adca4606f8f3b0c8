"""Names by their capitals, with titles, and which capitals make none."""

import pytest

from text.mentions import Mention, find_mentions, is_name
from text.spans import Span


def names(text: str) -> list[str]:
    """The names of a text, by their places."""
    return [text[one.span.start : one.span.end] for one in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met Ann Lee and Bo Berg.", ["Ann Lee", "Bo Berg"]),
        ("The Bank of England paid.", ["Bank of England"]),
        ("We saw Mr. Lee on Monday.", ["Lee"]),
        ("It went to Xinjiang, said IPVM.", ["Xinjiang", "IPVM"]),
        ("Nobody came.", []),
        ("He read example.org daily.", ["example.org"]),
    ],
)
def test_names_are_found_in_order(text, found):
    assert names(text) == found


def test_a_mention_says_how_a_name_stands():
    (mention,) = find_mentions("We met Mr. Lee.")
    assert mention == Mention(Span(11, 14), ("Lee",), "Mr.", frozenset({"mr"}), initial=False, bare=False, leads=False)


def test_a_headline_names_nobody():
    assert names("Police Buy New Cameras Without Asking") == []


@pytest.mark.parametrize(
    ("text", "attested", "name"),
    [
        ("Cameras are sold.", set(), False),
        ("Lee is there.", set(), True),
        ("Cameras are sold.", {"Cameras"}, True),
        ("Chinese is spoken.", set(), False),
        ("Governor is an office.", set(), False),
        ("IPVM sells it.", set(), True),
    ],
)
def test_a_word_that_begins_a_sentence_must_look_like_a_name(text, attested, name):
    mention = next(find_mentions(text))
    assert is_name(mention, attested) is name
