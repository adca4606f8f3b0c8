"""The border around one document: an error that nobody foresaw is that document's failure, and ends nothing else.

The one place that catches every exception. What it catches is told with where it arose, so that it can be reported.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import DocumentFault, VerbatimError

_HOME = Path(__file__).resolve().parent.parent


@contextmanager
def border(path: str, step: str) -> Iterator[None]:
    """Whatever a step of one document raises is raised as the fault of that document.

    What is raised on purpose passes: it names the document by itself, or concerns all of them.

    :param path: the document's source.
    :param step: what is done inside, such as "reading it".
    :raises DocumentFault: when something is raised that nobody foresaw.
    """
    try:
        yield
    except VerbatimError:
        raise
    except Exception as error:
        raise DocumentFault(
            f"{path}: {step} failed through a fault of this program ({_told(error)}); "
            "the other documents are not affected. Please report this line, with the document if you may."
        ) from error


def _told(error: Exception) -> str:
    """An error as its report needs it: of which kind, which words, and where."""
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{': ' + words if words else ''}, in {_place(error)}"


def _place(error: Exception) -> str:
    """The innermost line of this program that an error passed."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if _HOME in Path(frame.filename).parents and "site-packages" not in frame.filename
    ]
    frame = ours[-1]  # the border itself is among them
    return f"{Path(frame.filename).relative_to(_HOME)}, line {frame.lineno}"
