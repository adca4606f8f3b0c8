"""What a document says of itself: title, publisher, authors, dates, origin.

Owns the metadata record and front matter. Nothing is taken from the clock or the file system.
"""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

import yaml

from text.characters import fold, one_line
from text.dates import iso_day


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document; None and empty where it does not say."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    origin: str | None = None
    url: str | None = None
    language: str | None = None

    def filled_from(self, other: "Metadata") -> "Metadata":
        """These values, with the other's where these are missing."""
        missing = {name: getattr(other, name) for name in Metadata.__slots__ if not getattr(self, name)}
        return replace(self, **missing)


# What programs write as the author when nobody has said who that is.
_NOBODY = frozenset(
    "admin administrator editor author staff webmaster redaktion anonymous unknown unspecified none user owner root"
    " pythondocx microsoftofficeuser windowsuser officeuser defaultuser benutzer utilisateur usuario utente gebruiker"
    " exportoffice officeexport pdfexport preferredcustomer customer valuedcustomer registereduser guest gast pc laptop"
    " hp dell lenovo acer asus toshiba ubuntu scanner printer test tester yourname name".split()
)
# The program itself, or what it was opened with: "Microsoft Word - Report.docx", "(anonymous)", "report.indd".
_PROGRAM = re.compile(
    r"(?:microsoft|ms)[ ®]*(?:office )?(?:word|excel|powerpoint|publisher|office|print)\b.*|(?:libre|open)office\b.*|"
    r"adobe (?:indesign|acrobat|illustrator|photoshop|pagemaker|framemaker)\b.*|acrobat\b.*|"
    r"pdf ?(?:creator|writer)\b.*|la?tex\b.*|quarkxpress\b.*|\W*|.*\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|rtf|tex|qxd)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[a-z]+[\w.-]*\d[\w.-]*|[a-z][a-z._-]*|[\w.-]+\\[\w.$ -]+")
"""A name to log in with: "jdoe", "user01", "OFFICE\\jdoe"; people and houses are written with capitals or in words."""
# A value that opens a list, a mapping or a block is YAML that is broken, not a headline.
_PLAIN_FIELD = re.compile(r"([A-Za-z][\w-]*):(?:\s+(?![\[{|>])(.*)|\s*)$")
_LARGEST_NUMBER = 10**20
"""No title and no name is a larger one, and Python refuses to write some."""
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.{0,20000}?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_JSON = re.compile(r"\A\s*(\{[ \t]*\n.{0,20000}?^\})[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Written without what joins the words: "publishDate" is "publish_date". A bare "date" is the day of publication.
_PUBLISHED = (
    "published",
    "publishedat",
    "publishedon",
    "publishdate",
    "publisheddate",
    "datepublished",
    "pubdate",
    "date",
)
_UPDATED = (
    *("updated", "updatedat", "updatedon", "dateupdated", "lastupdated"),
    *("modified", "modifiedat", "datemodified", "lastmodified", "lastmodifiedat", "lastmod"),
)


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Take front matter off a text: YAML between dashes, TOML between plus signs, or a JSON object with a title.

    What is not a mapping is text like any other: a line of dashes also opens a plain text, and
    words must not be lost to a wrong guess.

    :param text: the text with canonical line ends.
    :return: the metadata (empty without front matter) and the rest of the text.
    """
    for opening, read in ((_FRONT_MATTER, _yaml_fields), (_TOML, tomllib.loads), (_JSON, _json_fields)):
        if match := opening.match(text):
            try:
                fields = read(match.group(1))
            except (ValueError, RecursionError):
                return Metadata(), text
            if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
                return Metadata(), text
            return metadata_of_fields(fields), text[match.end() :]
    return Metadata(), text


def _yaml_fields(block: str) -> object:
    try:
        return yaml.safe_load(block)
    except yaml.YAMLError:
        return _plain_fields(block)


def _json_fields(block: str) -> object:
    """The fields of an object that has a title; any other is what the document is about."""
    fields = json.loads(block)
    return fields if isinstance(fields, dict) and "title" in fields else None


def _plain_fields(block: str) -> dict[str, str] | None:
    """The fields of front matter that is not quite YAML, such as a headline with a colon; None when it is none.

    A list has no value of its own here, and its items are not read.
    """
    lines = [line for line in block.splitlines() if line.strip() and not line.lstrip().startswith(("#", "- "))]
    fields = [_PLAIN_FIELD.match(line) for line in lines]
    if not all(fields) or not any(field and field[1].lower() == "title" for field in fields):
        return None
    return {field[1]: _unquoted((field[2] or "").strip()) for field in fields if field}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def metadata_of_fields(fields: dict[str, Any]) -> Metadata:
    """The metadata that named fields give; unknown names are ignored."""
    named = {key.strip().lower(): value for key, value in fields.items()}
    return Metadata(
        title=_first(named, "title"),
        publisher=_first(named, "publisher"),
        authors=_several(named.get("authors", named.get("author"))),
        published=_day(fields, _PUBLISHED),
        updated=_day(fields, _UPDATED),
        origin=_first(named, "origin", "source", "sources"),
        url=_first(named, "url"),
        language=_first(named, "language", "lang"),
    )


def is_nobody(author: str) -> bool:
    """Whether an author is none: an account, or what a program writes by default."""
    return fold(author) in _NOBODY or bool(_PROGRAM.fullmatch(author.strip()))


def is_account(author: str) -> bool:
    """Whether an author that a file carries is but a name to log in with, which programs write by themselves."""
    return bool(_ACCOUNT.fullmatch(author.strip()))


def title_of_path(path: str) -> str:
    """A title of last resort: the file's name without suffix and separators."""
    return title_of_name(PurePosixPath(path).stem)


def title_of_name(name: str) -> str:
    """A name as a title, blanks for its separators."""
    return one_line(re.sub(r"[-_]+", " ", name)) or "Untitled"


def _day(fields: dict[str, Any], names: Sequence[str]) -> str | None:
    """The first of some fields that is a date: "published" may say whether, and not when."""
    named = {re.sub(r"[\s_-]", "", key).lower(): value for key, value in fields.items()}
    return next((day for name in names if (day := iso_day(_first(named, name) or ""))), None)


def _first(fields: dict[str, Any], *names: str) -> str | None:
    return next((text for name in names if (text := "; ".join(_several(fields.get(name))))), None)


def _several(value: object) -> tuple[str, ...]:
    """A field's values as texts: a list, or a single value; anything nested is ignored."""
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(text for each in values if (text := one_line(_text(each))))


def _text(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) >= _LARGEST_NUMBER:
        return ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
