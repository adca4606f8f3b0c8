"""What the limits of a question leave, and what is said where they leave nothing."""

from answer.decline.limits import decline, lacks_role
from answer.quote.arrange import Arranged
from answer.quote.choose import Quote
from answer.records import Period, Query
from index.records import Document
from text.spans import Span

DOCUMENT = Document("d", "Falk sold it in 2015. It rained in 2020.", "Report")
SOLD, RAINED = (Quote(DOCUMENT, span, span, 0.5, None) for span in (Span(0, 21), Span(22, 40)))


def nobody(_name: str) -> bool:
    return False


def everybody(_name: str) -> bool:
    return True


def test_where_all_is_of_other_years_nothing_is_left_and_that_is_said():
    found = decline(
        Query("What was sold since 2022?", period=Period(2022, None)), Arranged((SOLD, RAINED)), 0.5, nobody
    )
    assert found.arranged.quotes == ()
    assert found.notes == ("What was found is not of the years since 2022, but of 2015, 2020.",)
    assert found.outside == (SOLD, RAINED)


def test_where_something_is_of_the_years_all_stays():
    arranged = Arranged((SOLD, RAINED))
    assert decline(Query("What since 2019?", period=Period(2019, None)), arranged, 0.5, nobody).arranged == arranged
    assert decline(Query("What was sold?"), arranged, 0.5, nobody).arranged == arranged


def test_where_somebody_is_not_quoted_only_what_names_them_stays():
    note = "Falk is not quoted on this. What others say:"
    found = decline(Query("What did Falk say?", speaker="Falk"), Arranged((SOLD, RAINED), (note,)), 0.5, nobody)
    assert found.arranged == Arranged((SOLD,), (note,))
    found = decline(
        Query("What did the mayor say?", speaker="the mayor"),
        Arranged((SOLD,), (note.replace("Falk", "the mayor"),)),
        0.5,
        nobody,
    )
    assert found.arranged == Arranged(())
    assert found.notes == ("What was found neither quotes nor names the mayor.",)


def test_what_answers_for_sure_is_shown_under_a_note_though_it_names_whom_is_asked_otherwise():
    asked = Query("How did Oslo react?", speaker="Oslo")
    arranged = Arranged((SOLD,), ("Oslo is not quoted on this. What others say:",))
    assert decline(asked, arranged, 0.95, everybody).arranged == arranged
    assert decline(asked, arranged, 0.95, nobody).arranged == Arranged(())
    assert decline(asked, arranged, 0.7, everybody).arranged == Arranged(())


def test_who_has_a_role_is_not_answered_without_one():
    question = "Who is the chief executive of Falk?"
    assert decline(Query(question), Arranged((SOLD,)), 0.5, nobody).arranged == Arranged(())
    assert lacks_role(question, ["The fund Haldor owns it."])
    assert not lacks_role(question, ["Its head is Ada Lee."])
    assert not lacks_role("Who owns Falk?", ["The fund Haldor owns it."])
    assert not lacks_role(question, [])
