"""The formats in which answers are exported, by the names that addresses have for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from web.exports.collect import Section, footnote, sources
from web.exports.docx import word
from web.exports.pdf import pdf
from web.exports.references import bibtex, csl_json, ris
from web.exports.tables import as_json, markdown, table
from web.html.render import render


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, how its files end, their media type, and what makes them."""

    name: str
    suffix: str
    media_type: str
    make: Callable[[Sequence[Section]], bytes | str]


def _page(sections: Sequence[Section]) -> str:
    return render("export", sections=sections, footnote=footnote)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "markdown": Format("Markdown", ".md", "text/markdown; charset=utf-8", markdown),
    "word": Format("Word", ".docx", _WORD, word),
    "pdf": Format("PDF", ".pdf", "application/pdf", pdf),
    "html": Format("HTML", ".html", "text/html; charset=utf-8", _page),
    "csv": Format("CSV", ".csv", "text/csv; charset=utf-8", table),
    "json": Format("JSON", ".json", "application/json", as_json),
    "csl": Format("CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", lambda it: csl_json(sources(it))),
    "bibtex": Format("BibTeX", ".bib", "application/x-bibtex; charset=utf-8", lambda it: bibtex(sources(it))),
    "ris": Format("RIS", ".ris", "application/x-research-info-systems; charset=utf-8", lambda it: ris(sources(it))),
}
"""In the order in which the page offers them."""
NAMES = {name: format.name for name, format in FORMATS.items()}
"""What each is called."""
