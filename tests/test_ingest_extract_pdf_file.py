"""PDF files, built here with fpdf2, through the real extractor."""

import logging
import zlib
from datetime import UTC, datetime
from pathlib import Path
from time import thread_time

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission, XPos, YPos
from PIL import Image

from index.errors import NoText, SourceError, UnreadableSource
from ingest.extract.pdf.file import extract_pdf

BENCH = Path(__file__).parents[2] / "shared" / "bench" / "pdf_robustness"


class Report(FPDF):
    """A4 pages with a running head and a counted foot."""

    def header(self):
        self.set_font("Times", "I", 9)
        self.cell(0, 6, "Cameras abroad", align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def footer(self):
        self.set_y(-18)
        self.set_font("Times", "", 9)
        self.cell(0, 6, f"Page {self.page_no()} of 2", align="R")


def write(pdf: FPDF, text: str, size: int = 11, style: str = "", gap: float = 3) -> None:
    pdf.set_font("Times", style, size)
    pdf.multi_cell(0, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(gap)


def output(pdf: FPDF) -> bytes:
    return bytes(pdf.output())


def simple(text: str = "Axis confirmed the deals.") -> FPDF:
    pdf = FPDF()
    pdf.add_page()
    write(pdf, text)
    return pdf


def stream(operations: str, entries: str = "") -> bytes:
    drawn = zlib.compress(operations.encode("latin-1"))
    return f"<<{entries}/Length {len(drawn)}/Filter/FlateDecode>>stream\n".encode() + drawn + b"\nendstream"


def raw_page(*operations: str, note: str = "", flags: int = 0) -> bytes:
    """A file of one page with these drawing operations, and a note written over it."""
    bold = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
    fonts = f"/Resources<</Font<</F1 5 0 R/F2 {bold}>>>>"
    annotation = f"<</Type/Annot/Subtype/FreeText/F {flags}/Rect[50 600 200 620]/AP<</N 6 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{fonts}/Contents 4 0 R/Annots[{annotation}]>>".encode(),
        stream("\n".join(operations)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        stream(f"BT /F1 12 Tf 2 4 Td ({note}) Tj ET", f"/Type/XObject/Subtype/Form/BBox[0 0 150 20]{fonts}"),
    ]
    content, offsets = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Root 1 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF" % len(content)
    return content + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def test_a_report_of_two_pages_comes_out_in_paragraphs_with_its_page_starts():
    pdf = Report()
    pdf.set_title("Cameras abroad")
    pdf.set_author("Ada Example")
    pdf.add_page()
    write(pdf, "Cameras abroad", 18, "B")
    write(pdf, "Ada Example, 24 November 2026", 11, "I")
    write(pdf, "1. Sales", 14, "B")
    opening = "The company sold cameras to several cities, and nobody asked what they were for. " * 3
    write(pdf, opening.strip())
    write(pdf, "- one camera\n- two cameras")
    pdf.set_y(-40)
    pdf.set_auto_page_break(False)
    write(pdf, "This paragraph runs on over the boundary of the page because its sentence has not yet come to its\n")
    pdf.add_page()
    write(pdf, "end, which stands here.")
    write(pdf, "Nothing else was said.")

    document = extract_pdf(output(pdf), "cameras.pdf")

    running = "This paragraph runs on over the boundary of the page because its sentence has not yet come to its "
    assert document.text == (
        "Ada Example, 24 November 2026\n\n1. Sales\n\n" + opening.strip() + "\n\n- one camera\n- two cameras\n\n"
        f"{running}end, which stands here.\n\nNothing else was said."
    )
    assert document.page_starts == (0, document.text.index("end, which"))
    assert [document.text[heading.start : heading.end] for heading in document.headings] == ["1. Sales"]
    assert (document.title, document.authors, document.published) == ("Cameras abroad", ("Ada Example",), "2026-11-24")
    assert (document.path, document.page_at(0), document.page_at(len(document.text))) == ("cameras.pdf", 1, 2)


def test_words_broken_at_line_ends_are_mended():
    text = "The law covers surveil-\nlance by cameras and dual-\nuse goods."

    assert (
        extract_pdf(output(simple(text)), "f.pdf").text == "The law covers surveillance by cameras and dual-use goods."
    )


def test_a_hyphen_that_the_file_calls_soft_is_one():
    content = raw_page(
        "BT /F1 12 Tf 14 TL 50 700 Td (They were re) Tj /Span<</ActualText<FEFF00AD>>> BDC (-) Tj EMC T*",
        "(elected to the right) Tj 0 -14 Td (and kept their up-) Tj T* (right stand.) Tj ET",
    )

    assert extract_pdf(content, "f.pdf").text == "They were reelected to the right and kept their up-right stand."


def test_words_set_apart_by_position_only_are_apart():
    content = raw_page("BT /F1 12 Tf 50 700 Td (Three) Tj 40 0 Td (words) Tj 42 0 Td (here) Tj ET")

    assert extract_pdf(content, "f.pdf").text == "Three words here"


def test_what_is_written_over_a_page_is_read_unless_it_is_hidden():
    printed = "BT /F1 12 Tf 50 700 Td (Name:) Tj ET"

    assert extract_pdf(raw_page(printed, note="Ada Example"), "f.pdf").text == "Name:\n\nAda Example"
    assert extract_pdf(raw_page(printed, note="Ada Example", flags=2), "f.pdf").text == "Name:"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A Study of Exports", "A Study of Exports"),
        ("Microsoft Word - draft7.docx", "Large Words on Top"),
        ("untitled", "Large Words on Top"),
        ("", "Large Words on Top"),
    ],
)
def test_the_title_is_the_files_unless_it_is_junk(title, expected):
    pdf = FPDF()
    pdf.set_title(title)
    pdf.add_page()
    write(pdf, "Large Words on Top", 20)
    write(pdf, "Small words that follow below.\nAnd some more of them.")

    assert extract_pdf(output(pdf), "f.pdf").title == expected


def test_a_file_that_does_not_say_has_no_date_or_publisher_and_its_name_as_title():
    pdf = simple()
    document = extract_pdf(output(pdf), "folder/camera_sales-2020.pdf")

    assert (document.title, document.published, document.publisher) == ("camera sales 2020", None, None)


def test_xmp_gives_publisher_and_date_unless_the_date_is_that_of_the_file():
    def stated(extra: str, made: datetime | None = None) -> tuple[str | None, str | None]:
        pdf = simple()
        pdf.set_creation_date(made or datetime(2021, 1, 2, tzinfo=UTC))
        pdf.set_xmp_metadata(
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="uuid:1" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:xmp="http://ns.adobe.com/xap/1.0/"{extra}>'
            "<dc:publisher><rdf:Bag><rdf:li>The Press</rdf:li></rdf:Bag></dc:publisher>"
            "<dc:date><rdf:Seq><rdf:li>2020-09-21T10:00:00+02:00</rdf:li></rdf:Seq></dc:date>"
            "</rdf:Description></rdf:RDF></x:xmpmeta>"
        )
        document = extract_pdf(output(pdf), "f.pdf")
        return document.publisher, document.published

    assert stated("") == ("The Press", "2020-09-21")
    assert stated(' xmp:CreateDate="2020-09-21T09:59:00+02:00"') == ("The Press", None)
    assert stated(' xmp:MetadataDate="2020-09-21T09:59:00+02:00"') == ("The Press", None)
    assert stated("", datetime(2020, 9, 21, 8, tzinfo=UTC)) == ("The Press", None)


def test_an_empty_user_password_opens_a_file():
    pdf = simple()
    pdf.set_encryption(owner_password="owner", permissions=AccessPermission.none())

    assert extract_pdf(output(pdf), "f.pdf").text == "Axis confirmed the deals."


def scanned() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("RGB", (40, 40), "white"), x=10, y=10, w=100)
    return output(pdf)


def locked() -> bytes:
    pdf = simple()
    pdf.set_encryption(owner_password="owner", user_password="user")
    return output(pdf)


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", NoText, "empty file"),
        (scanned(), NoText, "holds no text; check that it is the right file"),
        (locked(), UnreadableSource, "needs a password"),
        (b"<html>no PDF at all</html>", UnreadableSource, "is not a PDF"),
        (output(simple())[:400], UnreadableSource, "is damaged"),
        (b"%PDF-1.7\n" + b"\0\xff" * 500, UnreadableSource, "is damaged"),
        (raw_page("[" * 20_000), UnreadableSource, "is damaged"),
    ],
    ids=["empty", "scanned", "locked", "html", "truncated", "noise", "nested"],
)
def test_a_file_that_gives_no_text_is_refused_in_one_sentence_that_names_it(content, error, words):
    with pytest.raises(error) as caught:
        extract_pdf(content, "some/file.pdf")

    message = str(caught.value)
    assert words in message
    assert message.startswith("some/file.pdf ")
    assert "\n" not in message


def test_a_page_that_cannot_be_read_does_not_lose_the_others(caplog):
    pdf = FPDF()
    pdf.set_compression(False)
    for word in ("First", "Second", "Third"):
        pdf.add_page()
        write(pdf, f"{word} page.")
    content = output(pdf).replace(b"(Second page.) Tj", b"(Second page.  Tj")

    with caplog.at_level(logging.WARNING):
        document = extract_pdf(content, "f.pdf")

    assert document.text == "First page.\n\nThird page."
    assert document.page_starts == (0, 13, 13)
    assert ["page 2 cannot be read" in record.getMessage() for record in caplog.records] == [True]


def read(content: bytes, name: str) -> tuple[str, str, float]:
    """How reading a file ends ("text" or the error's name), with which words, and after how many seconds of work."""
    started = thread_time()
    try:
        outcome, words = "text", extract_pdf(content, name).text
    except SourceError as error:
        outcome, words = type(error).__name__, str(error)
    return outcome, words, thread_time() - started


REFUSED = ("f.pdf is damaged", "f.pdf takes too long to read")
"""For what a page holds, or for its time, whichever this machine comes to first."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("operations", "expected", "words"),
    [
        (["1 2 m 3 4 l S"] * 300_000, "UnreadableSource", REFUSED),
        (["BT /F1 12 Tf 50 700 Td", *["(abc) Tj 1 0 Td"] * 90_000, "ET"], "UnreadableSource", REFUSED),
        (["BT /F1 12 Tf 50 700 Td (" + "a" * 300_000 + ") Tj ET"], "text", ("aaa",)),
    ],
    ids=["drawing", "pieces", "one word"],
)
def test_no_page_takes_longer_than_its_time(operations, expected, words):
    outcome, said, seconds = read(raw_page(*operations), "f.pdf")

    assert outcome == expected
    assert said.startswith(words)
    assert seconds < 20


@pytest.mark.bench
@pytest.mark.slow
def test_every_file_of_the_robustness_set_is_handled():
    if not BENCH.is_dir():
        pytest.skip(f"{BENCH} is not there")
    files = sorted(BENCH.rglob("*.pdf"))
    results = [read(path.read_bytes(), path.name) for path in files]

    unnamed = [
        path.name
        for path, (outcome, words, _) in zip(files, results, strict=True)
        if outcome != "text" and not words.startswith(path.name)
    ]
    assert unnamed == []
    assert max(seconds for _, _, seconds in results) < 20
    assert len(results) == 157
    assert sum(outcome == "text" for outcome, _, _ in results) >= 105


def run(text: str, x: float, y: float, font: str = "F1", end: str = "T*") -> str:
    """A run of text in a text object of its own, as report generators draw it."""
    return f"BT /{font} 10 Tf 12 TL 1 0 0 1 {x} {y} Tm ({text}) Tj {end} ET"


MONDAY_TEXT = "The export office said on Monday that Oculon had shipped forty jammers to Karsia without a licence."
MONDAY = [
    run("The export office said on Monday that ", 60, 740),
    run("Oculon", 230.09, 740, "F2"),
    run(" had shipped forty jammers", 264.54, 740),
    run("to Karsia without a licence.", 60, 727),
]


@pytest.mark.parametrize(
    "operations",
    [
        MONDAY,
        [each.replace("T*", "0 -12 Td") for each in MONDAY],
        [each.replace("T*", "0 -12 TD 0 -12 Td") for each in MONDAY],
        [each.replace(" Tm", " Tm 0 -40 Td 0 40 Td") for each in MONDAY],
        [f"q 1 0 0 1 0 0 cm {each} Q" for each in MONDAY],
        [each.replace("1 0 0 1 ", "1 0 0 1 0 0 Tm ").replace(" Tm (", " Td (") for each in MONDAY],
        [run(MONDAY_TEXT[:49], 60, 740), run(MONDAY_TEXT[49:71], 60, 727), run(MONDAY_TEXT[71:], 60, 714)],
    ],
)
def test_a_word_in_bold_is_part_of_its_sentence_however_its_run_is_placed(operations):
    assert extract_pdf(raw_page(*operations), "f.pdf").text == MONDAY_TEXT


def test_a_line_all_in_bold_is_part_of_the_sentence_that_it_stands_in():
    lines = [
        "The export office said on Monday that the firm had shipped",
        "forty jammers and more than a hundred cameras to",
    ]
    lines += ["Karsia without a licence that the law asks for in such cases", "and that it would go to court."]
    runs = [run(line, 60, 740 - 12 * place, f"F{1 + (place == 1)}") for place, line in enumerate(lines)]

    assert extract_pdf(raw_page(*runs), "f.pdf").text == " ".join(lines)


def test_a_bold_heading_stays_one_above_text():
    runs = [run("Exports to Karsia", 60, 740, "F2"), run("The office said that the firm had shipped jammers.", 60, 715)]
    document = extract_pdf(raw_page(*runs), "f.pdf")

    assert document.text == "Exports to Karsia\n\nThe office said that the firm had shipped jammers."
    assert [(each.start, each.end) for each in document.headings] == [(0, 17)]


def test_words_and_letters_placed_one_by_one_are_words():
    words, letters, x = [], [], 60.0
    for word, width in (("The", 17.23), ("cause", 26.68), ("is", 7.22), ("unknown.", 43.36)):
        words.append(run(word, x, 740))
        x += width + 2.78
    x = 60.0
    for letter, width in zip("The leak", (6.11, 5.56, 5.56, 2.78, 2.22, 5.56, 5.56, 5.0), strict=True):
        letters += [run(letter, round(x, 2), 700)] if letter != " " else []
        x += width

    assert extract_pdf(raw_page(*words, *letters), "f.pdf").text == "The cause is unknown.\n\nThe leak"


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("Downloaded from archive.example on 4 June 2022", None),
        ("Printed 4 June 2022", None),
        ("4 June 2022", "2022-06-04"),
        ("Arlen, 4 June 2022", "2022-06-04"),
    ],
)
def test_a_date_on_the_first_page_is_the_documents_only_as_a_dateline(stamp, published):
    pdf = simple("Exports to Karsia")
    write(pdf, stamp)
    write(pdf, "The ministry approved the export of forty jammers, although its lawyers had warned it.")
    write(pdf, stamp)

    assert extract_pdf(output(pdf), "f.pdf").published == published
