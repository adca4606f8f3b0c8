"""A Word document that is opened again: quotations byte for byte, each with a real footnote."""

import io
import zipfile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from web.exports.collect import ExportedQuotation, Section, Source, footnote
from web.exports.docx import word

SOURCE = Source("d1", "A <title> & more", (), None, None, None, "http://v/d1")
WORDS = ("“Größe” & <b>\n\tnext­line", "2020.")


def quoted(number: int, words: str) -> ExportedQuotation:
    return ExportedQuotation(
        number, words, ("Quoting Alpha:",), SOURCE, None, 0, 1, "http://v/d1?start=0", is_exact=True
    )


QUOTED = tuple(quoted(at, each) for at, each in enumerate(WORDS, 1))
ANSWER = Section("Who\x07?", "Who?", "Answer of", "2026", "http://v/a", ("A note.",), QUOTED)


def test_each_quotation_is_a_paragraph_with_its_words_and_nothing_else():
    document = Document(io.BytesIO(word([ANSWER])))
    assert [each.text for each in document.paragraphs if each.style.name == "Quote"] == list(WORDS)
    assert document.paragraphs[0].text == "Who?"
    assert "A note." in [each.text for each in document.paragraphs]


def test_each_refers_to_a_footnote_with_its_source():
    written = word([ANSWER])
    document = Document(io.BytesIO(written))
    referred = [each.get(qn("w:id")) for each in document.element.iter(qn("w:footnoteReference"))]
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(written)).read("word/footnotes.xml"))
    notes = {each.get(qn("w:id")): "".join(each.itertext()) for each in root if each.get(qn("w:type")) is None}
    assert referred == list(notes) == ["2", "3"]
    assert list(notes.values()) == [f" {footnote(each)}" for each in ANSWER.quotations]
    assert [each.get(qn("w:type")) for each in root][:2] == ["separator", "continuationSeparator"]


def test_the_package_names_the_footnotes():
    package = zipfile.ZipFile(io.BytesIO(word([ANSWER])))
    assert b"/word/footnotes.xml" in package.read("[Content_Types].xml")
    assert b"footnotes.xml" in package.read("word/_rels/document.xml.rels")


def test_an_answer_without_quotations_has_no_notes():
    written = word([Section("Who?", "Who?", "Answer of", "2026", "http://v/a", ("No answer.",), ())])
    assert "No answer." in [each.text for each in Document(io.BytesIO(written)).paragraphs]
