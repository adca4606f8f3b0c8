"""Tests of choosing who said a statement."""

from dataclasses import replace

import pytest

from index.records import Document
from ingest.statements.choice.choose import as_ruled, choose, decided, likeliest
from ingest.statements.choice.model import Model, Trust, trees_in
from ingest.statements.find import hear
from ingest.statements.speakers.resolve import Step

LEAF = -1
KINDS = [f"{group} {by}" for group in ("pronoun", "role", "name") for by in ("ruled", "alone")]
TEXT = "Bo Kolb came with Max Falk. The plan failed, he said."


def model(signal, least=0.5):
    """Trees that take a signal for all that counts: above nought the odds are e² to one, else one to e²."""
    tree = [[0, 0.0, 1, 2, 0], [LEAF, 0, 0, 0, -2.0], [LEAF, 0, 0, 0, 2.0]]
    return Model(trees_in([signal], 0.0, [tree]), {kind: Trust(1.0, 0.0, least) for kind in KINDS})


def chosen(model, text=TEXT, place=0):
    hearing = hear(Document("d", text, ""))
    return choose(hearing.asked[place], hearing.around, model)


def test_the_likeliest_is_named_with_his_probability():
    choice = chosen(model("leads"))
    assert (choice.name, choice.likeliest, choice.probability) == ("Bo Kolb", "Bo Kolb", 0.8808)
    assert (choice.ruled, choice.step) == (None, Step.NOBODY)
    assert choice.signals["leads"] == 1
    assert TEXT[choice.voice.speaker.start : choice.voice.speaker.end] == "he"


def test_nobody_is_named_who_is_not_likely_enough():
    choice = chosen(model("leads", least=0.9))
    assert (choice.name, choice.likeliest, choice.probability) == (None, "Bo Kolb", 0.8808)


def test_whom_the_rules_name_is_left_out_when_he_is_unlikely():
    text = "Ann Lee came. The plan failed, Lee said."
    assert chosen(model("ruled"), text).name == "Ann Lee"
    doubted = chosen(model("aside"), text)
    assert (doubted.name, doubted.ruled, doubted.probability) == (None, "Ann Lee", 0.1192)
    assert text[doubted.voice.speaker.start : doubted.voice.speaker.end] == "Lee"


def test_a_quotation_that_no_words_give_to_anybody_stays_nobodys():
    hearing = hear(Document("d", 'Bo Kolb came.\n\n"It failed and nobody knew why that was so."', ""))
    asked = next(one for one in hearing.asked if one.first.voice.speaker is None)
    choice = choose(asked, hearing.around, model("leads"))
    assert (choice.name, choice.probability) == (None, None)


def test_where_nobody_is_named_around_the_rules_decide():
    choice = chosen(model("leads"), "“It failed,” he said.")
    assert (choice.name, choice.probability) == (None, None)


def test_what_the_rules_say_can_be_taken_as_it_is():
    asked = hear(Document("d", "Ann Lee came. The plan failed, Lee said.", "")).asked[0]
    assert (as_ruled(asked).name, as_ruled(asked).probability) == ("Ann Lee", None)
    assert as_ruled(replace(asked)).step is Step.OWN_WORDS


@pytest.mark.parametrize(
    ("odds", "least", "place"),
    [
        ([1.0, 2.0], [0.5, 0.5], 1),
        ([1.0, 2.0], [0.5, 0.95], 0),
        ([1.0, 2.0], [0.9, 0.95], None),
        ([2.0, 2.0], [0, 0], 0),
    ],
)
def test_the_likeliest_who_is_likely_enough_is_decided_on(odds, least, place):
    assert decided(odds, [Trust(1.0, 0.0, one) for one in least]) == place


def test_of_equals_the_first_is_likeliest():
    assert likeliest([0.0, 1.0, 1.0]) == 1
