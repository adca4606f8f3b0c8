"""The command `python -m ingest`: exit codes, what is printed where, and the JSON that others rely on."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.records import document_id
from index.store import Store
from index.store_reader import DATABASE
from ingest.__main__ import main

ROOT = Path(__file__).parents[1]
FIELDS = ["added", "updated", "unchanged", "removed", "failed", "gone", "passages", "statements", "seconds"]


@pytest.fixture(autouse=True)
def embedder(word_embedder, monkeypatch):
    monkeypatch.setattr("ingest.opening.load_embedder", lambda *_: word_embedder)
    return word_embedder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """The current folder, with two documents in `docs`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("---\ntitle: Alpha report\n---\nAlpha is here.")
    (tmp_path / "docs" / "b.md").write_text(
        "---\npublisher: Beta Press\npublished: 2020-09-21\n---\n# Beta\n\nBeta is."
    )
    return tmp_path


@pytest.fixture
def run(folder, capsys):  # noqa: ARG001  # the current folder
    """Runs the command on an index in the current folder; gives exit code, standard output and error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--index", "index"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_all_in_is_exit_code_0_and_nothing_on_standard_error(run):
    code, out, err = run("docs")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[:2]] == ["added", "added"]
    assert out.splitlines()[2].startswith("2 added, 0 updated, 0 unchanged, 0 removed, 0 failed; 2 passages and ")


def test_json_is_one_object_with_the_promised_fields(run):
    code, out, err = run("docs", "missing", "--json")
    report = json.loads(out)
    assert list(report) == FIELDS
    assert [(one["path"], one["title"]) for one in report["added"]] == [
        ("docs/a.md", "Alpha report"),
        ("docs/b.md", "Beta"),
    ]
    reason = "There is no file or folder missing; check the spelling and the current folder."
    assert report["failed"] == [{"path": "missing", "reason": reason}]
    assert (code, err) == (1, f"{reason}\n")

    code, out, _ = run("docs", "--json")
    again = json.loads(out)
    assert (code, again["added"], again["passages"], again["statements"]) == (0, [], 0, 0)
    assert again["unchanged"] == report["added"]


def test_without_a_path_the_corpus_of_the_settings_is_taken_in(run, monkeypatch):
    monkeypatch.setenv("VERBATIM_CORPUS", "docs")
    assert len(json.loads(run("--json")[1])["added"]) == 2


def test_a_mistyped_path_is_answered_without_a_model_or_an_index(run, folder, monkeypatch):
    monkeypatch.setattr("ingest.opening.load_embedder", None)
    code, out, err = run("dosc")
    assert (code, err.count("\n")) == (1, 1)
    assert "dosc" in err
    assert "0 added" in out
    assert not (folder / "index").exists()


def test_an_empty_folder_is_no_failure(run, folder):
    (folder / "nothing").mkdir()
    assert run("nothing")[0] == 0


def test_documents_are_listed_as_a_table_or_as_json(run):
    added = json.loads(run("docs", "--json")[1])["added"]
    code, out, err = run("--list")
    first, second = (one["id"] for one in added)
    none = {"collections": []}
    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()] == [
        ["id", "published", "publisher", "title", "passages", "path", "collections"],
        [first, "Alpha", "report", "1", "docs/a.md"],
        [second, "2020-09-21", "Beta", "Press", "Beta", "1", "docs/b.md"],
    ]
    assert [json.loads(line) for line in run("--list", "--json")[1].splitlines()] == [
        none | dict(id=first, published=None, publisher=None, title="Alpha report", passages=1, path="docs/a.md"),
        none
        | dict(id=second, published="2020-09-21", publisher="Beta Press", title="Beta", passages=1, path="docs/b.md"),
    ]


def test_a_text_that_two_papers_printed_is_listed_with_both(run, folder):
    for name, publisher in (("a", "Courier"), ("b", "Gazette")):
        (folder / f"{name}.md").write_text(f"---\ntitle: Alpha\npublisher: {publisher}\n---\nAn agency text.")
    run("a.md", "b.md")
    rows = [json.loads(line) for line in run("--list", "--json")[1].splitlines()]
    assert [(row["publisher"], row["path"]) for row in rows] == [("Courier", "a.md"), ("Gazette", "b.md")]
    assert rows[0]["id"] == rows[1]["id"]


@pytest.mark.parametrize("arguments", [["--list"], ["--remove", "1"]])
def test_before_anything_is_ingested_that_is_said_in_one_sentence(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert err == "Nothing has been ingested into index yet; run `python -m ingest` first.\n"


def test_a_document_is_removed(run):
    [first, second] = json.loads(run("docs", "--json")[1])["added"]
    code, out, _ = run("--remove", first["id"][:8], "--json")
    report = json.loads(out)
    assert (code, list(report), report["removed"], report["failed"]) == (0, FIELDS, [first], [])
    assert [json.loads(line)["id"] for line in run("--list", "--json")[1].splitlines()] == [second["id"]]

    code, _, err = run("--remove", "zzz")
    assert (code, err.count("\n")) == (1, 1)
    assert "'zzz'" in err


def test_a_removed_document_leaves_the_disk_though_others_have_the_index_open(run, folder):
    run("docs")
    with closing(Store(folder / "index", None)) as store:
        assert words_in_files(folder / "index", b"Alpha is here")
        assert run("--remove", document_id("Alpha is here."))[0] == 0
        assert not words_in_files(folder / "index", b"Alpha is here")
        (folder / "docs" / "b.md").write_text("Another text.")
        assert run("docs/b.md")[0] == 0
        assert not words_in_files(folder / "index", b"Beta is")
        reading = store.snapshot()
        code, _, err = run("--remove", document_id("Another text."))
        assert (code, reading.counts().documents) == (0, 1)
        assert "another program still reads it" in err


def words_in_files(folder: Path, words: bytes) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and words in file.read_bytes()]


def test_a_dry_run_shows_documents_and_touches_nothing(run, folder, monkeypatch):
    monkeypatch.setattr("ingest.opening.load_embedder", None)
    (folder / "docs" / "empty.txt").write_text("")
    code, out, err = run("docs", "--dry-run")
    assert (code, err.count("\n")) == (1, 1)
    assert "empty.txt" in err
    assert "path:      docs/b.md\nquality:   not stated: author\n\nBeta is.\n" in out
    assert not (folder / "index").exists()


def test_a_dry_run_as_json_is_one_object_a_document(run):
    code, out, _ = run("docs", "--dry-run", "--json")
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert list(first) == [
        "id", "text", "title", "publisher", "authors", "published", "updated", "retrieved", "origin", "url", "path",
        "language", "page_starts", "headings", "page_labels", "scanned", "doubtful", "unread", "moments",
        "quality",
    ]  # fmt: skip
    assert (second["text"], second["publisher"], second["path"]) == ("Beta is.", "Beta Press", "docs/b.md")


@pytest.mark.parametrize(
    "arguments", [["--list", "docs"], ["--remove"], ["--list", "--watch"], ["--what"], ["--remove", "1", "docs"]]
)
def test_wrong_use_is_exit_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m ingest" in capsys.readouterr().err


def test_an_unknown_setting_is_exit_code_2(run, monkeypatch):
    monkeypatch.setenv("VERBATIM_MODLE", "x")
    code, out, err = run("docs")
    assert (code, out) == (2, "")
    assert err.startswith("VERBATIM_MODLE is not a setting")


def test_an_index_of_another_model_is_one_sentence_and_exit_code_1(run, embedder, monkeypatch):
    run("docs")
    monkeypatch.setattr(embedder, "words", (*embedder.words, "more"))
    code, _, err = run("docs")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("The index in index was built with words@")


def test_an_interruption_reports_what_is_in(run, folder, embedder, monkeypatch):
    for number in range(70):  # more than are embedded at once
        (folder / "docs" / f"d{number:02}.txt").write_text(f"Alpha {number}.")
    encode, calls = embedder.encode, []

    def interrupted(texts):
        calls.append(texts)
        if len(calls) == 3:  # the first of the second batch, of which each is embedded in two steps
            raise KeyboardInterrupt
        return encode(texts)

    monkeypatch.setattr(embedder, "encode", interrupted, raising=False)
    code, out, err = run("docs", "--json")
    report = json.loads(out)
    assert (code, err.count("\n")) == (130, 1)
    assert err.startswith("Interrupted")
    assert len(report["added"]) == 64
    store = Store(folder / "index", None)
    assert {one["id"] for one in report["added"]} == {document.id for document in store.documents()}
    store.close()


def all_rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order in which they were written."""
    with closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)}


def test_an_index_is_the_same_however_many_workers_read_for_it(run, folder):
    for number in range(70):
        (folder / "docs" / f"d{number:02}.txt").write_text("Alpha is here. " * (number * 7 % 50) + f"It is {number}.")
    (folder / "docs" / "again.txt").write_text((folder / "docs" / "d05.txt").read_text())
    (folder / "docs" / "empty.txt").write_text("")
    code, one, _ = run("docs", "--workers", "1")
    rows = all_rows(folder / "index" / DATABASE)
    shutil.rmtree(folder / "index")
    assert (code, run("docs", "--workers", "3")[1].splitlines()[:-1]) == (1, one.splitlines()[:-1])
    again = all_rows(folder / "index" / DATABASE)
    assert {name for name in rows if rows[name] != again[name]} <= {"meta"}
    differing = {name for (name, value), (_, other) in zip(rows["meta"], again["meta"], strict=True) if value != other}
    assert differing == {"identity"}
    assert len(rows["passages"]) > 70


def test_a_number_of_workers_must_be_one(run):
    for number in ("0", "-1", "x", "65"):
        with pytest.raises(SystemExit) as caught:
            run("docs", "--workers", number)
        assert caught.value.code == 2


def test_an_ingest_that_was_broken_off_is_gone_on_with(run, folder, embedder, monkeypatch):
    (folder / "docs" / "bad.pdf").write_bytes(b"no PDF")
    for number in range(70):
        (folder / "docs" / f"d{number:02}.txt").write_text(f"Alpha {number}.")
    encode, calls = embedder.encode, []

    def interrupted(texts):
        calls.append(texts)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return encode(texts)

    monkeypatch.setattr(embedder, "encode", interrupted, raising=False)
    assert run("docs", "--collection", "Ports")[0] == 130
    monkeypatch.setattr(embedder, "encode", encode, raising=False)
    code, out, err = run("--resume")
    assert (code, err.splitlines()[0]) == (1, "Going on with the ingest of docs.")
    assert "1 in all, is not tried again" in err.splitlines()[1]
    assert "bad.pdf is not a PDF file" in err.splitlines()[2]
    assert "8 added, 0 updated, 64 unchanged, 0 removed, 1 failed" in out
    store = Store(folder / "index", None)
    assert list(store.collections.names().values()).count(["Ports"]) == 72
    store.close()
    code, _, err = run("--resume")
    assert (code, err) == (0, "No ingest into index was broken off.\n")


def test_to_go_on_nothing_is_named(run):
    with pytest.raises(SystemExit) as caught:
        run("docs", "--resume")
    assert caught.value.code == 2


HEAVY = {
    "torch",
    "sentence_transformers",
    "faiss",
    "tantivy",
    "trafilatura",
    "pypdf",
    "docx",
    "gradio",
    "numpy",
    "tqdm",
}
LISTS_MODULES = """
import sys
from ingest.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def modules_after(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", LISTS_MODULES, *arguments]
    return set(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr.split())


@pytest.mark.slow
def test_help_loads_nothing_heavy_and_a_dry_run_no_model(folder):
    assert not HEAVY & modules_after("--help")
    assert not HEAVY & modules_after("--list", "--what")
    assert not {"torch", "sentence_transformers", "faiss", "tantivy"} & modules_after("--dry-run", str(folder / "docs"))


@pytest.mark.slow
def test_output_is_utf_8_whatever_the_locale_and_a_reader_may_leave_early(folder):
    (folder / "docs" / "long.md").write_text("---\ntitle: Ω\n---\n" + "Alpha ω. " * 100_000, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(
        command("--dry-run", folder / "docs" / "long.md"),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert "title:     Ω".encode() in process.stdout.read(200)
        process.stdout.close()
        assert process.stderr.read() == b""


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "ingest", *map(str, arguments)]


@pytest.mark.slow
def test_the_shipped_corpus_goes_in_with_the_packaged_model(tmp_path):
    def ingest() -> dict:
        done = subprocess.run(command("--json", "--index", tmp_path), cwd=ROOT, capture_output=True, text=True)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
        return json.loads(done.stdout)

    first, second = ingest(), ingest()
    assert len(first["added"]) == len(second["unchanged"]) > 10
    assert first["passages"] > len(first["added"])
    assert first["statements"] > len(first["added"])
    assert (second["added"], second["passages"]) == ([], 0)


@pytest.mark.slow
def test_a_watched_folder_is_followed_until_interrupted(folder):
    with subprocess.Popen(
        command("--watch", "--json", "--index", folder / "index", folder / "docs"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A job in the background of a shell is made to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            assert len(reported(process, "added")) == 2
            (folder / "docs" / "c.txt").write_text("Gamma is here.")
            assert [one["title"] for one in reported(process, "added")] == ["c"]
            (folder / "docs" / "a.md").unlink()
            assert [one["title"] for one in reported(process, "removed")] == ["Alpha report"]
            os.kill(process.pid, signal.SIGINT)
            assert process.wait(30) == 130
            assert "Interrupted" in process.stderr.read()
        finally:
            process.kill()  # else a failed test would wait for it for ever


def reported(process: subprocess.Popen[str], outcome: str) -> list[dict]:
    """The next outcomes of a kind; a file seen half written may be reported as failed or unchanged before."""
    for line in process.stdout:
        if found := json.loads(line)[outcome]:
            return found
    raise AssertionError(process.stderr.read())


def collected(run) -> dict[str, list[str]]:
    """The collections of each document, by its title."""
    rows = map(json.loads, run("--list", "--json")[1].splitlines())
    return {row["title"]: row["collections"] for row in rows}


def test_documents_are_put_into_collections_also_those_that_are_in_already(run):
    run("docs/a.md", "--collection", "One")
    assert collected(run) == {"Alpha report": ["One"]}
    code, out, _ = run("docs", "--collection", " one ", "--collection", "Two")
    assert (code, "1 added, 0 updated, 1 unchanged" in out) == (0, True)
    assert collected(run) == {"Alpha report": ["One", "Two"], "Beta": ["One", "Two"]}
    assert run("--list")[1].splitlines()[1].endswith("docs/a.md  One, Two")


def test_a_document_that_is_read_again_stays_in_its_collections(run, folder):
    run("docs", "--collection", "One")
    (folder / "docs" / "a.md").write_text("---\ntitle: Alpha report\n---\nAlpha is elsewhere.")
    assert "1 updated" in run("docs")[1]
    assert collected(run) == {"Alpha report": ["One"], "Beta": ["One"]}


def test_no_collection_is_made_of_nothing(run, folder):
    run("missing", "--collection", "One")
    assert not (folder / "index").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["docs", "--collection", " "], "A collection needs a name."),
        (["docs", "--collection", "x" * 101], "The name has 101 characters; give the collection one of at most 100."),
        (["--list", "--collection", "One"], "--collection goes with documents that are added"),
        (["docs", "--dry-run", "--collection", "One"], "--collection goes with documents that are added"),
    ],
)
def test_a_collection_that_cannot_be_is_wrong_usage(run, capsys, arguments, told):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_what_is_gone_from_a_folder_is_named_and_stays_until_it_is_pruned(run, folder):
    run("docs")
    (folder / "docs" / "a.md").unlink()
    code, out, _ = run("docs")
    assert (code, out.splitlines()[0]) == (0, f"gone       {folder}/docs/a.md")
    assert "Alpha report" in run("--list")[1]
    (folder / "docs" / "b.md").unlink()
    code, out, err = run("docs", "--prune", "--json")
    assert [one["title"] for one in json.loads(out)["removed"]] == ["Alpha report", "Beta"]
    assert err.splitlines() == [f"{folder}/docs/a.md is gone.", f"{folder}/docs/b.md is gone."]
    assert "Alpha report" not in run("--list")[1]


def test_what_lies_elsewhere_or_fails_is_not_gone(run, folder):
    (folder / "other.md").write_text("Other is here.")
    run("docs", "other.md")
    (folder / "docs" / "a.md").write_bytes(b"")
    code, out, _ = run("docs", "--prune", "--json")
    report = json.loads(out)
    assert (code, report["removed"], report["gone"]) == (1, [], [])


def test_prune_goes_with_adding_alone(run):
    with pytest.raises(SystemExit) as ended:
        run("--list", "--prune")
    assert ended.value.code == 2


def test_statements_are_shown_with_what_decided_and_nothing_is_stored(run, folder, monkeypatch):
    monkeypatch.setenv("VERBATIM_STATEMENTS", "rules")
    (folder / "docs" / "c.md").write_text("# Plans\n\nBo Kolb left. “It failed,” said Kolb.\n")
    code, out, _ = run("docs/c.md", "--statements")
    assert code == 0
    assert "“It failed,”\n  speaker:     Bo Kolb  (written: Kolb)\n  rules say:   Bo Kolb  (own words)\n" in out
    assert not (folder / "index").exists()
    code, out, _ = run("docs/c.md", "--statements", "--json")
    assert [one["speaker"] for one in json.loads(out)["statements"]] == ["Bo Kolb"]
