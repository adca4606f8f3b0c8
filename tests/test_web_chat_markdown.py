"""Answers as Markdown: the words unchanged, each number with its source, and back again."""

from web_examples import NASTY, make_answer, make_citation, make_document, make_refusal

from answer.records import Sentence
from web.chat_markdown import answer_markdown, answer_pieces, said

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


def test_parts_of_an_answer_have_headings():
    answer = make_answer(
        "Who?",
        make_citation(DOCUMENT, "Alpha said so.", heading="Alpha"),
        make_citation(DOCUMENT, "Alpha", 2, heading="Alpha"),
        make_citation(DOCUMENT, "Beta", 3, heading="Beta"),
    )
    headings = [block for block in answer_markdown(answer, BASE).split("\n\n") if block.startswith("**")]
    assert headings == ["**Alpha**", "**Beta**"]


def test_a_sentence_of_its_own_is_followed_by_the_words_it_rests_on():
    answer = make_answer(
        "Who?",
        make_citation(DOCUMENT, "Alpha said so."),
        make_citation(DOCUMENT, "Beta denied\nit.", 2),
        sentences=(
            Sentence("Both spoke.", (1, 2), 0.9, verified=True),
            Sentence("Beta did not agree.", (2,), 0.9, verified=True),
        ),
    )
    assert answer_markdown(answer, BASE).partition("\n\n---")[0].split("\n\n") == [
        "Both spoke. [1] [2]",
        "[1]",
        "> Alpha said so.",
        "[2]",
        "> Beta denied\n> it.",
        "Beta did not agree. [2]",
    ]


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
