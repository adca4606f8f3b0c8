"""The store, and what people keep beside it, as one file: written while others use it, and put back into its place.

The file is a database like the store's own, with the others in it. What is derived from it is built anew where it is
restored.
"""

import shutil
from contextlib import closing
from pathlib import Path

from index.databases.place import place_of
from index.errors import IndexDamaged, IndexMismatch, IndexNotWritable, SettingsError
from index.packing import copy_shelves, pack, put_back, unpack
from index.private import make_private_file, make_private_folder
from index.store import Store
from index.store_reader import DATABASE, STORE, has_store
from index.unfinished import unfinished
from index.wiping import RESTORING, wipe
from index.witness import note, noted


def back_up(folder: Path, file: Path) -> int:
    """Write the store, and what is kept beside it, as it is at this moment into one file, whole or not at all.

    :param folder: the index folder.
    :param file: the file; one that is there is replaced.
    :return: how many documents are in it.
    :raises SettingsError: when the file lies in the index folder.
    :raises IndexFault: when the store, or what is kept beside it, cannot be read.
    :raises IndexNotWritable: when the file cannot be written.
    """
    if file.absolute().is_relative_to(folder.absolute()):
        raise SettingsError(f"{file} lies in the folder of the index; name a file elsewhere for the backup.")
    try:
        with unfinished(file.parent, f"{file.name}.partial") as working, closing(Store(folder, None)) as store:
            copy_shelves(folder, working)
            store.copy_to(working)
            pack(working, working / DATABASE)
            (working / DATABASE).replace(file)
            return store.counts().documents
    except OSError as error:
        raise IndexNotWritable(f"The backup {file} cannot be written: {error.strerror}.") from error


def restore(folder: Path, file: Path) -> int:
    """Put a backup into the place of what a store holds and what is kept beside it. An app that runs goes on with it.

    Conversations, or dossiers, stay as they are where the backup has none, such as one of an older version.

    :param folder: the index folder; made when there is none.
    :param file: a file that `back_up` wrote, in this version or an older one.
    :return: how many documents are in it.
    :raises IndexFault: when the file is no sound backup; the store is then as before.
    :raises IndexNotWritable: when the store cannot be written; it is then as before.
    """
    try:
        make_private_folder(folder)
        with unfinished(folder, RESTORING) as prepared:
            make_private_file(prepared / DATABASE)
            shutil.copyfile(file, prepared / DATABASE)
            unpack(prepared / DATABASE)
            count = _put_in_place(prepared, folder)
            put_back(prepared, folder)
    except OSError as error:
        raise IndexNotWritable(f"The backup {file} cannot be restored: {error.strerror}.") from error
    wipe(folder)
    return count


def _put_in_place(prepared: Path, folder: Path) -> int:
    with closing(Store(prepared, None)) as restored:
        if faults := restored.faults():
            raise IndexDamaged(f"The backup is damaged ({faults[0]}); name another.")
        restored.outrun(noted(folder, restored.identity))
        if not _takes_over(restored, folder) and not place_of(folder, STORE).is_remote:
            for file in folder.glob(f"{DATABASE}*"):
                file.unlink()
        restored.copy_to(folder)
        note(folder, restored.identity, restored.generation)
        return restored.counts().documents


def _takes_over(restored: Store, folder: Path) -> bool:
    """Whether there is a sound store; whoever has that open goes on with the restored one if its vectors are alike."""
    try:
        if not has_store(folder):
            return False
        with closing(Store(folder, None, despite_loss=True)) as current:
            if current.fingerprint == restored.fingerprint:
                restored.outrun(current.generation, current.identity)
        return True
    except (IndexDamaged, IndexMismatch):
        return False
