"""Archives are taken apart into the files that are read; what is broken, hostile or hidden in them is said."""

import io
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import WordEmbedder
from format_examples import MESSAGE, tarred, zipped

from index.errors import UnreadableSource
from ingest.__main__ import main
from ingest.extract import packed
from ingest.extract.parts import Part, take_apart
from ingest.records import Failure, Source
from ingest.sources import find_sources
from web.adding.uploads import Upload, uploaded_sources


def opened(content: bytes, suffix: str = ".zip") -> list[Part]:
    return list(take_apart(Source(f"a{suffix}", content, suffix)))


def words(found: list[Part]) -> dict[str, str]:
    """The words of sources, and why there are none, by their paths."""
    return {one.path: one.content.decode() if isinstance(one, Source) else one.reason for one in found}


def as_zip(parts: dict[str, str]) -> tuple[bytes, str]:
    return zipped(parts), ".zip"


def as_tar(parts: dict[str, str]) -> tuple[bytes, str]:
    return tarred({name: text.encode() for name, text in parts.items()}, "gz"), ".tgz"


@pytest.mark.parametrize("pack", [as_zip, as_tar])
def test_each_file_that_is_read_is_a_source(pack: Callable[[dict[str, str]], tuple[bytes, str]]) -> None:
    content, suffix = pack({"a.txt": "One.", "in/b.HTML": "<p>Two.</p>", "README.md": "No.", ".x.txt": "No."})
    found = opened(content, suffix)
    assert words(found) == {f"a{suffix}#a.txt": "One.", f"a{suffix}#in/b.HTML": "<p>Two.</p>"}
    assert [one.suffix for one in found if isinstance(one, Source)] == [".txt", ".html"]


def test_what_macos_adds_is_passed_over() -> None:
    assert words(opened(zipped({"a.txt": "One.", "in/": "", "__MACOSX/._a.txt": "x", ".DS_Store": "x"}))) == {
        "a.zip#a.txt": "One."
    }


def test_mail_in_an_archive_comes_with_its_attachments() -> None:
    body = "--x\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nNine.\r\n--x--\r\n"
    mail = f'{MESSAGE}Content-Type: multipart/mixed; boundary="x"\r\n\r\n{body}'
    box = "From a@b.test Fri Jun  4\nSubject: One\n\nWords.\n"
    found = opened(tarred({"m.eml": mail.encode(), "b.mbox": box.encode()}), ".tar")
    assert [one.path for one in found] == ["a.tar#m.eml", "a.tar#m.eml/notes.txt", "a.tar#b.mbox/1"]


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\..\\etc\\a.txt", "./etc//a.txt"])
def test_a_name_that_leads_elsewhere_is_only_a_name(name: str) -> None:
    assert words(opened(tarred({name: b"One."}), ".tar")) == {"a.tar#etc/a.txt": "One."}


def test_orders_to_a_terminal_and_names_that_repeat_are_told_apart() -> None:
    found = opened(
        tarred({"a\x1b[2J.txt": b"One.", "b\n.txt": b"Two.", "./c.txt": b"Three.", "c.txt": b"Four."}), ".tar"
    )
    assert [one.path for one in found] == ["a.tar#a\\u001b[2J.txt", "a.tar#b\\n.txt", "a.tar#c.txt", "a.tar#c.txt-2"]


def test_names_in_utf_8_that_do_not_say_so_are_read() -> None:
    content = zipped({"Gr____e.txt": "One."}).replace(b"Gr____e", "Größe".encode())
    assert words(opened(content)) == {"a.zip#Größe.txt": "One."}


def test_links_are_not_followed() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("a.txt", "One.")
    assert words(opened(buffer.getvalue())) == {"a.zip#a.txt": "One."}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("link.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
    assert words(opened(buffer.getvalue(), ".tar")) == {
        "a.tar": "a.tar holds no file; check that it is the right archive."
    }


def test_a_broken_file_is_named_and_the_others_are_taken() -> None:
    content = zipped({"a.txt": "One.", "b.txt": "Two words that are broken.", "c.txt": "Three."})
    start = content.index(b"b.txt") + len(b"b.txt")
    found = words(opened(content[:start] + b"\xff\xff\xff" + content[start + 3 :]))
    assert (found["a.zip#a.txt"], found["a.zip#c.txt"]) == ("One.", "Three.")
    assert found["a.zip#b.txt"].startswith("a.zip#b.txt is damaged (")


def test_what_is_before_the_damage_of_a_tar_is_taken() -> None:
    content = tarred({"a.txt": b"One.", "b.txt": b"x" * 5000})
    parts = take_apart(Source("a.tar", content[:3000], ".tar"))
    assert next(parts) == Source("a.tar#a.txt", b"One.", ".txt")
    with pytest.raises(UnreadableSource, match=r"^a\.tar is damaged \("):
        list(parts)


SIX = tarred({f"{number}.txt": b"x" * 600 for number in range(6)})
HEAD = 512 + 2 * 512


@pytest.mark.parametrize("end", range(512, 6 * HEAD + 1, 512))
def test_a_tar_that_is_cut_off_is_damaged_wherever_that_is(end: int) -> None:
    parts = take_apart(Source("a.tar", SIX[:end], ".tar"))
    with pytest.raises(UnreadableSource, match=r"^a\.tar is damaged \("):
        list(parts)


@pytest.mark.parametrize("damage", [b"x", b"\0" * 1024])
def test_a_tar_with_a_damaged_head_or_a_hole_is_damaged_from_there_on(damage: bytes) -> None:
    start = 3 * HEAD
    parts = take_apart(Source("a.tar", SIX[:start] + damage + SIX[start + len(damage) :], ".tar"))
    assert [next(parts).path for _ in range(3)] == ["a.tar#0.txt", "a.tar#1.txt", "a.tar#2.txt"]
    with pytest.raises(UnreadableSource, match=r"^a\.tar is damaged \("):
        next(parts)


@pytest.mark.parametrize("suffix", [".zip", ".tar", ".tgz"])
@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04", b"\x1f\x8b\x08"])
def test_what_is_no_archive_is_damaged(suffix: str, content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a\.(zip|tar|tgz) is damaged \("):
        opened(content, suffix)


def test_an_archive_in_an_archive_is_not_opened() -> None:
    found = opened(tarred({"b.zip": zipped({"c.txt": "x"}), "d.jsonl": b'{"text": "x"}', "a.txt": b"One."}), ".tar")
    told = "lies in another file and holds files of its own; unpack it and add what is in it."
    assert words(found) == {
        "a.tar#b.zip": f"a.tar#b.zip {told}",
        "a.tar#d.jsonl": f"a.tar#d.jsonl {told}",
        "a.tar#a.txt": "One.",
    }


def test_what_is_not_read_is_told_in_one_sentence() -> None:
    assert words(opened(zipped({f"{name}.exe": "x" for name in "abcde"} | {"a.txt": "One."}))) == {
        "a.zip#a.txt": "One.",
        "a.zip#a.exe": "a.zip also holds files that are not read (a.exe, b.exe, c.exe and 2 more); "
        "save them in a format that is.",
    }


def test_encrypted_files_are_told_in_one_sentence() -> None:
    content = bytearray(zipped({"a.txt": "One.", "b.txt": "Two."}))
    for mark in (b"PK\x03\x04\x14\x00", b"PK\x01\x02\x14\x03\x14\x00"):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content[start + len(mark)] |= 1
            start += 1
    told = "a.zip is encrypted (a.txt, b.txt); unpack it with its password and add what is in it."
    assert words(opened(bytes(content))) == {"a.zip": told}  # so that all that is stored of it is kept


def test_what_grows_as_no_document_does_is_not_unpacked() -> None:
    found = words(opened(zipped({"a.txt": "0" * 3_000_000, "b.txt": "One."}, is_plain=False)))
    assert found["a.zip#b.txt"] == "One."
    assert found["a.zip#a.txt"].startswith("a.zip#a.txt unpacks to 10")
    assert found["a.zip#a.txt"].endswith(" times its size, as no document does; leave it out.")


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz"])
@pytest.mark.parametrize("name", ["b.txt", "b.bin", ".hidden"])
def test_a_tar_that_grows_as_no_documents_do_is_not_unpacked_any_further(packing: str, name: str) -> None:
    content = tarred({"a.txt": b"One.", name: b"0" * 20_000_000}, packing)
    parts = take_apart(Source("a.tar", content, ".tar"))
    assert next(parts).path == "a.tar#a.txt"
    with pytest.raises(UnreadableSource, match=r"^a\.tar unpacks to \d+ times its size, as no document does; leave"):
        list(parts)


def test_many_small_files_that_are_like_each_other_are_taken_from_a_tar() -> None:
    files = {f"{number}.txt": f"Report {number}. {'Nobody knew. ' * 200}".encode() for number in range(2000)}
    assert len(opened(tarred(files, "xz"), ".tar.xz")) == 2000


@pytest.mark.parametrize(("packing", "name"), [(zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "LZMA")])
def test_what_would_be_unpacked_without_bounds_is_named(packing: int, name: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "One.", packing)
        file.writestr("b.txt", "Two.")
    told = f"a.zip#a.txt is packed in a way that is not read ({name}); unpack it and add what is in it."
    assert words(opened(buffer.getvalue())) == {"a.zip#a.txt": told, "a.zip#b.txt": "Two."}


def test_a_damaged_message_loses_only_itself() -> None:
    found = words(opened(tarred({"a.txt": b"One.", "b.msg": b"x", "c.txt": b"Three."}), ".tar"))
    assert (found["a.tar#a.txt"], found["a.tar#c.txt"]) == ("One.", "Three.")
    assert found["a.tar#b.msg"].startswith("a.tar#b.msg is damaged (")


@pytest.mark.parametrize(
    ("error", "told"), [(MemoryError(), "was given up: reading it took more memory"), (OverflowError(), "cannot be")]
)
def test_what_nobody_foresaw_loses_only_the_file_that_it_is_in(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def failing(file: Source, mark: str) -> list[Part]:
        if file.path == "a.zip#a.txt":
            raise error
        return [file] if mark == "/" else []

    monkeypatch.setattr(packed, "take_apart", failing)
    found = words(opened(zipped({"a.txt": "One.", "b.txt": "Two."})))
    assert found["a.zip#b.txt"] == "Two."
    assert found["a.zip#a.txt"].startswith(f"a.zip#a.txt {told}")


@pytest.mark.parametrize("pack", [as_zip, as_tar])
def test_what_unpacks_to_more_than_it_may_is_taken_as_far_as_that(
    monkeypatch: pytest.MonkeyPatch, pack: Callable[[dict[str, str]], tuple[bytes, str]]
) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 6)
    content, suffix = pack({"a.txt": "One.", "b.txt": "Two."})
    parts = take_apart(Source("a", content, suffix))
    assert next(parts).path == "a#a.txt"
    with pytest.raises(UnreadableSource, match=r"^a unpacks to more than 0 MB; divide it\.$"):
        next(parts)


def test_no_more_files_are_looked_at_than_people_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_MOST_FILES", 1)
    with pytest.raises(UnreadableSource, match=r"^a\.zip holds more than 1 files; divide it\.$"):
        opened(zipped({"a.txt": "One.", "b.png": "x"}))


def test_a_file_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "SOURCE_MB", 0)
    assert words(opened(zipped({"a.txt": "One."}))) == {"a.zip#a.txt": "a.zip#a.txt is larger than 0 MB; divide it."}


def test_archives_are_opened_where_they_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.zip").write_bytes(zipped({"in/a.txt": "One."}))
    Path("c.tar.gz").write_bytes(b"words")
    first, second = find_sources([tmp_path])
    assert first == Source("b.zip#in/a.txt", b"One.", ".txt")
    assert isinstance(second, Failure)
    assert second.reason.startswith("c.tar.gz is damaged (")


def test_a_file_in_an_archive_is_no_larger_than_files_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.zip").write_bytes(zipped({"a.txt": " ".join(map(str, range(300_000)))}, is_plain=False))
    (found,) = find_sources(["b.zip"], largest_mb=1)
    told = "b.zip#a.txt is larger than 1 MB; divide it, or raise VERBATIM_SOURCE_MB."
    assert found == Failure("b.zip#a.txt", told)


def test_an_uploaded_archive_is_named_as_the_person_named_it(tmp_path: Path) -> None:
    copy = tmp_path / "1f2e.zip"
    copy.write_bytes(zipped({"in/a.txt": "One.", "b.png": "x"}))
    source, failure = uploaded_sources([Upload("mine.zip", copy)])
    assert isinstance(source, Source)
    assert (source.path, source.original and source.original.name) == ("mine.zip#in/a.txt", "a.txt")
    assert failure.path == "mine.zip#b.png"


def test_the_command_takes_the_files_of_an_archive_in_and_follows_what_is_gone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    word_embedder: WordEmbedder,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ingest.opening.load_embedder", lambda *_: word_embedder)
    Path("d.zip").write_bytes(zipped({"in/a.txt": "The port has ninety cameras.", "b.txt": "The town has one."}))
    assert main(["d.zip", "--index", "i"]) == 0
    Path("d.zip").write_bytes(zipped({"in/a.txt": "The port has ninety cameras."}))
    assert main(["d.zip", "--index", "i", "--prune"]) == 0
    capsys.readouterr()
    assert main(["--list", "--index", "i", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert '"path": "d.zip#in/a.txt"' in line
