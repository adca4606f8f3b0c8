"""Who speaks in a document, as its page marks it."""

import re
from dataclasses import replace

from web_examples import NASTY, document_body, make_document

from index.records import Statement
from text.spans import Span
from web.html.document import document_page
from web.html.document_voices import Voice, Voices, voices_in

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
    assert re.findall(r'<span class="(said|said own)" title="(.*?)">(.*?)</span>', body) == [
        ("said", "Axis, reported", "it was sorry"),
        ("said own", "Axis, own words", "We sell cameras"),
    ]
    assert re.findall(r'data-voice="(.*?)"', body) == ["Axis, reported", "Axis, own words"]
    assert body.endswith('<p class="tight">Nothing here.</p>')


def test_who_is_named_is_linked_to_their_page_and_nobody_else():
    document = make_document(TEXT)
    statements = [statement(document, "Axis & Co", "it was sorry"), statement(document, None, "We sell", direct=True)]
    body = document_body(document, None, voices_in(document, statements))
    assert re.findall(r'<(\w+) class="voice"(?: href="(.*?)")?', body) == [
        ("a", "/speakers/Axis%20%26%20Co"),
        ("span", ""),
    ]


def test_a_probable_speaker_and_who_tells_it_are_named_in_the_margin():
    document = make_document(TEXT)
    axis = replace(statement(document, "Axis", "it was sorry"), probability=0.6, via=Span(13, 15), via_name="Reuters")
    body = document_body(document, None, voices_in(document, [axis]))
    assert re.findall(r'data-voice="(.*?)"', body) == ["Axis (probably), via Reuters, reported"]


def test_marks_add_no_words_to_the_text():
    document = make_document(TEXT)
    body = document_body(document, Span(5, 30), voices_in(document, [statement(document, "Axis", "it was sorry")]))
    assert re.sub(r"<[^>]*>", "", body) == TEXT
    assert '<span class="said" title="Axis, reported"><mark>' in body


def test_a_speaker_is_named_once_a_line_and_nobody_as_not_named():
    document = make_document(TEXT)
    statements = [statement(document, None, words, direct=True) for words in ("it was", "sorry")]
    body = document_body(document, None, voices_in(document, statements))
    # As data, for readers by ear, and where the pointer rests on each of the words.
    assert body.count("Somebody not named, own words") == 4


def test_words_without_marks_that_nobody_is_named_for_are_left_alone():
    document = make_document(TEXT)
    assert "said" not in re.findall(
        r'class="(\w+)"', document_body(document, None, voices_in(document, [statement(document, None, "it was")]))
    )


def test_words_within_words_are_the_inner_speakers():
    document = make_document("Axis said Amnesty had said “it is wrong” twice.")
    statements = [
        statement(document, "Axis", "Amnesty had said “it is wrong” twice"),
        statement(document, "Amnesty", "it is wrong", direct=True),
    ]
    body = document_body(document, None, voices_in(document, statements))
    assert re.findall(r'title="(.*?)">(.*?)</span>', body) == [
        ("Axis, reported", "Amnesty had said “"),
        ("Amnesty, own words", "it is wrong"),
        ("Axis, reported", "” twice"),
    ]


def test_voices_are_found_by_place():
    voices = Voices([Voice(Span(0, 10), "A", False), Voice(Span(10, 15), "B", True), Voice(Span(20, 30), "C", True)])
    assert voices.edges(Span(0, 100)) == [10, 15, 20, 30]
    heard = [voice and voice.speaker for voice in map(voices.voice_of, (0, 9, 10, 14, 15, 20, 29, 30))]
    assert heard == ["A", "A", "B", "B", None, "C", "C", None]
    assert voices.edges(Span(12, 18)) == [15]


def test_nasty_names_are_text():
    document = make_document(TEXT)
    page = document_page(document, None, None, [statement(document, NASTY, "it was sorry")])
    assert "<script" not in page
