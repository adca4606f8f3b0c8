"""Templates filled in: all that comes from a document or a person is escaped by the engine, and stays text.

Only what a template has made itself is taken for HTML, and in page.html the style sheet.
"""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

from answer.phrases import plural, wording
from answer.render import beside_name, page_line, place_line, source_line, time_line
from answer.retold import retold
from text.spoken import LANGUAGES, language
from web.html.filters import FILTERS
from web.html.quality import how_read, quality_signs
from web.html.spoken import pieces
from web.html.style import style
from web.news import news


class _OneLine(Extension):
    """Leaves out the line breaks of a template with the blanks after them, which are there for its reader.

    So none gets between the words of a document, where it might show.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  # given
        return re.sub(r"\n\s*", "", source)


def render(template: str, **values: object) -> str:
    """The template of a name, of HTML unless it says what, filled in with plain text and records."""
    return _TEMPLATES.get_template(template if "." in template else f"{template}.html").render(values)


def line(kind: str, sentence: str, *, role: str | None = None) -> str:
    """A sentence as a paragraph of its own, of the class and for the ear that are named."""
    return render("line", kind=kind, sentence=sentence, role=role)


def _phrase(name: str, /, **values: object) -> str:
    """A phrase in a template: like it, what is filled in is escaped, unless a template made it."""
    escaped: str = _TEMPLATES.filters["escape"](wording(name))
    return escaped.format(**values)


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    extensions=[_OneLine],
    autoescape=True,
    undefined=StrictUndefined,
)
_TEMPLATES.filters |= {
    **FILTERS,
    "pieces": pieces,
    "source": source_line,
    "retold": retold,
    "how_read": how_read,
    "signs": quality_signs,
}
_TEMPLATES.globals |= {"phrase": _phrase, "plural": plural, "beside_name": beside_name, "style": style, "news": news}
_TEMPLATES.globals |= {"page_line": page_line, "place_line": place_line, "time_line": time_line}
_TEMPLATES.globals |= {"language": language, "languages": LANGUAGES, "is_panel": False}
