"""RTF files: their words. The one file that knows striprtf."""

from striprtf.striprtf import rtf_to_text

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.extract.archive import damaged
from ingest.extract.blocks import make_document
from ingest.extract.byline import split_provenance
from ingest.extract.metadata import Metadata, title_of_path
from ingest.extract.plain.clean import clean_blocks
from ingest.extract.plain.lines import mark_headings


def extract_rtf(content: bytes, path: str) -> Document:
    """Extract an RTF file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises UnreadableSource: when it is no RTF.
    :raises NoText: when it holds no words.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UnreadableSource(f"{path} is not an RTF file, whatever its name says; save it as RTF again.")
    try:
        text = rtf_to_text(content.decode("latin-1"), errors="replace")
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise damaged(path, error) from error
    if not text.strip():
        raise NoText(f"{path} holds no text, only perhaps pictures; add the text or leave it out.")
    metadata, blocks = split_provenance(clean_blocks(text), Metadata())
    return make_document(mark_headings(blocks), metadata.filled_from(Metadata(title=title_of_path(path))), path)
