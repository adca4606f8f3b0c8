"""Where what is said begins and ends, as numbers of tokens counted by hand."""

import pytest

from ingest.statements.rules.contents import Attribution, clause_end, contents_of, quotations_before
from ingest.statements.rules.tokens import Phrase, tokens_of
from text.quotations import find_quotations
from text.spans import Span


def tokens(text, whole=()):
    return tokens_of(text, Span(0, len(text)), whole, ())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Kolb said it fell.", 2, 3),
        ("Kolb said it fell; Falk left.", 2, 3),
        ("Kolb said it fell, while Falk rose.", 2, 3),
        ("Kolb (who said it fell) left.", 4, 5),
        ("Kolb said it fell according to Falk", 2, 3),
    ],
)
def test_a_clause_ends_before_a_stop_and_a_new_clause(text, start, end):
    assert clause_end(tokens(text), start, None) == end


def test_a_clause_ends_before_the_next_attribution():
    found = tokens("Kolb said it fell but Falk said it rose")
    following = Attribution(Phrase(6, 6), Phrase(5, 5))
    assert clause_end(found, 2, following) == 3


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "contents"),
    [
        ("Kolb said it fell.", 1, 0, (Phrase(2, 3),)),
        ("It fell on Monday, Kolb said.", 6, 5, (Phrase(0, 3),)),
        ("It fell, Kolb said, on Monday night.", 4, 3, (Phrase(0, 1), Phrase(6, 8))),
        ("Kolb said.", 1, 0, ()),
    ],
)
def test_content_stands_behind_a_cue_before_it_or_around_it(text, cue, speaker, contents):
    found = Attribution(Phrase(cue, cue), Phrase(speaker, speaker))
    assert contents_of(tokens(text), found, None) == contents


def test_quotations_touch_their_attribution():
    text = "“We go now,” said Kolb, “at last.”"
    found = tokens(text, find_quotations(text))
    assert quotations_before(found, 1) == (Phrase(0, 0),)
    assert contents_of(found, Attribution(Phrase(1, 1), Phrase(2, 2)), None) == (Phrase(0, 0), Phrase(4, 4))
