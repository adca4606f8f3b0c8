"""Uploads into a real index: each under the name that a person knows, told what came of it, copies deleted."""

import json
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from web_examples import NASTY, added, open_index

from index.errors import NotAllowed
from index.originals import Original
from ingest.pipeline import add_documents, remove_document
from ingest.records import Failure, Source
from ingest.sources import find_sources
from web.access.acting import ACTING, Actor, Role
from web.access.audit import entries
from web.adding.uploads import Upload, add_uploads, is_uploaded, named_upload, uploaded_name, uploaded_sources
from web.background_index import BackgroundIndex


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("My (own) article & notes.txt", "My (own) article & notes.txt"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\nb\x00.txt", "ab.txt"),
        ("Überwachung.txt", "Überwachung.txt"),
        ("", "copy.txt"),
        ("..", "copy.txt"),
        (None, "copy.txt"),
    ],
)
def test_names(original, name):
    assert named_upload(original, Path("/tmp/copy.txt")) == Upload(name, Path("/tmp/copy.txt"))


def test_a_source_has_the_person_s_name_for_the_file(tmp_path):
    copy = tmp_path / "4711.txt"
    copy.write_text("words", encoding="utf-8")
    key = "upload:dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e/My notes.txt"
    original = Original("My notes.txt", b"words")
    source = Source("My notes.txt", b"words", ".txt", key=key, original=original)
    assert list(uploaded_sources([Upload("My notes.txt", copy)])) == [source]
    assert uploaded_name(key) == "My notes.txt"
    assert uploaded_name(str(tmp_path / "My notes.txt")) is None


def test_only_files_in_the_folder_itself_are_uploads(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "a").mkdir(parents=True)
    for file in (folder / "a" / "mine.txt", tmp_path / "other.txt"):
        file.write_text("words")
    (folder / "out.txt").symlink_to(tmp_path / "other.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (tmp_path / "in.txt").symlink_to(folder / "a" / "mine.txt")
    (tmp_path / "linked").symlink_to(folder)
    uploaded = ["uploads/a/mine.txt", "uploads/a/../a/mine.txt", "linked/a/mine.txt", "in.txt", "uploads/a/gone.txt"]
    others = ["uploads", "uploads/a", "other.txt", "uploads/../other.txt", "uploads/out.txt", "uploads/round.txt"]
    assert [is_uploaded(f"{tmp_path}/{path}", folder) for path in uploaded] == [True] * len(uploaded)
    assert [path for path in (*others, "a\x00b", "x" * 5000, "") if is_uploaded(f"{tmp_path}/{path}", folder)] == []
    assert is_uploaded(f"{tmp_path}/uploads/a/mine.txt", tmp_path / "linked")


def test_a_file_that_is_gone_is_named_as_the_person_knows_it(tmp_path):
    [failure] = uploaded_sources([Upload("My notes.txt", tmp_path / "4711.txt")])
    assert isinstance(failure, Failure)
    assert failure.path == "My notes.txt"
    assert "My notes.txt" in failure.reason
    assert "4711" not in failure.reason


def test_the_records_of_a_collection_are_named_after_it(tmp_path):
    copy = tmp_path / "4711.jsonl"
    copy.write_text(json.dumps({"_id": "a", "title": "A", "text": "words"}) + "\nnonsense\n", encoding="utf-8")
    record, failure = uploaded_sources([Upload("mine.jsonl", copy)])
    assert record.path == "mine.jsonl#a"
    # Nothing of the others: each can be removed by itself.
    assert record.original == Original("mine.jsonl#a.jsonl", b'{"_id": "a", "title": "A", "text": "words"}')
    assert failure.path == "mine.jsonl#line-2"
    assert "4711" not in failure.reason


def upload(folder, name, content=b"The camera report.\n\nThe police export."):
    copy = folder / f"copy-{name}"
    copy.write_bytes(content)
    return Upload(name, copy)


def test_files_are_added_to_an_index_that_did_not_exist(tmp_path, index):
    told = added(index, [upload(tmp_path, "camera.txt")])
    assert told.startswith('<div class="finished"><ul class="report" role="status"><li>Added “')
    assert told.endswith("(camera.txt), 1 passage.</li></ul></div>")
    assert [document.path for document in index.snapshot().store.documents()] == ["camera.txt"]


def originals(index) -> dict[str, bytes]:
    """The bytes of all originals by their names."""
    store = index.library().store
    kept = [one for document in store.listed() for one in store.originals.of(document.id)]
    return {one.name: b"".join(store.originals.parts(one.sha256)) for one in kept}


def test_the_original_is_kept_as_long_as_the_document(tmp_path, index):
    raw = "\ufeffThe camera report.\r\n\r\nThe police\u00a0export.".encode("utf-16-le")
    added(index, [upload(tmp_path, "camera.txt", raw)])
    assert originals(index) == {"camera.txt": raw}
    added(index, [upload(tmp_path, "camera.txt", raw)])
    assert originals(index) == {"camera.txt": raw}
    [document] = index.library().store.documents()
    index.library().store.remove_document(document.id)
    assert index.library().store._database.rows("SELECT sha256 FROM original_parts") == []


def test_no_original_is_kept_where_that_is_not_wanted_and_it_is_once_it_is(tmp_path, word_embedder):
    for setting, kept in (("no", {}), ("yes", {"letter.txt": MINISTRY}), ("no", {"letter.txt": MINISTRY})):
        index = open_index(tmp_path / "index", word_embedder, keep_originals=setting)
        added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
        assert originals(index) == kept


def test_a_file_from_a_folder_and_an_upload_of_it(tmp_path, index):
    file = tmp_path / "letter.txt"
    file.write_bytes(MINISTRY)
    library = index.library(create=True)
    add_documents(find_sources([file]), library.store, library.embedder, passage_tokens=200)
    assert originals(index) == {}
    added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    assert originals(index) == {"letter.txt": MINISTRY}


def test_a_file_that_fails_is_named_with_its_reason_and_stops_no_other(tmp_path, index):
    uploads = [upload(tmp_path, "empty.pdf", b""), upload(tmp_path, "strange.xyz"), upload(tmp_path, "good.txt")]
    report = added(index, uploads)
    assert report.count('<li class="failed">Not added: ') == 2
    assert "empty.pdf" in report
    assert "strange.xyz" in report
    assert "(good.txt), 1 passage." in report


def test_a_document_that_is_in_without_its_statements_is_not_told_as_left_out(tmp_path, index, monkeypatch):
    def stumble(*_):
        raise IndexError("list index out of range")

    monkeypatch.setattr("ingest.statements.bounds.find_statements", stumble)
    report = added(index, [upload(tmp_path, "good.txt"), upload(tmp_path, "empty.pdf", b"")])
    assert "(good.txt), 1 passage." in report
    assert '<li class="failed">good.txt: finding who says what in it failed' in report
    assert "The document is in, without its statements.</li>" in report
    assert report.count("Not added: ") == 1
    assert '<li class="failed">Not added: empty.pdf' in report


def test_a_file_again_changed_and_under_another_name(tmp_path, index):
    added(index, [upload(tmp_path, "camera.txt")])
    same = added(index, [upload(tmp_path, "camera.txt")])
    assert same.endswith("(camera.txt) is in the library already.</li></ul></div>")
    twin = added(index, [upload(tmp_path, "twin.txt")])
    assert twin.endswith(
        "<li>twin.txt has the same text as camera.txt, which is in the library already.</li></ul></div>"
    )


def letter(sender, words):
    return f"---\ntitle: Letter of the {sender}\n---\n{words}".encode()


MINISTRY, POLICE = letter("ministry", "The export report."), letter("police", "The camera report.")


def titles(index):
    return [document.title for document in index.snapshot().store.documents()]


def words_of(report):
    return re.sub(r"<[^>]*>", "", report)


@pytest.mark.parametrize("name", ["letter.txt", "my letter (1).md", "Überwachung #2.txt"])
def test_files_of_one_name_both_stay_and_the_message_says_which_is_which(tmp_path, index, name):
    added(index, [upload(tmp_path, name, MINISTRY)])
    report = added(index, [upload(tmp_path, name, POLICE)])
    assert titles(index) == ["Letter of the ministry", "Letter of the police"]
    older = index.snapshot().store.documents()[0]
    assert words_of(report) == (
        f"Added “Letter of the police” ({name}), 1 passage. Another file of this name stays in the library, too: "
        "“Letter of the ministry”. If it is an older version, remove it: Remove"
    )
    assert f'data-document="{older.id}"' in report
    assert f'href="/documents/{older.id}"' in report


def test_files_of_one_name_in_one_drop_both_stay(tmp_path, index):
    (tmp_path / "other").mkdir()
    files = [upload(tmp_path, "letter.txt", MINISTRY), upload(tmp_path / "other", "letter.txt", POLICE)]
    report = added(index, files)
    assert titles(index) == ["Letter of the ministry", "Letter of the police"]
    assert report.count("Another file of this name stays") == 2


def test_the_same_file_again_is_unchanged_however_many_share_its_name(tmp_path, index):
    for content in (MINISTRY, POLICE):
        added(index, [upload(tmp_path, "letter.txt", content)])
    generation = index.snapshot().generation
    for content, title in ((POLICE, "Letter of the police"), (MINISTRY, "Letter of the ministry")):
        report = added(index, [upload(tmp_path, "letter.txt", content)])
        assert words_of(report) == f"“{title}” (letter.txt) is in the library already."
    assert index.snapshot().generation == generation


def test_a_file_with_the_same_text_under_another_title_does_not_pass_for_the_one_that_is_there(tmp_path, index):
    added(index, [upload(tmp_path, "letter.txt", letter("ministry", "The export report."))])
    report = added(index, [upload(tmp_path, "letter.txt", letter("police", "The export report."))])
    assert words_of(report) == ("Another letter.txt with the same text is in the library already; it stays as it is.")
    assert titles(index) == ["Letter of the ministry"]


def test_records_of_collections_of_one_name_all_stay(tmp_path, index):
    for text in ("The camera.", "The police."):
        record = b'{"_id": "a", "title": "A", "text": "%s"}\n' % text.encode()
        report = added(index, [upload(tmp_path, "mine.jsonl", record)])
    assert sorted(document.text for document in index.snapshot().store.documents()) == ["The camera.", "The police."]
    assert "“A” (mine.jsonl#a), 1 passage. Another file of this name stays" in words_of(report)


def test_an_upload_and_a_file_of_the_current_folder_leave_each_other_alone(tmp_path, index, monkeypatch):
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path / "folder")
    (tmp_path / "folder" / "letter.txt").write_bytes(MINISTRY)
    library = index.library(create=True)

    def ingest():
        return add_documents(find_sources(["letter.txt"]), library.store, library.embedder, passage_tokens=200)

    ingest()
    report = added(index, [upload(tmp_path, "letter.txt", POLICE)])
    assert titles(index) == ["Letter of the ministry", "Letter of the police"]
    assert "Another file of this name stays in the library, too: “Letter of the ministry”" in words_of(report)
    (tmp_path / "folder" / "letter.txt").write_bytes(letter("union", "The camera."))
    assert [outcome.title for outcome in ingest().updated] == ["Letter of the union"]
    assert titles(index) == ["Letter of the police", "Letter of the union"]


def test_an_upload_with_the_text_of_a_file_keeps_it_when_the_file_changes(tmp_path, index):
    file = tmp_path / "letter.txt"
    file.write_bytes(MINISTRY)
    library = index.library(create=True)
    add_documents(find_sources([file]), library.store, library.embedder, passage_tokens=200)
    added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    file.write_bytes(POLICE)
    add_documents(find_sources([file]), library.store, library.embedder, passage_tokens=200)
    assert titles(index) == ["Letter of the ministry", "Letter of the police"]


def test_an_upload_that_was_removed_can_be_added_again(tmp_path, index):
    added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    store = index.library().store
    remove_document(store, store.documents()[0].id[:8])
    assert (titles(index), store.sources()) == ([], [])
    report = added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    assert words_of(report) == "Added “Letter of the ministry” (letter.txt), 1 passage."


def test_what_another_version_reads_differently_is_read_again_and_says_so(tmp_path, index, monkeypatch):
    added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    monkeypatch.setattr("ingest.prepare.EXTRACTOR_VERSION", 1_000)
    same = added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    assert words_of(same) == "“Letter of the ministry” (letter.txt) is in the library already."
    with closing(sqlite3.connect(index.settings.index / "verbatim.sqlite")) as database, database:
        database.execute("UPDATE documents SET title = 'letter'")  # as an older version read it
        database.execute("UPDATE sources SET description = json_replace(description, '$[0]', 'letter')")
    monkeypatch.setattr("ingest.prepare.EXTRACTOR_VERSION", 1_001)
    report = added(index, [upload(tmp_path, "letter.txt", MINISTRY)])
    assert words_of(report) == (
        "Read “Letter of the ministry” (letter.txt) again, as this version of Verbatim reads it."
    )
    assert titles(index) == ["Letter of the ministry"]


def test_the_copies_are_deleted_whatever_becomes_of_them(tmp_path, index):
    uploads = [upload(tmp_path, "empty.pdf", b""), upload(tmp_path, "good.txt")]
    added(index, uploads)
    assert not any(one.copy.exists() for one in uploads)


def test_an_index_that_cannot_be_made_is_told_in_plain_words(tmp_path, word_embedder):
    (tmp_path / "file").write_text("in the way")
    report = added(open_index(tmp_path / "file", word_embedder), [upload(tmp_path, "good.txt")])
    assert report.startswith("The index folder ")


def test_nasty_names_are_shown_as_text(tmp_path, index):
    nasty = Upload(NASTY.replace("/", "") + ".xyz", tmp_path / "gone.xyz")
    told = added(index, [nasty])
    assert "alert(1)" in told
    assert not re.search("<(script|img)", told)


def recorded(index: BackgroundIndex) -> list[tuple[str, str, str]]:
    return [(entry.who, entry.what, entry.about) for entry in entries(index.settings)]


def test_what_is_added_is_recorded_with_who_did_though_the_rest_is_cancelled(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder, audit="on")
    uploads = [upload(tmp_path, f"{number}.txt", b"Alpha %d and beta." % number) for number in range(70)]
    before = ACTING.set(Actor("ana", Role.EDITOR))
    try:
        job = add_uploads(index, uploads)
    finally:
        ACTING.reset(before)
    while not recorded(index) and not job.is_over:
        time.sleep(0.01)
    index.jobs.cancel(job)
    assert job.wait(60)
    assert (job.state, job.who) == ("cancelled", "ana")
    titles = [document.title for document in index.snapshot().store.listed()]
    assert 0 < len(titles) < 70
    assert sorted(recorded(index)) == sorted(("ana", "added", f"{title} ({title}.txt)") for title in titles)
    assert not any(one.copy.exists() for one in uploads)


def test_readers_add_nothing_and_leave_no_copies(tmp_path, index):
    before = ACTING.set(Actor("ben", Role.READER))
    one = upload(tmp_path, "good.txt")
    try:
        with pytest.raises(NotAllowed):
            add_uploads(index, [one])
    finally:
        ACTING.reset(before)
    assert (list(index.jobs.all()), one.copy.exists()) == ([], False)


def test_a_job_is_named_after_its_file_or_their_number(tmp_path, index):
    one = add_uploads(index, [upload(tmp_path, "good.txt")])
    two = add_uploads(index, [upload(tmp_path, "a.txt"), upload(tmp_path, "b.jsonl")])
    assert two.wait(60)
    assert (one.name, one.told.of, str(two.name), two.told.of) == ("good.txt", 1, "2 files", None)


def test_the_original_of_a_message_is_without_the_attachments_that_are_documents(tmp_path):
    (copy := tmp_path / "copy.eml").write_text(
        'Subject: Notes\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nSee the notes.\n'
        '--x\nContent-Disposition: attachment; filename="notes.txt"\n\nSwordfish.\n--x--\n'
    )
    message, notes = uploaded_sources([Upload("letter.eml", copy)])
    assert [message.path, notes.path] == ["letter.eml", "letter.eml#notes.txt"]
    assert [b"Swordfish" in one.original.content for one in (message, notes)] == [False, True]
    assert b"See the notes." in message.original.content
