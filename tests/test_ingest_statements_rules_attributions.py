"""Tests of the rules that find cues, speakers and contents in a sentence."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import Document, document_id
from ingest.statements.find import find_statements

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from statement_fuzz import CHANGES, broken_rules

TOKENS = st.sampled_from(
    "Kolb Irena Oculon Falk Thales the a spokesman ministry who which he she it they claimed said says say told added "
    "denied called asked whether that if according to laut selon sagte a déclaré dass que never not did would "
    "has and but or while , . : ; ? — – - ( ) “ ” \" ‘ ’ ' « » „ ``  '' … \n \t Q: A: 8,000 3.5 54.5-83.3% U.S. "
    "St. Za’atari don’t ’s 's İ ß ſ 日本 ا ‮ ​ \x85 😀 é of in on Monday May 2020 cameras sold refused put at out".split(
        " "
    )
)


def told(text):
    """(speaker's words, cue, contents) of each statement."""
    return [
        (
            text[one.speaker.start : one.speaker.end] if one.speaker else None,
            text[one.cue.start : one.cue.end] if one.cue else None,
            tuple(text[span.start : span.end] for span in one.contents),
        )
        for one in find_statements(Document(document_id(text), text, ""))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "After a hard winter, officials say Brask has agreed to stay with the force.",
            [
                ("officials", "say", ("Brask has agreed to stay with the force",)),
                ("Brask", "has agreed", ("to stay with the force",)),
            ],
        ),
        (
            "His brother said he was well, Lenz news, an outlet which claimed to have met him, said.",
            [
                ("His brother", "said", ("he was well",)),
                (None, "claimed", ("to have met him",)),
                ("Lenz news, an outlet which claimed to have met him,", "said", ("His brother said he was well",)),
            ],
        ),
        (
            "Before the vote, doctors believe Falk has promised to leave the city.",
            [
                ("doctors", "believe", ("Falk has promised to leave the city",)),
                ("Falk", "has promised", ("to leave the city",)),
            ],
        ),
    ],
)
def test_a_speaker_may_begin_before_the_cue_of_another(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        ("Rama of the Za’atari camp noted that they asked for wheels.", "Rama of the Za’atari camp", None),
        ("“We go,” said Ann Bell, the city’s mayor.", "Ann Bell, the city’s mayor", None),
        ("Kolb said that 54.5-83.3% of the cells were lost.", "Kolb", "that 54.5-83.3% of the cells were lost"),
        ("Kolb said that 8,000 to 30,000 were lost.", "Kolb", "that 8,000 to 30,000 were lost"),
    ],
)
def test_words_begin_and_end_at_words(text, speaker, contents):
    found = told(text)
    assert [one[0] for one in found] == [speaker]
    assert contents is None or found[0][2] == (contents,)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(TOKENS, max_size=40), st.sampled_from((" ", "")))
def test_whatever_is_read_statements_keep_their_rules(tokens, between):
    text = between.join(tokens)
    found = find_statements(Document(document_id(text), text, ""))
    assert [broken for one in found if (broken := broken_rules(text, one))] == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), st.sampled_from(CHANGES))
def test_ordinary_sentences_in_another_order_stop_nothing(seed, change):
    sentences = [
        "After a hard winter, officials say Brask has agreed to stay with the force, Lenz news said.",
        "“We sold 8,000 of them,” said Ann Bell, the city’s mayor, who denied that, according to Kolb, it was known.",
        "Kolb: “When did you know?” Falk: “Never,” he added — and Oculon, a firm, claimed: “That is so.”",
    ]
    text = "\n".join(change(sentences, random.Random(seed)))
    found = find_statements(Document(document_id(text), text, ""))
    assert [broken for one in found if (broken := broken_rules(text, one))] == []
