"""Files of mail are taken apart in a process of its own, within bounds; each refusal is one sentence."""

import pytest
from format_examples import MESSAGE as MAIL
from format_examples import zipped

from index.errors import UnreadableSource
from ingest.extract import parts_process
from ingest.extract.parts_process import taken_apart
from ingest.records import Source

MESSAGE = b"From a@b.test Fri Jun  4\nSubject: One\n\nWords.\n\n"


def test_messages_come_one_at_a_time() -> None:
    sources = taken_apart(Source("a.mbox", MESSAGE * 3, ".mbox"))
    assert next(sources) == Source("a.mbox#1", b"Subject: One\n\nWords.\n\n", ".eml")
    assert [one.path for one in sources] == ["a.mbox#2", "a.mbox#3"]


def test_an_attachment_at_the_path_of_a_file_has_a_path_of_its_own() -> None:
    body = "--x\r\nContent-Disposition: attachment; filename=b.txt\r\n\r\nNine.\r\n--x--\r\n"
    mail = f'{MAIL}Content-Type: multipart/mixed; boundary="x"\r\n\r\n{body}'
    archive = zipped({"a.eml": mail, "a.eml/b.txt": "Ten."})
    found = list(taken_apart(Source("a.zip", archive, ".zip")))
    assert [one.path for one in found] == ["a.zip#a.eml", "a.zip#a.eml/b.txt", "a.zip#a.eml/b.txt-2"]


def test_who_wants_no_more_ends_the_process() -> None:
    sources = taken_apart(Source("a.mbox", MESSAGE * 5000, ".mbox"))
    next(sources)
    sources.close()  # type: ignore[attr-defined]  # it is a generator


def test_no_process_is_begun_for_a_message_in_which_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_process, "begin_child", None)
    message = Source("a.eml", b"Subject: One\n\nWords.\n", ".eml")
    assert list(taken_apart(message)) == [message]


def test_of_too_many_the_first_are_taken_and_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_process, "MOST_PARTS", 2)
    sources = taken_apart(Source("a.mbox", MESSAGE * 3, ".mbox"))
    assert [next(sources).path, next(sources).path] == ["a.mbox#1", "a.mbox#2"]
    with pytest.raises(UnreadableSource, match=r"^a\.mbox holds more than 2 files; divide it\.$"):
        next(sources)


def test_what_takes_more_memory_than_it_may_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_process, "_MEMORY_MB", 150)
    parts = b'Content-Type: multipart/mixed; boundary="x"; name="y"\n\n' + b"--x\n\n" * 300_000
    with pytest.raises(UnreadableSource, match=r"^a\.eml was given up: taking it apart took more memory"):
        list(taken_apart(Source("a.eml", parts, ".eml")))
