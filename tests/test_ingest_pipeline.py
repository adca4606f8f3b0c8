"""The pipeline: what is new, changed, the same or unreadable, and that each document is stored whole or not at all."""

import os
import time
from dataclasses import replace as replace_field
from pathlib import Path

import numpy as np
import pytest
from conftest import WordEmbedder
from fpdf import FPDF

from index.errors import IndexNotWritable, SettingsError, Stopped
from index.originals import Original
from index.passages import embedding_text
from index.records import Document, document_id
from index.store_reader import Counts
from ingest import pipeline, prepare
from ingest.addresses import source_key
from ingest.extract.choose import extract
from ingest.pipeline import add_documents, remove_document
from ingest.progress import Progress
from ingest.records import Failure, Source, Step
from ingest.report import Outcome, Report
from ingest.sources import find_sources
from ingest.statements import bounds
from ingest.statements.tagger.reading import Reading
from text.spans import Span


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """The current folder, for documents."""
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def add(store, word_embedder):
    def add(*paths: Path | str, **more) -> Report:
        return add_documents(find_sources(paths), store, word_embedder, passage_tokens=200, **more)

    return add


def paths(outcomes) -> list[str]:
    return [outcome.path for outcome in outcomes]


def test_documents_go_in_with_passages_vectors_and_statements(folder, store, add, word_embedder):
    (folder / "a.md").write_text('---\ntitle: Alpha report\n---\n"The camera beta is well," said Gamma Delta.')
    (folder / "b.md").write_text("---\ntitle: Beta report\n---\nCamera and camera.")
    report = add(folder)

    assert paths(report.added) == ["a.md", "b.md"]
    assert (report.updated, report.unchanged, report.removed, report.failed) == ((), (), (), ())
    assert (report.passages, report.statements) == (2, 1)
    assert store.counts() == Counts(2, 2, 1)
    first, second = (store.document(outcome.id) for outcome in report.added)
    assert (first.title, first.path) == ("Alpha report", "a.md")
    [passage] = store.document_passages(second.id)
    expected = word_embedder.encode([embedding_text(second, passage)])
    assert np.array_equal(store.vectors([passage.id]), expected)
    # "Beta report\nCamera and camera." holds beta, report, and camera twice.
    assert expected.tolist() == [pytest.approx(np.array([0, 1, 0, 0, 2, 0, 0, 1]) / 6**0.5)]


def test_a_second_time_adds_nothing_and_makes_no_generation(folder, store, add):
    write(folder, a="Alpha is here.", b="Beta is here.")
    first = add(folder)
    generation = store.generation
    second = add(folder)

    assert [(one.id, one.path, one.title) for one in second.unchanged] == [
        (one.id, one.path, one.title) for one in first.added
    ]
    assert (second.added, second.updated, second.failed, second.passages) == ((), (), (), 0)
    assert store.generation == generation == 2


def test_another_current_folder_makes_no_other_source(folder, store, add, monkeypatch):
    write(folder, a="Alpha is here.")
    add("a.txt")
    monkeypatch.chdir(folder.parent)
    write(folder, a="Alpha is gone.")
    report = add("documents/a.txt")

    assert (len(report.updated), store.counts().documents) == (1, 1)


def test_changed_content_takes_the_place_of_the_old(folder, store, add):
    write(folder, a="Alpha is here.", b="Beta is here.")
    [old, _] = add(folder).added
    write(folder, a="Alpha is gone.")
    report = add(folder)

    assert (paths(report.updated), paths(report.unchanged), report.added) == (["a.txt"], ["b.txt"], ())
    assert store.document(old.id) is None
    assert sorted(document.text for document in store.documents()) == ["Alpha is gone.", "Beta is here."]


def test_changed_metadata_of_the_same_text_are_stored(folder, store, add):
    (folder / "a.md").write_text("---\ntitle: Old\n---\nAlpha is here.")
    add(folder)
    (folder / "a.md").write_text("---\ntitle: New\n---\nAlpha is here.")
    report = add(folder)

    assert [outcome.title for outcome in report.updated] == ["New"]
    assert [document.title for document in store.documents()] == ["New"]


def test_the_same_text_under_two_names_is_one_document(folder, store, add):
    write(folder, a="Alpha is here.", b="Alpha is here.")
    report = add(folder)

    assert paths(report.added) == ["a.txt"]
    assert [(one.path, one.same_as) for one in report.unchanged] == [("b.txt", "a.txt")]
    assert store.counts() == Counts(1, 1, 0)
    assert [Path(source.path).name for source in store.sources()] == ["a.txt", "b.txt"]

    write(folder, a="Alpha is gone.")  # the old text stays, for b.txt still gives it
    assert paths(add(folder).updated) == ["a.txt"]
    assert store.counts().documents == 2
    write(folder, b="Alpha is gone.")
    [outcome] = add(folder).updated
    assert (outcome.path, outcome.same_as) == ("b.txt", "a.txt")
    assert [document.text for document in store.documents()] == ["Alpha is gone."]


def test_the_same_path_twice_is_one_source(folder, store, add):
    write(folder, a="Alpha is here.")
    report = add("a.txt", folder)

    assert (paths(report.added), [(one.path, one.same_as) for one in report.unchanged]) == (
        ["a.txt"],
        [("a.txt", None)],
    )
    assert store.generation == 1


def test_a_new_version_of_the_extractors_reads_all_again_and_takes_in_what_it_reads_otherwise(
    folder, store, add, monkeypatch
):
    write(folder, a="Alpha is here.", b="Beta is here.")
    add(folder)
    monkeypatch.setattr(prepare, "EXTRACTOR_VERSION", "next")
    read: list[str] = []

    def extract_anew(source: Source) -> Document:
        read.append(source.path)
        return extract(replace_field(source, content=source.content.replace(b"Beta", b"Gamma")))

    report = add(folder, extract=extract_anew)
    assert (paths(report.unchanged), paths(report.updated), report.passages) == (["a.txt"], ["b.txt"], 1)
    assert sorted(one.text for one in store.documents()) == ["Alpha is here.", "Gamma is here."]
    assert paths(add(folder, extract=extract_anew).unchanged) == ["a.txt", "b.txt"]
    assert read == ["a.txt", "b.txt"], "what is known to be the same is not read a third time"


def test_pages_that_nothing_could_read_are_named_and_read_again_when_something_can(folder, store, add):
    write(folder, a="Alpha is here.")

    def without(source: Source) -> Document:
        return replace_field(extract(source), page_starts=(0, 14), unread=(2,))

    def with_pictures(source: Source) -> Document:
        text = "Alpha is here.\n\nBeta is here."
        return Document(document_id(text), text, "a", path=source.path, page_starts=(0, 16), scanned=(Span(16, 29),))

    (added,) = add(folder, extract=without).added
    assert added.note is not None
    assert added.note.startswith("a.txt: these pages are pictures and were not read: 2; they are where Tesseract")
    assert paths(add(folder, extract=without).unchanged) == ["a.txt"]
    (updated,) = add(folder, extract=with_pictures, reads_pictures=True).updated
    assert updated.note is None
    assert [one.scanned for one in store.documents()] == [(Span(16, 29),)]
    assert paths(add(folder, extract=with_pictures, reads_pictures=True).unchanged) == ["a.txt"]
    assert paths(add(folder, extract=without).unchanged) == ["a.txt"], "what was read stays where nothing reads it"


class SilentTagger:
    """A tagger that reads nothing."""

    fingerprint = "silent"

    def read(self, text, quotations, look):  # noqa: ARG002  # as a tagger does
        return Reading((), ())


def test_another_way_of_finding_statements_reads_the_same_bytes_again(folder, add):
    write(folder, a="The camera of the police is old, and that is it, Alpha said.")
    add(folder)
    assert paths(add(folder, tagger=SilentTagger()).updated) == ["a.txt"]
    assert paths(add(folder, tagger=SilentTagger()).unchanged) == ["a.txt"]
    assert paths(add(folder).updated) == ["a.txt"]


def encrypted_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.cell(text="Secret.")
    pdf.set_encryption(owner_password="owner", user_password="user")
    return bytes(pdf.output())


def test_what_cannot_be_read_is_named_and_the_rest_goes_in(folder, add):
    write(folder, good="Alpha is here.", empty="")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "encoding.txt").write_bytes(b"\xef\xbb\xbfcaf\xe9 au lait")
    (folder / "image.png").write_bytes(b"\x89PNG\r\n")
    (folder / "nothing.docx").write_bytes(b"")
    (folder / "secret.pdf").write_bytes(encrypted_pdf())
    report = add(folder, "missing-folder")

    assert paths(report.added) == ["good.txt"]
    reasons = {failure.path: failure.reason for failure in report.failed}
    assert list(reasons) == [
        "binary.txt", "empty.txt", "encoding.txt", "image.png", "nothing.docx", "secret.pdf", "missing-folder",
    ]  # fmt: skip
    assert all(path in reason for path, reason in reasons.items())
    assert "binary" in reasons["binary.txt"]
    assert "empty" in reasons["empty.txt"]
    assert "utf-8" in reasons["encoding.txt"].lower()
    assert ".png" in reasons["image.png"]
    assert "empty" in reasons["nothing.docx"]
    assert "password" in reasons["secret.pdf"]
    assert "no file or folder" in reasons["missing-folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(folder, add):
    write(folder, a="Alpha is here.", b="Beta is here.")
    (folder / "b.txt").chmod(0)
    report = add(folder)
    assert (paths(report.added), paths(report.failed)) == (["a.txt"], ["b.txt"])


def test_names_that_are_no_unicode_are_stored_with_escapes(folder, store, add):
    try:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text("Alpha is here.")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (folder / "records.jsonl").write_text('{"_id": "\\ud800", "text": "Beta is here."}')
    expected = ["caf\\udce9.txt", "records.jsonl#\\ud800"]
    assert paths(add(folder).added) == expected
    assert paths(add(folder).unchanged) == expected
    assert [source.path for source in store.sources()] == [f"{folder}/{path}" for path in expected]


def test_a_file_that_can_no_longer_be_read_leaves_its_earlier_version(folder, store, add):
    write(folder, a="Alpha is here.")
    add(folder)
    write(folder, a="")
    report = add(folder)

    assert [failure.path for failure in report.failed] == ["a.txt"]
    assert store.counts().documents == 1


class CountingEmbedder(WordEmbedder):
    """Remembers how many texts came at once."""

    def __init__(self) -> None:
        super().__init__("alpha beta")
        self.sizes: list[int] = []

    def encode(self, texts):
        self.sizes.append(len(texts))
        return super().encode(texts)


def test_texts_of_many_documents_are_embedded_at_once_and_each_document_is_one_generation(folder, store):
    for number in range(pipeline._BATCH_PASSAGES + 3):
        write(folder, **{f"d{number:03}": f"Alpha {number}."})
    embedder = CountingEmbedder()
    seen: list[tuple[int, int]] = []

    def watch(progress: Progress) -> None:
        seen.append((progress.sources, store.generation))

    add_documents(find_sources([folder]), store, embedder, passage_tokens=200, on_progress=watch)

    at_once = pipeline._PASSAGES_AT_ONCE
    assert embedder.sizes == [at_once] * (pipeline._BATCH_PASSAGES // at_once) + [3]
    assert seen == [(number, number) for number in range(1, pipeline._BATCH_PASSAGES + 4)]
    for document in store.documents():  # each document has its own vectors, not its neighbour's
        [passage] = store.document_passages(document.id)
        assert np.array_equal(store.vectors([passage.id]), embedder.encode([embedding_text(document, passage)]))


def test_originals_do_not_gather_in_memory(folder, store, monkeypatch):
    monkeypatch.setattr(pipeline, "_BATCH_BYTES", 30)
    write(folder, a="Alpha is here.", b="Beta is here.", c="Alpha, too, is here.", d="Beta, too.")
    found = [replace_field(source, original=Original(source.path, source.content)) for source in find_sources([folder])]
    embedder = CountingEmbedder()
    add_documents(found, store, embedder, passage_tokens=200)
    assert embedder.sizes == [3, 1]
    names = [kept.name for document in store.documents() for kept in store.originals.of(document.id)]
    assert sorted(names) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_originals_are_kept_of_what_is_known_and_left_out_where_that_is_not_wanted(folder, store, word_embedder):
    write(folder, a="Alpha is here.")
    [source] = find_sources([folder])
    page = replace_field(source, original=Original("a.html", b"as it came"))
    kept = []
    for found, keep in ((source, True), (page, False), (page, True), (page, False)):
        add_documents([found], store, word_embedder, passage_tokens=200, keep_originals=keep)
        [document] = store.documents()
        kept.append([one.name for one in store.originals.of(document.id)])
    assert kept == [[], [], ["a.html"], ["a.html"]]


def test_progress_counts_sources_and_their_bytes(folder, add):
    write(folder, a="Alpha is here.", b="", c="Beta.")
    seen: list[Progress] = []
    report = add(folder, "missing", on_progress=seen.append)

    assert {(type(one.outcome), one.outcome.path) for one in seen} == {
        (Outcome, "a.txt"), (Failure, "b.txt"), (Outcome, "c.txt"), (Failure, "missing"),
    }  # fmt: skip
    assert [one.sources for one in seen] == [1, 2, 3, 4]
    assert seen[-1].bytes == len("Alpha is here.") + len("Beta.")
    assert len(report.added) + len(report.failed) == 4


def test_steps_say_what_is_being_done_to_which_source_and_how_far_it_is(folder, add, monkeypatch):
    monkeypatch.setattr(pipeline, "_PASSAGES_AT_ONCE", 1)
    write(folder, a="Alpha is here.", b="Beta is here.")
    add(folder)
    write(folder, b="Beta is there.", c="Gamma is here.")
    steps: list[Step] = []
    add(folder, on_step=steps.append)
    assert steps == [
        Step("b.txt", "reading"),
        Step("b.txt", "statements"),
        Step("c.txt", "reading"),
        Step("c.txt", "statements"),
        Step("c.txt", "embedding", 0.0),
        Step("c.txt", "embedding", 0.5),
    ]


def test_a_store_that_cannot_be_written_ends_the_ingest_and_keeps_what_is_in(folder, store, add, monkeypatch):
    write(folder, a="Alpha is here.", b="Beta is here.", c="Gamma is here.")
    write_many = store._database.write_many

    def fill_the_disk(sql, rows):
        if store.generation == 3:  # inside the third document's transaction
            raise IndexNotWritable("The disk is full.")
        write_many(sql, rows)

    monkeypatch.setattr(store._database, "write_many", fill_the_disk)
    seen: list[Progress] = []
    with pytest.raises(IndexNotWritable):
        add(folder, on_progress=seen.append)

    assert [one.outcome.path for one in seen] == ["a.txt", "b.txt"]
    assert (store.generation, store.counts()) == (2, Counts(2, 2, 0))


def test_passages_leave_room_for_title_and_heading_in_the_window(folder, store):
    write(folder, a=" ".join(["word"] * 60))
    embedder = WordEmbedder("word", max_tokens=58)  # 48 of them are for title and heading
    report = add_documents(find_sources([folder]), store, embedder, passage_tokens=200)
    assert report.passages == 6


def test_passages_of_no_tokens_are_refused(store, word_embedder):
    with pytest.raises(SettingsError, match="VERBATIM_PASSAGE_TOKENS=0 must be at least 1"):
        add_documents([], store, word_embedder, passage_tokens=0)


def test_a_document_is_removed_by_the_beginning_of_its_id(folder, store, add):
    write(folder, a="Alpha is here.", b="Beta is here.")
    [first, second] = add(folder).added

    outcome = remove_document(store, first.id[:6].upper())
    assert outcome == Outcome("removed", first.id, "a.txt", first.title)
    assert [document.id for document in store.documents()] == [second.id]
    assert paths(add(folder).added) == ["a.txt"]  # its file was left where it was


@pytest.mark.parametrize(("beginning", "reason"), [("zz", "No document"), ("", "No document")])
def test_removing_an_unknown_document_says_so(folder, add, store, beginning, reason):
    write(folder, a="Alpha is here.")
    add(folder)
    outcome = remove_document(store, beginning)
    assert isinstance(outcome, Failure)
    assert outcome.reason.startswith(reason)
    assert store.counts().documents == 1


def test_removing_an_ambiguous_document_removes_none(folder, add, store):
    write(folder, **{f"d{number}": f"Alpha {number}." for number in range(17)})  # two of 17 begin with the same digit
    ids = [one.id for one in add(folder).added]
    digit = next(digit for digit in "0123456789abcdef" if sum(id.startswith(digit) for id in ids) > 1)
    outcome = remove_document(store, digit)
    assert outcome.reason.startswith(f"{sum(id.startswith(digit) for id in ids)} documents have ids")
    assert store.counts().documents == 17


@pytest.fixture
def failing(monkeypatch):
    """Makes a step of the pipeline fail, in a way that nobody foresaw, at documents whose text holds "beta"."""

    def fail(step: str, error: Exception) -> None:
        module = bounds if step == "find_statements" else prepare
        real = getattr(module, step)

        def maybe(document, *others):
            if "Beta" in document.text:
                raise error
            return real(document, *others)

        monkeypatch.setattr(module, step, maybe)

    return fail


THREE = {"a": "Alpha is here.", "b": "Beta is here.", "c": "Gamma is here."}
UNFORESEEN = [IndexError("list index out of range"), RecursionError(), MemoryError(), UnicodeError("surrogates")]


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda error: type(error).__name__)
def test_a_document_whose_statements_fail_is_in_without_them_and_is_named(folder, store, add, failing, error):
    write(folder, **THREE)
    failing("find_statements", error)
    report = add(folder)

    assert paths(report.added) == ["a.txt", "b.txt", "c.txt"]
    [failure] = report.failed
    assert failure.path == "b.txt"
    assert failure.reason.startswith("b.txt: finding who says what in it failed through a fault of this program (")
    assert type(error).__name__ in failure.reason
    assert failure.reason.endswith("The document is in, without its statements.")
    assert store.counts() == Counts(3, 3, 0)


def test_a_document_without_its_statements_is_read_again_the_next_time(folder, store, add, failing, monkeypatch):
    write(folder, b='"The Beta is well," said Gamma Delta.')
    with monkeypatch.context():
        failing("find_statements", IndexError())
        assert (add(folder).statements, store.counts().statements) == (0, 0)
        assert [failure.path for failure in add(folder).failed] == ["b.txt"]
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert (paths(add(folder).updated), store.counts().statements) == (["b.txt"], 1)
    assert paths(add(folder).unchanged) == ["b.txt"]


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda error: type(error).__name__)
def test_a_document_that_cannot_be_split_stops_no_other(folder, add, failing, error):
    write(folder, **THREE)
    failing("split", error)
    report = add(folder)
    assert paths(report.added) == ["a.txt", "c.txt"]
    assert [failure.path for failure in report.failed] == ["b.txt"]


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda error: type(error).__name__)
def test_a_document_that_cannot_be_embedded_stops_no_other_of_its_batch(
    folder, store, add, word_embedder, monkeypatch, error
):
    write(folder, **THREE)
    real = word_embedder.encode

    def encode(texts):
        if any("Beta" in text for text in texts):
            raise error
        return real(texts)

    monkeypatch.setattr(word_embedder, "encode", encode)
    report = add(folder)
    assert paths(report.added) == ["a.txt", "c.txt"]
    [failure] = report.failed
    assert failure.reason.startswith("b.txt: embedding it failed through a fault of this program (")
    assert store.counts().documents == 2


def test_a_document_that_cannot_be_stored_stops_no_other(folder, store, add, monkeypatch):
    write(folder, **THREE)
    real = store.replace_document

    def replace(source, document, *others):
        if "Beta" in document.text:
            document = replace_field(document, text="a lone surrogate: \ud800")
        real(source, document, *others)

    monkeypatch.setattr(store, "replace_document", replace)
    report = add(folder)
    assert paths(report.added) == ["a.txt", "c.txt"]
    [failure] = report.failed
    assert failure.reason.startswith("b.txt: storing it failed through a fault of this program (UnicodeEncodeError")
    assert store.counts() == Counts(2, 2, 0)


def test_an_extractor_that_fails_in_an_unforeseen_way_stops_no_other(folder, add, monkeypatch):
    write(folder, a="Alpha is here.", c="Gamma is here.")
    (folder / "b.md").write_text("Beta is here.")
    monkeypatch.setattr("ingest.extract.markdown.extract_markdown", lambda *_: 1 // 0)
    report = add(folder)
    assert paths(report.added) == ["a.txt", "c.txt"]
    [failure] = report.failed
    assert failure.reason.startswith(
        "b.md cannot be read: it is damaged, or this program does not understand it (ZeroDivisionError"
    )


def agency(folder: Path, name: str, publisher: str, published: str, cameras: str = "1,200") -> None:
    front = f"---\ntitle: Alpha\npublisher: {publisher}\npublished: {published}\n---\n"
    (folder / name).write_text(f"{front}The ministry bought {cameras} cameras.", encoding="utf-8")


@pytest.mark.parametrize("changed", ["a.md", "b.md"])
def test_an_agency_text_is_never_cited_to_the_paper_that_changed_it(folder, store, add, changed):
    """Whichever of two papers with the same text changes it, the old words stay with the other alone."""
    papers = {"a.md": ("Courier", "2021-03-04"), "b.md": ("Gazette", "2021-03-05")}
    for name, paper in papers.items():
        agency(folder, name, *paper)
    add(folder)
    agency(folder, changed, *papers[changed], cameras="1,300")
    add(folder / changed)
    [other] = papers.keys() - {changed}

    def facts() -> set[tuple[str, str | None, str | None, str | None]]:
        return {(one.text.split()[3], one.path, one.publisher, one.published) for one in store.documents()}

    assert facts() == {("1,200", other, *papers[other]), ("1,300", changed, *papers[changed])}
    add(folder)
    assert facts() == {("1,200", other, *papers[other]), ("1,300", changed, *papers[changed])}
    assert paths(add(folder).unchanged) == ["a.md", "b.md"]


def test_a_second_paper_that_changes_its_name_leaves_the_first_as_it_is(folder, store, add):
    agency(folder, "a.md", "Courier", "2021-03-04")
    agency(folder, "b.md", "Gazette", "2021-03-05")
    add(folder)
    agency(folder, "b.md", "The New Gazette", "2021-03-05")
    assert [(one.path, one.same_as) for one in add(folder).updated] == [("b.md", "a.md")]
    assert [one.publisher for one in store.documents()] == ["Courier"]
    (folder / "a.md").unlink()
    store.remove_source(source_key("a.md"))
    assert [(one.publisher, one.path) for one in store.documents()] == [("The New Gazette", "b.md")]


@pytest.mark.slow
@pytest.mark.parametrize("step", ["split", "find_within_bounds"])
def test_a_stop_is_seen_in_the_midst_of_a_long_text(folder, store, add, monkeypatch, step):
    write(folder, a="“It is open,” said Ana Prager. " * 40_000)
    asked = time.monotonic() + 1000
    real = getattr(prepare, step)

    def begun(*arguments):
        nonlocal asked
        asked = time.monotonic() + 0.3
        return real(*arguments)

    monkeypatch.setattr(prepare, step, begun)
    with pytest.raises(Stopped):
        add(folder, is_stopped=lambda: time.monotonic() > asked)
    assert time.monotonic() - asked < 5
    assert store.counts() == Counts(0, 0, 0)
