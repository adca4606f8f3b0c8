"""Tests of judging whom speakers are taken for."""

import pytest

from evaluate.speakers import (
    AnnotatedSpeaker,
    Outcome,
    found_of,
    judge,
    outcome,
)
from index.records import Statement
from text.spans import Span

TEXT = "It fails, he said. Critics of Axis agreed that it fails."
FIRST, SECOND = Span(0, 8), Span(TEXT.index("that"), len(TEXT) - 1)


def annotated(*names, words=None, content=FIRST):
    return AnnotatedSpeaker(content, names, words)


@pytest.mark.parametrize(
    ("names", "words", "name", "shown", "became"),
    [
        (("Ann Lee",), "he", "Ann Lee", "he", Outcome.RIGHT),
        (("Ann Lee",), "Lee", "Lee", "Lee", Outcome.RIGHT),
        (("Ann Lee", "Bo Kolb"), "both", "Bo Kolb", "both", Outcome.RIGHT),
        (("Ann Lee",), "he", "Bo Kolb", "he", Outcome.WRONG),
        (("Ann Lee",), "Ms Lee", None, "Ms Lee", Outcome.AS_WRITTEN),
        (("Ann Lee",), "he", None, "he", Outcome.UNKNOWN),
        ((), "nine states", None, "nine states", Outcome.AS_WRITTEN),
        ((), "nine states", None, "the court", Outcome.WRONG),
        ((), "he", "Ann Lee", "he", Outcome.WRONG),
        (("Volkswagen",), "VW", "VW", "VW", Outcome.AS_WRITTEN),
        ((), None, None, "", Outcome.AS_WRITTEN),
    ],
)
def test_what_it_is_to_name_somebody(names, words, name, shown, became):
    assert outcome(annotated(*names, words=words), name, shown) is became


def test_a_statement_with_too_few_of_the_words_is_not_the_annotated_one():
    near, far = Statement(1, "d", (FIRST,), False), Statement(2, "d", (Span(6, 50),), False)
    assert found_of(FIRST, [far, near]) is near
    assert found_of(FIRST, [far]) is None
    assert judge(annotated("Ann Lee"), [far], TEXT) == (Outcome.MISSED, None)
    assert judge(annotated("Ann Lee", words="he"), [Statement(1, "d", (FIRST,), False, Span(10, 12))], TEXT) == (
        Outcome.UNKNOWN,
        Statement(1, "d", (FIRST,), False, Span(10, 12)),
    )


def test_who_tells_what_another_said_is_no_wrong_speaker_of_it():
    text = "The defence said you lie, Martinez told them."
    content, whole = Span(text.index("you"), text.index(",")), Span(0, text.index(","))
    speaker = Span(text.index("Martinez"), text.index(" told"))
    tells = Statement(1, "d", (whole,), False, speaker, "Martinez")
    says = Statement(1, "d", (content,), False, speaker, "Martinez")
    one = annotated("Defence", words="The defence", content=content)
    assert judge(one, [tells], text)[0] is Outcome.MISSED
    assert judge(one, [says], text)[0] is Outcome.WRONG
