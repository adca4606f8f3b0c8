"""A check in words: each verdict has its sentence, and differences stand where they are."""

from web_examples import make_citation, make_document

from answer.check.places import Change
from answer.check.records import Check, Verdict
from answer.check.render import check_to_text, checks_to_json, checks_to_text, notes, verdict_sentence

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
        verdict_sentence(made(Verdict.CUT, "A. Painter", **cited)),
        verdict_sentence(made(Verdict.STITCHED, "A. Painter", **cited)),
        verdict_sentence(made(Verdict.VERBATIM, "Painter", unclear=True, **cited)),
        verdict_sentence(made(Verdict.VERBATIM, "Noldus", confirmed=True, through="A. Painter", **cited)),
    ]
    assert [sentence.split(":")[0] for sentence in sentences] == [
        *["Verbatim"] * 3, "Someone else’s words", "Altered", "Not in the corpus", "Cut", "Stitched",
        "Someone else’s words, or not surely Painter’s", "Verbatim",
    ]  # fmt: skip
    assert "A. Painter says them" in sentences[1]
    assert "that Noldus said them is not confirmed" in sentences[2]
    assert "from A. Painter, not from Noldus" in sentences[3]
    assert "from A. Painter; that Painter said them is not confirmed" in sentences[8]
    assert "A. Painter says them for Noldus" in sentences[9]


def test_what_a_reader_must_know_besides_is_said():
    assert notes(made(Verdict.VERBATIM)) == []
    [added, apart, omitted] = notes(made(Verdict.VERBATIM, added=("sic", "the firm"), apart=True, omissions=True))
    assert "quoter’s own" in added
    assert "[sic], [the firm]" in added
    assert "each is word for word" in apart
    assert "leaves words out" in omitted
    assert notes(made(Verdict.CUT, omissions=True)) == []


def test_differences_stand_in_brackets_in_the_terminal():
    changes = (Change("The sky is", "The sky is", True), Change("blue", "green", False), Change("today", "", False))
    text = check_to_text(made(Verdict.ALTERED, citations=(CITATION,), changes=changes))
    assert "The sky is [blue → green] [today → –]" in text
    assert CITATION.permalink in text


def test_json_has_plain_values():
    body = checks_to_json([made(Verdict.VERBATIM, citations=(CITATION,))])
    assert body["verdict"] == "verbatim"
    assert body["citations"][0]["quote"] == "The sky is green."


def test_several_quotations_are_listed_and_the_first_stands_beside_the_list_too():
    checked = (made(Verdict.VERBATIM, citations=(CITATION,)), made(Verdict.ABSENT))
    body = checks_to_json(checked)
    assert [one["verdict"] for one in body["quotations"]] == ["verbatim", "absent"]
    assert {name: body[name] for name in body["quotations"][0]} == body["quotations"][0]
    text = checks_to_text(checked)
    assert text.count("“words”") == 2
    assert text.index("Verbatim") < text.index("Not in the corpus")
    assert checks_to_text(checked[:1]) == check_to_text(checked[0])
