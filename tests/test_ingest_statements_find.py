"""Tests of who says what."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.statements import read_articles, score_statements
from index.records import Document, Heading, document_id, span_id
from ingest.extract.choose import extract
from ingest.records import Source
from ingest.statements.find import find_statements
from ingest.statements.tagger.loading import load_tagger

SHARED = Path(__file__).parents[2] / "shared"
POLNEAR = SHARED / "bench" / "polnear" / "dev.jsonl"
ARTICLE = SHARED / "corpus" / "amnesty-eu-surveillance-exports.txt"


def document(text, **fields):
    return Document(document_id(text), text, fields.pop("title", ""), **fields)


def told(text, **fields):
    """(speaker's words, name, cue, direct, contents) of each statement."""
    found = []
    for one in find_statements(document(text, **fields)):
        speaker = text[one.speaker.start : one.speaker.end] if one.speaker else None
        cue = text[one.cue.start : one.cue.end] if one.cue else None
        contents = tuple(text[span.start : span.end] for span in one.contents)
        found.append((speaker, one.speaker_name, cue, one.direct, contents))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," Ann Lee said.', ("Ann Lee", "Ann Lee", "said", True, ("We go,",))),
        ("“We go,” said Ann Lee.", ("Ann Lee", "Ann Lee", "said", True, ("We go,",))),
        ("Ann Lee said: “We go.”", ("Ann Lee", "Ann Lee", "said", True, ("We go.",))),
        ("Ann Lee told CNN on Monday, “We go.”", ("Ann Lee", "Ann Lee", "told", True, ("We go.",))),
        ('"We go," she said. "We stay."', ("she", None, "said", True, ("We go,", "We stay."))),
        ('"We," she said, "go."', ("she", None, "said", True, ("We,", "go."))),
        ('"Who knows?" Ann Lee asked.', ("Ann Lee", "Ann Lee", "asked", True, ("Who knows?",))),
        ('"A. B," said the firm.', ("the firm", None, "said", True, ("A. B,",))),
        ("„Wir gehen“, sagte Anna Schmidt.", ("Anna Schmidt", "Anna Schmidt", "sagte", True, ("Wir gehen",))),
        (
            "« Nous partons », a déclaré Jean Dupont.",
            ("Jean Dupont", "Jean Dupont", "a déclaré", True, ("Nous partons",)),
        ),
        ("“We go,” Sen. Ann Lee (D-N.Y.) said.", ("Sen. Ann Lee (D-N.Y.)", "Ann Lee", "said", True, ("We go,",))),
        ("Ann Lee wrote of Ms. Ray: “We go.”", ("Ann Lee", "Ann Lee", "wrote", True, ("We go.",))),
        ("“We go without fear.” ― Ann Lee", ("Ann Lee", "Ann Lee", "―", True, ("We go without fear.",))),
        ("Axis’s answer was firm: “We go.”", ("Axis’s answer", "Axis", ":", True, ("We go.",))),
    ],
)
def test_direct_speech(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Idemia said it was old.", ("Idemia", "Idemia", "said", False, ("it was old",))),
        ("Idemia has also said that it was old.", ("Idemia", "Idemia", "has also said", False, ("that it was old",))),
        ("According to Axis, it was very old.", ("Axis", "Axis", "According to", False, ("it was very old",))),
        ("It was very old, according to Axis.", ("Axis", "Axis", "according to", False, ("It was very old",))),
        ("Laut Idemia war das nie so.", ("Idemia", "Idemia", "Laut", False, ("war das nie so",))),
        ("C’est fini, selon Amnesty France.", ("Amnesty France", "Amnesty France", "selon", False, ("C’est fini",))),
        ("It was very old, officials said.", ("officials", None, "said", False, ("It was very old",))),
        ("It was very old, said Ann Lee.", ("Ann Lee", "Ann Lee", "said", False, ("It was very old",))),
        ("It was, Ann Lee said, very old.", ("Ann Lee", "Ann Lee", "said", False, ("It was", "very old"))),
        ("Noldus denied the claims.", ("Noldus", "Noldus", "denied", False, ("the claims",))),
        ("Amnesty accused Axis of greed.", ("Amnesty", "Amnesty", "accused", False, ("Axis of greed",))),
        ("Axis told IPVM that it was old.", ("Axis", "Axis", "told", False, ("that it was old",))),
        ("Axis refused to comment.", ("Axis", "Axis", "refused", False, ("to comment",))),
        ("It was “likely” then, Axis told IPVM.", ("Axis", "Axis", "told", False, ("It was “likely” then",))),
        ("Trump called him “a disaster.”", ("Trump", "Trump", "called", False, ("him “a disaster.”",))),
    ],
)
def test_indirect_speech(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The report “Out of Control” came out.",
        "An article called “Darwin Was Wrong” came out.",
        'He was "shocked".',
        "The United States won.",
        "The list of recommended brands is long.",
        "It is said to be old.",
        "If Axis says that it is old, we go.",
        "We say that it is old.",
        "The band called Blue won.",
        "A statement was read.",
        "",
    ],
)
def test_what_nobody_says_is_no_statement(text):
    assert told(text) == []


def test_scare_quotes_stay_with_the_clause_that_attributes_them():
    expected = [("The firm", None, "said", False, ('it was "shocked"',))]
    assert told('The firm said it was "shocked".') == expected
    assert told('Noldus denied the claims and was "shocked".') == [
        ("Noldus", "Noldus", "denied", False, ("the claims",))
    ]


def test_finding_no_proof_that_is_not_finding_that():
    assert told("Axis found no proof that it was old.") == []


def test_an_attribution_that_closes_the_sentence_is_not_what_another_one_says():
    assert told("Axis said that it was old, Ann Lee reported.") == [
        ("Axis", "Axis", "said", False, ("that it was old",)),
        ("Ann Lee", "Ann Lee", "reported", False, ("Axis said that it was old",)),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        ("Amnesty listed sales of two programs, NRC reported on 21 September.", "Amnesty", "sales of two programs"),
        ("Amnesty put the value at 54 billion euros, NRC reported.", "Amnesty", "the value at 54 billion euros"),
        ("Cowen and Keltner of Berkeley argue that it works, NRC reported.", "Cowen and Keltner", "that it works"),
        ("SOMO, a Dutch body, counted fewer than 34 groups, as NRC reported.", "SOMO", "fewer than 34 groups"),
        ("The company Axis spoke of 15,000 staff, according to NRC.", "Axis", "15,000 staff"),
        ("Morpho, wrote the paper NRC in September 2020, sold the city a system.", "NRC", "Morpho"),
    ],
)
def test_of_relayed_words_the_innermost_speaker_is_found(text, speaker, contents):
    assert (speaker, contents) in [(name, said[0]) for _, name, _, _, said in told(text)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We go,” Ann Lee said, according to Axis. “We stay.”", ["Ann Lee", "Ann Lee"]),
        ("In May the Daily caught Ann Lee saying, “We go at once.”", ["Ann Lee"]),
        ("Ann Lee said it was bad. “It is a risk to us all.”\n– Tom Ray, who sells", ["Ann Lee", "Ann Lee"]),
        ("“It is a risk to us all.”\n- Amazon Web, which sells cameras\n- Clearview", [None]),
        ("“It is a risk to us all.”\n– Reuters", [None]),
        ("“It is a risk to us all.”\n– Tom Ray, 34\n– Ann Lee, 35", [None]),
        ("“We go without fear, all of us.”\n—Ann Lee, a farmer of Kent", ["Ann Lee"]),
    ],
)
def test_the_nearest_voice_speaks(text, speakers):
    assert [name for _, name, _, _, _ in told(text)] == speakers


@pytest.mark.parametrize("text", ["They put it back.", "The list was long.", "Axis put the tape at once on sale."])
def test_putting_and_listing_things_is_no_saying(text):
    assert told(text) == []


def test_one_subject_may_say_two_things():
    assert told("Axis confirmed the deals and admitted that it was old.") == [
        ("Axis", "Axis", "confirmed", False, ("the deals",)),
        ("Axis", "Axis", "admitted", False, ("that it was old",)),
    ]


def test_a_following_quotation_belongs_to_who_spoke_in_the_sentence_before():
    text = 'Idemia said it was old.\n\n"It could not do more. We know that."'
    assert told(text)[1] == ("Idemia", "Idemia", "said", True, ("It could not do more. We know that.",))


def test_words_after_a_colon_may_begin_the_next_paragraph():
    text = 'Ann Lee put it so and wrote:\n\n"It could not do more."'
    assert told(text)[-1] == ("Ann Lee", "Ann Lee", "wrote", True, ("It could not do more.",))


@pytest.mark.parametrize(
    "text",
    [
        'Idemia said it was old. Then Axis left.\n\n"It could not do more."',
        'Idemia said it was old.\n\n"It could not do more," is what people hear.',
        '"Could it do more?" Ann Lee asked.\n\n"It could not do more."',
        'Ann Lee thinks that it was old.\n\n"It could not do more."',
        'Ann Lee said it was old.\n\n"It could not do it"',
        'Ann Lee said it was old, and Bob Ray said it was new.\n\n"It could not do more."',
    ],
)
def test_a_quotation_without_sure_speaker_is_given_to_nobody(text):
    direct = [one for one in told(text) if "It could not" in one[4][0]]
    assert [one[:3] for one in direct] == [(None, None, None)]


def test_a_quotation_over_paragraphs_goes_to_the_same_speaker():
    text = 'Ann Lee said: "One is old.\n\n"Two is new."'
    assert [(one[1], one[4]) for one in told(text)] == [("Ann Lee", ("One is old.", "Two is new."))]


def test_headings_say_nothing():
    text = "Axis says it is old\n\nIt was sold."
    assert told(text) != []
    assert told(text, headings=(Heading(0, 19, 1),)) == []


def test_ids_come_from_the_document_and_the_contents():
    one = document('"We go," she said. "We stay."')
    assert find_statements(one)[0].id == span_id(one.id, 1, 7, 20, 28)
    assert find_statements(one) == find_statements(one)


def test_words_attributed_twice_are_one_statement():
    found = find_statements(document("Axis said and Axis wrote that it was old."))
    assert len({one.id for one in found}) == len(found)


@given(st.text(alphabet='AxisNoldus said told "“”’,.:?\n', max_size=120))
def test_every_span_lies_in_the_text_and_is_trimmed(text):
    for one in find_statements(document(text)):
        for span in (*one.contents, *filter(None, (one.speaker, one.cue))):
            piece = text[span.start : span.end]
            assert 0 <= span.start < span.end <= len(text)
            assert piece == piece.strip()


def seconds(text):
    started = time.process_time()
    find_statements(document(text))
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        '"Axis said, “that he «went on ',
        "Axis, said, ",
        'He said "',
        "Aa of ",
        '"A b c." ',
        "‹a ",
        "It said so. ",
        "“It is so, yes it is.” ",
        "“Yes it is so.\n",
        "“Yes it is so.”\n\n",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece):
    short, long = ("“So,” said Ann Lee. " + piece * (size // len(piece)) for size in (20_000, 160_000))
    assert seconds(long.strip()) < 24 * seconds(short.strip()) + 0.2


def test_a_long_speech_is_several_statements_of_one_speaker():
    found = find_statements(document("“It is open,” said Ann Lee. " + "“It stays open, too.” " * 250))
    assert [(len(one.contents), one.speaker_name) for one in found] == [
        (100, "Ann Lee"),
        (100, "Ann Lee"),
        (51, "Ann Lee"),
    ]


@pytest.mark.bench
def test_the_article_of_the_first_user():
    if not ARTICLE.exists():
        pytest.skip(f"{ARTICLE} is absent; it lies beside the project and is not part of it.")
    one = extract(Source(ARTICLE.name, ARTICLE.read_bytes(), ".txt"))
    found = find_statements(one)
    assert [(said.speaker_name, said.direct, one.text[said.contents[0].start :][:17]) for said in found] == [
        ("Amnesty International", False, "on the EU to tigh"),
        ("Lena Rohrbach", True, "We are very conce"),
        ("Lena Rohrbach", True, "This means that c"),
        ("Amnesty International", False, "the Dutch company"),
        ("Noldus Information Technology", False, "the allegations a"),
        ("Noldus Information Technology", True, "Our software cann"),
        ("Idemia", False, "it was a crime so"),
        ("Idemia", True, "It was an old gen"),
        ("Amnesty International", False, "the Swedish compa"),
        ("Axis", False, "the deals and adm"),
        ("Axis", False, "that the products"),
        ("Axis", True, "Axis only develop"),
    ]
    assert all(one.text[span.start : span.end] == "Idemia" for said in found[6:8] if (span := said.speaker))


@pytest.mark.slow
@pytest.mark.bench
def test_news_articles_keep_their_floor():
    if not POLNEAR.exists():
        pytest.skip(f"{POLNEAR} is absent; it lies beside the project and is not part of it.")
    scores = score_statements(read_articles(POLNEAR))
    assert scores["all"].precision >= 0.92
    assert scores["all"].f1 >= 0.77
    assert scores["direct"].f1 >= 0.97
    assert scores["all"].speaker_accuracy >= 0.85


@pytest.mark.slow
@pytest.mark.bench
def test_news_articles_keep_their_floor_with_the_tagger(tmp_path):
    if not POLNEAR.exists():
        pytest.skip(f"{POLNEAR} is absent; it lies beside the project and is not part of it.")
    scores = score_statements(read_articles(POLNEAR, load_tagger("tagger", tmp_path)))
    assert scores["all"].f1 >= 0.90
    assert scores["all"].source_f1 >= 0.83
    # Annotated are pronouns too that mean nobody known ("it", "which", "no one"); these are told as nobody.
    assert scores["all"].speaker_accuracy >= 0.89
    assert scores["direct"].f1 >= 0.985
    assert scores["direct"].speaker_accuracy >= 0.925


@pytest.fixture(scope="module")
def tagger(tmp_path_factory):
    return load_tagger("tagger", tmp_path_factory.mktemp("models"))


def speakers(text, tagger=None):
    """(name, speaker's words) of each statement."""
    found = find_statements(document(text), tagger)
    return [(one.speaker_name, text[one.speaker.start : one.speaker.end] if one.speaker else None) for one in found]


@pytest.mark.parametrize("way", ["rules", "tagger"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The guards beat us,” said Ahmad al-Masri.\n\n“They treated us well,” said Layla al-Masri, a cook.",
            ["Ahmad al-Masri", "Layla al-Masri"],
        ),
        ("Ahmad al-Masri met Layla al-Masri. “They beat us every night,” al-Masri said.", ["al-Masri"]),
        ("“It is closed on Monday,” said Željko Šimić. “We open on Friday,” Šimić said.", ["Željko Šimić"] * 2),
        ("“It is closed on Monday,” said İbrahim Şahin. “We open on Friday,” Şahin said.", ["İbrahim Şahin"] * 2),
        ("“It is closed on Monday,” said Ștefan Țiriac. “We open on Friday,” Țiriac said.", ["Ștefan Țiriac"] * 2),
        ("“It is closed on Monday,” said Fionn d'Arcy. “We open on Friday,” d'Arcy said.", ["Fionn d'Arcy"] * 2),
        ("Human Rights in China said that the law was wrong.", ["Human Rights in China"]),
        ("The WHO said that the law was wrong.", ["WHO"]),
        ("The Ministry of Health and Sport said that the law was wrong.", ["Ministry of Health and Sport"]),
        ("The California Dairy Council met on Friday. The CDC said that the milk was safe.", ["CDC"]),
        ("Amina Diallo, a student, was shot on Friday. The mayor said: “She attacked us first.”", [None]),
        ("Amina Diallo was shot on Friday. “She attacked us first,” the general said.", [None]),
        ("Mayor Ann Lee came on Friday. The mayor said: “She attacked us first.”", ["Ann Lee"]),
    ],
)
def test_names_and_roles_mean_who_bears_them_or_nobody(way, text, expected, tagger):
    assert [name for name, _ in speakers(text, tagger if way == "tagger" else None)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Idemia sold it to two prisons. Two of them said that it was broken and useless.", (None, None)),
        ("According to the second page, the law was wrong and should be repealed.", (None, None)),
        ("One outlet I read says that the law was wrong and should go.", (None, None)),
        ("The law, which says that it is wrong to film people, was passed.", (None, None)),
        ("FaceReader is a software. FaceReader said that the man was angry at the time.", (None, None)),
        ("Grillet et al. [13] found that the error rate was 12.5 per cent.", (None, "Grillet et al.")),
        ("The report said that the law was wrong and should go.", (None, "The report")),
        ("The letter said that the law was wrong and should go.", (None, "The letter")),
    ],
)
def test_nobody_is_no_speaker(text, expected, tagger):
    assert speakers(text, tagger) == [expected]


def test_nobody_says_nothing(tagger):
    texts = ["Nobody said that the law was wrong.", "Neither said that the law was wrong and should go."]
    assert [speakers(text, tagger) for text in texts] == [[], []]


@pytest.mark.parametrize("text", ["FaceReader is software sold by Noldus. FaceReader says that the child is sad."])
def test_software_does_not_speak(text, tagger):
    assert speakers(text, tagger) == [(None, None)]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("According to Maria Sund, the head of the union, 200 workers left.", "Maria Sund", "200 workers left"),
        ("According to the head of the union, Maria Sund, 200 workers left.", "Maria Sund", "200 workers left"),
        ("According to one of the victims, Pavel Hora, the guards laughed.", "Pavel Hora", "the guards laughed"),
        (
            "According to the institute’s director, Prof. Jan Wit, most samples were spoiled.",
            "Jan Wit",
            "most samples were spoiled",
        ),
        (
            "According to Amnesty International, the human rights group, 40 men were held.",
            "Amnesty International",
            "40 men were held",
        ),
        ("The pump failed, according to the head of the plant, Irena Kolb.", "Irena Kolb", "The pump failed"),
        (
            "According to the ombudsman, Irena Kolb, a mother of two, was hit by a van.",
            None,
            "Irena Kolb, a mother of two, was hit by a van",
        ),
        ("According to the mayor, Jan Wit, 34, was hit by a van.", None, "Jan Wit, 34, was hit by a van"),
    ],
)
def test_a_description_beside_the_speaker_is_no_part_of_what_is_said(text, name, words, tagger):
    (found,) = find_statements(document(text), tagger)
    said = [text[span.start : span.end] for span in found.contents]
    assert (found.speaker_name, said) == (name, [words])


def test_a_name_beside_a_paper_is_that_of_a_body(tagger):
    texts = [
        "The National Post said that the firm had paid.",
        "The National Post, which reported both on 24 September 2020, noted that the firm had paid.",
    ]
    assert [speakers(text, tagger)[-1][0] for text in texts] == ["National Post", "National Post"]


def test_a_headline_lengthens_no_name():
    text = "Washington Post Hit Piece Exploits Widow Who Was Ill.\n\nThe Washington Post said that the firm had paid."
    assert speakers(text)[-1][0] == "Washington Post"


def test_a_question_behind_an_answer_may_be_another_s(tagger):
    text = "“Did you sign?” the judge asked. “I did,” said Kolb. “Why?” “I was told to.”"
    found = [
        (one.speaker_name, text[one.contents[0].start : one.contents[-1].end])
        for one in find_statements(document(text), tagger)
    ]
    assert found == [(None, "Did you sign?"), ("Kolb", "I did,"), (None, "Why?"), (None, "I was told to.")]


@pytest.mark.parametrize("dash", [":", " –", " —"])
def test_labels_with_a_dash_name_who_speaks(dash, tagger):
    assert speakers(f"Marek{dash} “I saw him.” Jolana{dash} “So did I.”", tagger) == [
        ("Marek", "Marek"),
        ("Jolana", "Jolana"),
    ]


def test_a_pronoun_and_the_name_that_it_takes_up_agree(tagger):
    text = (
        "Sen. David Perdue (R-Ga.) said he didn’t believe those words did any harm, arguing that it was divisions in \
the party that were a bigger hurdle."
    )
    assert speakers(text, tagger)[-1] == ("David Perdue", "Sen. David Perdue (R-Ga.)")


def test_may_with_a_capital_is_a_name():
    assert speakers("British Prime Minister Theresa May said that talks would go on.") == [
        ("Theresa May", "British Prime Minister Theresa May")
    ]


def test_one_article_before_both_parts_makes_one_body(tagger):
    assert speakers("The Food and Drug Administration said that the drug was safe.", tagger) == [
        ("Food and Drug Administration", "The Food and Drug Administration")
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "According to a report by the ombudsman, Irena Kolb, 40 prisons use face recognition.",
            "Irena Kolb",
            "40 prisons use face recognition",
        ),
        (
            "According to the mayor, Irena Kolb, the city of Arlen bought 40 cameras.",
            "Irena Kolb",
            "the city of Arlen bought 40 cameras",
        ),
        (
            "The village of Orr, according to its mayor, Irena Kolb, has 2,300 people.",
            "Irena Kolb",
            "The village of Orr, according to its mayor, Irena Kolb, has 2,300 people",
        ),
        (
            "According to a report by the agency, Idemia sold 40 cameras to the city.",
            None,
            "Idemia sold 40 cameras to the city",
        ),
    ],
)
def test_a_name_in_apposition_to_the_speaker_is_no_part_of_what_is_said(text, name, words, tagger):
    (found,) = find_statements(document(text), tagger)
    assert (found.speaker_name, text[found.contents[0].start : found.contents[-1].end]) == (name, words)
    assert all("Irena" not in text[one.start : one.end] for one in found.contents)


def test_who_asked_is_not_who_answers(tagger):
    text = (
        "The cameras came in April 2020. Asked by Mia Brandt of the Velden Courier, the mayor, Olav Reyes, said that "
        "the port had paid 300,000 euros for the system."
    )
    assert [name for name, _ in speakers(text, tagger)] == ["Olav Reyes"]


@pytest.mark.parametrize("name", ["Layla al-Masri", "Ursula von der Leyen", "Željko Šimić", "Juan de la Cruz"])
def test_a_quotation_is_signed_by_a_name_of_any_letters_and_particles(name):
    assert speakers(f"It was long.\n\n“They beat us every night.”\n— {name}, a cook") == [(name, name)]
