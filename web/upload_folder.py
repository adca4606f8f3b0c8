"""Where uploads lie until they are read: in the folder of the index, for the user alone, while the app runs.

What an app left there that was killed, the next one deletes.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from index.private import make_private_folder
from index.unfinished import unfinished

MAX_UPLOAD = 100 * 1024**2
"""In bytes: larger than books of scanned pages, which hold no text, usually are."""
MAX_UPLOADS = 5 * MAX_UPLOAD
"""In bytes: the files that are dropped on the page at once come in one request."""
_NAME = "uploads"
_OF_AN_APP = "app"
"""What the folder of each app begins with."""


@contextmanager
def upload_folder(index: Path) -> Iterator[Path]:
    """Make a folder for the uploads of one app, and delete it at the end.

    An index that cannot be written to takes no uploads in; the folder then lies with the system's temporary files.

    :param index: the folder of the index.
    :yield: the folder for uploads.
    """
    with ExitStack() as stack:
        try:
            make_private_folder(index / _NAME)
            folder = stack.enter_context(unfinished(index / _NAME, _OF_AN_APP))
        except OSError:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="verbatim-")))
        yield folder
