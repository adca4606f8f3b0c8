"""The drafts of whole texts, with their words; and answers right beside a question."""

import pytest

from index.records import Document, Heading, document_id
from ingest.statements.rules.drafts import Draft, Voice, find_drafts, with_answers
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def drafts(text, headings=()):
    """Speaker, cue and contents of each draft."""
    document = Document(document_id(text), text, "", headings=headings)
    found = find_drafts(document, find_quotations(text), sentence_spans(text))
    spans = [(one.voice.speaker, one.voice.cue, *one.contents) for one in found]
    return [tuple(span and text[span.start : span.end] for span in each) for each in spans]


def test_contents_lie_within_the_marks_and_keep_those_of_quoted_words():
    text = "“It fell,” said Kolb. Falk said that it rose “by half.”"
    assert drafts(text) == [("Kolb", "said", "It fell,"), ("Falk", "said", "that it rose “by half.”")]
    found = find_drafts(Document(document_id(text), text, ""), find_quotations(text), sentence_spans(text))
    assert [one.direct for one in found] == [True, False]
    assert [one.place for one in found] == [text.index("said Kolb"), text.index("said that")]


def test_words_begin_with_the_mark_of_what_they_quote_and_without_blanks():
    assert drafts("Kolb said “half of it” fell.") == [("Kolb", "said", "“half of it” fell")]
    assert drafts("« It fell again », said Kolb.") == [("Kolb", "said", "It fell again")]


def test_a_draft_without_a_cue_stands_where_its_words_do():
    assert Draft((Span(5, 9), Span(12, 15)), True, Voice()).place == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It fell,” said Kolb. “It will rise.”", [("Kolb", "said", "It fell,", "It will rise.")]),
        ("Kolb said: “It fell.\n\n“It will rise.”", [("Kolb", "said", "It fell.", "It will rise.")]),
        (
            "“It fell,” said Kolb. Falk left. “It will rise.”",
            [("Kolb", "said", "It fell,"), (None, None, "It will rise.")],
        ),
        (
            "Kolb said that it fell. “It will rise.”",
            [("Kolb", "said", "that it fell"), ("Kolb", "said", "It will rise.")],
        ),
        (
            "Kolb thinks that it fell. “It will rise.”",
            [("Kolb", "thinks", "that it fell"), (None, None, "It will rise.")],
        ),
        ("Kolb told the board in May:\n\n“It will rise.”", [("Kolb", "told", "It will rise.")]),
    ],
)
def test_a_quotation_without_a_cue_goes_to_the_voice_of_the_sentence_before(text, expected):
    assert drafts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Why did it fall?” asked Kolb.\n\n“It was old.”",
            [("Kolb", "asked", "Why did it fall?"), (None, None, "It was old.")],
        ),
        (
            "Kolb said: “We know it.” “Why did it fall?”",
            [("Kolb", "said", "We know it."), (None, None, "Why did it fall?")],
        ),
        ("“We know it,” said Kolb. “Why did it fall?”", [("Kolb", "said", "We know it,", "Why did it fall?")]),
    ],
)
def test_somebody_else_may_answer_a_question(text, expected):
    assert drafts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go without fear.”\n— Irena Kolb, a cook", ("Irena Kolb", None, "We go without fear.")),
        ("“We go without fear.”\n— Irena Kolb\n— Jan Falk", (None, None, "We go without fear.")),
        ("“We go without fear.”\n\n— Irena Kolb", (None, None, "We go without fear.")),
        ("“We go without fear.”\n— Kolb", (None, None, "We go without fear.")),
    ],
)
def test_a_quotation_is_signed_in_the_line_below(text, expected):
    assert drafts(text) == [expected]


@pytest.mark.parametrize(("quoted", "voice"), [("It fell.", ("Kolb", "said")), ("At last it fell", (None, None))])
def test_few_quoted_words_are_a_statement_and_somebody_s_only_where_they_are_a_sentence(quoted, voice):
    assert drafts(f"Kolb said that it fell. “{quoted}”")[1:] == [(*voice, quoted)]


def test_quoted_words_that_are_a_term_are_no_statement():
    assert drafts("Kolb said that it fell. “Falling down”, as it were.") == [("Kolb", "said", "that it fell")]


def test_a_heading_says_nothing_and_ends_a_voice():
    text = "Kolb said it fell.\n\nFalk said it rose\n\n“It will rise.”"
    heading = Heading(text.index("Falk"), text.index("rose") + 4, 1)
    assert drafts(text, (heading,)) == [("Kolb", "said", "it fell"), (None, None, "It will rise.")]


def test_what_is_too_long_is_no_sentence_but_what_it_quotes_does_not_count():
    long = "and fell " * 300
    assert drafts(f"Kolb said that it fell {long}again.") == []
    assert drafts(f"“It fell {long}again,” said Kolb.") == [("Kolb", "said", f"It fell {long}again,")]


KOLB, FALK = Voice(Span(90, 94)), Voice(Span(95, 99))


def answered(text, *voices):
    """Voices and words, from a text whose quotations have these voices."""
    said = zip(find_quotations(text), voices, strict=True)
    found = with_answers(text, [Draft((quotation.inner,), True, voice) for quotation, voice in said])
    return [(one.voice, *(text[span.start : span.end] for span in one.contents)) for one in found]


@pytest.mark.parametrize(
    ("text", "other", "answerer"),
    [
        ("“Why?” “It fell.”", KOLB, Voice()),
        ("“It fell.” – “Why?”", KOLB, Voice()),
        ("“Why?” “It fell.”", FALK, FALK),
        ("“It rose.” “It fell.”", KOLB, KOLB),
        ("“Why?” he asked. “It fell.”", KOLB, KOLB),
        ("“Why?”\n“It fell.”", KOLB, KOLB),
    ],
)
def test_who_asks_does_not_answer_at_once(text, other, answerer):
    assert [voice for voice, _ in answered(text, KOLB, other)] == [KOLB, answerer]


def test_a_question_behind_other_words_may_be_another_s():
    text = "“It fell.” “Why?” “It was old.”"
    fell, why, old = (quotation.inner for quotation in find_quotations(text))
    assert with_answers(text, [Draft((fell, why), True, KOLB), Draft((old,), True, Voice())]) == [
        Draft((fell,), True, KOLB),
        Draft((why,), True, Voice()),
        Draft((old,), True, Voice()),
    ]


def test_what_is_told_without_marks_is_no_question():
    text = "Why? “It was old.”"
    told = [Draft((Span(0, 4),), False, KOLB), Draft((Span(6, 17),), True, KOLB)]
    assert with_answers(text, told) == told
    assert with_answers("", []) == []
