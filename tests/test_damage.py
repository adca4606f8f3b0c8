"""Whatever file of an index is damaged: derived ones heal unnoticed, and no damaged byte of the database is quoted."""

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import WordEmbedder
from small_corpus import TEXTS, take_in

from answer.ask import ask
from answer.records import Answer
from index.errors import IndexNotWritable, VerbatimError
from index.library import Library, open_library
from index.settings import Settings

QUESTION = "How many cameras did Falk Optics sell?"
_NOBODY = 65534
DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "flipped": lambda content, chance: flipped(content, chance),
    "cut": lambda content, chance: content[: chance.randrange(len(content))],
    "emptied": lambda _, __: b"",
    "garbage": lambda content, chance: chance.randbytes(len(content)),
}


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 4, 64])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


@pytest.fixture
def index(tmp_path: Path, word_embedder: WordEmbedder) -> Path:
    corpus = take_in(tmp_path / "index", word_embedder, TEXTS)
    corpus.store._database.close()
    return tmp_path / "index"


def opened(folder: Path, embedder: WordEmbedder) -> Library:
    return open_library(Settings(index=folder, models=folder / "no models"), embedder)


def told(folder: Path, embedder: WordEmbedder) -> tuple[Library, Answer]:
    library = opened(folder, embedder)
    return library, ask(library.snapshot(), QUESTION)


def quotes(answer: Answer) -> list[tuple[str, int, str]]:
    return [(one.document_id, one.start, one.quote) for one in (*answer.citations, *answer.nearest)]


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_derived_files_heal(index, word_embedder, tmp_path, damage):
    library, answer = told(index, word_embedder)
    library.store.close()
    files = [file for file in (index / "derived").rglob("*") if file.is_file() and file.stat().st_size]
    assert len(files) > 7
    for number, file in enumerate(files):
        copy = tmp_path / f"copy {number}"
        shutil.copytree(index, copy)
        damaged = copy / file.relative_to(index)
        damaged.write_bytes(DAMAGES[damage](damaged.read_bytes(), random.Random(number)))
        for _ in range(2):
            library, again = told(copy, word_embedder)
            assert quotes(again) == quotes(answer), file.name
            assert not library.snapshot().lacks_words
            library.store.close()


@pytest.mark.slow
def test_damaged_bytes_of_the_database_are_never_quoted(index, word_embedder, tmp_path):
    chance, answered = random.Random(1), 0
    for number in range(8):
        copy = tmp_path / f"copy {number}"
        shutil.copytree(index, copy)
        file = copy / "verbatim.sqlite"
        file.write_bytes(flipped(file.read_bytes(), chance))
        try:
            library, answer = told(copy, word_embedder)
            with closing(library.store):
                for document_id, start, quote in quotes(answer):
                    text = library.store.document(document_id).text
                    assert hashlib.sha256(text.encode()).hexdigest()[:16] == document_id
                    assert text[start : start + len(quote)] == quote
            answered += 1
        except VerbatimError:
            continue
    assert answered


@pytest.fixture
def shared_index(index: Path) -> Iterator[Path]:
    """The same in a folder that every user may reach, as those of pytest are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(shutil.copytree(index, Path(folder) / "index"))


def test_an_index_that_may_only_be_read_answers(shared_index, word_embedder):
    library, answer = told(shared_index, word_embedder)
    library.store.close()
    before = {path: path.read_bytes() for path in shared_index.rglob("*") if path.is_file()}
    with only_to_read(shared_index):
        library, again = told(shared_index, word_embedder)
        assert quotes(again) == quotes(answer)
        assert library.snapshot().indexes.lexical.passage_count == library.snapshot().passage_count
        with pytest.raises(IndexNotWritable, match="cannot be used"):
            library.store.remove_document(again.citations[0].document_id)
        library.store.close()
    assert {path: path.read_bytes() for path in shared_index.rglob("*") if path.is_file()} == before


@contextmanager
def only_to_read(folder: Path) -> Iterator[None]:
    """Let this process read a folder and write nothing in it, though it may be the superuser's."""
    paths, user = [folder, *folder.rglob("*")], os.getuid()
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if user == 0:
        os.setresuid(_NOBODY, _NOBODY, user)
    try:
        yield
    finally:
        os.setresuid(user, user, user)
        for path in paths:
            path.chmod(0o755)
