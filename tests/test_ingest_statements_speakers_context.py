"""Who was heard where."""

from ingest.statements.speakers.context import EarlierSpeakers
from text.spans import Span


def test_speakers_are_kept_in_the_order_of_the_text():
    heard = EarlierSpeakers()
    for start, name in ((20, "Axis"), (5, None), (40, "Amnesty")):
        heard.add(Span(start, start + 3), name)
    assert heard.within(Span(5, 21)) == [(Span(5, 8), None), (Span(20, 23), "Axis")]
    assert heard.names(Span(0, 40)) == {"Axis"}
    assert heard.before(40) == (Span(20, 23), "Axis")
    assert heard.before(5) is None
    assert heard.last() == (Span(40, 43), "Amnesty")
