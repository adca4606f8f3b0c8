"""The verbs of saying by their forms and uses."""

import pytest

from text.speech import CUES, PLAIN, forms_used


@pytest.mark.parametrize(
    ("form", "tense", "verb"),
    [
        ("said", "past", "say"),
        ("denies", "present", "deny"),
        ("admitting", "gerund", "admit"),
        ("agreeing", "gerund", "agree"),
        ("spoken", "participle", "speak"),
        ("écrit", "avoir", "écrit"),
        ("sagte", "past", "sagte"),
    ],
)
def test_a_form_has_its_tense_and_verb(form: str, tense: str, verb: str) -> None:
    assert (CUES[form].tense, CUES[form].verb) == (tense, verb)


def test_a_use_has_the_forms_of_its_verbs() -> None:
    assert {"comment", "comments", "commented"} <= forms_used("asked")
    assert "commenting" not in forms_used("asked")
    assert {form for form in forms_used("neutral", "past") if form.startswith("s")} == {"said", "stated"}


def test_what_only_questions_use_is_no_sign_of_a_statement() -> None:
    assert {"react", "oppose"} <= forms_used("asked") | forms_used("act")
    assert not {"react", "oppose"} & CUES.keys()


def test_some_verbs_stand_before_their_subject() -> None:
    assert {"said", "wrote", "sagte", "dit"} <= PLAIN
    assert not {"saying", "announced", "erklärt"} & PLAIN
