"""Tests of what is said and what is only denied, wanted or imagined to be said."""

import pytest

from index.records import Document, document_id
from ingest.statements.find import find_statements
from ingest.statements.rules.asserted import asserted
from ingest.statements.rules.drafts import Draft, Voice
from text.spans import Span

_WORDS = "the cameras recognise faces"

UNSAID = [
    f"The company Oculon never claimed that {_WORDS}.",
    "The minister, Pavel Orsic, did not admit that prisoners had been beaten.",
    f"Oculon did not say that {_WORDS}.",
    f"Oculon didn’t say that {_WORDS}.",
    f"Oculon has not said whether {_WORDS}.",
    f"Oculon has never, in ten years, claimed that {_WORDS}.",
    f"Oculon did not, however, say that {_WORDS}.",
    f"Oculon at no point said that {_WORDS}.",
    f"Oculon's lawyers never said that {_WORDS}.",
    f"Neither Oculon nor Vistra said that {_WORDS}.",
    f"No company said that {_WORDS}.",
    f"Nor did Oculon say that {_WORDS}.",
    f"At no time did Oculon say that {_WORDS}.",
    f"Did Oculon say that {_WORDS}?",
    f"Has Oculon claimed that {_WORDS}?",
    f"Irena Kolb doubted that {_WORDS}.",
    f"Irena Kolb asked whether {_WORDS}.",
    f"Irena Kolb asked how {_WORDS}.",
    f"Irena Kolb wondered whether {_WORDS}.",
    f"Irena Kolb would say that {_WORDS}.",
    f"Irena Kolb could say that {_WORDS}.",
    f"Irena Kolb might argue that {_WORDS}.",
    f"Irena Kolb may have said that {_WORDS}.",
    f"Irena Kolb should have said that {_WORDS}.",
    f"Irena Kolb will announce on Monday that {_WORDS}.",
    f"Irena Kolb was asked to say that {_WORDS}.",
    f"Irena Kolb refused to say whether {_WORDS}.",
    f"Irena Kolb refused to say that {_WORDS}.",
    f"Irena Kolb declined to confirm that {_WORDS}.",
    f"Irena Kolb is expected to announce that {_WORDS}.",
    f"Irena Kolb has yet to say that {_WORDS}.",
    f"Irena Kolb wanted to say that {_WORDS}.",
    f"Irena Kolb would neither confirm nor deny that {_WORDS}.",
    f"Irena Kolb was accused of claiming that {_WORDS}.",
    f"Irena Kolb stopped short of saying that {_WORDS}.",
    f"Irena Kolb left without saying that {_WORDS}.",
    f"If Irena Kolb says that {_WORDS}, the deal is off.",
    f"Unless Irena Kolb admits that {_WORDS}, the deal is off.",
    f"Had Irena Kolb said that {_WORDS}, nobody would have believed her.",
    f"There is no evidence that Irena Kolb ever said that {_WORDS}.",
    f"It is not true that Irena Kolb said that {_WORDS}.",
    f"Irena Kolb allegedly said that {_WORDS}.",
    "Oculon never said “our cameras recognise faces.”",
    "“Our cameras recognise faces,” Oculon would say if it were asked.",
    "Oculon hat nie behauptet, dass seine Kameras Gesichter erkennen.",
    "Anna Kolb sagte nicht, dass die Kameras Gesichter erkennen.",
    "Oculon n’a jamais déclaré que ses caméras reconnaissent les visages.",
]

SAID = [
    (f"Irena Kolb denied that {_WORDS}.", "denied"),
    (f"Irena Kolb did not deny that {_WORDS}.", "did not deny"),
    (f"Irena Kolb rejected the claim that {_WORDS}.", "rejected"),
    (f"Irena Kolb confirmed that {_WORDS}.", "confirmed"),
    (f"Irena Kolb did say that {_WORDS}.", "did say"),
    (f"Irena Kolb has repeatedly said that {_WORDS}.", "has repeatedly said"),
    (f"Irena Kolb not only said that {_WORDS}.", "not only said"),
    (f"Irena Kolb has only ever said that {_WORDS}.", "has only ever said"),
    (f"Irena Kolb would later say that {_WORDS}.", "would later say"),
    (f"Irena Kolb would only say that {_WORDS}.", "would only say"),
    (f"Irena Kolb did not doubt that {_WORDS}.", "did not doubt"),
    (f"Irena Kolb did not resign but said that {_WORDS}.", "said"),
    (f"Irena Kolb, who did not attend the hearing, said that {_WORDS}.", "said"),
    (f"Irena Kolb went on to say that {_WORDS}.", "went on to say"),
    (f"Irena Kolb hoped that {_WORDS}.", "hoped"),
    (f"If it rains, Irena Kolb said, {_WORDS}.", "said"),
    ("“We have never sold a camera,” Irena Kolb said.", "said"),
    ("He never sold a camera to them, Irena Kolb said.", "said"),
    ("“Do the cameras recognise faces?” Irena Kolb asked.", "asked"),
    ("“We have sold no cameras,” said Irena Kolb, who would not say when it began.", "said"),
    ("Irena Kolb asked the ministry to stop the sale of cameras.", "asked"),
    ("Irena Kolb will say on Monday: “The cameras recognise faces.”", "will say"),
    ("Irena Kolb refused to sell the cameras to them.", "refused"),
    ("The Gazette can reveal that the cameras recognise faces.", "can reveal"),
]


def cues(text, tagger=None):
    """The cue of each statement that has one."""
    found = find_statements(Document(document_id(text), text, ""), tagger)
    return [text[one.cue.start : one.cue.end] for one in found if one.cue and one.speaker]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_says_is_no_statement(text):
    assert cues(text) == []


@pytest.mark.parametrize(("text", "cue"), SAID)
def test_what_somebody_says_stays_one(text, cue):
    assert cues(text) == [cue]


def test_the_tagger_brings_nothing_back(tagger):
    assert {text: found for text in UNSAID if (found := cues(text, tagger))} == {}


def test_what_the_tagger_reads_as_said_stays(tagger):
    texts = [text for text, _ in SAID]
    more = [
        f"Irena Kolb was forced to admit that {_WORDS}.",
        f"Not until May did Irena Kolb admit that {_WORDS}.",
        f"The court forced Irena Kolb to admit that {_WORDS}.",
        f"Irena Kolb could not resist pointing out that {_WORDS}.",
        f"A spokesman who was not authorised to speak publicly said that {_WORDS}.",
    ]
    assert [text for text in texts + more if not cues(text, tagger)] == []


@pytest.mark.parametrize(
    "text",
    [
        f"Irena Kolb denied that Oculon claimed that {_WORDS}.",
        f"Irena Kolb doubted that Oculon said that {_WORDS}.",
        f"Irena Kolb did not say that Oculon had claimed that {_WORDS}.",
    ],
)
def test_a_saying_within_what_is_denied_is_none(text, tagger):
    found = find_statements(Document(document_id(text), text, ""), tagger)
    assert {one.speaker_name for one in found} <= {"Irena Kolb", None}


def test_what_is_only_asked_within_what_somebody_reports_is_neither_s():
    text = "On Monday Commerce asked the public whether it should be sold, the firm Thompson Hine reported."
    found = find_statements(Document(document_id(text), text, ""))
    named = {text[one.contents[0].start : one.contents[0].end]: one.speaker_name for one in found}
    assert named == {
        "whether it should be sold": None,
        "On Monday Commerce asked the public whether it should be sold": "Thompson Hine",
    }


def test_words_that_hang_on_another_s_verb_are_not_the_reporter_s():
    text = (
        "It withdrew, having found that the code was inoperable, as Bloomberg reported. Kolb, having met him, said no."
    )
    reported, said = Voice(Span(59, 68), Span(69, 77)), Voice(Span(79, 83), Span(101, 105))
    drafts = [Draft((Span(start, 54),), False, reported) for start in (26, 20)]
    drafts.append(Draft((Span(106, 108),), False, said))
    voices = [one.voice for one in asserted(text, [Span(0, 78), Span(79, 109)], drafts)]
    assert voices == [Voice(cue=reported.cue), Voice(cue=reported.cue), said]


@pytest.mark.parametrize(
    "text",
    [
        f"It was not Irena Kolb who said that {_WORDS}.",
        f"It wasn’t Irena Kolb who said that {_WORDS}.",
        f"Irena Kolb said nothing about whether {_WORDS}.",
    ],
)
def test_what_another_said_or_nobody_is_not_said(text, tagger):
    assert cues(text, tagger) == []


def test_nothing_may_begin_what_is_said(tagger):
    assert cues("Irena Kolb said nothing was wrong with the cameras.", tagger) == ["said"]
