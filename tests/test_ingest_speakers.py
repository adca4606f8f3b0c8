"""Tests of whom a speaker's words mean."""

import pytest

from index.records import Span
from ingest.quotations import find_quotations
from ingest.speakers import Speakers


def named(text, *speakers, title=""):
    """Whom the given words mean, looked up one after the other."""
    found = Speakers(text, find_quotations(text), title)
    names, end = [], 0
    for words in speakers:
        start = text.index(words, end)
        end = start + len(words)
        names.append(found.name(Span(start, end)))
    return names


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("It fails, said Amnesty expert Lena Rohrbach.", "Amnesty expert Lena Rohrbach", "Lena Rohrbach"),
        ("Then Mr. Smith said no.", "Mr. Smith", "Mr. Smith"),
        ("Lena Rohrbach, an expert at Amnesty, said no.", "Lena Rohrbach, an expert at Amnesty,", "Lena Rohrbach"),
        ("Its head of sales, Ann Lee, said no.", "Its head of sales, Ann Lee,", "Ann Lee"),
        ("Then its chief executive Lucas Noldus said no.", "its chief executive Lucas Noldus", "Lucas Noldus"),
        ("A spokesman for the Swedish group Axis said no.", "A spokesman for the", None),
        ("A spokesman for Axis said no.", "A spokesman for Axis", "Axis"),
        ("Later Idemia’s spokeswoman said no.", "Idemia’s spokeswoman", "Idemia"),
        (
            "A report from Amnesty International says no.",
            "A report from Amnesty International",
            "Amnesty International",
        ),
        ("The report on China says no.", "The report on China", None),
        ("Then a New Hampshire Republican said no.", "a New Hampshire Republican", None),
        ("Then House Speaker Paul Ryan said no.", "House Speaker Paul Ryan", "Paul Ryan"),
        ("Then the Justice Department said no.", "the Justice Department", "Justice Department"),
        ("Critics of Axis said no.", "Critics of Axis", None),
        ("China’s embassy in London said no.", "China’s embassy in London", None),
        ("Then Trouw and Tweakers reported it.", "Trouw and Tweakers", "Trouw and Tweakers"),
        ("So DER SPIEGEL reported.", "DER SPIEGEL", "DER SPIEGEL"),
    ],
)
def test_a_name_in_the_speakers_words(text, speaker, name):
    assert named(text, speaker) == [name]


def test_the_fullest_name_that_introduces_an_entity_counts():
    text = "The Dutch company Noldus Information Technology sells. Noldus denied it."
    assert named(text, "Noldus Information Technology", "Noldus")[1] == "Noldus Information Technology"
    assert named("Then Axis said no.", "Axis", title="Axis Communications and its cameras") == ["Axis Communications"]


def test_a_longer_name_that_comes_later_is_another_thing():
    text = "In China it failed. Then China Daily wrote on. But China said no."
    assert named(text, "China Daily", "China") == ["China Daily", "China"]


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("Lucas Noldus founded Noldus Information Technology. Later Noldus said no.", "Noldus", "Noldus"),
        ("Ghazala Khan left. Then Mr. Khan said no. Khizr Khan left.", "Mr. Khan", "Mr. Khan"),
        ("Khizr Khan left. Then Mr. Khan said no.", "Mr. Khan", "Khizr Khan"),
    ],
)
def test_a_name_that_two_may_bear_stays_short(text, speaker, name):
    start = text.rindex(speaker)
    assert Speakers(text, []).name(Span(start, start + len(speaker))) == name


def test_headlines_in_capitals_name_nobody():
    text = "Obama Nominates Jim Yong Kim For Bank\n\nThen Kim said no."
    assert named(text, "Then", "Kim")[1] == "Kim"


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("The French company Idemia sold it. The firm said no.", "The firm", "Idemia"),
        ("They sued Acme Inc. in May. The company said no.", "The company", "Acme Inc"),
        ("The Swedish company Axis sold it. The Dutch company said no.", "The Dutch company", None),
        ("The company Axis met the company Idemia. The company said no.", "The company", None),
        ("Amnesty International accused them. The organization said so.", "The organization", "Amnesty International"),
        ("The company Axis sold it.\n\nHikvision bought some.\n\nThe company said no.", "The company", None),
        ("The senator said no.", "The senator", None),
        ("The campaign manager Ann Lee left. The Axis campaign said no.", "The Axis campaign", None),
    ],
)
def test_a_description_means_the_one_that_the_text_describes_so(text, speaker, name):
    found = Speakers(text, find_quotations(text))
    start = text.rindex(speaker)
    assert found.name(Span(start, start + len(speaker))) == name


@pytest.mark.parametrize(
    ("text", "speakers", "names"),
    [
        ("The expert Lena Rohrbach spoke. She said no.", ["She"], ["Lena Rohrbach"]),
        ("It forced the expert Lena Rohrbach out. She said no.", ["She"], [None]),
        ("Mr. Smith spoke. She said no.", ["She"], [None]),
        ("The expert Lena Rohrbach met the lawyer Ann Lee. She said no.", ["She"], [None]),
        ("The expert Lena Rohrbach met Merkel. She said no.", ["She"], [None]),
        ("Idemia denied it. It said no.", ["Idemia", "It"], ["Idemia", "Idemia"]),
        ("Then Idemia denied what Axis said. It said no.", ["Idemia", "It"], ["Idemia", None]),
        ("Ann Lee, who said no, left.", ["who"], ["Ann Lee"]),
        ("They said no.", ["They"], [None]),
        ("The lawyer Ann Lee left. An official said no. She said yes.", ["An official", "She"], [None, None]),
    ],
)
def test_a_pronoun_means_a_name_only_when_no_other_is_near(text, speakers, names):
    assert named(text, *speakers) == names


@pytest.mark.parametrize(
    ("text", "speakers", "names"),
    [
        # "it": the subject of the sentence before, or who spoke last
        ("CDT Europe objected. Tying it to design misses much, it said.", ["it said"], ["CDT Europe"]),
        (
            "Then Amnesty confirmed it to Tubantia. The manuals were there, it said.",
            ["Amnesty", "it said"],
            ["Amnesty"] * 2,
        ),
        ("Amnesty said no. Germany asked for more, it said.", ["Amnesty", "it said"], ["Amnesty", "Amnesty"]),
        ("Amnesty said no. Noldus objected. Much is open, it said.", ["Amnesty", "it said"], ["Amnesty", "Noldus"]),
        ("Georgetown University's CSET counts. Programmes overlap, it writes.", ["it writes"], ["CSET"]),
        ("The Dutch government explains. It said no.", ["It said"], ["Dutch government"]),
        ("Ann Lee left her job. The lawyer Ann Lee wept. It said no.", ["It said"], [None]),
        # "the firm", "the newspaper": what the line is about
        ("Noldus is accused, NRC reported. The Dutch firm said no.", ["The Dutch firm"], ["Noldus"]),
        ("Noldus is accused. The new firm said no.", ["The new firm"], [None]),
        ("Reader: Is it so? The firm said no.", ["The firm"], [None]),
        ("Amnesty listed sales, NRC reported. They rose, the newspaper wrote.", ["the newspaper"], ["NRC"]),
        ("The company Axis sold it. Its statement reads so.", ["Its statement"], ["Axis"]),
        ("Noldus was charged. The company's lawyer denied it.", ["The company's lawyer"], ["Noldus"]),
        # bodies named by their nation
        ("Later the UN human rights office said no.", ["the UN human rights office"], ["UN human rights office"]),
        ("Swedish radio said no.", ["Swedish radio"], ["Swedish radio"]),
        ("Beijing said no.", ["Beijing"], ["Beijing"]),
    ],
)
def test_what_nothing_describes_is_the_subject_before_it(text, speakers, names):
    spans = [words.removesuffix(" said").removesuffix(" writes") for words in speakers]
    found, resolved, end = Speakers(text, find_quotations(text)), [], 0
    for words, span in zip(speakers, spans, strict=True):
        end = text.index(words, end)
        resolved.append(found.name(Span(end, end + len(span))))
    assert resolved == names


def test_a_document_about_one_firm_means_it_by_the_firm():
    text = "Much was written on Noldus.\n\nThe company said no."
    assert named(text, "The company", title="Noldus and the buyer") == ["Noldus"]
    assert named("Noldus: a text.\n\nThe company said no.", "The company", title="Noldus and the buyer") == [None]


def test_names_inside_quotations_are_no_antecedents():
    text = '"The lawyer Ann Lee knows," it says. She said no.'
    assert named(text, "She") == [None]
