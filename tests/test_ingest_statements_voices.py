"""Whose words they are where rules and tagger name two speakers, with spans told by their words."""

import pytest

from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.voices import chosen
from text.spans import Span


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def draft(text, contents, speaker, cue, direct=False):
    return Draft((place(text, contents),), direct, Voice(place(text, speaker), place(text, cue)))


def choose(text, contents, ruled, read, direct=False):
    """The words of the speaker and of the cue that are chosen."""
    voice = chosen(text, *(draft(text, contents, *each, direct) for each in (ruled, read)))
    return tuple(span and text[span.start : span.end] for span in (voice.speaker, voice.cue))


OURS, THEIRS = ("Amnesty", "said"), ("Idemia", None)


@pytest.mark.parametrize(
    ("text", "contents", "direct"),
    [
        ("Idemia left. Amnesty said that it fell.", "that it fell", False),
        ("Idemia left. Amnesty said it fell.", "it fell", False),
        ("Idemia left. Amnesty said to us on Monday that it fell.", "that it fell", False),
        ("Idemia left. “It fell,” said Amnesty.", "It fell,", True),
        ("Idemia left. “It fell,” Amnesty said.", "It fell,", True),
        ("Idemia left. Amnesty said: “It fell.”", "It fell.", True),
    ],
)
def test_a_subject_beside_its_verb_beside_its_words_has_said_them(text, contents, direct):
    assert choose(text, contents, OURS, THEIRS, direct) == OURS


@pytest.mark.parametrize(
    ("text", "contents", "direct"),
    [
        ("Amnesty has, when Idemia left, said that it fell.", "that it fell", False),
        ("Amnesty said, when Idemia left, that it fell.", "that it fell", False),
        (f"Idemia left. Amnesty said {'and ' * 13}that it fell.", "that it fell", False),
        ("It fell, said Amnesty when Idemia left.", "It fell", False),
        ("When Idemia left, said Amnesty, it fell.", "it fell", False),
        ("Amnesty said when Idemia left: “It fell.”", "It fell.", True),
    ],
)
def test_words_are_nobody_s_where_something_stands_between(text, contents, direct):
    assert choose(text, contents, OURS, THEIRS, direct) == (None, "said")


def test_nobody_s_words_keep_the_cue_that_the_tagger_reads():
    text = "It fell, said Amnesty when Idemia left."
    assert choose(text, "It fell", OURS, ("Idemia", "left")) == (None, "left")


def test_a_relative_pronoun_is_no_plain_subject():
    text = "Idemia sued Amnesty, which said that it fell."
    assert choose(text, "that it fell", ("which", "said"), ("Idemia", None)) == (None, "said")


@pytest.mark.parametrize(
    ("text", "contents", "ruled", "read"),
    [
        ("Amnesty said that it fell.", "that it fell", (None, None), ("Amnesty", "said")),
        ("Ann Lee of Amnesty said that it fell.", "that it fell", ("Amnesty", "said"), ("Ann Lee of Amnesty", "said")),
        ("Lee said Roe would think it fell.", "Roe would think it fell", ("Roe", "think"), ("Lee", "said")),
        ("Lee denied he said that it fell.", "that it fell", ("he", "said"), ("Lee", "denied")),
    ],
)
def test_the_tagger_is_believed_where_both_may_mean_one_or_one_tells_of_the_other(text, contents, ruled, read):
    assert choose(text, contents, ruled, read) == read


@pytest.mark.parametrize("stop", [". ", "; ", "\n"])
def test_a_pronoun_behind_a_stop_may_mean_another(stop):
    text = f"Lee had left{stop}he said that it fell."
    assert choose(text, "that it fell", ("he", "said"), ("Lee", None)) == ("he", "said")


def test_a_pronoun_takes_up_no_name_behind_it():
    text = "He said that it fell when Lee left."
    assert choose(text, "that it fell", ("He", "said"), ("Lee", None)) == ("He", "said")


def test_who_is_told_about_has_not_said_it():
    text = "Amnesty, when all had left, said that Idemia had lied."
    assert choose(text, "that Idemia had lied", OURS, THEIRS) == OURS


@pytest.mark.parametrize(("before", "expected"), [("by ", ("the mayor", "said")), ("", ("Mia Roe, the mayor,", None))])
def test_who_stands_behind_a_preposition_does_not_speak_for_who_follows(before, expected):
    text = f"Asked {before}Mia Roe, the mayor, said that it fell."
    assert choose(text, "that it fell", ("the mayor", "said"), ("Mia Roe, the mayor,", None)) == expected


def test_a_preposition_before_one_says_nothing_of_another_beside():
    text = "Asked by Mia Roe, Amnesty said, when all had left, that it fell."
    assert choose(text, "that it fell", OURS, ("Mia Roe", None)) == (None, "said")
