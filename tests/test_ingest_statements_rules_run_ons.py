"""Tests of what one says and where the next sentence begins."""

import pytest

from index.records import Document, document_id
from ingest.statements.find import find_statements
from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.rules.run_ons import kept_apart
from text.spans import Span

PAIRS = {
    "company": "Kolb said that it was sold by Oculon Inc. Falk said that the police paid for it.",
    "hour": "Kolb said that they left at 5 p.m. Falk denied that the police paid for it.",
    "country": "Kolb said that it was sold in the U.S. Falk said that the police paid for it.",
    "firm": "Kolb told the court that it was sold by Oculon Ltd. The ministry said that the police paid for it.",
    "number": "Kolb said it was No. 5. Falk said that the police paid for it.",
    "no blank": "Kolb said that it was sold.Falk said that the police paid for it.",
    "comma": "Kolb said the cameras were sold, Falk said the police paid for it.",
    "dash": "Kolb said the cameras cost $5 million - Falk said the police paid for it.",
    "semicolon": "Kolb said the cameras were sold; Falk said the police paid for it.",
}


def told(text, tagger=None):
    """Who says what, by the words of the speaker."""
    found = find_statements(Document(document_id(text), text, ""), tagger)
    return [
        (text[one.speaker.start : one.speaker.end] if one.speaker else None, text[span.start : span.end])
        for one in found
        for span in one.contents
    ]


@pytest.mark.parametrize("text", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("way", ["rules", "tagger"])
def test_nobody_s_words_run_on_into_the_next_sentence(text, way, tagger):
    found = told(text, tagger if way == "tagger" else None)
    speakers = ["Kolb", "The ministry" if "ministry" in text else "Falk"]
    assert [speaker for speaker, _ in found] == speakers
    assert [words.endswith("the police paid for it") for _, words in found] == [False, True]
    assert "Falk" not in found[0][1]
    assert "police" not in found[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolb said that U.S. Senator Falk had sold it.", [("Kolb", "that U.S. Senator Falk had sold it")]),
        ("Kolb said that after the war, Falk had sold it.", [("Kolb", "that after the war, Falk had sold it")]),
        ("Oculon Inc. sold it, Kolb said in May.", [("Kolb", "Oculon Inc. sold it")]),
    ],
)
def test_one_sentence_stays_one(text, expected, tagger):
    assert told(text) == expected
    assert told(text, tagger) == expected


def test_of_words_that_run_on_from_a_quotation_no_mark_alone_is_left():
    text = "“It was sold,” Kolb said. The rest reads: “No.” Falk said that the police paid for it."
    place = text.index

    def draft(speaker: str, cue: str, start: int, end: int) -> Draft:
        voice = Voice(*(Span(place(words), place(words) + len(words)) for words in (speaker, cue)))
        return Draft((Span(start, end),), False, voice)

    falk = draft("Falk", "said that", place("the police"), len(text) - 1)
    runs_on = draft("The rest", "reads", place("No.") + 3, place(" paid"))
    sentences = [
        Span(0, place("The rest") - 1),
        Span(place("The rest"), place("Falk") - 1),
        Span(place("Falk"), len(text)),
    ]
    assert text[runs_on.contents[0].start] == "”"
    assert kept_apart(text, sentences, [runs_on, falk], [falk]) == [falk]
