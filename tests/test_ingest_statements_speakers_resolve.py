"""Tests of whom a speaker's words mean."""

import pytest

from ingest.statements.speakers.resolve import Meaning, Speakers, Step
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span


def named(text, *speakers, title=""):
    """Whom the given words mean, looked up one after the other."""
    found = Speakers(text, find_quotations(text), sentence_spans(text), title)
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
        ("Robert F. Kennedy Jr. left. Later Kennedy said no.", "Kennedy", "Robert F. Kennedy Jr"),
    ],
)
def test_a_name_that_two_may_bear_stays_short(text, speaker, name):
    start = text.rindex(speaker)
    assert Speakers(text, [], sentence_spans(text)).name(Span(start, start + len(speaker))) == name


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
    found = Speakers(text, find_quotations(text), sentence_spans(text))
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
        ("Noldus was charged. The company's spokesman denied it.", ["The company's spokesman"], ["Noldus"]),
        ("Noldus was charged. The company's lawyer denied it.", ["The company's lawyer"], [None]),
        # bodies named by their nation
        ("Later the UN human rights office said no.", ["the UN human rights office"], ["UN human rights office"]),
        ("Swedish radio said no.", ["Swedish radio"], ["Swedish radio"]),
        ("Beijing said no.", ["Beijing"], ["Beijing"]),
    ],
)
def test_what_nothing_describes_is_the_subject_before_it(text, speakers, names):
    spans = [words.removesuffix(" said").removesuffix(" writes") for words in speakers]
    found, resolved, end = Speakers(text, find_quotations(text), sentence_spans(text)), [], 0
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


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("Later Le Monde in September said no.", "Le Monde in", "Le Monde"),
        ("Then Breitbart alone said no.", "Breitbart alone", "Breitbart"),
        ("The site bredemarket.com said no.", "The site bredemarket.com", "bredemarket.com"),
        ("So ARTICLE 19 said no.", "ARTICLE 19", "ARTICLE 19"),
        ("Then RFE/RL said no.", "RFE/RL", "RFE/RL"),
        ("Jane’s said no.", "Jane’s", "Jane"),
        ("Then Barrett and her co-authors said no.", "Barrett and her co-authors", "Barrett and her co-authors"),
        ("Then Trouw and The Verge reported it.", "Trouw and The Verge", "Trouw and The Verge"),
        (
            "A feature by The Guardian of March on Axis said no.",
            "A feature by The Guardian of March on Axis",
            "Guardian",
        ),
        ("Idemia’s spokeswoman, Ann Lee, said no.", "Idemia’s spokeswoman, Ann Lee", "Ann Lee"),
        ("Later SpaceX CEO Elon Musk said no.", "SpaceX CEO Elon Musk", "Elon Musk"),
        ("Then NGOs said no.", "NGOs", None),
        ("The Ambassador said no.", "The Ambassador", None),
    ],
)
def test_more_names_in_a_speaker_s_words(text, speaker, name):
    assert named(text, speaker) == [name]


@pytest.mark.parametrize(
    ("text", "speakers", "names"),
    [
        # over paragraphs, from who spoke last; names inside what was said do not count
        ("“We go,” Ann Lee said of Tom Ray.\n\n“We stay,” she added.", ["Ann Lee", "she"], ["Ann Lee"] * 2),
        ("Trump is adamant, Donald Trump said. But he told us no.", ["Donald Trump", "he"], ["Donald Trump"] * 2),
        ("Ann Lee told NPR that she did not know.", ["Ann Lee", "she"], ["Ann Lee", "Ann Lee"]),
        ("Though Tom Homan praised it, he said no.", ["he"], ["Tom Homan"]),
        # what stands before ", he said" is what he says
        ("Tom Ray spoke. Elon Musk is wrong, he said.", ["he"], ["Tom Ray"]),
        # sex follows from first names, where it does
        ("Jill Biden spoke. Then he said no.", ["he"], [None]),
        ("Tom Ray spoke. Ann Lee listened. Then he said no.", ["he"], ["Tom Ray"]),
        ("Tom Ray spoke to Joe Poe. Then he said no.", ["he"], [None]),
        # whoever speaks unknown in between may be meant
        ("Tom Ray spoke. One expert said no. He said why.", ["One expert", "He"], [None, None]),
        (
            "Sushant Singh spoke. India’s defence minister said no. He said why.",
            ["India’s defence minister", "He"],
            [None] * 2,
        ),
        ("Uber driver Mario Pinzon, 47, filled his car. He said no.", ["He"], ["Mario Pinzon"]),
        # roles
        ("Gov. Ron DeSantis spoke. “We go,” the governor said.", ["the governor"], ["Ron DeSantis"]),
        ("Tom Ray spoke. The commissioner said no.", ["The commissioner"], [None]),
        ("Governor Ann Lee spoke. The governor of Texas left. The governor said no.", ["The governor said"], [None]),
        ("Governor Ann Lee won. It rained. In Texas the governor said no.", ["the governor"], [None]),
        ("Tom Ray spoke. Minister Andrea Orlando resigned. He said no.", ["He"], ["Andrea Orlando"]),
        ("Tom Ray met Ann Lee. The commissioner said no.", ["The commissioner"], [None]),
        ("Donald Trump spoke. Then the NATO secretary-general said no.", ["the NATO secretary-general"], [None]),
        ("Tom Ray spoke. Her father said no.", ["Her father"], [None]),
        ("Ann Lee spoke. Her letter says no.", ["Her letter"], ["Ann Lee"]),
        ("citing Sgt. Clark Parrott with the State Highway Patrol, who said no.", ["who"], ["Clark Parrott"]),
    ],
)
def test_he_and_she_and_roles_mean_who_spoke_or_acted_last(text, speakers, names):
    assert named(text, *speakers) == names


@pytest.mark.parametrize(
    ("text", "speakers", "names"),
    [
        ("Amnesty accused them. NRC reported it.\n\nThe organisation said no.", ["The organisation"], ["Amnesty"]),
        ("The company Axis sold it. The organisation said no.", ["The organisation"], [None]),
        ("The FBI and the Federal Aviation Administration said no.", ["The FBI"], ["FBI"]),
        (
            "The Federal Aviation Administration (FAA) met. Then the FAA said no.",
            ["the FAA"],
            ["Federal Aviation Administration"],
        ),
        ("The Supreme Court ruled. According to the administration it may.", ["the administration"], [None]),
        ("The Arts Center rang. The couple's management group said no.", ["The couple's management group"], [None]),
        ("RFE/RL was careful. Numbers vary, the broadcaster wrote.", ["the broadcaster"], ["RFE/RL"]),
        (
            "Spirit Airlines closed.\n\nMany wept. They waited.\n\nThe airline said no.",
            ["The airline"],
            ["Spirit Airlines"],
        ),
        ("Spirit Airlines and Delta Airlines closed. It rained.\n\nThe airline said no.", ["The airline"], [None]),
        ("Sveriges Radio reported it. The station said no.", ["Sveriges Radio"], ["Sveriges Radio"]),
        ("The minister Ann Lee answered. There was one sale, the answer says.", ["the answer"], ["Ann Lee"]),
        (
            "The Dutch government sent a letter. The same letter says no.",
            ["The same letter"],
            ["Dutch government"],
        ),
        (
            "Amnesty International published it. A report by Amnesty International came.\n\nThe report says no.",
            ["The report"],
            ["Amnesty International"],
        ),
        (
            "Human Rights Watch spoke. Its report took years. The report says no.",
            ["The report"],
            ["Human Rights Watch"],
        ),
        ("Ann Lee wrote a report. Tom Ray wrote a report.\n\nThe study says no.", ["The study"], [None]),
        ("The organisation links three things: Skynet, Eyes and more. It calls them bad.", ["It"], [None]),
        ("The guidelines the exporter has say no.", ["The guidelines the exporter"], [None]),
    ],
)
def test_organisations_and_papers_are_those_that_the_sentences_before_are_about(text, speakers, names):
    assert named(text, *speakers) == names


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        # who is known as something else, or as nothing, is not the one
        ("Amina Diallo, a student, was shot. The mayor said no.", "The mayor", None),
        ("Amina Diallo was shot by officers. The mayor said no.", "The mayor", None),
        ("Witness Amina Diallo spoke. The general said no.", "The general", None),
        ("Ombudsman Irena Kolb spoke. The minister said no.", "The minister", None),
        ("The lawyer Ann Lee spoke. The judge said no.", "The judge", None),
        ("Amina Diallo, the mayor's wife, was shot. The mayor said no.", "The mayor", None),
        ("Amina Diallo, the mayor’s wife, was shot. The mayor said no.", "The mayor", None),
        # who was it, or stands in for another
        ("Former mayor Ann Lee spoke. The mayor said no.", "The mayor", None),
        ("Deputy mayor Ann Lee spoke. The mayor said no.", "The mayor", None),
        ("Vice president Ann Lee spoke. The president said no.", "The president", None),
        # whom the document calls so, by title, before or behind the name, or as a sentence
        ("Mayor Ann Lee spoke. The mayor said no.", "The mayor", "Ann Lee"),
        ("Ann Lee, the mayor of Arlen, spoke. The mayor said no.", "The mayor", "Ann Lee"),
        ("The mayor of Arlen, Ann Lee, spoke. The mayor said no.", "The mayor", "Ann Lee"),
        ("Ann Lee is the mayor of Arlen. The mayor said no.", "The mayor", "Ann Lee"),
        ("Ann Lee, who is the mayor, spoke. The mayor said no.", "The mayor", "Ann Lee"),
        ("The mayor Ann Lee met the student Amina Diallo. The mayor said no.", "The mayor", "Ann Lee"),
        ("Amina Diallo, a student, met mayor Ann Lee. The student said no.", "The student", "Amina Diallo"),
        ("Witness Amina Diallo spoke. The witness said no.", "The witness", "Amina Diallo"),
        ("The former mayor Ann Lee spoke. The former mayor said no.", "The former mayor", "Ann Lee"),
        ("Minister of Defence Irena Kolb spoke. The minister said no.", "The minister", "Irena Kolb"),
        ("Ann Lee has been mayor of Arlen since May. The mayor said no.", "The mayor", "Ann Lee"),
        ("The mayor, Ann Lee, spoke. The mayor said no.", "The mayor", "Ann Lee"),
        ("Chancellor Ann Lee met President Tom Ray. The chancellor said no.", "The chancellor", "Ann Lee"),
        ("The lawyer praised captain Ann Lee. The lawyer said no.", "The lawyer", None),
        ("The lawyer met captain Ann Lee. The lawyer said no.", "The lawyer", None),
        ("The lawyer praised captain Ann Lee. The captain said no.", "The captain", "Ann Lee"),
        ("The retired captain Ann Lee spoke. The captain said no.", "The captain", "Ann Lee"),
        ("Ann Lee, the mayor of Arlen, met the mayor of Lenz. The mayor said no.", "The mayor", None),
    ],
)
def test_a_role_means_whom_the_document_calls_so_or_nobody(text, speaker, name):
    start = text.rindex(speaker)
    assert Speakers(text, [], sentence_spans(text)).name(Span(start, start + len(speaker))) == name


@pytest.mark.parametrize(
    ("text", "speakers", "names"),
    [
        (
            "Amina Diallo, a student, spoke. The pathologist said no. She said why.",
            ["The pathologist", "She"],
            [None] * 2,
        ),
        (
            "Amina Diallo, a student, spoke. The firm said no. She said why.",
            ["The firm", "She"],
            [None, "Amina Diallo"],
        ),
        ("FaceReader came out in 2007. It claimed so.", ["It"], [None]),
        ("Ann Lee met the Saudi government, which denied it.", ["which"], ["Saudi government"]),
    ],
)
def test_what_a_pronoun_and_letters_like_one_mean(text, speakers, names):
    assert named(text, *speakers) == names


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("Then WHO said no.", "WHO", "WHO"),
        ("Then the WHO said no.", "the WHO", "WHO"),
        ("The World Health Organization (WHO) met. Then the WHO said no.", "the WHO", "World Health Organization"),
        ("FaceReader is a software. Then FaceReader said no.", "FaceReader", None),
        ("Then Minister of Defence Irena Kolb said no.", "Minister of Defence Irena Kolb", "Irena Kolb"),
        ("Then the Minister of Defence said no.", "the Minister of Defence", None),
        ("A report by the ombudsman, Irena Kolb, says no.", "A report by the ombudsman, Irena Kolb", "Irena Kolb"),
    ],
)
def test_names_of_bodies_products_and_offices(text, speaker, name):
    start = text.rindex(speaker)
    assert Speakers(text, [], sentence_spans(text)).name(Span(start, start + len(speaker))) == name


@pytest.mark.parametrize(
    ("text", "speaker", "shown"),
    [
        ("Then Grillet et al. [13] said no.", "Grillet et al. [13", "Grillet et al."),
        ("Then Grillet et al. (2020) said no.", "Grillet et al. (2020", "Grillet et al."),
        ("Then Kolb [3, 4] said no.", "Kolb [3, 4]", "Kolb"),
        ("Then the authors (12) said no.", "the authors (12)", "the authors"),
        ("Then the World Bank [a] said no.", "the World Bank [a]", "the World Bank"),
        ("Then Amnesty International³ said no.", "Amnesty International³", "Amnesty International"),
        ("Then the report¹ said no.", "the report¹", "the report"),
        ("Then [13: Ann Lee said no.", "13: Ann Lee", "Ann Lee"),
        ("Then Ann Lee (D-Wis.) said no.", "Ann Lee (D-Wis", "Ann Lee (D-Wis.)"),
        ("Then Ann Lee (of the said no.", "Ann Lee (of the", "Ann Lee"),
        ("Mohammed el-Sayed left. Then el-Sayed said no.", "Sayed said", "el-Sayed"),
        ("Then Mohammed el-Sayed said no.", "Mohammed el", "Mohammed el-Sayed"),
        ("Then Fionn d'Arcy said no.", "Arcy", "d'Arcy"),
        ("The Ministry of Trade, Health and Sport said no.", "Health and Sport", "Ministry of Trade, Health and Sport"),
        ("Then Obama Sees said no.", "Obama", "Obama"),
        ("Then it said no.", "it", None),
        ("Then neither said no.", "neither", None),
        ("Then two of them said no.", "two of them", None),
        ("Then the second page said no.", "the second page", None),
        ("FaceReader is a software. Then FaceReader said no.", "FaceReader said", None),
        ("Then the report said no.", "the report", "the report"),
        ("Then the mayor said no.", "the mayor", "the mayor"),
        ("Ann Lee spoke. Then she said no.", "she", "she"),
    ],
)
def test_the_words_of_a_speaker_are_shown_whole_or_not_at_all(text, speaker, shown):
    speaker = speaker.removesuffix(" said")
    start = text.rindex(speaker)
    span = Speakers(text, [], sentence_spans(text)).shown(Span(start, start + len(speaker)), None, ())
    assert (text[span.start : span.end] if span else None) == shown


def test_a_speaker_does_not_run_on_into_what_he_says():
    text = "According to Mohammed el-Sayed it closed."
    start, end = text.index("Mohammed"), text.index("-Sayed")
    found = Speakers(text, [], sentence_spans(text))
    assert found.shown(Span(start, end), None, [Span(end + 6, len(text))]) == Span(start, end + 6)
    assert found.shown(Span(start, end), None, [Span(end + 1, len(text))]) == Span(start, end)


@pytest.mark.parametrize(
    ("text", "speaker", "name", "step"),
    [
        ("Then Ann Lee said no.", "Ann Lee", "Ann Lee", Step.OWN_WORDS),
        ("Ann Lee, who said no, left.", "who", "Ann Lee", Step.APPOSITION),
        ("The lawyer Ann Lee left. She said no.", "She", "Ann Lee", Step.PRONOUN),
        ("The lawyer Ann Lee left. Her statement says no.", "Her statement", "Ann Lee", Step.PRONOUN),
        ("The company Axis sold it. The firm said no.", "The firm", "Axis", Step.DESCRIPTION),
        ("Noldus is accused. The firm said no.", "The firm", "Noldus", Step.SUBJECT),
        ("Noldus is accused. It said no.", "It", None, Step.NOBODY),
        ("The lawyer Ann Lee left. His promises failed. Her promises held.", "Her", None, Step.NOBODY),
        ("FaceReader is a software. Then FaceReader said no.", "FaceReader", None, Step.NOBODY),
    ],
)
def test_a_meaning_says_which_step_decided(text, speaker, name, step):
    start = text.rindex(speaker)
    found = Speakers(text, [], sentence_spans(text))
    assert found.meaning(Span(start, start + len(speaker))) == Meaning(name, step)
