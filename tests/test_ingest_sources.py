"""What a user names is found, in order; what cannot be read is named with a reason."""

import os
from pathlib import Path

import pytest

from ingest.records import Failure, Source
from ingest.sources import find_files, find_sources


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def paths(*arguments: str | Path) -> list[str]:
    return [source.path for source in find_sources(arguments)]


def test_a_file_is_read_with_its_lower_case_suffix(folder: Path) -> None:
    (folder / "Report.TXT").write_bytes(b"Words.")
    assert list(find_sources(["Report.TXT"])) == [Source("Report.TXT", b"Words.", ".txt")]


def test_a_folder_is_walked_in_sorted_order_without_what_is_no_document(folder: Path) -> None:
    write(folder, "c/b.txt", "c/a/z.md", "c/README.md", "c/.hidden", "c/.git/x", "c/b.txt~", "c/#b.txt#", "c/~$b.docx")
    write(folder, "c/old.bak", "c/picture.png")
    assert paths("c") == ["c/a/z.md", "c/b.txt", "c/picture.png"]


def test_a_readme_that_is_named_itself_is_read(folder: Path) -> None:
    write(folder, "README.md")
    assert paths("README.md") == ["README.md"]


def test_paths_outside_the_current_folder_are_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "inside/x.txt", "outside.txt")
    monkeypatch.chdir(folder / "inside")
    assert paths(folder / "inside" / "x.txt", "../outside.txt") == ["x.txt", (folder / "outside.txt").as_posix()]


def test_links_cannot_make_a_loop(folder: Path) -> None:
    write(folder, "c/a.txt")
    (folder / "c" / "loop").symlink_to(folder / "c", target_is_directory=True)
    (folder / "c" / "self").symlink_to("self")
    found = list(find_sources(["c"]))
    assert [each.path for each in found] == ["c/a.txt", "c/self"]
    assert isinstance(found[1], Failure)


def test_what_is_missing_is_named_and_the_rest_is_read(folder: Path) -> None:
    write(folder, "a.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    missing, dead, read = find_sources(["nope", "gone.txt", "a.txt"])
    assert missing == Failure("nope", "There is no file or folder nope; check the spelling and the current folder.")
    assert dead == Failure("gone.txt", "gone.txt is a link that points to nothing; remove or repair it.")
    assert read == Source("a.txt", b"a.txt", ".txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    write(folder, "a.txt")
    (folder / "a.txt").chmod(0)
    assert list(find_sources(["a.txt"])) == [
        Failure("a.txt", "a.txt may not be read; give yourself permission to read it.")
    ]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (found,) = find_sources(["pipe"])
    assert found == Failure("pipe", "pipe is neither a file nor a folder; name a document or a folder of documents.")


def test_each_record_is_a_source_and_a_broken_line_is_named(folder: Path) -> None:
    lines = ['{"_id": "a", "text": "A."}', "", '{"_id": "b"', '{"_id": "c", "text": 3}', '{"_id": "a", "text": "B."}']
    (folder / "corpus.jsonl").write_text("\ufeff" + "\n".join([*lines, '{"text": "C."}']))
    first, broken, textless, repeated, nameless = find_sources(["corpus.jsonl"])
    assert first == Source("corpus.jsonl#a", lines[0].encode(), ".jsonl")
    assert isinstance(broken, Failure)
    assert broken.reason.startswith("Line 3 of corpus.jsonl is not JSON in UTF-8 (")
    assert textless == Failure(
        "corpus.jsonl#line-4", 'Line 4 of corpus.jsonl is not an object with a "text"; correct or remove it.'
    )
    assert repeated == Failure(
        "corpus.jsonl#line-5", 'Line 5 of corpus.jsonl repeats the "_id" a of line 1; give each record its own.'
    )
    assert nameless.path == "corpus.jsonl#line-6"


def test_sources_are_read_only_when_asked_for(folder: Path) -> None:
    write(folder, "a.txt", "b.txt")
    found = find_sources(["a.txt", "b.txt"])
    next(found)
    (folder / "b.txt").unlink()
    assert isinstance(next(found), Failure)


def test_links_out_of_a_folder_are_followed_only_when_that_is_wanted(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_text(f"{folder.name}")
    (inside / "b.txt").symlink_to(outside / "a.txt")
    (inside / "c").symlink_to(outside)
    (inside / "d.txt").symlink_to(inside / "a.txt")
    found = list(find_sources([inside]))
    assert [one.content for one in found if isinstance(one, Source)] == [b"inside", b"inside"]
    failures = [one for one in found if isinstance(one, Failure)]
    assert [Path(failure.path).name for failure in failures] == ["b.txt", "c"]
    assert all(
        "leads out of the folder; name what it leads to, or use --follow-links." in one.reason for one in failures
    )
    followed = [one.content for one in find_sources([inside], follow_links=True) if isinstance(one, Source)]
    assert followed == [b"inside", b"outside", b"outside", b"inside"]
    named = [one.content for one in find_sources([inside / "b.txt"]) if isinstance(one, Source)]
    assert named == [b"outside"]
    assert [type(one) for one in find_sources([inside / "b.txt"], inside=[inside])] == [Failure]


def test_a_file_that_is_too_large_is_never_read(tmp_path: Path) -> None:
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(20 << 30)
    (tmp_path / "z.txt").write_bytes(b"x" * (1 << 20))
    large, small = find_sources([tmp_path], largest_mb=1)
    assert isinstance(large, Failure)
    assert large.reason.endswith("sparse.txt is larger than 1 MB; divide it, or raise VERBATIM_SOURCE_MB.")
    assert isinstance(small, Source)


def test_a_line_that_is_too_long_ends_a_collection(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "Words."}\n')
    with file.open("r+b") as lines:
        lines.truncate(20 << 30)
    first, second = find_sources([file])
    assert isinstance(first, Source)
    assert isinstance(second, Failure)
    assert "is longer than 50 MB, and what follows it is not read" in second.reason


def test_a_name_gives_a_terminal_no_orders(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nadded.txt").write_text("Words.")
    [source] = find_sources([tmp_path])
    assert source.path.rpartition("/")[2] == "a\\u001b[31m\\nadded.txt"


def test_files_are_found_unread_and_none_outside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("out")
    for name in ("b.txt", "a.txt", "a.txt~"):
        (tmp_path / "in" / name).write_text(name)
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
    found = list(find_files([tmp_path / "in"], [tmp_path / "in"]))
    assert found[:2] == [tmp_path / "in" / "a.txt", tmp_path / "in" / "b.txt"]
    [refused] = found[2:]
    assert isinstance(refused, Failure)
    assert "leads out of the folder" in refused.reason


def test_an_address_that_somebody_else_named_must_be_public() -> None:
    [failure] = find_sources(["http://127.0.0.1:9/"], only_public=True)
    assert isinstance(failure, Failure)
    assert "is on this machine or in a network that is not public" in failure.reason
