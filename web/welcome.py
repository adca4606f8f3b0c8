"""What the Ask tab shows before the first question: what can be asked, or how to add documents.

Knows the documents that ship with the project by their paths; opens nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.store import Counts
from web.html import plural, tag, text

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
    Example("What did Noldus reply to Amnesty?", "corpus/noldus-facereader.html"),
    Example("How many surveillance cameras does China have?", "corpus/camera-counts.txt"),
    Example("When does the emotion recognition ban take effect?", "corpus/emotion-recognition-ai-act.html"),
)


def examples_for(paths: Sequence[str]) -> list[Example]:
    """The examples whose documents are among the sources with these paths."""
    return [example for example in EXAMPLES if any(path.endswith(example.path) for path in paths)]


def welcome_html(counts: Counts | None, problem: str | None = None) -> str:
    """The greeting, the empty state, or why nothing can be asked.

    :param counts: what the index holds; None when it could not be opened.
    :param problem: the reason, when it could not be opened.
    :return: HTML.
    """
    if problem is not None:
        return tag("p", text(problem), {"class": "problem", "role": "alert"})
    if counts is None or counts.documents == 0:
        return tag("div", tag("h2", "Nothing to ask yet") + _HOW_TO_ADD, {"class": "empty"})
    held = f"{plural(counts.documents, 'document')} · {plural(counts.passages, 'passage')}"
    return tag("p", _PROMISE, {"class": "promise"}) + tag("p", text(held), {"class": "held"})
