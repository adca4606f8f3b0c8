"""Text as HTML: everything that comes from a document or a person goes through here and stays text.

Knows nothing of documents, answers or pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from urllib.parse import urlsplit

from text.calendar import MONTHS

_MONTHS = tuple(month.title() for month in MONTHS)


def text(value: object) -> str:
    """The value as HTML text, fit for content and for quoted attributes."""
    return escape(str(value), quote=True)


def tag(name: str, content: str = "", attributes: Mapping[str, object] | None = None) -> str:
    """An element around content that is HTML already; attribute values are escaped, None leaves one out."""
    given = "".join(f' {key}="{text(value)}"' for key, value in (attributes or {}).items() if value is not None)
    return f"<{name}{given}>{content}</{name}>"


def table(headings: Mapping[str, str], rows: Iterable[Sequence[str]]) -> str:
    """A table that fits a phone: each cell knows its column.

    :param headings: the heading of each column, HTML, by what a phone shows beside its cells; "" shows nothing.
    :param rows: the cells of each row, HTML.
    :return: the table.
    """
    head = tag("tr", "".join(tag("th", heading, {"scope": "col"}) for heading in headings.values()))
    body = "".join(tag("tr", _cells(headings, row)) for row in rows)
    return tag("div", tag("table", tag("thead", head) + tag("tbody", body)), {"class": "table"})


def _cells(headings: Mapping[str, str], row: Sequence[str]) -> str:
    return "".join(tag("td", cell, {"data-label": name or None}) for name, cell in zip(headings, row, strict=True))


def day(moment: str) -> str:
    """An ISO date in words, "21 September 2020"; what is no date comes back as it is."""
    parts = moment.split("T")[0].split(" ")[0].split("-")
    try:
        year, month, day_of_month = [int(part) for part in parts] + [1] * (3 - len(parts))
        date(year, month, day_of_month)
    except ValueError:
        return moment
    words = [str(day_of_month), _MONTHS[month - 1], str(year)]
    return " ".join(words[3 - len(parts) :])


def time(moment: str) -> str:
    """An ISO date as a `time` element that reads in words."""
    return tag("time", text(day(moment)), {"datetime": moment})


def web_address(url: str | None) -> str | None:
    """The address if a browser may safely follow it: http or https with a host; else None."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


_LONGEST_ID = 40


def shown_id(document_id: str) -> str:
    """An id as it was asked for, short enough to be read."""
    return document_id if len(document_id) <= _LONGEST_ID else document_id[:_LONGEST_ID] + "…"
