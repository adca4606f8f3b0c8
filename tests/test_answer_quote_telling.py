"""What a sentence tells: whose words, which figures and names, and what it leaves to its context."""

from collections import Counter

import pytest

from answer.quote.telling import Telling, items_of, telling
from index.records import Document, Statement, document_id
from text.sentence_words import WordClass
from text.spans import Span


def told(text: str, before: str = "", title: str = "A title") -> Telling:
    """A sentence that its document tells itself, behind what stands before it."""
    whole = f"{before} {text}".strip()
    document = Document(document_id(whole), whole, title)
    found = telling(document, [], Span(len(whole) - len(text), len(whole)))
    assert found is not None
    return found


SAID = "Idemia denied on Monday that it sold 14 cameras."


def said(words: str, *, direct: bool = False, text: str = SAID) -> Telling | None:
    """A sentence that has somebody's words in it."""
    document = Document(document_id(text), text, "A title")
    start, cue = text.index(words), text.index("denied")
    contents = (Span(start, start + len(words)),)
    statement = Statement(1, document.id, contents, direct, Span(0, 6), "Idemia", Span(cue, cue + 6))
    return telling(document, [statement], Span(0, len(text)))


def test_of_reported_words_these_alone_are_compared_with_who_says_them_and_how() -> None:
    found = said("it sold 14 cameras")
    assert found is not None
    assert (found.text, found.speaker, found.direct) == ("it sold 14 cameras", "Idemia", False)
    assert sum(found.manner.values()) == 1
    own = said("it sold 14 cameras", direct=True)
    assert own is not None
    assert (own.direct, own.manner) == (True, Counter())


def test_a_sentence_of_nobody_is_told_by_its_document() -> None:
    found = told("Idemia sold cameras.", before="It rained.")
    assert (found.text, found.speaker, found.direct, found.manner) == ("Idemia sold cameras.", None, False, Counter())
    assert found.before == "It rained."


@pytest.mark.parametrize(
    ("beside", "is_told"), [("in old Lenz to reporters", True), ("in old Lenz to reporters of radio", False)]
)
def test_a_sentence_that_tells_more_beside_the_words_of_a_speaker_is_not_compared(beside: str, is_told: bool) -> None:
    """With Monday four words that count, which are let pass, or five."""
    text = SAID.replace("Monday", f"Monday {beside}")
    assert (said("it sold 14 cameras", text=text) is not None) is is_told


def test_figures_are_no_words_and_what_opens_a_sentence_is_a_name_only_where_it_is_known_as_one() -> None:
    found = told("Cameras of Idemia cost 1,200 euros in May 2015.")
    assert [found.text[one.start : one.end] for one in found.figures] == ["1,200", "May 2015"]
    assert [one.text for one in found.names] == ["Idemia"]
    assert "2015" not in [one.text for one in found.words]
    assert [one.text for one in told("Tramco has 300 workers.").names] == []
    assert [one.text for one in told("Tramco has 300 workers.", before="They work at Tramco.").names] == ["Tramco"]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Idemia sold cameras.", True),
        ("The Tarn lottery drew thousands.", False),
        ("The firm Idemia sold cameras.", True),
        ("In 2015 the city of Lenz bought it.", False),
        ("It was bought by Lenz.", True),
        ("The tunnel at Rastatt collapsed.", False),
        ("The tunnel collapsed near Rastatt.", True),
        ("Written for readers in Lenz.", True),
    ],
)
def test_a_sentence_needs_its_context_where_it_points_back_before_it_names_anything(text: str, needs: bool) -> None:
    assert told(text).needs_context is needs


@pytest.mark.parametrize(
    ("text", "is_sentence"),
    [
        ("Oslo has 240 trams.", True),
        ("* Oslo has 240 trams.", False),
        ("Launch date: 2025", False),
        ("“Is it?”", False),
    ],
)
def test_a_line_of_a_list_or_without_an_end_is_no_sentence(text: str, is_sentence: bool) -> None:
    assert told(text).is_sentence is is_sentence


def test_a_time_is_relative_where_it_depends_on_the_day_of_the_telling() -> None:
    relative = ("They met on Monday.", "They met last year.", "They met in 2015.", "They met on 4 May.")
    assert [told(text).is_relative for text in relative] == [True, True, False, False]


def test_it_refers_to_the_name_that_opens_the_sentence_before() -> None:
    found = told("It grew.", before="Human Rights Watch wrote to Idemia.")
    assert found.referent == ("human", "rights", "watch")
    assert found.named_before == {"human", "rights", "watch", "idemia"}
    assert told("It grew.", before="A firm wrote to Idemia.").referent == ()
    assert told("It grew.").referent == ()


def test_items_are_figures_whole_names_and_words_in_order_with_what_leads_to_them() -> None:
    items = list(items_of(told("Human Rights Watch (HRW) sold 14 cameras to Lenz on Monday.")))
    assert [(one.text, one.before) for one in items] == [
        ("Human Rights Watch", None),
        ("sold", None),
        ("14", None),
        ("cameras", None),
        ("Lenz", "to"),
        ("Monday", "on"),
    ]
    assert [one.opens for one in items] == [True, *[False] * 5]
    assert [one.kind for one in items[1:4]] == [WordClass.CONTENT, WordClass.NUMBER, WordClass.CONTENT]
    assert items[2].figure is not None
