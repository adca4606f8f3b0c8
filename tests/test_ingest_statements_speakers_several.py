"""Tests of who speaks together, and of names that have an "and"."""

import pytest

from index.records import Document, document_id, span_id
from ingest.statements.find import find_statements
from text.spans import Span

_SAID = "said that the cameras had been sold."

SEVERAL = [
    (f"Thales and Idemia {_SAID}", ["Thales", "Idemia"]),
    (f"Idemia and Thales {_SAID}", ["Idemia", "Thales"]),
    (f"Kolb, Falk and Sommer {_SAID}", ["Kolb", "Falk", "Sommer"]),
    (f"Kolb, Falk, and Sommer {_SAID}", ["Kolb", "Falk", "Sommer"]),
    ("“We sold the cameras to them,” said Ann Kolb and Peter Falk.", ["Ann Kolb", "Peter Falk"]),
    ("“We sold the cameras to them,” Thales and Idemia said.", ["Thales", "Idemia"]),
    ("Both Thales and Idemia say that the cameras had been sold.", ["Thales", "Idemia"]),
    (f"The companies Thales and Idemia {_SAID}", ["Thales", "Idemia"]),
    (f"Thales and Amnesty International {_SAID}", ["Thales", "Amnesty International"]),
    (f"Russia and China {_SAID}", ["Russia", "China"]),
    ("Senator Ann Kolb and Minister Peter Falk told us that cameras had been sold.", ["Ann Kolb", "Peter Falk"]),
    (f"In Arlen, Falk and Sommer {_SAID}", ["Falk", "Sommer"]),
    (f"Meanwhile, Falk and Sommer {_SAID}", ["Falk", "Sommer"]),
    (f"Finally, Falk and Sommer {_SAID}", ["Falk", "Sommer"]),
    ("Thales und Idemia sagten, dass die Kameras verkauft seien.", ["Thales", "Idemia"]),
    (f"Wolf sold it to Bell. Wolf and Bell {_SAID}", ["Wolf", "Bell"]),
]

ONE = [
    (f"Human Rights and Democracy Watch {_SAID}", "Human Rights and Democracy Watch"),
    (f"Johnson and Johnson {_SAID}", "Johnson and Johnson"),
    (f"Marks and Spencer {_SAID}", "Marks and Spencer"),
    (f"Procter & Gamble {_SAID}", "Procter & Gamble"),
    (f"The Ministry of Trade and Industry {_SAID}", "Ministry of Trade and Industry"),
    (f"The Department of Health and Human Services {_SAID}", "Department of Health and Human Services"),
    (f"Ann Kolb, Minister of Trade and Industry, {_SAID}", "Ann Kolb"),
    (f"The law firm Wolf and Bell {_SAID}", "Wolf and Bell"),
    ("Wolf and Bell said it would close eight shops in May.", "Wolf and Bell"),
    ("Wolf and Bell says that the shops would close in May.", "Wolf and Bell"),
    (f"Trinidad and Tobago {_SAID}", "Trinidad and Tobago"),
    (f"The Interior and Health Departments {_SAID}", "Interior and Health Departments"),
]


def speakers(text, tagger=None, language=None):
    """The names of those who speak, in order."""
    found = find_statements(Document(document_id(text), text, "", language=language), tagger)
    return [one.speaker_name for one in found]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
@pytest.mark.parametrize("way", ["rules", "tagger"])
def test_each_of_several_speakers_says_it(text, expected, way, tagger):
    language = "de" if "dass" in text else "en"
    assert speakers(text, tagger if way == "tagger" else None, language) == expected


@pytest.mark.parametrize(("text", "expected"), ONE)
@pytest.mark.parametrize("way", ["rules", "tagger"])
def test_a_name_with_an_and_is_one(text, expected, way, tagger):
    assert speakers(text, tagger if way == "tagger" else None) == [expected]


def test_several_speakers_have_statements_of_their_own():
    text = f"Thales and Idemia {_SAID}"
    contents = (Span(len("Thales and Idemia said "), len(text) - 1),)
    ends = [(contents[0].start, contents[0].end, start, end) for start, end in ((0, 6), (11, 17))]
    found = find_statements(Document("d", text, ""))
    assert [(one.id, one.contents, one.speaker) for one in found] == [
        (span_id("d", *offsets), contents, Span(*offsets[2:])) for offsets in ends
    ]


def test_the_statement_of_one_speaker_keeps_its_id():
    text = f"Idemia {_SAID}"
    (found,) = find_statements(Document("d", text, ""))
    assert found.id == span_id("d", found.contents[0].start, found.contents[0].end)
