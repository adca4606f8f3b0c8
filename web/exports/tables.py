"""An export as Markdown, as JSON and as a table for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from answer.phrases import phrase
from web.exports.collect import ExportedAnswer, ExportedQuotation, note

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with; wide characters count as their narrow ones."""
_COLUMNS = (
    "question asked number words said title authors publisher published page url document_id start end link is_exact"
).split()


def markdown(answers: Sequence[ExportedAnswer]) -> str:
    """The answers as Markdown with footnotes; the words of a source are not changed to suit it."""
    blocks = [block for answer in answers for block in _blocks(answer)]
    notes = [f"[^{each.number}]: {note(each)}" for answer in answers for each in answer.quotations]
    return "\n\n".join([*blocks, *notes]) + "\n"


def as_json(answers: Sequence[ExportedAnswer]) -> str:
    """The answers as JSON, whole."""
    return json.dumps([asdict(answer) for answer in answers], ensure_ascii=False, indent=2)


def table(answers: Sequence[ExportedAnswer]) -> str:
    """The quotations as CSV, a row each. It begins with a mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    writer = csv.DictWriter(written, _COLUMNS)
    writer.writeheader()
    for answer in answers:
        for each in answer.quotations:
            writer.writerow({name: cell(value) for name, value in _row(answer, each).items()})
    return "\ufeff" + written.getvalue()


def cell(value: object) -> object:
    """A value as a spreadsheet shows it: with an apostrophe before what it would run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(_FORMULA) else value


def _blocks(answer: ExportedAnswer) -> Iterator[str]:
    yield f"## {answer.question}"
    yield f"{phrase('kept_answer')} {answer.asked}: {answer.link}"
    yield from answer.told
    for each in answer.quotations:
        yield from each.said
        lines = each.words.split("\n")
        yield "\n".join(f"> {line}" for line in [*lines[:-1], f"{lines[-1]} [^{each.number}]"])


def _row(answer: ExportedAnswer, each: ExportedQuotation) -> dict[str, object]:
    source = asdict(each.source) | {"authors": "; ".join(each.source.authors), "document_id": each.source.id}
    row = {**asdict(answer), **source, **asdict(each), "said": " ".join(each.said)}
    return {name: row[name] for name in _COLUMNS}
