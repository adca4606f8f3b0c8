"""Title, publisher and date of a document of pages: what its file carries, checked against what its first page says.

Owns which titles are junk and where a first page states a date. Knows nothing of file formats.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.characters import canonical_characters, fold
from ingest.dates import find_date, iso_day
from ingest.metadata import Metadata, title_of_path
from ingest.page_lines import Line

_JUNK_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|untitled.*|unbenannt.*|document\d*|dokument\d*|title|\W*|"
    r"(?:table of )?contents|abstract|introduction|foreword|preface|inhalt(?:sverzeichnis)?|vorwort|einleitung|"
    r".*\.(?:docx?|pdf|tex|dvi|indd|pptx?|xlsx?|odt|rtf|ps|eps|qxd|p65|html?|txt|cdr|ai|fm)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>published|publication date|date of publication|date|publisher|published by)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_HEAD_LINES = 15
_LONGEST_TITLE = 250


def choose_metadata(carried: Metadata, pages: Sequence[Sequence[Line]], path: str) -> Metadata:
    """Settle what is known about a document.

    :param carried: what the file says about itself.
    :param pages: the lines of its pages.
    :param path: where it came from.
    :return: the metadata, with a title: the file's unless it is junk, else the first page's, else the file's name.
    """
    first_page = next((page for page in pages if page), ())
    title = carried.title if _is_title(carried.title, path) else None
    stated = _stated(first_page)
    return replace(
        carried,
        title=_clean(title or _largest_line(first_page) or title_of_path(path)),
        publisher=_clean(carried.publisher or stated.publisher or "") or None,
        authors=tuple(clean for author in carried.authors if (clean := _clean(author))),
        published=iso_day(carried.published or "") or stated.published,
    )


def _clean(text: str) -> str:
    return " ".join(canonical_characters(text).split())


def _is_title(title: str | None, path: str) -> bool:
    if not title or _JUNK_TITLE.fullmatch(title.strip()):
        return False
    return fold(title) != fold(title_of_path(path))


def _largest_line(page: Sequence[Line]) -> str | None:
    """The first lines of the largest font size of a page, if that is clearly larger than the rest."""
    sizes = [line.size for line in page if any(character.isalpha() for character in line.text)]
    if not sizes or max(sizes) < 1.15 * sorted(sizes)[len(sizes) // 2]:
        return None
    largest = max(sizes)
    start = next(number for number, line in enumerate(page) if line.size == largest)
    end = start
    while end < len(page) and page[end].size == largest:
        end += 1
    text = " ".join(line.text for line in page[start:end])
    return text if len(text) <= _LONGEST_TITLE and not _JUNK_TITLE.fullmatch(text) else None


def _stated(page: Sequence[Line]) -> Metadata:
    """What the head of a first page states: labelled lines, or a date at the end of a short line."""
    metadata = Metadata()
    for line in page[:_HEAD_LINES]:
        match = _LABELLED.fullmatch(line.text)
        if match and "by" not in match["label"] and "publisher" not in match["label"].lower():
            metadata = metadata.filled_from(Metadata(published=iso_day(match["value"])))
        elif match:
            metadata = metadata.filled_from(Metadata(publisher=match["value"]))
    return metadata.filled_from(Metadata(published=_date_line(page[:_HEAD_LINES])))


def _date_line(lines: Sequence[Line]) -> str | None:
    """The date that a short line ends with, unless several lines name different dates."""
    found = {
        date[0]
        for line in lines
        if len(line.text) <= 80 and (date := find_date(line.text)) and date[2] == len(line.text)
    }
    return found.pop() if len(found) == 1 else None
