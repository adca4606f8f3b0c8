"""What the Ask tab shows before the first question: what can be asked, or how to add documents.

Knows the documents that ship with the project by their paths; opens nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.phrases import phrase, plural
from index.errors import IndexMissing, VerbatimError
from index.store_reader import Counts
from web.html.elements import tag, text

_PROMISE = (
    "Answers are the sources’ own words, each with who said it, where and when. "
    "What the corpus does not say, Verbatim does not say."
)
_HOW_TO_ADD = (
    "<p>Open the <strong>Library</strong> and drop files there, or name them on the command line:</p>"
    "<pre>python -m ingest report.pdf articles/</pre>"
    "<p>Text, Markdown, HTML, PDF and Word files and JSONL collections are read. Nothing leaves this machine.</p>"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A question to try, and the shipped document that answers it."""

    question: str
    path: str


EXAMPLES = (
    Example("What did Idemia say about real-time use?", "corpus/idemia-profile.md"),
    Example("What did Noldus say about mass surveillance?", "corpus/noldus-facereader.html"),
    Example("What did Axis say about Tiananmen?", "corpus/axis-profile.md"),
    Example("How many surveillance cameras does China have?", "corpus/camera-counts.txt"),
    Example("How many people were held in Xinjiang?", "corpus/xinjiang-detainee-estimates.md"),
)


def examples_for(paths: Sequence[str]) -> list[Example]:
    """The examples whose documents are among the sources with these paths."""
    return [example for example in EXAMPLES if any(path.endswith(example.path) for path in paths)]


def greeting_html(counts: Counts | None = None) -> str:
    """What the app promises, and how much there is to ask once that is known."""
    held = f"{plural(counts.documents, 'document')} · {plural(counts.passages, 'passage')}" if counts else "…"
    return tag("p", _PROMISE, {"class": "promise"}) + tag("p", held, {"class": "held"})


def empty_html() -> str:
    """The empty state: how to add documents."""
    return tag("div", tag("h2", "Nothing to ask yet") + _HOW_TO_ADD, {"class": "empty"})


def shown_html(make: Callable[[], str]) -> str:
    """What is made, or why it could not be."""
    try:
        return make()
    except IndexMissing:
        return problem_html(phrase("nothing_ingested"))
    except VerbatimError as error:
        return problem_html(str(error))


def problem_html(sentence: str) -> str:
    """Why nothing can be asked or done, in plain words."""
    return tag("p", text(sentence), {"class": "problem", "role": "alert"})
