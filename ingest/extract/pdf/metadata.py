"""Title, publisher and date of a document of pages: what its file carries, checked against what its first page says.

Owns which titles are junk, where an XMP packet has a property, and where a first page states a date.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from xml.dom.minidom import Attr, Element, Node, Text  # nosec B408  # kinds of what pypdf has parsed

from ingest.extract.byline import label_field, read_dateline, read_provenance, read_signed, whole_date
from ingest.extract.metadata import Metadata, is_account, is_nobody, title_of_path
from ingest.extract.pdf.lines import Line
from text.characters import fold, one_line
from text.dates import iso_day
from text.endings import is_prose

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_STAMPS = ("CreateDate", "ModifyDate", "MetadataDate")
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
_JUNK_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|untitled.*|unbenannt.*|document\d*|dokument\d*|title|\W*|"
    r"(?:table of )?contents|abstract|introduction|foreword|preface|inhalt(?:sverzeichnis)?|vorwort|einleitung|"
    r".*\.(?:docx?|pdf|tex|dvi|indd|pptx?|xlsx?|odt|rtf|ps|eps|qxd|p65|html?|txt|cdr|ai|fm)",
    re.IGNORECASE,
)
# Words that want something behind them: a date in the line below is theirs.
_HANGING = re.compile(
    r"(?:\b(?:on|of|until|till|by|at|from|to|since|before|after|for|in|dated|am|vom|bis|zum|le|du|au|el|del|hasta)|:)$",
    re.IGNORECASE,
)
# A time of day beside a date that has no label is that of a print.
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?!\d|\.\d)")
_PROSE_WORDS = 8  # a shorter sentence may be a motto or a headline
_LABEL_WORDS = 2
_HEAD_LINES = 15  # a title page's; what stands lower is text or a table
_LONGEST_TITLE = 250  # characters; longer ones are paragraphs in large print


def choose_metadata(carried: Metadata, pages: Sequence[Sequence[Line]], path: str) -> Metadata:
    """Settle what is known about a document.

    :param carried: what the file says about itself.
    :param pages: the lines of its pages.
    :param path: where it came from.
    :return: the metadata, with a title: the file's unless it is junk, else the first page's, else the file's name.
    """
    first_page = next((page for page in pages if page), ())
    title = carried.title if _is_title(carried.title, path) else None
    stated = _stated(first_page, carried)
    return replace(
        carried,
        title=one_line(title or _largest_line(first_page) or title_of_path(path)),
        publisher=one_line(carried.publisher or stated.publisher or "") or None,
        authors=tuple(name for author in carried.authors if _is_author(name := one_line(author))),
        published=iso_day(carried.published or "") or stated.published,
        updated=iso_day(carried.updated or "") or stated.updated,
    )


def _is_author(name: str) -> bool:
    return bool(name) and not is_nobody(name) and not is_account(name)


def read_xmp(root: Element, made: Iterable[str] = ()) -> Metadata:
    """The metadata in a packet.

    :param root: the packet's rdf:RDF element.
    :param made: the days on which the file was made and changed, as the file says elsewhere.
    :return: what it says; the date only if it is not the time at which the file was made.
    """
    title, publisher = (next(iter(_values(root, _DUBLIN_CORE, name)), None) for name in ("title", "publisher"))
    # Many programs write the time at which they made the file as its date.
    stamps = [stamp for name in _STAMPS for stamp in _values(root, _XMP, name)]
    days = {*made, *(stamp[:10] for stamp in stamps)}
    dates = [day for day in _values(root, _DUBLIN_CORE, "date") if day[:10] not in days]
    published = next(iter([*_values(root, _PRISM, "publicationDate"), *dates]), None)
    return Metadata(title, publisher, tuple(_values(root, _DUBLIN_CORE, "creator")), published)


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


def _stated(page: Sequence[Line], carried: Metadata) -> Metadata:
    """What the head of a first page states: lines of provenance, and datelines unless they name different days."""
    metadata, days = Metadata(), set[str]()
    common = {word for line in page for word in re.findall(r"\w+", line.text) if word.islower() and len(word) > 3}
    above = Line("")
    for line, below in pairwise([*_head(page), Line("")]):
        text = _with_label(above.text, line.text)
        stated = read_provenance(text)
        labelled = stated is not None and whole_date(text) is None
        if stated and labelled:
            known = Metadata(publisher=stated.publisher, published=stated.published, updated=stated.updated)
            metadata = metadata.filled_from(known)
        elif not _belongs(above, line, common) and not below.text[:1].islower() and not _CLOCK.search(text):
            dated = read_signed(text, carried) or read_dateline(text, common) or Metadata()
            days |= {dated.published} if dated.published else set()
        above = line
    return metadata.filled_from(Metadata(published=days.pop() if len(days) == 1 else None))


def _head(page: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first that ends a sentence of some length; below it a date is part of the text."""
    ends = (place for place, line in enumerate(page) if is_prose(line.text) and len(line.text.split()) >= _PROSE_WORDS)
    return page[: min(_HEAD_LINES, next(ends, len(page)))]


def _belongs(above: Line, line: Line, common: Container[str]) -> bool:
    """Whether a line is the value of the one above: that one wants more, or is a label such as "Hearing"."""
    words = above.text.lower().split()
    label = 0 < len(words) <= _LABEL_WORDS and above.size <= line.size and all(word in common for word in words)
    return label or bool(_HANGING.search(above.text))


def _with_label(above: str, text: str) -> str:
    """A line with the label above it, when that says whose a date is that stands alone."""
    return f"{above} {text}" if label_field(above) and whole_date(text) else text
