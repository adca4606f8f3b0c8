"""PDF files: the only module that knows pypdf.

Owns opening, decrypting and reading pages within bounds of time, and the metadata that the file carries. How lines
become paragraphs is decided in blocks.py, without pypdf.

pypdf reads broken files as far as it can and raises many kinds of errors where it cannot; here they all end as one
`SourceError` about the file or as a warning about one page. Time is bounded in three ways, so that one
bad page costs no other: pypdf's own limits, lowered to what a page of text needs; a time limit a page, checked at each
drawing operation; and a time limit a file, checked after each page.
"""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from xml.parsers.expat import ExpatError

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ContentStream, NameObject, StreamObject

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.extract.metadata import Metadata
from ingest.extract.pdf.columns import part_columns
from ingest.extract.pdf.compose import compose_pages
from ingest.extract.pdf.drop_caps import join_drop_caps
from ingest.extract.pdf.lines import make_lines
from ingest.extract.pdf.metadata import read_xmp
from ingest.extract.pdf.moves import settle_moves
from ingest.extract.pdf.pen import Matrix, Pen
from ingest.extract.pdf.pictures import draw_pages
from ingest.extract.pdf.scans import read_scans
from ingest.extract.pdf.tables import Drawn, put_tables
from ingest.picture_reader import PictureReader

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
    *(PyPdfError, DependencyError, ExpatError, struct.error, zlib.error),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError),
    *(TypeError, ValueError),
)

_logger = logging.getLogger(__name__)
_STAMP = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_UNSEEN = 2 | 32
"""The flags of annotations that are not shown."""


def extract_pdf(content: bytes, path: str, pictures: PictureReader | None = None) -> Document:
    """Read a PDF file.

    :param content: the file.
    :param path: where it came from, as users see it.
    :param pictures: reads pages without text from their pictures; None where nothing does.
    :return: its document, with page starts.
    :raises UnreadableSource: when it is not a PDF, is damaged beyond reading, needs a password or takes too long.
    :raises NoText: when its pages hold no text.
    """
    # Each oddity of a file is a warning of pypdf's; those that cost text are told by our own.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(LIMITS):
            reader = _open(content, path)
            drawn = _read_pages(reader, path)
            labels = _page_labels(reader)
            # The creation date of the file is not the text's date.
            carried = _xmp_metadata(reader).filled_from(_information(reader))
    except READ_FAILURES as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableSource(
            f"{path} is damaged and cannot be read as a PDF ({reason}); get or make a new copy of it."
        ) from error
    pages = put_tables(content, drawn)
    without_text = [number for number, page in enumerate(pages) if not page]
    scans = read_scans(draw_pages(content, without_text, to_read=pictures is not None), pictures, path)
    return compose_pages(pages, scans, carried, labels, path)


def _open(content: bytes, path: str) -> PdfReader:
    if not content.strip(b"\0\t\r\n "):
        raise NoText(f"{path} is an empty file; check that it was saved or downloaded completely.")
    if b"%PDF-" not in content[:1024] and b"/Page" not in content:
        raise UnreadableSource(f"{path} is not a PDF file, whatever its name says; save it as a PDF again.")
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableSource(f"{path} needs a password; save a copy without one and add that.")
    return reader


def _read_pages(reader: PdfReader, path: str) -> list[Drawn]:
    """What every page draws; a page that cannot be read draws nothing."""
    page_count = len(reader.pages)
    if not page_count:
        raise UnreadableSource(f"{path} is damaged: it has no pages; get or make a new copy of it.")
    started, patience = monotonic(), PATIENCE * page_count
    pages, failures = list[Drawn](), list[Exception]()
    for number in range(page_count):
        try:
            pages.append(_read_page(reader.pages[number]))
        except READ_FAILURES as error:
            _logger.warning("%s: page %d cannot be read (%s).", path, number + 1, error)
            pages.append(Drawn([], []))
            failures.append(error)
            if isinstance(error, TimeoutError | LimitReachedError):
                patience = 0.0
        if monotonic() > started + FILE_SECONDS + patience:
            raise UnreadableSource(f"{path} takes too long to read; print it to a new PDF and add that.")
    if len(failures) == page_count:
        raise failures[0]
    return pages


def _read_page(page: PageObject) -> Drawn:
    pen = Pen(monotonic() + PAGE_SECONDS)
    _settle_moves(page)
    page.extract_text(
        visitor_operand_before=pen.before_operation,
        visitor_operand_after=pen.after_operation,
        visitor_text=pen.show,
    )
    try:
        _read_annotations(page, pen)
    except READ_FAILURES as error:
        _logger.debug("the annotations of a page cannot be read (%s)", error)
    return Drawn(join_drop_caps(part_columns(make_lines(pen.fragments))), pen.ruler.rules)


def _settle_moves(page: PageObject) -> None:
    """Leave out what moves the pen and draws nothing; pypdf would end a line there."""
    if (drawn := page.get_contents()) is not None:
        # As bytes, which is how pypdf itself reads a page: the font says what they mean.
        contents = ContentStream(page["/Contents"].get_object(), drawn.pdf, "bytes")
        contents.operations = settle_moves(contents.operations)
        page[NameObject("/Contents")] = contents


def _read_annotations(page: PageObject, pen: Pen) -> None:
    for form, position in _written_annotations(page):
        pen.end_line()
        pen.begin_form(position)
        page.extract_xform_text(
            form,  # type: ignore[arg-type]  # it takes streams of either kind
            visitor_operand_before=pen.before_operation,
            visitor_operand_after=pen.after_operation,
            visitor_text=pen.show,
        )
        pen.end_form()


def _written_annotations(page: PageObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """What is written over a page, in form fields and as text: how it looks, and where it stands."""
    for reference in page.annotations or ():
        annotation = reference.get_object()
        if annotation.get("/Subtype") not in {"/Widget", "/FreeText"} or annotation.get("/F", 0) & _UNSEEN:
            continue
        appearance = annotation.get("/AP", {}).get("/N")
        if appearance and isinstance(form := appearance.get_object(), StreamObject):
            left, bottom = (float(value) for value in annotation["/Rect"][:2])
            yield form, (1.0, 0.0, 0.0, 1.0, left, bottom)


def _page_labels(reader: PdfReader) -> Sequence[str]:
    """What the file calls its pages; none where it does not say."""
    try:
        return reader.page_labels if "/PageLabels" in reader.root_object else ()
    except READ_FAILURES:
        return ()


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
        return read_xmp(packet.rdf_root, _days_made(reader)) if packet else Metadata()
    except READ_FAILURES:
        return Metadata()


def _days_made(reader: PdfReader) -> set[str]:
    """The days on which programs made and changed the file; no text is dated by them."""
    information: Mapping[str, object] = reader.metadata or {}
    dates = (_STAMP.match(str(information.get(name, ""))) for name in ("/CreationDate", "/ModDate"))
    return {"-".join(date.groups()) for date in dates if date}
