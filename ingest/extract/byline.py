"""Lines in which a document says where it comes from: "Published: 24 November 2026", "By Jane Doe", "Source: dpa".

Owns the wording of such lines. Only lines that are nothing else count; they become metadata and leave the text.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

from ingest.extract.blocks import Block
from ingest.extract.metadata import Metadata
from text.capitals import PARTICLES, UPPER
from text.characters import fold
from text.dates import ANY_WEEKDAY, find_date

_HEAD_BLOCKS = 6  # above a story: headline, second line, author, date, place, agency
_LONG_DATELINE = 80
"""A line longer than this many characters is a sentence or a reference that names a date."""
_LABELS = {
    "published": "published|published on|publication date|date of publication|posted|posted on|date|veröffentlicht"
    "|veröffentlicht am|erschienen|erschienen am|datum|publié|publié le|publicado|publicado el|pubblicato|pubblicato il"
    "|gepubliceerd",
    "publisher": "publisher|published by|herausgeber|veröffentlicht von|éditeur|publié par|publicado por",
    "updated": "updated|updated on|last updated|last modified|modified|stand|aktualisiert|aktualisiert am|zuletzt"
    " aktualisiert|mis à jour|mis à jour le|actualizado|actualizado el|aggiornato|aggiornato il|bijgewerkt",
    "origin": "source|sources|quelle|quellen|fuente|fonte|bron",
    "authors": "by|written by|author|authors|words by|von|autor|autorin|autoren|par|auteur|por|di|door",
}
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_FIELD = re.compile(
    rf"(?P<label>{'|'.join(sorted(_FIELDS, key=len, reverse=True))})(?P<colon>\s?:)?\s+(?P<value>\S.*)", re.IGNORECASE
)
CAPITAL_WORD = rf"[{UPPER}][\w'’.\-]*"
NAME_WORD = rf"(?:{CAPITAL_WORD}|{'|'.join(sorted(PARTICLES))}|und|and|et|&)"
_NAME = rf"(?:{NAME_WORD}[ ,]*)"
_NAMES = re.compile(rf"{CAPITAL_WORD}(?:,? {_NAME}){{1,9}}$")
# A place, a person or a publisher beside a date: capitalised words between commas, as a dateline has them.
_NAMED = re.compile(rf"\(?{_NAME}{{1,6}}\)?$")
# "Board Meeting", "Public Hearing": what such words name is done on the day; one by itself may be a place: "Beijing".
# Who bears one as a name only loses a date.
_HAPPENING = re.compile(r"\w\s+[A-Za-z]+ings?\)?$")
_COMMA = re.compile(r"\s*[,|·•–—]\s*|\s+-\s+")
_SEPARATOR = re.compile(r"\s+[·•|–—]\s+")
# What may stand beside a date and still be part of it: weekdays, times, zones, and the words between them.
_BESIDE_DATE = re.compile(
    rf"(?:\b(?:the|this|den|le|el|il)\b|{ANY_WEEKDAY}"
    r"|\b(?:at|um|uhr|à|on|o'clock|am|pm|a\.m\.|p\.m\.)"
    r"(?!\w)|\d{1,2}(?:[:.h]\d{2}){1,2}(?:\.\d+)?\s?(?:am|pm)?z?(?!\w)|T(?=\d)"
    r"|\b(?:gmt|utc|bst|est|edt|pst|pdt|cet|cest|ist|et)\b"
    r"|[+\-]\d{2}:?\d{2}|[\s,.|()·•–—-])*",
    re.IGNORECASE,
)
_AGENCIES = (
    "afp|ap|apa|dpa|epd|kna|sid|reuters|ansa|efe|tass|upi|pti|ans|anp|belga|ritzau|tt|ntb|lusa|sda|keystone-sda|spiegel"
    "|aptn"
)
# An agency's signature below a German or wire report: "rai / dpa", "(dpa)", "jki/AFP/Reuters".
_SIGNATURE = re.compile(
    rf"\(?(?:[a-zäöü]{{2,4}}\s?[/,]\s?)*(?:(?:{_AGENCIES})(?:\s?[/,]\s?|\)?$))+|[a-zäöü]{{2,4}}\s?/\s?(?:{_AGENCIES})\)?$",
    re.IGNORECASE,
)


def split_provenance(blocks: Sequence[Block], known: Metadata) -> tuple[Metadata, list[Block]]:
    """Take the lines of provenance off the start of a document.

    :param blocks: the document's blocks.
    :param known: what is known already; "Jane Doe, 24 November 2026" is provenance when Jane Doe is the author.
    :return: what is known and what those lines state, and the blocks without them.
    """
    metadata, kept = known, list[Block]()
    for place, block in enumerate(blocks):
        stated = (read_provenance(block.text) or read_signed(block.text, known)) if place < _HEAD_BLOCKS else None
        if stated is None:
            kept.append(block)
        else:
            metadata = metadata.filled_from(stated)
        # Below the first paragraph of prose a date or a name is part of the story.
        if stated is None and block.kind != "heading" and len(block.text) > 120:
            return metadata, kept + list(blocks[place + 1 :])
    return metadata, kept


def read_provenance(line: str) -> Metadata | None:
    """What a line states when it is all provenance, else None."""
    metadata = Metadata()
    if len(line) > 200:
        return None
    for part in _SEPARATOR.split(line.strip(" |·•*_")):
        stated = _read_part(part.strip())
        if stated is None:
            return None
        metadata = metadata.filled_from(stated)
    return metadata


def read_dateline(line: str, common: Container[str] = ()) -> Metadata | None:
    """The day that a line states as the document's own by its form, else None.

    Its form is that of provenance ("Published: 24 November 2026", a date alone), or names and a date set apart by
    commas: "Ada Moreno, Arlen, 24 November 2026". What else stands before a date ("printed", "valid until", "born",
    "meeting of") says that the date is something else's.

    :param line: a line, without what stands around it.
    :param common: words that are no names, for they stand in small letters elsewhere.
    :return: the day as published or updated, and who is stated with it.
    """
    if (stated := read_provenance(line)) and (stated.published or stated.updated):
        return stated
    found = find_date(line)
    if found is None or len(line) > _LONG_DATELINE:
        return None
    day, start, end = found
    parts = [part for part in (*_COMMA.split(line[:start]), *_COMMA.split(line[end:])) if part.strip()]
    beside = bool(_BESIDE_DATE.fullmatch(_COMMA.split(line[:start])[-1] + " " + _COMMA.split(line[end:])[0]))
    names = [part for part in parts if not _BESIDE_DATE.fullmatch(part)]
    named = all(_NAMED.match(part) and not any(word.lower() in common for word in part.split()) for part in names)
    happens = any(_HAPPENING.search(part) for part in names)
    return Metadata(published=day) if beside and named and not happens else None


def label_field(text: str) -> str | None:
    """What a label says that follows it, such as "published"; "" for nothing, None for a label unknown here."""
    label = text.strip(" \n\t:|·•–—-,").lower()
    return _FIELDS.get(label) if label else ""


def read_signed(line: str, known: Metadata) -> Metadata | None:
    """The date in a line that names only an author or publisher who is known, and the date.

    :param line: a line.
    :param known: whose authors and publisher count.
    :return: the day as published, or None.
    """
    name, _, rest = line.partition(",")
    day = whole_date(rest)
    return Metadata(published=day) if day and fold(name) in map(fold, [*known.authors, known.publisher or ""]) else None


def whole_date(text: str) -> str | None:
    """The day when the text is a date, perhaps with weekday and time, and nothing else."""
    found = find_date(text)
    if found is None:
        return None
    day, start, end = found
    return day if _BESIDE_DATE.fullmatch(text[:start]) and _BESIDE_DATE.fullmatch(text[end:]) else None


def _stated(field: str, value: str) -> Metadata:
    values: dict[str, Any] = {field: value}
    return Metadata(**values)


def _read_part(part: str) -> Metadata | None:
    if _SIGNATURE.fullmatch(part):
        return Metadata(authors=(part.strip("()"),))
    if find_date(part):
        return _read_dated(part)
    match = _FIELD.fullmatch(part)
    if match is None:
        return None
    field, value = _FIELDS[match["label"].lower()], match["value"].strip()
    if field == "authors":
        return Metadata(authors=(value,)) if _NAMES.match(value) else None
    if field in ("origin", "publisher") and (match["colon"] or " " in match["label"]) and len(value) < 100:
        return _stated(field, value)
    return None


def _read_dated(part: str) -> Metadata | None:
    """A date, perhaps behind a label, perhaps beside a name: "Posted on 2 May 2019 by Orla Keane"."""
    match = _FIELD.fullmatch(part)
    field = _FIELDS[match["label"].lower()] if match else "published"
    value = match["value"] if match and field in ("published", "updated") else part
    field = field if value != part else "published"
    if day := whole_date(value):
        return _stated(field, day)
    day, start, end = find_date(value) or ("", 0, 0)
    for names in (value[:start].strip(" ,"), value[end:].strip(" ,")):
        rest = value[end:] if value.startswith(names) else value[:start]
        author = _FIELD.fullmatch(names)
        if author and _FIELDS[author["label"].lower()] == "authors" and _BESIDE_DATE.fullmatch(rest):
            named = author["value"]
            return replace(_stated(field, day), authors=(named,)) if _NAMES.match(named) else None
    return None
