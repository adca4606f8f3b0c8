"""Statements as HTML: who said how much, when, and a table of the words, each linked to its place.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlencode

from answer.phrases import plural
from answer.statements import ListedStatement, StatementFilter, count_speakers, count_years
from web.html.elements import table, tag, text, time

LONGEST_TABLE = 200
_MOST_SPEAKERS = 10
_HEADINGS = {name: name for name in ("Speaker", "Words", "How", "Published", "Document")}


def statements_html(found: Sequence[ListedStatement], wanted: StatementFilter) -> str:
    """What was found: its size, counts by speaker and by year, the table, and where to download all of it."""
    if not found:
        return tag("p", "No statement fits.", {"class": "note", "role": "status"})
    bars = _bars("By speaker", count_speakers(found), _MOST_SPEAKERS) + _bars("By year", count_years(found))
    counts = tag("div", bars, {"class": "counts"})
    return _summary(found) + counts + _downloads(wanted) + table(_HEADINGS, map(_row, found[:LONGEST_TABLE]))


def _summary(found: Sequence[ListedStatement]) -> str:
    unnamed = sum(not one.resolved for one in found)
    said = f"{plural(len(found), 'statement')}, {unnamed:,} without a named speaker."
    cut = f" The first {LONGEST_TABLE} are listed; download all, or filter." if len(found) > LONGEST_TABLE else ""
    return tag("p", said + cut, {"class": "note", "role": "status"})


def _bars(title: str, counts: Sequence[tuple[str, int]], limit: int | None = None) -> str:
    if not counts:
        return ""
    shown = counts[:limit]
    most = max(count for _, count in shown)
    bars = "".join(_bar(name, count, most) for name, count in shown)
    more = len(counts) - len(shown)
    rest = tag("p", f"and {plural(more, 'other')}", {"class": "note"}) if more else ""
    return tag("section", tag("h3", title) + tag("ul", bars, {"class": "bars"}) + rest)


def _bar(name: str, count: int, most: int) -> str:
    bar = tag("progress", "", {"max": most, "value": count, "aria-hidden": "true"})
    return tag("li", tag("span", text(name), {"class": "name"}) + bar + tag("span", f"{count:,}"))


def _downloads(wanted: StatementFilter) -> str:
    query = text(urlencode({name: value for name, value in asdict(wanted).items() if value}))
    links = [
        tag("a", label, {"href": f"{address}?{query}" if query else address, "download": name})
        for label, address, name in (
            ("Download as CSV", "/statements.csv", "statements.csv"),
            ("as JSON", "/api/statements", "statements.json"),
        )
    ]
    return tag("p", " · ".join(links), {"class": "downloads"})


def _row(said: ListedStatement) -> tuple[str, ...]:
    unnamed = tag("span", text(said.speaker or "not named"), {"class": "missing"})
    place = {"href": f"{said.permalink}#quote", "target": "_blank", "rel": "noopener"}
    return (
        text(said.speaker) if said.resolved else unnamed,
        tag("a", text(said.words), place),
        "direct" if said.direct else "denied" if said.denied else "reported",
        time(said.published) if said.published else tag("span", "undated", {"class": "missing"}),
        text(said.title),
    )
