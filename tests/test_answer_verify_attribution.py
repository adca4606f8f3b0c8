"""Whose words a sentence says it gives, and whether they are theirs in the source."""

import pytest

from answer.quote.align import align
from answer.verify.attribution import ClaimedSpeaker, attribution, speaker_difference
from index.records import Document, Statement
from text.sentence_words import counted_words, moved
from text.spans import Span

TEXT = "Ann Lee said the plant may close. Trains are built in Lund."
SAID = Statement(1, "d", (Span(13, 32),), False, Span(0, 7), "Ann Lee", Span(8, 12))


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("According to Ann Lee, it closed.", ClaimedSpeaker("Ann Lee", "it closed.")),
        ("It closed, according to Ann Lee.", ClaimedSpeaker("Ann Lee", "It closed")),
        ("Ann Lee told Reuters that it closed.", ClaimedSpeaker("Ann Lee", "it closed.", "Reuters")),
        ("It closed, said Ann Lee.", ClaimedSpeaker("Ann Lee", "It closed,")),
        ("It closed, Ann Lee said, for good.", ClaimedSpeaker("Ann Lee", "It closed for good.")),
        ("It closed.", None),
        ("Two of them said that it closed.", None),
    ],
)
def test_each_form_of_an_attribution_tells_who_said_what(sentence, claimed):
    assert attribution(sentence) == claimed


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("The plant may close", "Ann Lee", None),
        ("The plant may close", "Bo Berg", "speaker"),
        ("The plant may close", "Chief Ann Lee", "words"),
        ("The plant may close", None, "reported"),
        ("Trains are built in Lund", None, None),
        ("Trains are built in Lund", "Ann Lee", "speaker"),
    ],
)
def test_words_are_given_to_the_one_who_says_them(text, who, kind):
    document = Document("d", TEXT, "A title")
    start = 0 if "plant" in text else TEXT.index("Trains")
    source = counted_words(TEXT[start:] if start else TEXT[: TEXT.index(" Trains")])
    aligned = align(counted_words(text), moved(source, start))
    claimed = ClaimedSpeaker(who, text) if who else None
    found = speaker_difference(claimed, aligned, document, [SAID])
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("Oculon said that it sold none.", "Oculon", "it sold none."),
        ("Oculon insists that it sold none.", "Oculon", "it sold none."),
        ("Oculon has announced that it sells none.", "Oculon", "it sells none."),
        ("According to Oculon, it sold none.", "Oculon", "it sold none."),
        ("It sold none, replied Oculon.", "Oculon", "It sold none,"),
        ("It sold none, according to Oculon.", "Oculon", "It sold none"),
    ],
)
def test_an_attribution_has_who_speaks_and_what_is_said(sentence: str, who: str, what: str) -> None:
    found = attribution(sentence)
    assert found is not None
    assert (found.who, found.what) == (who, what)


@pytest.mark.parametrize("sentence", ["Oculon sold none.", "„Oculon“ states of emergency ended.", "It notes none."])
def test_what_attributes_nothing_has_no_speaker(sentence: str) -> None:
    assert attribution(sentence) is None
