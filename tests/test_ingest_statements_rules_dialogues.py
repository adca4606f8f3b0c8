"""What the lines of a dialogue go on with behind a last dash."""

from ingest.statements.rules.dialogues import with_rest
from ingest.statements.rules.drafts import find_drafts
from tests.attributed import document
from text.quotations import find_quotations
from text.sentences import sentence_spans


def said(text):
    drafts = find_drafts(document(text, "es"), find_quotations(text), sentence_spans(text, "es"))
    return [[text[span.start : span.end] for span in draft.contents] for draft in with_rest(text, drafts)]


def test_the_rest_of_a_line_is_its_speaker_s():
    assert said("—No iré —dijo Juan—. Es tarde. Otro día.\n—Ven —dijo Ana.") == [
        ["No iré", "Es tarde. Otro día."],
        ["Ven"],
    ]


def test_what_stands_in_quotation_marks_stays_as_it_is():
    assert said("«No iré», dijo Juan — y se fue.") == [["No iré"]]
