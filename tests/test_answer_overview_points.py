"""Which sentences may stand in an overview, and what is quoted of them."""

from collections.abc import Callable

from answer.overview.points import heading_at, points_of, quote_point
from index.records import Document, Heading, Statement, document_id

TEXT = """This report was written for nobody from public sources. Allegations are given here as allegations.

The town of Arlen bought 300 cameras for its streets in 2019. It paid four million euros for all of them.

Costs

How much did the town pay for every one of its cameras?

Year | Cameras | Costs of all of them in the town

The mayor of Arlen said that the price was a fair one. Too short. We do not know who sold them to the town of Arlen.
"""
COSTS = TEXT.index("Costs")
HELD = Document(document_id(TEXT), TEXT, "Cameras of Arlen", headings=(Heading(COSTS, COSTS + 5, 1),))


class Statements:
    """What a corpus knows of a document in which nobody is quoted."""

    def statements(self, _document_id: str) -> list[Statement]:
        return []

    def remember(self, _key: object, make: Callable[[], object]) -> object:
        return make()


def test_only_whole_sentences_that_tell_something_may_stand():
    points = points_of(Statements(), HELD)
    assert [(point.text, point.section, point.is_apart) for point in points] == [
        ("The town of Arlen bought 300 cameras for its streets in 2019.", None, True),
        ("It paid four million euros for all of them.", None, False),
        ("The mayor of Arlen said that the price was a fair one.", "Costs", True),
    ]
    assert points[0].leads > points[2].leads > points[1].leads == 0


def test_points_are_found_within_stretches():
    last = points_of(Statements(), HELD)[2]
    assert points_of(Statements(), HELD, [last.span]) == [last]
    assert (heading_at(HELD, last.span.start), heading_at(HELD, 0)) == ("Costs", None)


def test_a_point_that_leans_on_the_sentence_before_is_quoted_with_it():
    quote = quote_point(Statements(), points_of(Statements(), HELD)[1], "Arlen")
    words = TEXT[quote.span.start : quote.span.end]
    assert (
        words
        == "The town of Arlen bought 300 cameras for its streets in 2019. It paid four million euros for all of them."
    )
    assert quote.heading == "Arlen"
