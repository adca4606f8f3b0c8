"""The answers of an interview are the words of who was asked; a text that only asks itself is none."""

import pytest

from index.records import Document, document_id
from ingest.statements.find import find_statements

OPENING = "Ines Okoro led the harbour board of Leer until May."
ASKED = "What did the board know of the leak?"
NOTHING = "Nothing. Nobody told us, and I asked twice."
NOW = "And what would you do now?"
CLOSE = "I would close the gate and count the cameras."


def told(title: str, *paragraphs: str) -> list[tuple[str | None, bool, str]]:
    """Speaker and words of what is found."""
    text = "\n\n".join(paragraphs)
    found = find_statements(Document(document_id(text), text, title))
    return [(one.speaker_name, one.direct, text[one.contents[0].start : one.contents[-1].end]) for one in found]


def answers(*words: str) -> list[tuple[str, bool, str]]:
    return [("Ines Okoro", True, one) for one in words]


def test_answers_without_a_label_are_of_who_was_interviewed():
    assert told("Interview with Ines Okoro", OPENING, ASKED, NOTHING, NOW, CLOSE) == answers(NOTHING, CLOSE)


def test_so_are_answers_with_a_label_that_names_nobody():
    talked = f"{OPENING} We spoke to her in June."
    assert told("The gate", talked, f"Q: {ASKED}", f"A: {NOTHING}", f"Q: {NOW}", f"A: {CLOSE}") == answers(
        NOTHING, CLOSE
    )


def test_an_answer_may_have_several_paragraphs_but_the_last_one_only_one():
    more = "It was my last week."
    note = "Our interview was shortened by the editors."
    found = told("Ines Okoro in an interview", OPENING, ASKED, NOTHING, more, NOW, CLOSE, note)
    assert found == answers(NOTHING, more, CLOSE)


def test_interviews_in_other_languages_are_told():
    opening = "Ines Okoro führte den Hafenrat. Das Gespräch fand im Mai statt."
    asked, now = "Was wusste der Rat?", "Und jetzt?"
    nothing, close = "Nichts. Uns hat niemand gefragt.", "Ich würde das Tor schließen."
    assert told("Das Tor", opening, asked, nothing, now, close) == answers(nothing, close)


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("The gate", [OPENING, ASKED, NOTHING, NOW, CLOSE]),
        ("Interview with Ines Okoro and Tom Ray", [f"{OPENING} Tom Ray followed her.", ASKED, NOTHING, NOW, CLOSE]),
        ("Interview", ["The board met in May.", ASKED, NOTHING, NOW, CLOSE]),
        ("Interview with Ines Okoro", [OPENING, ASKED, NOTHING]),
        ("Questions to Ines Okoro", [OPENING, "What is a gate?", "A door in a wall.", "Who owns it?", "The town."]),
        ("Interview with Ines Okoro", [OPENING, ASKED, "Tom Ray: I knew of it.", NOW, CLOSE]),
    ],
    ids=[
        "no interview",
        "two are asked",
        "nobody is named",
        "one question",
        "nobody speaks of himself",
        "another speaks",
    ],
)
def test_other_texts_have_no_answers(title, paragraphs):
    assert not any(words in (NOTHING, CLOSE, "A door in a wall.") for _, _, words in told(title, *paragraphs))
