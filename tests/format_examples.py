"""A small file of each format that is read, made anew; the words in them are the same."""

import gzip
import io
import tarfile
import zipfile
from functools import partial
from pathlib import Path

import openpyxl
from fpdf import FPDF
from outlook_examples import BODY, SUBJECT, outlook_message
from pptx import Presentation
from pptx.util import Inches
from scans import picture_of, saved

WORDS = "The port of Leer has ninety cameras."
DOCX = next((Path(__file__).parents[1] / "corpus").glob("*.docx"))
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
MESSAGE = (
    "From: Ines Okoro <ines@port.test>\r\nTo: Tom Ray <tom@bote.test>\r\nDate: Fri, 04 Jun 2021 23:12:00 +0200\r\n"
    "Subject: Your questions\r\nMIME-Version: 1.0\r\n"
)


def zipped(parts: dict[str, str], *, is_plain: bool = True) -> bytes:
    """An archive of these parts, as they are or packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_STORED if is_plain else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(parts: dict[str, bytes], packing: str = "") -> bytes:
    """A TAR archive of these parts, packed with "gz", "bz2", "xz" or nothing."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=f"w:{packing}") as file:  # type: ignore[call-overload]  # the mode is a word
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            file.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def capture(address: str, body: str | bytes, http: str = "HTTP/1.1 200 OK", warc: str = "", *headers: str) -> bytes:
    """A record of a capture: what a server sent from an address; it says that it is HTML, or what `headers` say."""
    content = body.encode() if isinstance(body, str) else body
    head = "\r\n".join([http, *(headers or ["Content-Type: text/html"])])
    sent = f"{head}\r\n\r\n".encode() + content
    facts = f"WARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-06-04T12:00:00Z\r\n{warc}"
    kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(sent)}"
    return f"WARC/1.0\r\n{facts}{kind}\r\n\r\n".encode() + sent + b"\r\n\r\n"


def opendocument(body: str, meta: str = "") -> bytes:
    """An ODT file with this in its body."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "meta")
    )
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {spaces} {dublin}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def ebook(*chapters: str, metadata: str = "") -> bytes:
    """An EPUB file with these chapters, the last of them first in its list of parts."""
    items = [f'<item id="c{number}" href="c%20{number}.xhtml"/>' for number in range(len(chapters))]
    order = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{metadata}</metadata><manifest>{''.join(reversed(items))}</manifest><spine>{order}</spine></package>",
            **{
                f"OEBPS/c {number}.xhtml": f"<html><body>{chapter}</body></html>"
                for number, chapter in enumerate(chapters)
            },
        }
    )


def slides(*shown: tuple[str, str], author: str = "") -> bytes:
    """A presentation with a title and a text on each slide."""
    made = Presentation()
    made.core_properties.author = author
    for title, text in shown:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = title
        slide.shapes.add_textbox(Inches(1), Inches(2), Inches(5), Inches(2)).text_frame.text = text
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def workbook(**sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _pdf() -> bytes:
    file = FPDF()
    file.add_page()
    file.set_font("Times", size=12)
    file.multi_cell(0, 6, WORDS)
    return bytes(file.output())


def example(name: str, suffix: str = "") -> bytes:
    """A file of the format of a name, with this suffix where there are several kinds."""
    message = f"{MESSAGE}Content-Type: text/plain; charset=utf-8\r\n\r\n{WORDS}\r\n".encode()
    page = f"<html><head><title>Leer</title></head><body><p>{WORDS}</p></body></html>"
    made = {
        "txt": WORDS.encode,
        "Markdown": WORDS.encode,
        "HTML": page.encode,
        "PDF": _pdf,
        "DOCX": DOCX.read_bytes,
        "ODT": lambda: opendocument(f"<text:p>{WORDS}</text:p>"),
        "RTF": lambda: rb"{\rtf1\ansi " + WORDS.encode() + b"}",
        "EPUB": lambda: ebook(f"<p>{WORDS}</p>"),
        "PPTX": lambda: slides(("Leer", WORDS)),
        "XLSX": lambda: workbook(Ports=[["Port", "Cameras"], ["Leer", 90]]),
        **{kind: partial(saved, picture_of(WORDS), kind=kind) for kind in ("PNG", "JPEG", "TIFF")},
        "CSV": lambda: b"Port,Cameras\nLeer,90\n",
        "EML": lambda: message,
        "MSG": lambda: outlook_message({SUBJECT: "Your questions", BODY: WORDS}),
        "MBOX": lambda: b"From ines@port.test Fri Jun  4\n" + message,
        "MHTML": lambda: (f"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{page}").encode(),
        "JSONL": lambda: f'{{"_id": "1", "text": "{WORDS}"}}'.encode(),
        "SRT": lambda: f"1\n00:12:31,000 --> 00:12:34,000\n{WORDS}\n".encode(),
        "VTT": lambda: f"WEBVTT\n\n12:31.000 --> 12:34.000\n{WORDS}\n".encode(),
        "ZIP": lambda: zipped({"in/a.txt": WORDS}),
        "WARC": lambda: (gzip.compress if suffix.endswith(".gz") else bytes)(capture("https://port.test/a", page)),
        "TAR": lambda: tarred({"in/a.txt": WORDS.encode()}, {".tgz": "gz"}.get(suffix, suffix.partition(".tar.")[2])),
    }
    return made[name]()
