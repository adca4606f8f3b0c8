"""An export as Markdown, as JSON and as a table for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from answer.render import same_text_line
from web.exports.collect import ExportedQuotation, Section, footnote

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with; wide characters count as their narrow ones."""
_COLUMNS = (
    "heading dated number words note said title authors publisher published page page_label time url document_id "
    "start end link is_exact scanned same_text"
).split()


def markdown(sections: Sequence[Section]) -> str:
    """The sections as Markdown with footnotes; the words of a source are not changed to suit it."""
    blocks = [block for section in sections for block in _blocks(section)]
    notes = [f"[^{each.number}]: {footnote(each)}" for section in sections for each in section.quotations]
    return "\n\n".join([*blocks, *notes]) + "\n"


def as_json(sections: Sequence[Section]) -> str:
    """The sections as JSON, whole."""
    return json.dumps([asdict(section) for section in sections], ensure_ascii=False, indent=2)


def table(sections: Sequence[Section]) -> str:
    """The quotations as CSV, a row each."""
    return as_csv(_COLUMNS, (_row(section, each) for section in sections for each in section.quotations))


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows under the names of their columns as CSV. It begins with a mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns)
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + written.getvalue()


def cell(value: object) -> object:
    """A value as a spreadsheet shows it: with an apostrophe before what it would run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(_FORMULA) else value


def _blocks(section: Section) -> Iterator[str]:
    yield f"## {section.heading}"
    yield f"{section.label} {section.dated}: {section.link}"
    yield from section.told
    for each in section.quotations:
        yield from each.said
        lines = each.words.split("\n")
        yield "\n".join(f"> {line}" for line in [*lines[:-1], f"{lines[-1]} [^{each.number}]"])
        if each.note:
            yield each.note


def _row(section: Section, each: ExportedQuotation) -> dict[str, object]:
    source = asdict(each.source) | {
        "authors": "; ".join(each.source.authors),
        "document_id": each.source.id,
        "same_text": same_text_line(each.source.same_text),
    }
    row = {**asdict(section), **source, **asdict(each), "said": " ".join(each.said)}
    return {name: row[name] for name in _COLUMNS}
