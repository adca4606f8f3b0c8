"""Where shown quotations and what ranks near them differ in one point, from scores that are set by hand."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import pytest

from answer.evidence.ranking import Candidate, Fit
from answer.evidence.weights import LIMITS, MARGINS, SIGNALS
from answer.quote.choose import quote_of
from answer.quote.differing import with_differing
from index.records import Document, Hit, Passage, Statement, document_id
from text.spans import Span

NO_FIT = Fit(**{one.name: 0.0 for one in fields(Fit)})
FULL = sum(SIGNALS.values())


class Documents:
    """What a corpus knows of documents in which nobody says anything."""

    def statements(self, _document_id: str) -> list[Statement]:
        return []

    def may_quote(self, _id: str, _span: Span) -> bool:
        return True

    def remember(self, _key: object, make: Callable[[], object]) -> object:
        return make()


def candidate(text: str, score: float = 0.5, title: str = "A title") -> Candidate:
    """A document of one sentence, as a candidate with a score."""
    document = Document(document_id(text), text, title)
    hit = Hit(Passage(1, document.id, 0, len(text)), 0.0)
    return Candidate(document, Span(0, len(text)), hit, replace(NO_FIT, meaning=score * FULL / SIGNALS["meaning"]))


def differing(shown: Sequence[Candidate], found: Sequence[Candidate]) -> tuple[list[str], list[str]]:
    """The texts of what is shown after all, and what is said."""
    quotes = [quote_of(Documents(), one, {}) for one in shown]
    after, said = with_differing(Documents(), quotes, found)
    return [one.document.text for one in after], said


MARCH = candidate("The march through Cardona drew 300,000 people on 4 May 2003.")
MORE = candidate("The march through Cardona drew 1,800,000 people on 4 May 2003.")
RED = candidate("It was red.")


def test_what_differs_is_shown_behind_the_rest_and_named_by_number() -> None:
    shown, said = differing([MARCH, RED], [MARCH, RED, MORE])
    assert shown == [MARCH.document.text, RED.document.text, MORE.document.text]
    assert said == ["The sources differ in a number: 300,000 in [1], 1,800,000 in [3]."]


def test_a_difference_between_two_that_are_shown_is_said_once() -> None:
    shown, said = differing([MARCH, MORE], [MARCH, MORE])
    assert shown == [MARCH.document.text, MORE.document.text]
    assert said == ["The sources differ in a number: 300,000 in [1], 1,800,000 in [2]."]


def test_where_nothing_differs_nothing_is_said_or_added() -> None:
    copy = candidate("On 4 May 2003 the march through Cardona drew 300,000 people.")
    assert differing([MARCH], [MARCH, RED, copy]) == ([MARCH.document.text], [])
    assert differing([], [MARCH, MORE]) == ([], [])


@pytest.mark.parametrize(("below", "count"), [(MARGINS["plain"] - 0.001, 1), (MARGINS["plain"] + 0.001, 0)])
def test_what_fits_much_worse_than_the_best_is_not_compared(below: float, count: int) -> None:
    worse = candidate(MORE.document.text, 0.5 - below)
    assert len(differing([MARCH], [MARCH, worse])[1]) == count


@pytest.mark.parametrize(("place", "count"), [(LIMITS["compared_for_differences"], 1), (13, 0)])
def test_the_first_twelve_candidates_are_compared(place: int, count: int) -> None:
    others = [candidate(f"It was grey in {number} ways.") for number in range(place - 2)]
    assert len(differing([MARCH], [MARCH, *others, MORE])[1]) == count


def test_a_document_is_not_compared_with_itself() -> None:
    text = f"{MARCH.document.text}\n{MORE.document.text}"
    document = Document(document_id(text), text, "Both")
    first, second = (
        replace(one, document=document, span=Span(text.index(words), text.index(words) + len(words)))
        for one, words in ((MARCH, MARCH.document.text), (MORE, MORE.document.text))
    )
    quotes = [quote_of(Documents(), first, {})]
    assert with_differing(Documents(), quotes, [first, second]) == (quotes, [])


def test_a_contradiction_is_said_to_be_one() -> None:
    used = candidate("The council of Corning tested the water for lead in 2014.")
    never = candidate("The council of Corning never tested the water for lead in 2014.")
    said = differing([used], [used, never])[1]
    assert said == ["The sources contradict each other: [1] and [2]; one of them has a “not”."]
