"""Tests of where the tagger's words begin and end."""

import pytest

from ingest.statements.tagger.reading import TaggedStatement
from ingest.statements.tagger.words import put_right
from text.spans import Span


def parted(text, contents, source, cue):
    """The contents and the source, put right, as words."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (*contents, source, cue)]
    said = put_right(text, TaggedStatement(tuple(spans[:-2]), spans[-2], spans[-1], 1.0))
    assert said.source
    return [text[span.start : span.end] for span in said.contents], text[said.source.start : said.source.end]


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        (
            "It could not film by night and, as far as the company knew, was never sold.",
            (["not film by night and, as far as the company"], "the", "knew"),
            (["could not film by night"], "the company"),
        ),
        (
            "The pump failed, according to the head of the plant, Irena Kolb.",
            (["The pump failed", "the head of the plant"], "the plant, Irena Kolb", "according to"),
            (["The pump failed"], "the head of the plant, Irena Kolb"),
        ),
        (
            "Kolb said that the plant would never close.",
            (["that the plant would never close"], "Kolb", "said"),
            (["that the plant would never close"], "Kolb"),
        ),
        (
            "The plant does not leak, Kolb could not say.",
            (["not leak, Kolb"], "Kolb", "could not say"),
            (["does not leak"], "Kolb"),
        ),
    ],
)
def test_what_is_said_does_not_lie_within_who_says_it(text, read, expected):
    assert parted(text, *read) == expected
