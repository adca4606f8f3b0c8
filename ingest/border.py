"""The border around one document: an error that nobody foresaw is that document's failure, and ends nothing else.

The one place that catches every exception. What it catches is told with where it arose, so that it can be reported.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import DocumentFault, UnreadableSource, VerbatimError

_logger = logging.getLogger(__name__)
_HOME = Path(__file__).resolve().parent.parent


@contextmanager
def border(path: str, step: str, *, parsing: bool = False) -> Iterator[None]:
    """Whatever a step of one document raises is raised as the fault of that document.

    What is raised on purpose passes: it names the document by itself, or concerns all of them.

    :param path: the document's source.
    :param step: what is done inside, such as "reading it".
    :param parsing: whether a parser is at work inside, which takes the document for what it is not.
    :raises UnreadableSource: when something is raised that nobody foresaw, and a parser is at work.
    :raises DocumentFault: when something else is.
    """
    try:
        yield
    except VerbatimError:
        raise
    except Exception as error:
        _logger.info("%s: %s failed", path, step, exc_info=error)
        raise _misread(path, step, error) if parsing else _fault(path, step, error) from error


def _misread(path: str, step: str, error: Exception) -> UnreadableSource:
    if isinstance(error, MemoryError):
        reason = f"was given up: {step} took more memory than it may"
        return UnreadableSource(f"{path} {reason}; save its text alone, or raise VERBATIM_EXTRACT_MEMORY_MB.")
    reason = f"cannot be read: it is damaged, or this program does not understand it ({_told(error)})"
    return UnreadableSource(f"{path} {reason}; save it anew, or report this line.")


def _fault(path: str, step: str, error: Exception) -> DocumentFault:
    return DocumentFault(
        f"{path}: {step} failed through a fault of this program ({_told(error)}); "
        "the other documents are not affected. Please report this line, with the document if you may."
    )


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
