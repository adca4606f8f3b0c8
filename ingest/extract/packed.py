"""Archives of documents, ZIP and TAR: each file in them that is read, within bounds; what cannot be had is said.

Nothing is unpacked to the disk, so a name that leads elsewhere leads nowhere: it is a name.
"""

import lzma
import re
import stat
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from index.errors import SourceError, UnreadableSource
from index.output import harmless
from index.settings import SOURCE_MB
from ingest.border import border
from ingest.extract.archive import DAMAGE, MOST_BYTES, damaged
from ingest.extract.parts import Part, not_opened, take_apart
from ingest.formats import is_collection, is_known, suffix_of
from ingest.records import Failure, Source
from ingest.skipped import is_skipped

_DAMAGE = (*DAMAGE, tarfile.TarError, lzma.LZMAError)
_MOST_FILES = 10_000
"""As many as a folder that somebody packs; a list of millions takes a minute to look through."""
_MOST_RATIO = 200
"""How many times its packed size a document may have: text packs to a tenth, tables of zeros to a hundredth."""
_SMALL_BYTES = 1 << 20
"""What is not looked at for that: a megabyte does no harm."""
_ENCRYPTED = 1
_BOUNDED = (ZIP_STORED, ZIP_DEFLATED)
"""The ways of packing that zipfile unpacks no farther than the size that is stated, however much there is."""
_PACKINGS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
_NAMED = 3
"""How many names a sentence has, before it counts the others."""
_MAILBOX = ".mbox"
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _File:
    """A file in an archive. `packed` is its size there, 0 where it is not known by itself.

    `packing` names the way in which it is packed, where that is not read.
    """

    name: str
    size: int
    packed: int
    read: Callable[[], bytes]
    is_encrypted: bool = False
    packing: str = ""

    @property
    def is_bomb(self) -> bool:
        """Whether it grows as no document does."""
        return self.size > _SMALL_BYTES and 0 < self.packed * _MOST_RATIO < self.size


@dataclass(slots=True)
class _Seen:
    """What was met in an archive: bytes, names, and the files that were passed over, for the sentences about them."""

    bytes: int = 0
    names: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    encrypted: list[str] = field(default_factory=list)


class _Head(tarfile.TarInfo):
    """The head of a file in a TAR archive. Behind the first, tarfile takes a damaged one, and none, for the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Read a head, or the end; a damaged one ends the reading, as does an end without its mark."""
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # not in the list of types
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError("cut off" if len(buf) < tarfile.BLOCKSIZE else str(error)) from error


def zip_parts(shown: str, content: bytes, mark: str) -> Iterator[Part]:
    """What is in a ZIP archive.

    :param shown: the archive, as users see it.
    :param content: its bytes.
    :param mark: what stands between its path and the names of its files.
    :yield: each file that is read, mail with its attachments, and failures.
    :raises UnreadableSource: when it is damaged or holds more than it may.
    """
    try:
        archive = ZipFile(BytesIO(content))
    except _DAMAGE as error:
        raise damaged(shown, error) from error
    with archive:
        yield from _parts(shown, map(partial(_in_zip, archive), filter(_is_file, archive.infolist())), mark)


def tar_parts(shown: str, content: bytes, mark: str) -> Iterator[Part]:
    """What is in a TAR archive, packed or not; read from its beginning to its end, for it has no list.

    :param shown: the archive, as users see it.
    :param content: its bytes.
    :param mark: what stands between its path and the names of its files.
    :yield: each file that is read, mail with its attachments, and failures.
    :raises UnreadableSource: when it is damaged, from there on, or holds more than it may.
    """
    try:
        with tarfile.open(fileobj=BytesIO(content), mode="r|*", tarinfo=_Head) as archive:
            members = _bounded(shown, archive, len(content))
            files = (_in_tar(archive, member) for member in members if member.isfile())
            yield from _parts(shown, files, mark)
            _demand_end(archive)
    except _DAMAGE as error:
        raise damaged(shown, error) from error


def _bounded(shown: str, members: Iterable[tarfile.TarInfo], size: int) -> Iterator[tarfile.TarInfo]:
    """The members of an archive of a size, which is that of them all: files that are like each other pack together.

    What grows too much even so would be unpacked to be passed over, too.
    """
    for member in members:
        times = member.size // size
        if member.size > _SMALL_BYTES and times > _MOST_RATIO:
            raise UnreadableSource(f"{shown} unpacks to {times} times its size, as no document does; leave it out.")
        yield member


def _demand_end(archive: tarfile.TarFile) -> None:
    """Nothing stands behind the end of an archive but zeros, unless that end is a hole in it."""
    while behind := archive.fileobj.read(_SMALL_BYTES):
        if behind.strip(b"\0"):
            raise tarfile.ReadError("something stands behind its end")


def _is_file(member: ZipInfo) -> bool:
    """Whether it is none of the folders and links."""
    return not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16)


def _in_zip(archive: ZipFile, member: ZipInfo) -> _File:
    encrypted = bool(member.flag_bits & _ENCRYPTED)
    packing = "" if member.compress_type in _BOUNDED else _PACKINGS.get(member.compress_type, str(member.compress_type))
    read = partial(archive.read, member)
    return _File(_named(member), member.file_size, member.compress_size, read, encrypted, packing)


def _named(member: ZipInfo) -> str:
    """The name of a file; many programs write UTF-8 and do not say so."""
    try:
        return member.filename.encode("cp437").decode()
    except UnicodeError:
        return member.filename


def _in_tar(archive: tarfile.TarFile, member: tarfile.TarInfo) -> _File:
    def read() -> bytes:
        file = archive.extractfile(member)
        return file.read() if file else b""

    return _File(member.name.encode("utf-8", "backslashreplace").decode(), member.size, 0, read)


def _parts(shown: str, files: Iterator[_File], mark: str) -> Iterator[Part]:
    seen, number = _Seen(), 0
    for number, file in enumerate(files, start=1):
        if number > _MOST_FILES:
            raise UnreadableSource(f"{shown} holds more than {_MOST_FILES:,} files; divide it.")
        name = _path_in(file.name)
        if any(is_skipped(folder) for folder in name.split("/")):
            continue
        if not is_known(suffix_of(name)):
            seen.unknown.append(name)
        elif file.is_encrypted:
            seen.encrypted.append(name)
        else:
            seen.bytes += file.size
            if seen.bytes > MOST_BYTES:
                raise UnreadableSource(f"{shown} unpacks to more than {MOST_BYTES >> 20} MB; divide it.")
            yield from _part(f"{shown}{mark}{_once(name, seen.names)}", file, suffix_of(name))
    yield from _passed_over(f"{shown}{mark}", shown, seen)
    if not seen.names and not seen.unknown and not seen.encrypted:
        yield Failure(shown, f"{shown} holds no file; check that it is the right archive.")


def _part(path: str, file: _File, suffix: str) -> Iterator[Part]:
    if is_collection(suffix) and suffix != _MAILBOX:
        yield not_opened(path)
    elif file.size > SOURCE_MB << 20:
        yield Failure(path, f"{path} is larger than {SOURCE_MB} MB; divide it.")
    elif file.is_bomb:
        times = file.size // file.packed
        yield Failure(path, f"{path} unpacks to {times} times its size, as no document does; leave it out.")
    elif file.packing:
        told = f"{path} is packed in a way that is not read ({file.packing}); unpack it and add what is in it."
        yield Failure(path, told)
    else:
        yield from _taken_apart(path, file, suffix)


def _taken_apart(path: str, file: _File, suffix: str) -> Iterator[Part]:
    """A file, mail with its attachments; whatever is wrong with it ends nothing else."""
    try:
        with border(path, "reading it", parsing=True):
            yield from take_apart(Source(path, _content(path, file), suffix), "/")
    except SourceError as error:
        yield Failure(path, str(error))


def _content(path: str, file: _File) -> bytes:
    try:
        return file.read()
    except _DAMAGE as error:
        raise damaged(path, error) from error


def _path_in(name: str) -> str:
    """The name of a file as part of a path: with its folders, and without what would lead out of the archive."""
    folders = [folder for folder in re.split(r"[/\\]", name) if folder not in ("", ".", "..")]
    return harmless("/".join(folders)).replace("\n", "\\n").replace("\t", "\\t")[-_LONGEST_NAME:]


def _once(name: str, names: dict[str, int]) -> str:
    """The name; with a number where an archive has it again."""
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name}-{names[name]}"


def _passed_over(beginning: str, shown: str, seen: _Seen) -> Iterator[Failure]:
    """A sentence each on what is not read and what cannot be.

    What is encrypted may be what is stored already, which must not be taken for gone: the archive is named for it all.
    What is not read is named like the first of it, for the rest is well.
    """
    if seen.encrypted:
        told = f"{shown} is encrypted ({_listed(seen.encrypted)}); unpack it with its password and add what is in it."
        yield Failure(shown, told)
    if seen.unknown:
        told = f"{shown} also holds files that are not read ({_listed(seen.unknown)}); save them in a format that is."
        yield Failure(beginning + seen.unknown[0], told)


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
