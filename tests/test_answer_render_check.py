"""A check in words: each verdict has its sentence, and differences stand where they are."""

from web_examples import make_citation, make_document

from answer.check import Change, Check, Verdict
from answer.render_check import check_to_json, check_to_text, verdict_sentence

DOCUMENT = make_document("Before. The sky is green. After.", title="On skies")
CITATION = make_citation(DOCUMENT, "The sky is green.", speaker="A. Painter", direct=True)


def made(verdict: Verdict, claimed: str | None = None, **fields) -> Check:
    return Check("text", "words", claimed, verdict, **fields)


def test_each_verdict_has_its_sentence():
    cited = {"citations": (CITATION,)}
    sentences = [
        verdict_sentence(made(Verdict.VERBATIM, **cited)),
        verdict_sentence(made(Verdict.VERBATIM, "A. Painter", confirmed=True, **cited)),
        verdict_sentence(made(Verdict.VERBATIM, "Noldus", **cited)),
        verdict_sentence(made(Verdict.MISATTRIBUTED, "Noldus", **cited)),
        verdict_sentence(made(Verdict.ALTERED, **cited)),
        verdict_sentence(made(Verdict.ABSENT)),
    ]
    assert [sentence.split(":")[0] for sentence in sentences] == [
        *["Verbatim"] * 3, "Someone else’s words", "Altered", "Not in the corpus",
    ]  # fmt: skip
    assert "A. Painter says them" in sentences[1]
    assert "that Noldus said them is not confirmed" in sentences[2]
    assert "from A. Painter, not from Noldus" in sentences[3]


def test_differences_stand_in_brackets_in_the_terminal():
    changes = (Change("The sky is", "The sky is", True), Change("blue", "green", False), Change("today", "", False))
    text = check_to_text(made(Verdict.ALTERED, citations=(CITATION,), changes=changes))
    assert "The sky is [blue → green] [today → –]" in text
    assert CITATION.permalink in text


def test_json_has_plain_values():
    body = check_to_json(made(Verdict.VERBATIM, citations=(CITATION,)))
    assert body["verdict"] == "verbatim"
    assert body["citations"][0]["quote"] == "The sky is green."
