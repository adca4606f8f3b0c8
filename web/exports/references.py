"""The sources of an export for programs that manage references: CSL-JSON, BibTeX and RIS."""

import json
import re
from collections.abc import Sequence
from typing import Any

from answer.render import same_text_line
from web.exports.collect import Source

_BIBTEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "^": r"\^{}",
    "~": r"\~{}",
    # A brace alone would not be balanced, even behind a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


def csl_json(sources: Sequence[Source]) -> str:
    """The sources as CSL-JSON, as Zotero, pandoc and others read it."""
    return json.dumps([_csl(source) for source in sources], ensure_ascii=False, indent=2)


def bibtex(sources: Sequence[Source]) -> str:
    """The sources as BibTeX, in UTF-8."""
    return "\n".join(map(_bibtex, sources))


def ris(sources: Sequence[Source]) -> str:
    """The sources as RIS: a line for each field, and a record ends with ER."""
    return "\r\n".join(line for source in sources for line in _ris(source))


def _csl(source: Source) -> dict[str, Any]:
    date = _date(source)
    fields = {
        "id": source.id,
        "type": "document",
        "title": source.title,
        "author": [{"literal": author} for author in source.authors],
        "publisher": source.publisher,
        "issued": {"date-parts": [date]} if date else None,
        "URL": source.url or source.link,
        "note": same_text_line(source.same_text),
    }
    return {name: value for name, value in fields.items() if value}


def _bibtex(source: Source) -> str:
    date = _date(source)
    fields = {
        "title": _escaped(source.title),
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in source.authors),
        "publisher": _escaped(source.publisher or ""),
        "year": f"{date[0]:04}" if date else "",
        "date": "-".join(f"{part:02}" for part in date),
        "url": source.url or source.link,
        "note": _escaped(same_text_line(source.same_text)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{verbatim-{source.id},\n" + ",\n".join(lines) + "\n}\n"


def _ris(source: Source) -> list[str]:
    date = _date(source)
    authors = [("AU", author) for author in source.authors]
    dates = [("PY", f"{date[0]:04}"), ("DA", "/".join(f"{part:02}" for part in date))] if date else []
    named = [("TI", source.title), *authors, ("PB", source.publisher), *dates, ("UR", source.url or source.link)]
    named.append(("N1", same_text_line(source.same_text)))
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in named if value]
    return ["TY  - GEN", f"ID  - {source.id}", *lines, "ER  - ", ""]


def _date(source: Source) -> list[int]:
    """Year, month and day, as far as the source states them."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", source.published or "")
    return [int(part) for part in found.groups() if part] if found else []


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in " ".join(text.split()))
