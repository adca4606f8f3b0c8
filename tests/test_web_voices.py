"""Who speaks in a document, as its page marks it."""

import re

from web_examples import NASTY, make_document

from index.records import Span, Statement
from web.document_body import document_body
from web.document_page import document_page
from web.voices import Voice, Voices, voices_in

TEXT = "Axis said it was sorry.\n“We sell cameras,” it said, and left.\nNothing here."


def statement(document, speaker: str | None, *contents: str, direct: bool = False) -> Statement:
    spans = tuple(Span(document.text.index(one), document.text.index(one) + len(one)) for one in contents)
    return Statement(1, document.id, spans, direct, None, speaker)


def test_attributed_words_are_underlined_and_their_speakers_named_in_the_margin():
    document = make_document(TEXT)
    statements = [
        statement(document, "Axis", "it was sorry"),
        statement(document, "Axis", "We sell cameras", direct=True),
    ]
    body = document_body(document, None, voices_in(document, statements))
    assert re.findall(r'<span class="said">(.*?)</span>', body) == ["it was sorry", "We sell cameras"]
    assert re.findall(r'data-voice="(.*?)"', body) == ["Axis, reported", "Axis, own words"]
    assert body.endswith('<p class="tight">Nothing here.</p>')


def test_marks_add_no_words_to_the_text():
    document = make_document(TEXT)
    body = document_body(document, Span(5, 30), voices_in(document, [statement(document, "Axis", "it was sorry")]))
    assert re.sub(r"<[^>]*>", "", body) == TEXT
    assert '<span class="said"><mark>' in body


def test_a_speaker_is_named_once_a_line_and_nobody_as_not_named():
    document = make_document(TEXT)
    statements = [statement(document, None, words, direct=True) for words in ("it was", "sorry")]
    body = document_body(document, None, voices_in(document, statements))
    assert body.count("Somebody not named, own words") == 2  # as data and for readers by ear


def test_words_without_marks_that_nobody_is_named_for_are_left_alone():
    document = make_document(TEXT)
    assert "said" not in re.findall(
        r'class="(\w+)"', document_body(document, None, voices_in(document, [statement(document, None, "it was")]))
    )


def test_overlapping_statements_are_one_stretch():
    voices = Voices([Voice(Span(0, 10), "A", False), Voice(Span(5, 15), "B", True), Voice(Span(20, 30), "C", True)])
    assert voices.edges(Span(0, 100)) == [15, 20, 30]
    assert [voices.is_said(at) for at in (0, 14, 15, 20, 29, 30)] == [True, True, False, True, True, False]
    assert voices.edges(Span(12, 18)) == [15]


def test_nasty_names_are_text():
    document = make_document(TEXT)
    page = document_page(document, None, None, [statement(document, NASTY, "it was sorry")])
    assert "<script" not in page
