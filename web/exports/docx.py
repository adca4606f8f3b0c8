"""An export as a Word document with real footnotes, which python-docx does not make itself."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from web.exports.collect import ExportedQuotation, Section, footnote

_LINES = (("separator", 0), ("continuationSeparator", 1))
"""What Word draws between the text and its footnotes: two notes that it wants to be there."""


def word(sections: Sequence[Section]) -> bytes:
    """The sections as a .docx: each quotation a paragraph of its own, its source in a footnote."""
    document = Document()
    for section in sections:
        document.add_heading(_plain(section.heading), 1)
        document.add_paragraph(f"{section.label} {section.dated}: {section.link}")
        for told in section.told:
            document.add_paragraph(_plain(told))
        for each in section.quotations:
            for said in each.said:
                document.add_paragraph(_plain(said))
            _refer(document.add_paragraph(_plain(each.words), "Quote"), each.number + len(_LINES) - 1)
            if each.note:
                document.add_paragraph(_plain(each.note))
    _add_footnotes(document, [each for section in sections for each in section.quotations])
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _refer(paragraph: Paragraph, number: int) -> None:
    """Put the mark of a footnote at the end of a paragraph."""
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _add_footnotes(document: Opened, quotations: Sequence[ExportedQuotation]) -> None:
    root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
    for kind, number in _LINES:
        etree.SubElement(_run(_footnote(root, number, kind)), qn(f"w:{kind}"))
    for each in quotations:
        paragraph = _footnote(root, each.number + len(_LINES) - 1)
        mark = _run(paragraph)
        etree.SubElement(etree.SubElement(mark, qn("w:rPr")), qn("w:vertAlign")).set(qn("w:val"), "superscript")
        etree.SubElement(mark, qn("w:footnoteRef"))
        text = etree.SubElement(_run(paragraph), qn("w:t"))
        text.set(qn("xml:space"), "preserve")
        text.text = f" {_plain(footnote(each))}"
    package = document.part.package
    name = PackURI("/word/footnotes.xml")
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    document.part.relate_to(Part(name, CONTENT_TYPE.WML_FOOTNOTES, content, package), RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(root: etree._Element, number: int, kind: str | None = None) -> etree._Element:
    footnote = etree.SubElement(root, qn("w:footnote"))
    footnote.set(qn("w:id"), str(number))
    if kind:
        footnote.set(qn("w:type"), kind)
    return etree.SubElement(footnote, qn("w:p"))


def _run(paragraph: etree._Element) -> etree._Element:
    return etree.SubElement(paragraph, qn("w:r"))


def _plain(text: str) -> str:
    """A text without the few control characters that XML cannot hold."""
    return "".join(filter(_is_xml, text))


def _is_xml(sign: str) -> bool:
    code = ord(sign)
    return sign in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
