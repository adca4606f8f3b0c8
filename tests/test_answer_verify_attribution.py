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
