"""Tests of who is quoted by somebody else."""

import pytest

from ingest.statements.rules.relays import find_relayed
from ingest.statements.rules.tokens import tokens_of
from text.quotations import find_quotations
from text.spans import Span

_OLD = "that the cameras were old"


def relayed(text):
    """(who is quoted, by whom, the cue, what is said) of each."""
    tokens = tokens_of(text, Span(0, len(text)), find_quotations(text), ())

    def words(phrase):
        return text[tokens[phrase.first].start : tokens[phrase.last].end] if phrase else None

    return [
        (words(one.speaker), words(one.via), words(one.cue), *map(words, one.contents)) for one in find_relayed(tokens)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "via", "cue", "said"),
    [
        (f"Ann Kolb was quoted by AP as saying {_OLD}.", "Ann Kolb", "AP", "was quoted by AP as saying", _OLD),
        (f"Ann Kolb was quoted as saying by AP {_OLD}.", "Ann Kolb", "AP", "was quoted as saying", _OLD),
        (f"Ann Kolb was quoted as telling AP {_OLD}.", "Ann Kolb", None, "was quoted as telling", _OLD),
        (f"AP has quoted Ann Kolb as saying {_OLD}.", "Ann Kolb", "AP", "saying", _OLD),
        (f"AP cited Ann Kolb as saying {_OLD}.", "Ann Kolb", "AP", "saying", _OLD),
        ("“We go,” Ann Kolb was quoted as saying by AP.", "Ann Kolb", "AP", "was quoted as saying", "“We go,”"),
    ],
)
def test_who_is_quoted_says_it_and_who_quotes_tells_it(text, speaker, via, cue, said):
    assert relayed(text) == [(speaker, via, cue, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Kolb quoted a poem by Tom Falk.",
        "The cameras were quoted as costing nine euros.",
        "AP quoted Ann Kolb as an expert.",
        "Quoted as saying so, Ann Kolb left.",
        f"Ann Kolb said {_OLD}.",
    ],
)
def test_other_quoting_is_none_of_these(text):
    assert relayed(text) == []
