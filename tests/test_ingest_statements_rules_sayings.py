"""The words around a verb of saying, in sentences that begin where the test says."""

import pytest

from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.rules.sayings import helpers_of, saying_of
from text import speech
from text.spans import Span


def saying(text, speaker, cue, starts=(0,)):
    places = [Span(text.index(words), text.index(words) + len(words)) if words else None for words in (speaker, cue)]
    return saying_of(text, list(starts), Draft((Span(0, 1),), False, Voice(*places)))


def test_the_words_before_a_speaker_and_those_between_him_and_his_verb_are_parted():
    found = saying("If on Monday Irena Kolb did not say so, we go.", "Irena Kolb", "did not say")
    assert found.cue == speech.CUES["say"]
    assert (found.lead, found.lead_text) == (("if", "on", "monday"), "If on Monday")
    assert (found.speaker, found.before) == (("irena", "kolb"), ("did", "not"))


def test_only_the_words_of_its_sentence_are_read():
    text = "Nobody left. Then Kolb said so."
    assert saying(text, "Kolb", "said", (0, 13)).lead == ("then",)
    assert saying(text, "Kolb", "said", (0,)).lead == ("nobody", "left", ".", "then")


def test_four_hundred_characters_before_a_cue_are_read():
    text = "Never " + "so " * 131 + "Kolb said so."  # "said" stands at 6 + 393 + 5 = 404
    assert saying(text, "Kolb", "said").lead == ("r", *["so"] * 131)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Kolb, who did not go, said so.", ()),
        ("Kolb never, in ten years, said so.", ("never",)),
        ("Kolb did not, said so.", ()),
        ("Kolb did not go but later said so.", ("later",)),
        ("Kolb will not because he said so.", ("he",)),
        ("Kolb in May never said so.", ("in", "May", "never")),
    ],
)
def test_what_belongs_to_a_verb_stands_between_no_commas_and_behind_the_last_joint(text, before):
    assert saying(text, "Kolb", "said").before == before


@pytest.mark.parametrize(
    ("text", "speaker"), [("“We go,” said Kolb.", "Kolb"), ("It was said.", None), ("Falk left: it said so.", None)]
)
def test_a_verb_without_a_subject_before_it_has_no_words_before_it(text, speaker):
    found = saying(text, speaker, "said")
    assert (found.lead, found.speaker, found.before, found.lead_text) == ((), (), (), "")


@pytest.mark.parametrize("cue", [None, "According to", ":"])
def test_a_cue_that_is_no_verb_of_saying_is_none(cue):
    assert saying("According to Kolb: it fell.", "Kolb", cue) is None


def test_the_last_verb_of_a_cue_is_the_saying():
    found = saying("Kolb asked to say so.", "Kolb", "asked to say")
    assert (found.cue.verb, found.before) == ("say", ("asked", "to"))


@pytest.mark.parametrize(
    ("words", "helpers"),
    [
        ("did not in any way", "did not in any way"),
        ("the man has never really", "has never really"),
        ("at no point", "at no point"),
        ("Kolb ever", "ever"),
        ("Kolb quietly", "quietly"),
        ("the man", ""),
        ("", ""),
    ],
)
def test_what_helps_a_verb_stands_right_before_it(words, helpers):
    assert helpers_of(words.split()) == tuple(helpers.split())
