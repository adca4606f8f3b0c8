"""Tests of gathering all who may have said a statement."""

from dataclasses import replace

from ingest.statements.choice.candidates import asked_about, candidates
from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.speakers.resolve import Speakers, Step
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span

TEXT = "Ann Lee met Bo Kolb in May. Later Axis closed. It had to, he said. Then Ida Falk left."
SAID, HE = Span(TEXT.index("It had"), TEXT.index(", he")), Span(TEXT.index("he said"), TEXT.index(" said"))


def speakers():
    return Speakers(TEXT, find_quotations(TEXT), sentence_spans(TEXT))


def test_those_who_are_named_around_are_candidates_the_nearest_first():
    found = candidates(asked_about(Draft((SAID,), False, Voice(HE)), Voice(HE), speakers()), speakers())
    assert [one.name for one in found] == ["Ida Falk", "Axis", "Bo Kolb", "Ann Lee"]
    assert [(len(one.before), len(one.after)) for one in found] == [(0, 1), (1, 0), (1, 0), (1, 0)]


def test_whom_the_rules_take_the_words_for_comes_first_and_what_they_put_aside_next():
    lee, kolb = Span(0, 7), Span(TEXT.index("Bo"), TEXT.index(" in May"))
    draft = Draft((SAID,), False, Voice(lee), ruled=Voice(kolb), read=Voice(lee), sure=0.8)
    asked = asked_about(draft, draft.voice, speakers())
    assert (asked.name, asked.first.meaning.step) == ("Ann Lee", Step.OWN_WORDS)
    assert [one.meaning.name for one in asked.others] == ["Bo Kolb"]
    assert [one.name for one in candidates(asked, speakers())][:2] == ["Ann Lee", "Bo Kolb"]


def test_words_that_were_put_aside_are_not_remembered_as_a_speakers():
    some = speakers()
    asked_about(Draft((SAID,), False, Voice(HE), ruled=Voice(Span(0, 7))), Voice(HE), some)
    assert some.context.speakers.last() is None


def test_a_statement_without_words_for_its_speaker_stands_where_its_words_do():
    asked = asked_about(Draft((SAID,), False, Voice()), Voice(), speakers())
    assert (asked.place, asked.name) == (SAID.start, None)
    assert candidates(asked, speakers()) == []
    assert replace(asked, draft=Draft((HE,), False, Voice())).place == HE.start
