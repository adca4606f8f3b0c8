"""PDF files: the only module that knows pypdf.

Owns opening, decrypting and reading pages within bounds of time, and the metadata that the file carries. How lines
become paragraphs is decided in page_text, without pypdf.

pypdf reads broken files as far as it can and raises many kinds of errors where it cannot; here they all end as one
`SourceError` about the file or as a warning about one page. Time is bounded in three ways, without a process of
its own, which would cost each PDF more than reading it does: pypdf's own limits, lowered to what a page of text
needs; a time limit a page, checked at each drawing operation; and a time limit a file, checked after each page.
"""

import io
import logging
import math
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from xml.dom.minidom import Attr, Element, Node, Text
from xml.parsers.expat import ExpatError

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, EncodedStreamObject, TextStringObject

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.blocks import make_document
from ingest.metadata import Metadata
from ingest.page_lines import SOFT_HYPHEN, Fragment, Line, make_lines
from ingest.page_margins import drop_margins
from ingest.page_metadata import choose_metadata
from ingest.page_text import find_page_starts, make_blocks

PAGE_SECONDS = 5.0
"""How long one page may take before it is left out; a page of a report takes about 0.05."""
FILE_SECONDS = 12.0
"""How long a file may take before it is given up, with PATIENCE more for each page unless one exceeded a limit."""
PATIENCE = 0.2
LIMITS = Configuration(
    stream_parsing_work_maximum_count=400_000,
    zlib_maximum_output_length=30_000_000,
    lzw_maximum_output_length=10_000_000,
    run_length_maximum_output_length=30_000_000,
    stream_decoding_work_maximum_length=60_000_000,
    xform_maximum_invocations_per_extraction=1_000,
    page_tree_maximum_entries=20_000,
    disable_legacy_handling=True,
)
# What pypdf and the codecs under it raise on broken files.
READ_FAILURES = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    ExpatError,
    struct.error,
    zlib.error,
)

_logger = logging.getLogger(__name__)
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
Matrix = Sequence[float]
_UNSEEN = 2 | 32
"""The flags of annotations that are not shown."""
_GAP = -180
"""From this offset on, a step between characters is a blank."""
_MOVES = frozenset({b"BT", b"Td", b"TD", b"Tm", b"T*", b"cm", b"Q"})
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def extract_pdf(content: bytes, path: str) -> Document:
    """Read a PDF file.

    :param content: the file.
    :param path: where it came from, as users see it.
    :return: its document, with page starts.
    :raises UnreadableSource: when it is not a PDF, is damaged beyond reading, needs a password or takes too long.
    :raises NoText: when its pages hold no text.
    """
    # Each oddity of a file is a warning of pypdf's; those that cost text are told by our own.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(LIMITS):
            reader = _open(content, path)
            pages = _read_pages(reader, path)
            carried = _carried_metadata(reader)
    except READ_FAILURES as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableSource(
            f"{path} is damaged and cannot be read as a PDF ({reason}); get or make a new copy of it."
        ) from error
    if not any(pages):
        raise NoText(f"{path} holds no text (scanned pages?); run OCR on it first.")
    metadata = choose_metadata(carried, pages, path)
    title = metadata.title or ""
    blocks = make_blocks(drop_margins(pages, title), title)
    document = make_document([paged.block for paged in blocks], metadata, path)
    return replace(document, page_starts=find_page_starts(document.text, blocks, len(pages)))


def _open(content: bytes, path: str) -> PdfReader:
    if not content.strip(b"\0\t\r\n "):
        raise NoText(f"{path} is an empty file; check that it was saved or downloaded completely.")
    if b"%PDF-" not in content[:1024] and b"/Page" not in content:
        raise UnreadableSource(f"{path} is not a PDF file, whatever its name says; save it as a PDF again.")
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableSource(f"{path} needs a password; save a copy without one and add that.")
    return reader


def _read_pages(reader: PdfReader, path: str) -> list[list[Line]]:
    """The lines of every page; a page that cannot be read has none."""
    page_count = len(reader.pages)
    if not page_count:
        raise UnreadableSource(f"{path} is damaged: it has no pages; get or make a new copy of it.")
    started, patience = monotonic(), PATIENCE * page_count
    pages, failures = [], list[Exception]()
    for number in range(page_count):
        try:
            pages.append(_read_page(reader.pages[number]))
        except READ_FAILURES as error:
            _logger.warning("%s: page %d cannot be read (%s)", path, number + 1, error)
            pages.append([])
            failures.append(error)
            if isinstance(error, TimeoutError | LimitReachedError):
                patience = 0.0
        if monotonic() > started + FILE_SECONDS + patience:
            raise UnreadableSource(f"{path} takes too long to read; print it to a new PDF and add that.")
    if len(failures) == page_count:
        raise failures[0]
    return pages


def _read_page(page: PageObject) -> list[Line]:
    pen = _Pen(monotonic() + PAGE_SECONDS)
    page.extract_text(
        visitor_operand_before=pen.before_operation,
        visitor_operand_after=pen.after_operation,
        visitor_text=pen.show,
    )
    try:
        _read_annotations(page, pen)
    except READ_FAILURES as error:
        _logger.debug("the annotations of a page cannot be read (%s)", error)
    return make_lines(pen.fragments)


def _read_annotations(page: PageObject, pen: "_Pen") -> None:
    for form, position in _written_annotations(page):
        pen.end_line()
        pen.begin_form(position)
        page.extract_xform_text(
            form,
            visitor_operand_before=pen.before_operation,
            visitor_operand_after=pen.after_operation,
            visitor_text=pen.show,
        )
        pen.end_form()


def _written_annotations(page: PageObject) -> Iterator[tuple[EncodedStreamObject, Matrix]]:
    """What is written over a page, in form fields and as text: how it looks, and where it stands."""
    for reference in page.annotations or ():
        annotation = reference.get_object()
        if annotation.get("/Subtype") not in {"/Widget", "/FreeText"} or annotation.get("/F", 0) & _UNSEEN:
            continue
        appearance = annotation.get("/AP", {}).get("/N")
        if appearance and isinstance(form := appearance.get_object(), EncodedStreamObject):
            left, bottom = (float(value) for value in annotation["/Rect"][:2])
            yield form, (1.0, 0.0, 0.0, 1.0, left, bottom)


class _Pen:
    """Collects what a page draws, with positions on the page, until its time is up."""

    def __init__(self, deadline: float) -> None:
        self.fragments: list[Fragment] = []
        self._deadline = deadline
        # pypdf gives positions inside a form relative to the form.
        self._forms: list[Matrix] = [_IDENTITY]
        self._last_shown: Matrix = _IDENTITY
        self._last_bytes = self._last_gaps = 0
        self._moved = True
        self._actual_texts: list[str] = []

    def before_operation(
        self, operator: bytes, operands: list[object], position: Matrix, text_position: Matrix
    ) -> None:
        if monotonic() > self._deadline:
            raise TimeoutError(f"it takes longer than {PAGE_SECONDS:.0f} seconds")
        if operator in {b"Tj", b"TJ"}:
            # Showing text does not advance pypdf's position: only an operation that moves it makes it true again.
            if self._moved:
                self._last_shown, self._moved = _multiply(text_position, position), False
                self._last_bytes = self._last_gaps = 0
            self._last_bytes += sum(len(string) for string in _shown(operands) if isinstance(string, str | bytes))
            self._last_gaps += sum(offset < _GAP for offset in _shown(operands) if isinstance(offset, int | float))
            if SOFT_HYPHEN in self._actual_texts[-1:]:
                _show_soft_hyphen(operator, operands)
        elif operator in _MOVES:
            self._moved = True
        elif operator in {b"BDC", b"BMC"}:
            self._actual_texts.append(_actual_text(operands))
        elif operator == b"EMC":
            del self._actual_texts[-1:]
        elif operator == b"Do":
            self.begin_form(position)

    def after_operation(self, operator: bytes, _operands: object, _position: Matrix, _text: Matrix) -> None:
        if operator == b"Do":
            self.end_form()

    def end_line(self) -> None:
        """End the line that is being written."""
        self.fragments.append(Fragment("\n", 0.0, 0.0, 0.0))

    def begin_form(self, position: Matrix) -> None:
        """Draw relative to a position until the form ends."""
        self._forms.append(_multiply(position, self._forms[-1]))

    def end_form(self) -> None:
        """Draw relative to what was before the form."""
        self._forms.pop()

    def show(
        self, text: str, position: Matrix, text_position: Matrix, font: Mapping[str, object] | None, size: float
    ) -> None:
        if text:
            start = _multiply(_multiply(text_position, position), self._forms[-1])
            last = _multiply(self._last_shown, self._forms[-1])
            bytes_each = 2 if font and font.get("/Subtype") == "/Type0" else 1
            tail = self._last_bytes // bytes_each + self._last_gaps
            self.fragments.append(_place(text, start, last, tail, size, _is_bold(font)))


def _place(text: str, start: Matrix, last: Matrix, tail: int, size: float, bold: bool) -> Fragment:
    along, across = math.hypot(start[0], start[1]), math.hypot(start[2], start[3])
    cosine, sine = (start[0] / along, start[1] / along) if along else (1.0, 0.0)
    return Fragment(
        text,
        x=start[4] * cosine + start[5] * sine,
        y=start[5] * cosine - start[4] * sine,
        size=abs(size) * across,
        angle=round(math.degrees(math.atan2(sine, cosine))),
        bold=bold,
        reach=last[4] * cosine + last[5] * sine,
        tail=tail,
    )


def _shown(operands: Sequence[object]) -> Sequence[object]:
    """The strings that an operation shows, and the offsets between them in thousandths of the font size."""
    shown = operands[0] if operands else b""
    return shown if isinstance(shown, ArrayObject) else [shown]


def _actual_text(operands: list[object]) -> str:
    """What the file says that the marked content which begins here means as text."""
    properties = operands[1] if len(operands) > 1 else None
    return str(properties.get("/ActualText", "")) if isinstance(properties, Mapping) else ""


def _show_soft_hyphen(operator: bytes, operands: list[object]) -> None:
    """Show a soft hyphen in place of the hyphen, or blank, drawn for it: it tells how to mend the word.

    pypdf does not read /ActualText, and the operands are the only thing of a page that its visitors can change.
    """
    shown = TextStringObject(SOFT_HYPHEN)
    operands[:] = [shown if operator == b"Tj" else ArrayObject([shown])]


def _multiply(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _is_bold(font: Mapping[str, object] | None) -> bool:
    name = str(font.get("/BaseFont", "")) if font else ""
    return any(mark in name for mark in ("Bold", "bold", "Black", "Heavy", "CMBX"))


def _carried_metadata(reader: PdfReader) -> Metadata:
    """What the file's XMP packet and information dictionary say; its creation date is not the text's date."""
    return _xmp_metadata(reader).filled_from(_information(reader))


def _information(reader: PdfReader) -> Metadata:
    try:
        information: Mapping[str, object] = reader.metadata or {}
        named = {
            name: str(information[f"/{name}"]) for name in ("Title", "Author", "Publisher") if f"/{name}" in information
        }
    except READ_FAILURES:
        return Metadata()
    author = named.get("Author", "").strip()
    return Metadata(title=named.get("Title"), publisher=named.get("Publisher"), authors=(author,) if author else ())


def _xmp_metadata(reader: PdfReader) -> Metadata:
    try:
        packet = reader.xmp_metadata
        if packet is None:
            return Metadata()
        root = packet.rdf_root
    except READ_FAILURES:
        return Metadata()
    title, publisher = (_first(_values(root, _DUBLIN_CORE, name)) for name in ("title", "publisher"))
    # Many programs write the time at which they made the file as its date.
    stamps = [*_values(root, _XMP, "CreateDate"), *_values(root, _XMP, "ModifyDate")]
    dates = [day for day in _values(root, _DUBLIN_CORE, "date") if day[:10] not in {stamp[:10] for stamp in stamps}]
    return Metadata(
        title=title,
        publisher=publisher,
        authors=tuple(_values(root, _DUBLIN_CORE, "creator")),
        published=_first(_values(root, _PRISM, "publicationDate")) or _first(dates),
    )


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None


def _values(root: Element, namespace: str, name: str) -> list[str]:
    """The texts of a property, which stands in an element, in list items within one, or in an attribute."""
    elements = root.getElementsByTagNameNS(namespace, name)
    texts = [" ".join(text.split()) for element in elements for text in _texts(element)]
    for description in root.getElementsByTagName("rdf:Description"):
        attribute = description.getAttributeNodeNS(namespace, name)
        if isinstance(attribute, Attr):
            texts.append(" ".join(attribute.value.split()))
    return [text for text in texts if text]


def _texts(element: Node) -> Iterator[str]:
    for node in element.childNodes:
        if isinstance(node, Text):
            yield node.data
        else:
            yield from _texts(node)
