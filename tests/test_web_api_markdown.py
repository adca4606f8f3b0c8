"""Answers as Markdown: the words unchanged, each number with its source, and back again."""

from dataclasses import replace

from web_examples import NASTY, make_answer, make_citation, make_document, make_refusal, make_told

from answer.records import Answer, Correction, Place, Provenance, Sentence, Voice, Withheld
from web.api.markdown import answer_markdown, answer_pieces, said, written_pieces

DOCUMENT = make_document(f"Alpha said so.\n\nBeta denied\nit.\n\n{NASTY}", publisher="Times", published="2020-09-21")
BASE = "http://verbatim.test/"


def test_quotations_come_first_and_their_sources_after_them():
    answer = make_answer(
        "Who?",
        make_citation(DOCUMENT, "Alpha said so.", speaker="Alpha"),
        make_citation(DOCUMENT, "Beta denied\nit.", 2),
        notes=("Two places.",),
    )
    assert answer_markdown(answer, BASE).split("\n\n") == [
        "Two places.",
        "[1] Reporting Alpha:",
        "> Alpha said so.",
        "[2]",
        "> Beta denied\n> it.",
        "---",
        f"[1] A title, Times, 2020-09-21: http://verbatim.test/documents/{DOCUMENT.id}?start=0&end=14",
        f"[2] A title, Times, 2020-09-21: http://verbatim.test/documents/{DOCUMENT.id}?start=16&end=31",
    ]
    assert "".join(answer_pieces(answer, BASE)) == answer_markdown(answer, BASE)
    assert said(answer_markdown(answer, BASE)) == "Alpha said so. Beta denied it."


def test_what_the_assistant_says_of_itself_is_its_sentences():
    assert answer_markdown(make_told("Hello", "Hello.", "It holds 2."), BASE) == "Hello.\n\nIt holds 2."


def test_what_was_put_right_and_may_be_meant_is_told():
    answer = make_answer("Wo?", make_citation(DOCUMENT, "Alpha said so."), corrections=(Correction("Wo", "Who"),))
    first, *_ = answer_markdown(answer, BASE).split("\n\n")
    assert first.startswith("Taken for typing errors: “Wo” for “Who”.")
    refusal = make_refusal("Wo?", suggestion="Who?")
    assert answer_markdown(refusal, BASE).split("\n\n")[-1] == "Did you mean: Who?"


def test_the_label_of_a_quotation_gives_the_speakers_words_alone():
    start = DOCUMENT.text.index("Beta denied")
    heard = (
        Voice("Alpha", True, ((0, 5), (11, 13))),
        Voice("Beta", False, ((start + 5, start + 11),)),
    )
    quote = DOCUMENT.text[: DOCUMENT.text.index("it.") + 3]
    cited = make_citation(DOCUMENT, quote, speaker="Alpha", direct=True, spoken=heard[0].spoken, voices=heard)
    blocks = answer_markdown(make_answer("Who?", cited), BASE).split("\n\n")
    assert blocks[:3] == [
        "[1] Quoting Alpha: “Alpha … so”",
        "Reporting Beta: denied",
        "> Alpha said so.\n> \n> Beta denied\n> it.",
    ]
    assert said("\n\n".join(blocks)) == "Alpha said so.  Beta denied it."


def test_other_documents_with_the_statement_follow_its_source():
    other = Place("o", "Other", None, None, 3, 9, "Alpha has said so.", "/documents/o?start=3&end=9")
    cited = make_citation(DOCUMENT, "Alpha said so.", also_in=(other, replace(other, quote="Alpha said so.")))
    assert answer_markdown(make_answer("Who?", cited), BASE).split("\n\n")[-2:] == [
        "[1] Also in: Other, undated: Alpha has said so. (http://verbatim.test/documents/o?start=3&end=9)",
        "[1] Also in: Other, undated (http://verbatim.test/documents/o?start=3&end=9)",
    ]


def test_parts_of_an_answer_have_headings():
    answer = make_answer(
        "Who?",
        make_citation(DOCUMENT, "Alpha said so.", heading="Alpha"),
        make_citation(DOCUMENT, "Alpha", 2, heading="Alpha"),
        make_citation(DOCUMENT, "Beta", 3, heading="Beta"),
    )
    headings = [block for block in answer_markdown(answer, BASE).split("\n\n") if block.startswith("**")]
    assert headings == ["**Alpha**", "**Beta**"]


def written(*quotes: str, sentences: tuple[Sentence, ...], **fields: object) -> Answer:
    """An answer that a language model wrote."""
    cited = [make_citation(DOCUMENT, quote, number) for number, quote in enumerate(quotes, start=1)]
    return make_answer("Who?", *cited, sentences=sentences, provenance=Provenance(1, "words", "llm:tiny"), **fields)


BOTH = Sentence("Both spoke.", (1, 2), 0.9, verified=True)
BETA = Sentence("Beta did not agree.", (2,), 0.9, verified=True)


def test_what_a_model_wrote_is_followed_by_the_words_it_rests_on():
    answer = written(
        "Alpha said so.",
        "Beta denied\nit.",
        sentences=(BOTH, BETA),
        notes=("It broke off.",),
        withheld=(Withheld("Gamma, too [1].", "…"),),
    )
    assert answer_markdown(answer, BASE).split("\n\n") == [
        "Both spoke. [1] [2] Beta did not agree. [2]",
        "It broke off.",
        "1 sentence withheld: not supported by the sources.",
        "---",
        f"[1] A title, Times, 2020-09-21: http://verbatim.test/documents/{DOCUMENT.id}?start=0&end=14",
        "> Alpha said so.",
        f"[2] A title, Times, 2020-09-21: http://verbatim.test/documents/{DOCUMENT.id}?start=16&end=31",
        "> Beta denied\n> it.",
    ]
    assert "".join(answer_pieces(answer, BASE)) == answer_markdown(answer, BASE)


def test_what_a_model_wrote_first_stays_as_it_is_while_it_writes_on():
    first, both = (written("Alpha said so.", "Beta denied\nit.", sentences=(BOTH, BETA)[:count]) for count in (1, 2))
    assert written_pieces(first) == ["Both spoke. [1] [2]"]
    assert (
        list(answer_pieces(both, BASE))[:2]
        == written_pieces(both)
        == [*written_pieces(first), " Beta did not agree. [2]"]
    )


def test_quotations_in_the_place_of_a_model_say_how_much_it_wrote_in_vain():
    answer = make_answer("Who?", make_citation(DOCUMENT, "Alpha said so."), withheld=(Withheld("No [1].", "…"),) * 2)
    assert written_pieces(answer) == []
    assert answer_markdown(answer, BASE).startswith(
        "2 sentences withheld: not supported by the sources.\n\n[1]\n\n> Alpha"
    )


def test_the_words_of_a_source_are_not_changed():
    assert f"> {NASTY}\n" in answer_markdown(make_answer("Who?", make_citation(DOCUMENT, NASTY)), BASE)


def test_a_refusal_says_only_that_it_is_one():
    content = answer_markdown(make_refusal("Who?", make_citation(DOCUMENT, "Alpha said so.")), BASE)
    assert said(content) == "No answer."
    assert "Alpha said so." not in content
    assert answer_markdown(make_refusal("Who?"), BASE) == "No answer.\n\nSearched it all."


def test_what_another_assistant_said_is_its_first_paragraph():
    assert said("  Alpha did.\n\nHere is why: …") == "Alpha did."
    assert said("") == ""
