"""Where what is said begins and ends, as numbers of tokens counted by hand."""

import pytest

from ingest.statements.rules.content_starts import content_start
from ingest.statements.rules.contents import Attribution, clause_end, contents_of, quotations_before
from ingest.statements.rules.tokens import Phrase, tokens_of
from text.quotations import find_quotations
from text.spans import Span


def tokens(text, whole=()):
    return tokens_of(text, Span(0, len(text)), whole, ())


@pytest.mark.parametrize(
    ("text", "after", "takes", "start"),
    [
        ("Kolb said that it fell", 2, {"clause"}, 2),
        ("Kolb said it fell", 2, {"clause"}, 2),
        ("Kolb said on Monday that it fell", 2, {"clause"}, 4),
        ("Kolb promised to leave", 2, {"to"}, 2),
        ("Kolb told the old mayor that it fell", 2, {"told"}, 5),
        ("Kolb told me to leave", 2, {"told-to"}, 3),
        ("Kolb asked whether it fell", 2, {"whether"}, 2),
        ("Kolb denied the charges", 2, {"object"}, 2),
        ("Kolb denied in May", 2, {"object"}, None),
        ("Kolb put the value at 54 billion", 2, {"at"}, 2),
        ("Kolb put the value down", 2, {"at"}, None),
        ("Kolb sagte, dass es fiel", 2, {"clause"}, 3),
        ("Kolb said according to Falk", 2, {"clause"}, None),
        ("Kolb said", 2, {"clause"}, None),
    ],
)
def test_content_begins_where_a_verb_lets_it(text, after, takes, start):
    assert content_start(tokens(text), after, frozenset(takes)) == start


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
