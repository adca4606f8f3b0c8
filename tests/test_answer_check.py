"""Quotations checked against small documents: the four verdicts, and what each rests on."""

import pytest
from web_examples import add_file, open_index

from answer.check import LONGEST_QUOTATION, Verdict, check
from index.errors import QuestionError

REPORT = (
    "Cameras abroad\n\nIdemia sold a system to the police of Shanghai in 2015. "
    "“The equipment was unable to be used for real-time surveillance,” Idemia said. "
    "Amnesty said the export was not a mistake. In all, 2,190 cameras were sold to 14 cities.\n"
)


@pytest.fixture
def retriever(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder)
    add_file(index, "cameras.txt", REPORT)
    add_file(
        index, "other.txt", "Other news\n\nThe mayor opened a bridge on Monday and drank coffee with the builders.\n"
    )
    return index.retriever()


def quotes(checked) -> list[str]:
    return [citation.quote for citation in checked.citations]


def differences(checked) -> list[tuple[str, str]]:
    return [(change.quoted, change.real) for change in checked.changes if not change.same]


def test_exact_words_are_verbatim_with_their_place_and_speaker(retriever):
    checked = check(retriever, "the equipment was unable to be used for real time surveillance")
    assert checked.verdict is Verdict.VERBATIM
    [citation] = checked.citations
    assert citation.quote == "The equipment was unable to be used for real-time surveillance"
    assert citation.quote == retriever.document(citation.document_id).text[citation.start : citation.end]
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
def test_altered_words_are_compared_with_the_real_ones(retriever, quoted, difference):
    checked = check(retriever, quoted)
    assert checked.verdict is Verdict.ALTERED
    assert differences(checked) == difference
    assert len(checked.citations) == 1


def test_the_real_words_of_a_comparison_are_those_of_the_citation(retriever):
    checked = check(retriever, "Idemia sold the system to the army of Shanghai")
    assert " ".join(change.real for change in checked.changes if change.real).split() == quotes(checked)[0].split()


@pytest.mark.parametrize(
    "quoted", ["The king of France is bald", "Whales sing at night in the deep sea", "one two three"]
)
def test_what_stands_nowhere_is_absent(retriever, quoted):
    checked = check(retriever, quoted)
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
def test_words_of_somebody_else_are_misattributed(retriever, text):
    checked = check(retriever, text)
    assert checked.verdict is Verdict.MISATTRIBUTED
    assert checked.claimed == "Amnesty"
    assert checked.citations[0].speaker == "Idemia"
    assert not checked.confirmed


def test_what_stands_beside_a_quotation_must_be_right_too(retriever):
    text = "Amnesty did deny on Monday that “The equipment was unable to be used for real-time surveillance”"
    assert check(retriever, text).verdict is not Verdict.VERBATIM


def test_the_right_speaker_is_confirmed(retriever):
    by_text = check(retriever, "“The equipment was unable to be used for real-time surveillance,” claims Idemia.")
    by_option = check(retriever, "unable to be used for real-time surveillance", "Idemia")
    for checked in (by_text, by_option):
        assert (checked.verdict, checked.confirmed, checked.claimed) == (Verdict.VERBATIM, True, "Idemia")


def test_words_that_the_document_attributes_to_nobody_confirm_nobody(retriever):
    checked = check(retriever, "2,190 cameras were sold to 14 cities", "Noldus")
    assert (checked.verdict, checked.confirmed) == (Verdict.VERBATIM, False)


@pytest.mark.parametrize("mark", ["…", "[…]", "...", "(...)", "[the firm]"])
def test_marked_omissions_are_no_alteration(retriever, mark):
    checked = check(retriever, f"Idemia sold a system {mark} of Shanghai in 2015")
    assert (checked.verdict, checked.omissions) == (Verdict.VERBATIM, True)
    assert quotes(checked) == ["Idemia sold a system to the police of Shanghai in 2015"]


def test_parts_in_another_order_are_not_verbatim(retriever):
    assert check(retriever, "of Shanghai in 2015 … Idemia sold a system").verdict is not Verdict.VERBATIM


def test_single_words_between_omissions_are_no_quotation(retriever):
    assert check(retriever, "Idemia … police … Shanghai").verdict is not Verdict.VERBATIM


def test_marks_of_omission_that_the_document_itself_has_are_verbatim(retriever, tmp_path):
    add_file(
        open_index(tmp_path / "index", retriever.embedder), "speech.txt", "Speech\n\nWe … have sold no camera there.\n"
    )
    checked = check(retriever, "We … have sold no camera there")
    assert (checked.verdict, quotes(checked)) == (Verdict.VERBATIM, ["We … have sold no camera there"])


@pytest.mark.parametrize("text", ["", "two words", "“…”", "word " * LONGEST_QUOTATION])
def test_too_few_and_too_many_words_are_refused(retriever, text):
    with pytest.raises(QuestionError, match=r"at (least|most)"):
        check(retriever, text)
