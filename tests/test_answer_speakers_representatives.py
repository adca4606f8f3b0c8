"""For whom somebody speaks, as a document introduces them."""

import pytest

from answer.speakers.representatives import bodies_in, represented, speaks_for_some
from text.spans import Span


def bodies(text: str) -> list[str]:
    start = text.index("Ada Lee")
    return [one.rstrip(".") for one in represented(text, Span(start, start + 7), "Ada Lee")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("“No,” said Ada Lee, a spokeswoman for Oculon.", "Oculon"),
        ("Oculon spokeswoman Ada Lee said no.", "Oculon"),
        ("The chief executive of Oculon, Ada Lee, said no.", "Oculon"),
        ("“No,” said Ada Lee, head of communications at Oculon Systems.", "Oculon Systems"),
        ("Ada Lee, who is the press officer of the Ministry of the Interior, said no.", "Ministry of the Interior"),
        ("Ada Lee is CEO of Oculon. She said no.", "Oculon"),
        ("“No,” said Ada Lee, Oculon’s managing director.", "Oculon’s"),
        ("“No,” said Ada Lee, who leads the Dock Workers Union.", "Dock Workers Union"),
        ("Oculon’s chief executive Ada Lee said no.", "Oculon’s"),
    ],
)
def test_who_leads_a_body_or_tells_what_it_says_speaks_for_it(text, body):
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "“No,” said Ada Lee, a former spokeswoman for Oculon.",
        "Oculon’s former chief executive Ada Lee said no.",
        "A former spokeswoman for Oculon, Ada Lee, said no.",
        "“No,” said Ada Lee, an engineer at Oculon.",
        "“No,” said Ada Lee, a critic of Oculon.",
        "Ada Lee said no. Oculon said yes.",
    ],
)
def test_who_left_it_works_for_it_or_criticises_it_does_not(text):
    assert bodies(text) == []


def test_a_place_of_an_introduction_may_be_another_than_that_of_the_words():
    text = "Ada Lee, a spokeswoman for Oculon, came. “No,” said Lee."
    start = text.index("Lee.")
    assert represented(text, Span(start, start + 3), "Ada Lee") == ("Oculon",)


def test_words_for_a_speaker_may_name_the_body_alone():
    assert bodies_in("a spokesperson for China Labor Watch said") == ["China Labor Watch"]


def test_a_body_may_have_a_name_in_small_letters():
    for words, body in (
        ("a spokesman of the Chinese foreign ministry", "the Chinese foreign ministry"),
        ("the head of press at the port of Velden", "the port of Velden"),
    ):
        text = f"“No,” {words} said."
        assert represented(text, Span(6, 6 + len(words)))[0] == body


def test_a_body_that_is_not_named_is_some_body():
    for text in ("“No,” said its spokeswoman Ada Lee.", "“No,” said Ada Lee, the firm’s chief executive."):
        start = text.index("Ada Lee")
        assert speaks_for_some(text, Span(start, start + 7))
    within = "The firm’s head of press, Ada Lee, said no."
    assert speaks_for_some(within, Span(0, within.index(", said")))
    assert not speaks_for_some("“No,” said Ada Lee, a critic of the firm.", Span(11, 18))


def test_a_body_begins_with_a_capital_of_any_alphabet():
    assert bodies("“No,” said Ada Lee, a spokeswoman for Škoda.") == ["Škoda"]
    assert bodies("“No,” said Ada Lee, a spokeswoman for škoda.") == []
