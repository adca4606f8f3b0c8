"""DOCX files: what a reader sees, in reading order, and only dates that the text states."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.extract.docx import extract_docx

CORPUS = Path(__file__).parents[1] / "corpus"


def read(opened: Opened) -> Document:
    buffer = io.BytesIO()
    opened.save(buffer)
    return extract_docx(buffer.getvalue(), "a.docx")


def test_blocks_come_in_reading_order() -> None:
    opened = docx.Document()
    opened.add_heading("Ninety cameras", level=0)
    opened.add_heading("A count", level=1)
    opened.add_paragraph("The port has ").add_run("ninety").bold = True
    opened.add_paragraph("first", style="List Bullet")
    opened.add_paragraph("second", style="List Number")
    table = opened.add_table(2, 2)
    for cell, text in zip(table._cells, ["Port", "Cameras", "Emden", "90"], strict=True):
        cell.text = text
    opened.add_paragraph("The end.")
    document = read(opened)
    assert document.title == "Ninety cameras"
    assert document.text == (
        "A count\n\nThe port has ninety\n\n- first\n- second\nPort | Cameras\nEmden | 90\n\nThe end."
    )
    assert [(document.text[each.start : each.end], each.level) for each in document.headings] == [("A count", 1)]


def test_deleted_and_hidden_words_go_and_inserted_and_linked_ones_stay() -> None:
    opened = docx.Document()
    paragraph = opened.add_paragraph("The port ")
    space = nsdecls("w")
    for xml in (
        f"<w:del {space}><w:r><w:delText>sold</w:delText></w:r></w:del>",
        f'<w:ins {space}><w:r><w:t xml:space="preserve">bought </w:t></w:r></w:ins>',
        f"<w:r {space}><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>",
        f"<w:hyperlink {space}><w:r><w:t>cameras</w:t></w:r></w:hyperlink>",
        f"<w:r {space}><w:t>.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    assert read(opened).text == "The port bought cameras."


def test_tables_in_tables_and_text_boxes_are_read_once() -> None:
    opened = docx.Document()
    outer = opened.add_table(1, 2)
    outer.cell(0, 0).text = "Port"
    outer.cell(0, 1).add_table(1, 2).cell(0, 0).text = "Emden"
    space = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    alternative = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    paragraph = opened.add_paragraph("Beside it.")
    paragraph._p.append(parse_xml(f"<w:r {space}><mc:AlternateContent>{alternative}</mc:AlternateContent></w:r>"))
    assert read(opened).text == "Port | Emden\n\nIn a box.\n\nBeside it."


STYLE = (
    '<w:style {space} w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/></w:style>'
)


@pytest.mark.parametrize(("kind", "element"), [("paragraph", "w:pPr><w:pStyle"), ("character", "w:rPr><w:rStyle")])
def test_styles_that_build_on_each_other_in_a_circle_end(kind: str, element: str) -> None:
    opened = docx.Document()
    for name, base in (("Loop", "Back"), ("Back", "Loop")):
        xml = STYLE.format(space=nsdecls("w"), kind=kind, name=name, base=base)
        opened.styles.element.append(parse_xml(xml))
    properties = f'<{element} w:val="Loop"/></{element[:5]}>'
    inner = f"<w:r>{properties if kind == 'character' else ''}<w:t>Ninety cameras.</w:t></w:r>"
    paragraph = f"<w:p {nsdecls('w')}>{properties if kind == 'paragraph' else ''}{inner}</w:p>"
    opened.element.body.insert(0, parse_xml(paragraph))
    assert read(opened).text == "Ninety cameras."


@pytest.mark.parametrize(
    "odd",
    ['w:type="0x1"', "", 'w:type="paragraph" w:default="maybe"', 'w:type="paragraph"><w:name/><w:name w:val="x"/'],
)
def test_an_odd_style_costs_neither_the_text_nor_the_other_styles(odd: str) -> None:
    opened = docx.Document()
    opened.add_paragraph("Cameras in Emden", style="Heading 1")
    opened.add_paragraph("Ninety cameras.")
    odd_one = '<w:p {}><w:pPr><w:pStyle w:val="Odd"/></w:pPr><w:r><w:t>Ten of them see.</w:t></w:r></w:p>'
    opened.element.body.insert(2, parse_xml(odd_one.format(nsdecls("w"))))
    opened.styles.element.insert(0, parse_xml(f'<w:style {nsdecls("w")} w:styleId="Odd" {odd}></w:style>'))
    document = read(opened)
    assert document.text == "Cameras in Emden\n\nNinety cameras.\n\nTen of them see."
    assert [document.text[heading.start : heading.end] for heading in document.headings] == ["Cameras in Emden"]


def test_boxes_in_boxes_are_each_read_once() -> None:
    opened = docx.Document()
    depth = 40
    begin, end = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    inner = "<w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
    xml = (begin * depth + inner + end * depth).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
    opened.element.body.insert(0, parse_xml(xml))
    assert read(opened).text == "In a box."


def test_an_outline_level_that_is_no_number_is_none() -> None:
    opened = docx.Document()
    xml = '<w:p {}><w:pPr><w:outlineLvl w:val="abc"/></w:pPr><w:r><w:t>Ninety cameras.</w:t></w:r></w:p>'
    opened.element.body.insert(0, parse_xml(xml.format(nsdecls("w"))))
    assert read(opened).headings == ()


def test_properties_give_title_author_and_publisher_but_no_dates() -> None:
    opened = docx.Document()
    opened.core_properties.title = "Ninety cameras"
    opened.core_properties.author = "Ann Bell; Ben Cole"
    opened.core_properties.comments = "Published by Harbour Press"
    opened.add_paragraph("The port has ninety cameras.")
    document = read(opened)
    assert (document.title, document.publisher) == ("Ninety cameras", "Harbour Press")
    assert document.authors == ("Ann Bell", "Ben Cole")
    assert (document.published, document.updated) == (None, None)


def test_what_the_program_writes_by_itself_is_not_taken() -> None:
    opened = docx.Document()
    opened.add_paragraph("The port has ninety cameras.")
    document = read(opened)
    assert (document.title, document.publisher, document.authors) == ("a", None, ())


def test_a_date_that_the_text_states_is_taken_out_of_it() -> None:
    opened = docx.Document()
    opened.add_heading("Ninety cameras", level=0)
    opened.add_paragraph("Published: 2026-11-24 · Publisher: Harbour Press")
    opened.add_paragraph("The port has ninety cameras.")
    document = read(opened)
    assert (document.published, document.publisher) == ("2026-11-24", "Harbour Press")
    assert document.text == "The port has ninety cameras."


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.docx")), ids=lambda path: path.stem)
def test_shipped_documents_say_where_they_come_from(path: Path) -> None:
    document = extract_docx(path.read_bytes(), path.name)
    assert (document.publisher, document.published) == ("Verbatim sample corpus", "2026-11-24")
    assert document.authors == ("Verbatim editors",)
    assert document.title not in document.text.split("\n\n")


def zipped(name: str, content: str, *, encrypted: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
        archive.filelist[0].flag_bits |= encrypted
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"no zip file at all", "is not a DOCX or is damaged"),
        (zipped("x.txt", "x"), "is not a DOCX or is damaged"),
        (zipped("[Content_Types].xml", "<broken"), "is not a DOCX or is damaged"),
        (zipped("[Content_Types].xml", "", encrypted=True), "is not a DOCX or is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is encrypted or an old .doc"),
    ],
)
def test_damaged_files_are_refused_with_what_to_do(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=rf"^a\.docx {reason}; .*save"):
        extract_docx(content, "a.docx")


def test_a_truncated_file_is_refused() -> None:
    content = next(CORPUS.glob("*.docx")).read_bytes()
    with pytest.raises(UnreadableSource):
        extract_docx(content[: len(content) // 2], "a.docx")


def test_a_file_without_words_holds_no_text() -> None:
    with pytest.raises(NoText, match=r"^a\.docx holds no text"):
        read(docx.Document())


def test_raised_and_lowered_words_are_not_glued_to_others() -> None:
    opened = docx.Document()
    opened.styles.add_style("Mark", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    opened.styles.add_style("Marked", WD_STYLE_TYPE.CHARACTER).base_style = opened.styles["Mark"]
    paragraph = opened.add_paragraph("In 2019")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" the port bought 400")
    paragraph.add_run("4", style="Marked")
    paragraph.add_run(" in the 21")
    paragraph.add_run("st").font.superscript = True
    paragraph.add_run(" century and CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(" rose to 10")
    for digit in "12":
        paragraph.add_run(digit).font.superscript = True
    assert read(opened).text == "In 2019³ the port bought 400⁴ in the 21st century and CO₂ rose to 10¹²"


def test_what_was_raised_by_hand_is_not_glued_to_numbers() -> None:
    def read_moved(*runs: tuple[str, int]) -> str:
        opened = docx.Document()
        paragraph = opened.add_paragraph()
        for words, by in runs:
            properties = paragraph.add_run(words)._r.get_or_add_rPr()
            properties.append(parse_xml(f'<w:position {nsdecls("w")} w:val="{by}"/>'))
        return read(opened).text

    assert read_moved(("In 2019", 0), ("3", 6), (" the port bought CO", 0), ("2", -6)) == "In 2019³ the port bought CO₂"
    assert read_moved(("20", 2), ("19", 0)) == "2019"
    assert read_moved(("20", 6), ("19", 6)) == "2019"


def test_the_mark_of_a_note_and_formulas_are_not_glued_to_numbers() -> None:
    opened = docx.Document()
    paragraph = opened.add_paragraph("In 2019")
    space = nsdecls("w") + ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    note = "<w:footnoteReference w:id='1' w:customMarkFollows='1'/><w:t>3</w:t>"
    power = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>"
    for xml in (f"<w:r {space}>{note}</w:r>", f"<m:oMath {space}>{power}<m:r><m:t>=</m:t></m:r>{half}</m:oMath>"):
        paragraph._p.append(parse_xml(xml))
    assert read(opened).text == "In 2019³x²=1/4"


def test_struck_words_are_left_out_and_words_that_are_not_hidden_stay() -> None:
    opened = docx.Document()
    paragraph = opened.add_paragraph("The price was ")
    paragraph.add_run("four ").font.strike = True
    paragraph.add_run("five ").font.double_strike = True
    paragraph.add_run("nine ").font.strike = False
    paragraph.add_run("million ").font.hidden = False
    paragraph.add_run("euros.")
    assert read(opened).text == "The price was nine million euros."


def test_properties_that_cannot_be_read_cost_no_text() -> None:
    whole = (CORPUS / "catch-all-explainer.docx").read_bytes()
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.infolist():
            new.writestr(part, b"<other/>" if part.filename == "docProps/core.xml" else old.read(part))
    assert extract_docx(written.getvalue(), "a.docx").text.endswith(extract_docx(whole, "a.docx").text)
