"""Quotations checked against small documents: the verdicts, and what each rests on."""

import pytest
from web_examples import add_file, open_index

from answer.check.records import Verdict
from answer.check.verdict import LONGEST_QUOTATION, check_all
from index.errors import QuestionError

REPORT = (
    "Cameras abroad\n\nIdemia sold a system to the police of Shanghai in 2015. "
    "“The equipment was unable to be used for real-time surveillance,” Idemia said. "
    "Amnesty said the export was not a mistake. In all, 2,190 cameras were sold to 14 cities.\n"
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, word_embedder):
    index = open_index(tmp_path_factory.mktemp("index"), word_embedder)
    add_file(index, "cameras.txt", REPORT)
    add_file(
        index, "other.txt", "Other news\n\nThe mayor opened a bridge on Monday and drank coffee with the builders.\n"
    )
    return index.snapshot()


def check(corpus, text: str, speaker: str | None = None):
    """The check of the first quotation."""
    return check_all(corpus, text, speaker)[0]


def quotes(checked) -> list[str]:
    return [citation.quote for citation in checked.citations]


def differences(checked) -> list[tuple[str, str]]:
    return [(change.quoted, change.real) for change in checked.changes if not change.same]


def test_exact_words_are_verbatim_with_their_place_and_speaker(corpus):
    checked = check(corpus, "the equipment was unable to be used for real time surveillance")
    assert checked.verdict is Verdict.VERBATIM
    [citation] = checked.citations
    assert citation.quote == "The equipment was unable to be used for real-time surveillance"
    assert citation.quote == corpus.document(citation.document_id).text[citation.start : citation.end]
    assert (citation.speaker, citation.direct) == ("Idemia", True)


@pytest.mark.parametrize(
    ("quoted", "difference"),
    [
        ("The equipment was able to be used for real-time surveillance", [("able", "unable")]),
        ("Amnesty said the export was a mistake", [("", "not")]),
        ("2,191 cameras were sold to 14 cities", [("2,191", "2,190")]),
        ("Idemia sold the system to the army of Shanghai", [("the", "a"), ("army", "police")]),
        ("sold a system to the nice police of Shanghai in 2015", [("nice", "")]),
        ("The equipment was able to be used for realtime surveillance", [("able", "unable")]),
        ("unable to be used for real", [("", "time")]),
    ],
)
def test_altered_words_are_compared_with_the_real_ones(corpus, quoted, difference):
    checked = check(corpus, quoted)
    assert checked.verdict is Verdict.ALTERED
    assert differences(checked) == difference
    assert len(checked.citations) == 1


def test_the_real_words_of_a_comparison_are_those_of_the_citation(corpus):
    checked = check(corpus, "Idemia sold the system to the army of Shanghai")
    assert " ".join(change.real for change in checked.changes if change.real).split() == quotes(checked)[0].split()


@pytest.mark.parametrize(
    "quoted", ["The king of France is bald", "Whales sing at night in the deep sea", "one two three"]
)
def test_what_stands_nowhere_is_absent(corpus, quoted):
    checked = check(corpus, quoted)
    assert checked.verdict is Verdict.ABSENT
    assert checked.citations == ()


@pytest.mark.parametrize(
    "text",
    [
        "“The equipment was unable to be used for real-time surveillance,” said Amnesty.",
        '"The equipment was unable to be used for real-time surveillance", Amnesty said',
        "Amnesty : « The equipment was unable to be used for real-time surveillance »",
    ],
)
def test_words_of_somebody_else_are_misattributed(corpus, text):
    checked = check(corpus, text)
    assert checked.verdict is Verdict.MISATTRIBUTED
    assert checked.claimed == "Amnesty"
    assert checked.citations[0].speaker == "Idemia"
    assert not checked.confirmed


def test_what_stands_beside_a_quotation_must_be_right_too(corpus):
    text = "Amnesty did deny on Monday that “The equipment was unable to be used for real-time surveillance”"
    assert check(corpus, text).verdict is Verdict.MISATTRIBUTED


def test_the_right_speaker_is_confirmed(corpus):
    by_text = check(corpus, "“The equipment was unable to be used for real-time surveillance,” claims Idemia.")
    by_option = check(corpus, "unable to be used for real-time surveillance", "Idemia")
    for checked in (by_text, by_option):
        assert (checked.verdict, checked.confirmed, checked.claimed) == (Verdict.VERBATIM, True, "Idemia")


def test_words_that_the_document_attributes_to_nobody_confirm_nobody(corpus):
    checked = check(corpus, "2,190 cameras were sold to 14 cities", "Noldus")
    assert (checked.verdict, checked.confirmed) == (Verdict.VERBATIM, False)


@pytest.mark.parametrize("mark", ["…", "[…]", "...", "(...)"])
def test_marked_omissions_are_no_alteration(corpus, mark):
    checked = check(corpus, f"Idemia sold a system {mark} of Shanghai in 2015")
    assert (checked.verdict, checked.omissions) == (Verdict.VERBATIM, True)
    assert quotes(checked) == ["Idemia sold a system to the police of Shanghai in 2015"]


def test_parts_in_another_order_are_not_verbatim(corpus):
    checked = check(corpus, "of Shanghai in 2015 … Idemia sold a system")
    assert checked.verdict is Verdict.STITCHED
    assert quotes(checked) == ["of Shanghai in 2015", "Idemia sold a system"]


def test_single_words_between_omissions_are_no_quotation(corpus):
    assert check(corpus, "Idemia … police … Shanghai").verdict is not Verdict.VERBATIM


def test_marks_of_omission_that_the_document_itself_has_are_verbatim(corpus, tmp_path):
    index = open_index(tmp_path / "index", corpus.embedder)
    add_file(index, "speech.txt", "Speech\n\nWe … have sold no camera there.\n")
    checked = check(index.snapshot(), "We … have sold no camera there")
    assert (checked.verdict, quotes(checked)) == (Verdict.VERBATIM, ["We … have sold no camera there"])


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Sales fell in 2019³ by 400 units", Verdict.VERBATIM),
        ("Sales fell in 2019 by 400 units", Verdict.VERBATIM),
        ("each disk holds 10⁹ bytes of CO₂ data", Verdict.VERBATIM),
        ("each disk holds 10^9 bytes of CO2 data", Verdict.VERBATIM),
        ("Sales fell in 20193 by 400 units", Verdict.ALTERED),
        ("each disk holds 109 bytes of CO2 data", Verdict.ALTERED),
        ("each disk holds 10 bytes of CO2 data", Verdict.ALTERED),
    ],
)
def test_raised_digits_are_found_pasted_or_typed_and_never_as_part_of_a_number(corpus, tmp_path, words, verdict):
    index = open_index(tmp_path / "index", corpus.embedder)
    add_file(
        index, "disks.txt", "Disks\n\nSales fell in 2019³ by 400 units, and each disk holds 10⁹ bytes of CO₂ data.\n"
    )
    assert check(index.snapshot(), words).verdict is verdict


@pytest.mark.parametrize("text", ["", "two words", "“…”", "word " * LONGEST_QUOTATION])
def test_too_few_and_too_many_words_are_refused(corpus, text):
    with pytest.raises(QuestionError, match=r"at (least|most)"):
        check(corpus, text)


NOVARA = (
    "Contract\n\n"
    "“We did not sell any camera to the police of Novara, and we never will,” said Marta Vukovic, a spokeswoman for "
    "Oculon. “The software that we delivered can count people. It cannot recognise them.”\n"
    "“The devices are safe,” said the minister, Pavel Orsic. Two days later an engineer of the ministry told the court"
    ": “The devices are not safe.”\n"
    "The error rate was 12.5 per cent (95% CI [10.1–14.9]), the auditor wrote.\n"
    "The cameras, which are not cheap, were bought in 2015 from a firm in Lenz. The ministry may reportedly buy twelve "
    "more cameras if parliament agrees before the summer.\n"
    "Dr. Ada Moreno, the police chief of Arlen, told reporters: “It is a question of trust, and trust takes years to "
    "build.” Commissioner Jan Falk warned: “The law leaves no room for such a trial.”\n"
    "China Labor Watch said: “Workers in China were paid less than promised.” Jane Smith, a driver, said: “I was never "
    "paid for the last three months.” John Smith, her brother, said: “Nobody told us about the debt of the company.”\n"
    "The California Dairy Council said: “The price of milk will rise by a third.” The European Data Board (EDB) said: "
    "“The register was incomplete and out of date.” The Federal Police Union said: “The plan is a danger to every "
    "officer on the street.”\n"
    "Oculon’s chief executive Lars Brandt said: “The equipment was old and slow.” Tom Reed, a former spokesman for "
    "Oculon, said: “They knew about the fault from the first day.” Željko Šimić said: “The cameras have saved lives.”\n"
)


@pytest.fixture(scope="module")
def novara(tmp_path_factory, word_embedder):
    index = open_index(tmp_path_factory.mktemp("novara"), word_embedder)
    add_file(index, "novara.txt", NOVARA)
    return index.snapshot()


TRUST = "“It is a question of trust”"


@pytest.mark.parametrize(
    "text",
    [
        "“It is a question of trust,” Ada Moreno, the police chief of Arlen, told journalists in May.",
        "The chief of police, Ada Moreno, denied it at a press conference on Tuesday: “It is a question of trust.”",
        "“It is a question of trust,” said the Arlen police chief Ada Moreno yesterday in a long interview.",
        "“It is a question of trust,” said Ada Moreno.",
        "“It is a question of trust,” said Dr. Ada Moreno.",
        "“It is a question of trust,” said Moreno.",
        "“It is a question of trust,” according to Commissioner Moreno.",
        "According to police chief Ada Moreno, filming “is a question of trust”.",
        "Jan Falk was told by Ada Moreno: “It is a question of trust.”",
        "In a letter to Jan Falk, Ada Moreno wrote: “It is a question of trust.”",
        "President Ada Moreno wrote to Commissioner Jan Falk: “It is a question of trust.”",
        f"{TRUST} (Ada Moreno, 2022)",
        f"{TRUST} – Ada Moreno",
        f"Ada Moreno: {TRUST}",
        "“[I]t is a question of trust,” said Ada Moreno.",
        "“It is a question of [public] trust,” said Ada Moreno.",
        "“It is a question of trust, and trust takes years to build,” Ada Moreno told the Lenz Gazette on Friday.",
        "“It is a question of trust … trust takes years to build,” said Ada Moreno.",
    ],
)
def test_what_stands_between_quotation_marks_is_checked_whatever_sentence_gives_it(novara, text):
    checked = check(novara, text)
    assert (checked.verdict, checked.confirmed) == (Verdict.VERBATIM, True)
    assert checked.citations[0].speaker == "Ada Moreno"


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("We did … sell any camera to the police of Novara", "not"),
        ("The software that we delivered can … recognise them", "count people. It cannot"),
        ("“The devices are … safe,” an engineer told the court", "not"),
        ("buy … cameras if parliament agrees before the summer", "twelve more"),
        ("I … paid for the last three months", "was never"),
        ("I was [...] paid for the last three months", "never"),
        ("The law leaves (…) room for such a trial", "no"),
        ("The ministry may … buy twelve more cameras", "reportedly"),
        ("The ministry … buy twelve more cameras", "may reportedly"),
        ("buy twelve more cameras … before the summer", "if parliament agrees"),
    ],
)
def test_an_omission_that_changes_the_meaning_cuts(novara, words, lost):
    checked = check(novara, words)
    assert (checked.verdict, differences(checked)) == (Verdict.CUT, [("…", lost)])
    assert len(checked.citations) == 1


@pytest.mark.parametrize(
    "words",
    [
        "We did not sell any camera … and we never will",
        "The cameras … were bought in 2015 from a firm in Lenz",
        "We did not sell any camera to the police of Novara … The software that we delivered can count people",
        "The cameras, which are not cheap, were bought … from a firm in Lenz",
        "“Workers in China … less than promised,” said China Labor Watch.",
        "“Workers … were paid less than promised,” said China Labor Watch.",
        "They knew about the fault … the first … day",
        "We did not sell [...] to the police of Novara",
    ],
)
def test_an_omission_of_what_only_adds_something_does_not_cut(novara, words):
    checked = check(novara, words)
    assert (checked.verdict, checked.omissions) == (Verdict.VERBATIM, True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“The devices are safe … The devices are not safe,” said Pavel Orsic", 2),
        ("The devices are safe […] The devices are not safe", 2),
        ("I was never paid for the last three months … Nobody told us about the debt", 2),
        ("“It is a question of trust … The law leaves no room for such a trial,” said Ada Moreno", 2),
        ("We did not sell any camera … The register was incomplete", 2),
        ("trust takes years to build … It is a question of trust", 2),
        ("“The devices are safe,” said Pavel Orsic, and “the devices are not safe”.", 2),
    ],
)
def test_pieces_of_several_statements_are_stitched(novara, text, pieces):
    checked = check(novara, text)
    assert (checked.verdict, checked.confirmed) == (Verdict.STITCHED, False)
    assert len(checked.citations) == pieces
    assert [one.number for one in checked.citations] == [1, 2]


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("The software that we delivered can [now] recognise them", ("now", "count people. It cannot")),
        ("The error rate was 12.5 per cent (95% CI [2.0–3.0])", ("2.0–3.0", "10.1–14.9")),
        ("The software that [Oculon] delivered can count people", ("Oculon", "we")),
        ("Nobody [really] told us [anything] of the company", ("anything", "about the debt")),
        ("The equipment was [not] old and slow", ("not", "")),
        ("The error rate was [about] 12.5 per cent", ("about", "")),
        ("The [12] cameras have saved lives", ("12", "")),
    ],
)
def test_brackets_hide_nothing_that_the_source_has_otherwise(novara, words, difference):
    checked = check(novara, words)
    assert checked.verdict is Verdict.ALTERED
    assert difference in differences(checked)


def test_what_the_quoter_adds_in_brackets_is_said_to_be_theirs(novara):
    checked = check(novara, "The software [in question] that we delivered can count people [sic]")
    assert (checked.verdict, checked.added) == (Verdict.VERBATIM, ("in question", "sic"))
    same = check(novara, "The error rate was 12.5 per cent (95% CI [10.1–14.9])")
    assert (same.verdict, same.added) == (Verdict.VERBATIM, ())


@pytest.mark.parametrize(
    "text",
    [
        "In a letter to Amnesty, Pavel Orsic wrote: “The devices are safe.”",
        "“The devices are safe,” Pavel Orsic told Ada Moreno.",
        "Asked by Jan Falk, Pavel Orsic replied: “The devices are safe.”",
    ],
)
def test_who_is_told_is_not_who_speaks(novara, text):
    checked = check(novara, text)
    assert (checked.claimed, checked.confirmed) == ("Pavel Orsic", True)


@pytest.mark.parametrize(
    ("words", "claimed", "confirmed"),
    [
        ("Workers in China were paid less than promised", "China", False),
        ("Workers in China were paid less than promised", "China Labor Watch", True),
        ("The plan is a danger to every officer", "Police", False),
        ("The plan is a danger to every officer", "Union", False),
        ("The plan is a danger to every officer", "the Federal Police Union", True),
        ("I was never paid for the last three months", "Smith", False),
        ("I was never paid for the last three months", "John Smith", False),
        ("I was never paid for the last three months", "Ms Jane Smith", True),
        ("The price of milk will rise", "CDC", False),
        ("The price of milk will rise", "California Dairy Council", True),
        ("The register was incomplete", "EDB", True),
        ("The cameras have saved lives", "Zeljko Simic", True),
        ("The law leaves no room", "Commissioner Jan Falk", True),
        ("The law leaves no room", "J. Falk", True),
        ("The law leaves no room", "Falk, Jan", True),
        ("The law leaves no room", "Ada Falk", False),
    ],
)
def test_only_who_is_surely_the_speaker_is_confirmed(novara, words, claimed, confirmed):
    checked = check(novara, words, claimed)
    assert checked.confirmed == confirmed
    assert confirmed or checked.unclear or checked.verdict is Verdict.MISATTRIBUTED


def test_who_may_be_the_speaker_is_neither_confirmed_nor_somebody_else(novara):
    checked = check(novara, "I was never paid for the last three months", "Smith")
    assert (checked.verdict, checked.confirmed, checked.unclear) == (Verdict.VERBATIM, False, True)


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("“We did not sell any camera,” said Oculon.", "Marta Vukovic"),
        ("“We did not sell any camera,” a spokeswoman for Oculon said.", "Marta Vukovic"),
        ("“The equipment was old and slow,” Oculon said.", "Lars Brandt"),
        ("“The equipment was old and slow,” Oculon said through its head of communications.", "Lars Brandt"),
    ],
)
def test_who_speaks_for_a_body_confirms_it(novara, text, through):
    checked = check(novara, text)
    assert (checked.claimed, checked.confirmed, checked.through) == ("Oculon", True, through)


def test_who_spoke_for_a_body_once_does_not_confirm_it(novara):
    checked = check(novara, "“They knew about the fault from the first day,” said Oculon.")
    assert (checked.verdict, checked.confirmed) == (Verdict.MISATTRIBUTED, False)


def test_each_quotation_of_a_paste_has_its_own_verdict(novara):
    text = (
        "“The devices are safe,” said Pavel Orsic. “We sold many cameras to everybody,” said Marta Vukovic.\n"
        "Jan Falk said: “It is a question of trust.”"
    )
    checks = check_all(novara, text)
    assert [(one.words, one.claimed, one.verdict) for one in checks] == [
        ("The devices are safe,", "Pavel Orsic", Verdict.VERBATIM),
        ("We sold many cameras to everybody,", "Marta Vukovic", Verdict.ABSENT),
        ("It is a question of trust.", "Jan Falk", Verdict.MISATTRIBUTED),
    ]
    assert check(novara, text) == checks[0]
    assert {one.text for one in checks} == {text}


def test_pieces_of_one_sentence_may_stand_in_another_order(novara):
    text = "“And we never will,” said Marta Vukovic, adding: “We did not sell any camera to the police of Novara.”"
    checked = check(novara, text)
    assert (checked.verdict, checked.confirmed, checked.apart) == (Verdict.VERBATIM, True, True)
    assert quotes(checked) == ["and we never will", "We did not sell any camera to the police of Novara"]


def test_a_sentence_copied_with_its_quotation_must_be_right_outside_it_too(novara):
    right = "“The devices are safe,” said the minister, Pavel Orsic. Two days later an engineer of the ministry told"
    assert check(novara, right).verdict is Verdict.VERBATIM
    checked = check(novara, right.replace("Two days later an engineer", "Two days later an expert"))
    assert (checked.verdict, differences(checked)) == (Verdict.ALTERED, [("expert", "engineer")])


def test_one_who_is_not_named_may_be_anybody(novara, tmp_path):
    index = open_index(tmp_path / "novara", novara.embedder)
    add_file(index, "firm.txt", "A firm\n\n“Our maps are the best of all,” the company said.\n")
    checked = check(index.snapshot(), "“Our maps are the best of all,” said Halcyon Air.")
    assert (checked.verdict, checked.confirmed, checked.unclear) == (Verdict.VERBATIM, False, True)


def test_a_quotation_that_ends_before_a_negation_is_cut(novara, tmp_path):
    index = open_index(tmp_path / "novara", novara.embedder)
    add_file(index, "pay.txt", "Pay\n\n“They think that we will not pay the crews in May,” Ann Ray said.\n")
    checked = check(index.snapshot(), "“They think that we will,” said Ann Ray.")
    assert (checked.verdict, differences(checked)) == (Verdict.CUT, [("", "not")])
    assert check(index.snapshot(), "they think that we will").verdict is Verdict.VERBATIM


DENIED = (
    "What was denied\n\nOculon denied that its cameras had filmed people in the parks. "
    "Pinion did not deny that it had sold them twice. Arlen Air said that it had lost two.\n"
)


@pytest.fixture(scope="module")
def parks(tmp_path_factory, word_embedder):
    index = open_index(tmp_path_factory.mktemp("parks"), word_embedder)
    add_file(index, "denied.txt", DENIED)
    return index.snapshot()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("“its cameras had filmed people in the parks,” said Oculon.", "denied"),
        ("Oculon said that “its cameras had filmed people”.", "denied"),
    ],
)
def test_what_a_source_has_somebody_deny_is_not_said_by_them(parks, text, denied):
    checked = check(parks, text)
    assert (checked.verdict, checked.confirmed, differences(checked)) == (Verdict.CUT, False, [("", denied)])


def test_words_are_cut_without_marks_too_where_somebody_is_claimed_to_say_them(parks):
    checked = check(parks, "its cameras had filmed people", "Oculon")
    assert (checked.verdict, checked.confirmed) == (Verdict.CUT, False)
    assert check(parks, "its cameras had filmed people").verdict is Verdict.VERBATIM


def test_a_denial_that_is_told_is_right(parks):
    for text in ("Oculon denied that “its cameras had filmed people”.", "“it had lost two,” said Arlen Air."):
        checked = check(parks, text)
        assert (checked.verdict, checked.confirmed) == (Verdict.VERBATIM, True)
