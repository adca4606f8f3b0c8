"""What the Ask tab shows before the first question: what can be asked, or how to add documents.

Knows the documents that ship with the project by their paths; opens nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.phrases import listed, phrase
from answer.retold import retold
from index.errors import IndexMissing, VerbatimError
from index.kept import Shelved
from index.store_reader import Counts
from ingest.formats import EXTRACTORS
from web.html.render import line, render


@dataclass(frozen=True, slots=True)
class Example:
    """A question to try, and the shipped document that answers it."""

    question: str
    path: str


EXAMPLES = (
    Example(phrase("example_idemia"), "corpus/idemia-profile.md"),
    Example(phrase("example_noldus"), "corpus/noldus-facereader.html"),
    Example(phrase("example_axis"), "corpus/axis-profile.md"),
    Example(phrase("example_cameras"), "corpus/camera-counts.txt"),
    Example(phrase("example_xinjiang"), "corpus/xinjiang-detainee-estimates.md"),
)


def examples_for(paths: Sequence[str]) -> list[Example]:
    """The examples whose documents are among the sources with these paths."""
    return [example for example in EXAMPLES if any(path.endswith(example.path) for path in paths)]


def greeting_html(counts: Counts | None = None, samples: int = 0, held: str = "") -> str:
    """What the app promises, and how much there is to ask once that is known.

    :param counts: how much there is.
    :param samples: how many of the documents are samples.
    :param held: the languages of the documents, where they are other than the reader's.
    :return: it as HTML.
    """
    return render("greeting", counts=counts, samples=samples, held=held)


def empty_html() -> str:
    """The empty state: how to add documents."""
    return render("empty", formats=listed([each.name for each in EXTRACTORS]))


def recent_html(conversations: Sequence[Shelved]) -> str:
    """The conversations that can be gone on with; nothing where there are none."""
    return render("recent", conversations=conversations) if conversations else ""


def shown_html(make: Callable[[], str]) -> str:
    """What is made, or why it could not be."""
    try:
        return make()
    except VerbatimError as error:
        return problem_html(problem_of(error))


def problem_of(error: VerbatimError) -> str:
    """Why something cannot be done, as the page says it: there, documents are added in the Library."""
    return phrase("nothing_ingested") if isinstance(error, IndexMissing) else retold(str(error))


def problem_html(sentence: str) -> str:
    """Why nothing can be asked or done, in plain words."""
    return line("problem", retold(sentence), role="alert")
