"""A check names what is damaged, builds derived indexes anew, and has documents taken in again."""

import sqlite3
from contextlib import closing

import pytest
from test_index_corpus import add, open_store

from index.base import CODES, Base, _overwrite
from index.base_checking import unsound_places
from index.checking import check_index
from index.coding import make_base_when_due
from index.library import Library
from index.originals import Original
from index.records import document_id
from index.store import Store

TEXT = "alpha beta.\ngamma."
NAMED = f"The document “Title” ({document_id(TEXT)}, a) is damaged: "


@pytest.fixture
def folder(tmp_path, word_embedder):
    with closing(open_store(tmp_path, word_embedder)) as store:
        add(store, word_embedder, "a", TEXT, title="Title")
        add(store, word_embedder, "b", "delta.", title="Other")
        Library(store, word_embedder)
    return tmp_path / "index"


def change(folder, sql: str) -> None:
    with closing(sqlite3.connect(folder / "verbatim.sqlite")) as database, database:
        database.execute(sql)


def test_a_sound_index_has_no_faults(folder):
    assert list(check_index(folder)) == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE documents SET text = replace(text, 'gamma', 'delta')", "its text is not the one that was stored"),
        ("UPDATE documents SET headings = '['", "its text is not the one that was stored"),
        ('UPDATE passages SET start = 900, "end" = 901', "its passages lie outside its text"),
        ("DELETE FROM passages", "its passages lie outside its text"),
        ("UPDATE documents SET title = 'Titel'", "its title, dates and the like are not what its sources say"),
        ("UPDATE sources SET description = '{'", "what its sources say of it cannot be read"),
        ("UPDATE passages SET vector = x'00000000' WHERE start = 0", "its vectors are not all as long"),
        (
            "UPDATE passages SET vector = CAST(zeroblob(28) || x'00008045' AS BLOB)",
            "its vectors are not what was stored",
        ),
        (
            "INSERT INTO statements (id, document_id, start, contents, direct) "
            "SELECT 1, id, 5, '[[5, 999]]', 1 FROM documents",
            "its statements lie outside its text",
        ),
        (
            "INSERT INTO statements (id, document_id, start, contents, direct) SELECT 1, id, 5, '[', 1 FROM documents",
            "its statements cannot be read",
        ),
    ],
)
def test_a_damaged_document_is_named_and_read_again(folder, sql, fault):
    column = "id" if "documents" in sql else "document_id"
    change(folder, f"{sql} {'AND' if 'WHERE' in sql else 'WHERE'} {column} = '{document_id(TEXT)}'")
    found = list(check_index(folder))
    assert found[0].startswith(NAMED.replace("Title", "Titel" if "Titel" in sql else "Title") + fault)
    with closing(Store(folder, None)) as store:
        assert [source.content_hash for source in store.sources()] == ["", "hash"]


def test_passages_with_values_of_other_types_are_named(folder):
    with closing(sqlite3.connect(folder / "verbatim.sqlite")) as database:
        database.executescript(
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') "
            "WHERE name = 'passages'; PRAGMA writable_schema = RESET;"
        )
    change(folder, f"UPDATE passages SET \"end\" = 'end' WHERE document_id = '{document_id(TEXT)}'")
    assert next(check_index(folder)).startswith(NAMED + "some of its passages cannot be read")


def test_what_has_no_document_or_no_source_is_named(folder):
    change(folder, f"UPDATE sources SET document_id = 'x' WHERE document_id = '{document_id(TEXT)}'")
    assert list(check_index(folder)) == [
        "The document of a is gone; ingest it again.",
        f"The document {document_id(TEXT)} belongs to no source; "
        f"remove it with `python -m ingest --remove {document_id(TEXT)}`.",
    ]


def test_a_damaged_original_is_named_and_taken_in_again(folder):
    with closing(Store(folder, None)) as store:
        store.keep_original(store.source("a"), Original("a.pdf", b"as it came"))
        store.keep_original(store.source("b"), Original("b.pdf", b"this one, too"))
    assert list(check_index(folder)) == []
    change(
        folder, "UPDATE original_parts SET content = CAST('as it cane' AS BLOB) WHERE content = x'61732069742063616d65'"
    )
    assert list(check_index(folder)) == [
        f"The original “a.pdf” of the document “Title” ({document_id(TEXT)}) is damaged; "
        "add its file again, or restore a backup."
    ]
    with closing(Store(folder, None)) as store:
        assert [source.content_hash for source in store.sources()] == ["", "hash"]


@pytest.mark.parametrize("name", ["vectors.bin", "lexical"])
def test_a_derived_index_is_built_anew(folder, name):
    place = folder / "derived" / name
    file = place if place.is_file() else next(place.glob("*.idx"))
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    [fault] = check_index(folder)
    assert fault.endswith("it is built anew.")
    assert list(check_index(folder)) == []


def test_a_word_index_that_was_only_begun_is_no_damage(folder):
    lexical = folder / "derived" / "lexical"
    for file in lexical.iterdir():
        file.unlink()
    assert list(check_index(folder)) == []


@pytest.fixture
def coded(folder, monkeypatch):
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 2)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 2)
    with closing(Store(folder, None)) as store:
        assert make_base_when_due(store)
    return next((folder / "derived").glob("coded-*"))


@pytest.mark.parametrize("name", ["codes.faiss", "rows.f32", "ids.i64", "manifest.json"])
def test_damaged_codes_are_made_anew(folder, coded, name):
    assert list(check_index(folder)) == []
    content = bytearray((coded / name).read_bytes())
    content[-5] ^= 64
    (coded / name).write_bytes(content)
    assert list(check_index(folder)) == ["The codes of the vectors were not what is stored; they are made anew."]
    assert list(check_index(folder)) == []
    assert (coded / name).is_file()


@pytest.mark.usefixtures("coded")
def test_codes_of_other_vectors_than_those_stored_are_made_anew(folder):
    change(folder, "UPDATE passages SET vector = (SELECT max(vector) FROM passages)")
    assert [fault for fault in check_index(folder) if "codes" in fault] == [
        "The codes of the vectors were not what is stored; they are made anew."
    ]
    assert list(check_index(folder)) == []


@pytest.mark.usefixtures("coded")
def test_what_another_process_wipes_meanwhile_is_no_damage(folder, monkeypatch):
    """It is looked at in the moment in which a code is wiped already, and its vector is not."""

    def removed_meanwhile(base: Base):
        with closing(Store(folder, None)) as other:
            other.remove_document(document_id(TEXT))
            touched = other.touched_since(base.generation)
        with monkeypatch.context() as patched:
            patched.setattr("index.base._overwrite", lambda file, *rest: file.name == CODES and _overwrite(file, *rest))
            base.wipe(touched)
        unsound = unsound_places(base)
        assert unsound.tolist() == base.places(touched).tolist()
        return unsound

    monkeypatch.setattr("index.checking.unsound_places", removed_meanwhile)
    assert list(check_index(folder)) == []


@pytest.mark.usefixtures("coded")
def test_what_changed_since_codes_were_made_is_no_damage(folder, word_embedder):
    with closing(open_store(folder.parent, word_embedder)) as store:
        add(store, word_embedder, "b", "camera.", title="Other")
        assert Library(store, word_embedder).wait(20)
    assert list(check_index(folder)) == []
