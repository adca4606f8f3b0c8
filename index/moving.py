"""An index in the files of its folder, copied into an empty PostgreSQL database as it is; nothing is taken in again.

What is derived from it stays in the folder, and stays true: the copy is the same store.
"""

from contextlib import ExitStack, closing
from pathlib import Path

from index.databases.place import SQLITE, keep_in
from index.errors import SettingsError
from index.shelves import open_shelves
from index.store import Store


def copy_files(folder: Path, address: str) -> int:
    """Copy an index. Its files stay as they are.

    :param folder: its folder.
    :param address: the address of the database.
    :return: how many documents are in it.
    :raises SettingsError: when the address is none, or something was stored there already.
    :raises IndexFault: when the files cannot be read, or the database not be written.
    """
    if address == SQLITE:
        raise SettingsError("Name the PostgreSQL database to copy the index into with VERBATIM_STORE.")
    with ExitStack() as stack:
        keep_in(folder, SQLITE)
        try:
            store = stack.enter_context(closing(Store(folder, None)))
            shelves = stack.enter_context(open_shelves(folder))
        finally:
            keep_in(folder, address)
        with (
            closing(Store(folder, store.fingerprint, create=True, despite_loss=True)) as copy,
            open_shelves(folder) as copies,
        ):
            if copy.counts().documents:
                raise SettingsError("VERBATIM_STORE names a database that holds documents already; name an empty one.")
            for shelf, other in zip(shelves, copies, strict=True):
                if shelf.is_there:
                    shelf.copy_to(other)
            store.copy_to(folder)  # last: whoever was killed before begins again
            return store.counts().documents
