"""Captures of the web are taken apart into the pages that were sent whole, with address and moment."""

import gzip
from pathlib import Path

import pytest
from format_examples import capture

from index.errors import UnreadableSource
from ingest.extract import captures
from ingest.extract.choose import extract
from ingest.extract.parts import Part, take_apart
from ingest.records import Failure, Source
from ingest.sources import find_sources

PAGE = "<html><head><title>Leer</title></head><body><p>The port of Leer has ninety cameras.</p></body></html>"
HERE = "https://port.test/a"


def opened(*records: bytes) -> list[Part]:
    return list(take_apart(Source("s.warc", b"".join(records), ".warc")))


def told(*records: bytes) -> list[tuple[str, str]]:
    return [(one.path, one.suffix if isinstance(one, Source) else one.reason) for one in opened(*records)]


def test_a_page_has_its_address_and_when_it_was_fetched() -> None:
    (source,) = opened(capture(HERE, PAGE))
    assert source == Source(f"s.warc#{HERE}", PAGE.encode(), ".html", url=HERE, retrieved="2021-06-04T12:00:00Z")
    document = extract(source)
    assert (document.title, document.url, document.retrieved) == ("Leer", HERE, "2021-06-04T12:00:00Z")


def test_a_page_is_in_the_encoding_that_the_server_stated() -> None:
    page = PAGE.replace("The port", "Přístav žalobců").encode("iso-8859-2")
    (source,) = opened(capture(HERE, page, "HTTP/1.1 200 OK", "", "Content-Type: text/html; charset=iso-8859-2"))
    assert isinstance(source, Source)
    assert "Přístav žalobců of Leer" in extract(source).text


def test_documents_are_told_by_what_the_server_said() -> None:
    pdf = capture("https://port.test/b", b"%PDF-1.4", "HTTP/1.1 200 OK", "", "Content-Type: application/pdf;x=y")
    assert told(capture(HERE, PAGE), pdf) == [(f"s.warc#{HERE}", ".html"), ("s.warc#https://port.test/b", ".pdf")]


@pytest.mark.parametrize("http", ["HTTP/1.1 404 Not Found", "HTTP/1.1 301 Moved", "HTTP/1.1 206 Partial Content"])
def test_what_was_not_sent_whole_is_passed_over(http: str) -> None:
    assert told(capture(HERE, PAGE, http), capture("https://port.test/b", PAGE)) == [
        ("s.warc#https://port.test/b", ".html")
    ]


@pytest.mark.parametrize("kind", ["image/png", "text/javascript", "text/plain", "application/zip", ""])
def test_other_things_are_passed_over(kind: str) -> None:
    other = capture("https://port.test/b", "x", "HTTP/1.1 200 OK", "", f"Content-Type: {kind}")
    assert told(other, capture(HERE, PAGE)) == [(f"s.warc#{HERE}", ".html")]


def test_of_one_address_the_first_is_taken() -> None:
    (source,) = opened(capture(HERE, PAGE), capture(HERE, PAGE.replace("ninety", "ten")))
    assert isinstance(source, Source)
    assert b"ninety" in source.content


def test_packed_bodies_are_unpacked_and_others_named() -> None:
    headers = ("HTTP/1.1 200 OK", "", "Content-Type: text/html")
    packed = capture(HERE, gzip.compress(PAGE.encode() * 2000), *headers, "Content-Encoding: gzip")
    unknown = capture("https://port.test/b", b"x", *headers, "Content-Encoding: zz")
    source, failure = opened(packed, unknown)
    assert isinstance(source, Source)
    assert source.content == PAGE.encode() * 2000
    path = "s.warc#https://port.test/b"
    assert failure == Failure(path, f"{path} is packed in a way that is not read (zz); capture it again.")


def test_what_was_cut_off_is_named() -> None:
    path = f"s.warc#{HERE}"
    assert told(capture(HERE, PAGE, warc="WARC-Truncated: length\r\n")) == [
        (path, f"{path} was cut off when it was captured; capture it again.")
    ]


def test_a_whole_capture_is_taken_where_another_was_cut_off() -> None:
    cut_off, whole = capture(HERE, "<p>", warc="WARC-Truncated: length\r\n"), capture(HERE, PAGE)
    for records in ((cut_off, whole), (whole, cut_off)):
        assert told(*records) == [(f"s.warc#{HERE}", ".html")]


def test_a_moment_that_is_none_is_not_told() -> None:
    record = capture(HERE, PAGE).replace(b"2021-06-04T12:00:00Z", b"the day before that.")
    (source,) = opened(record)
    assert isinstance(source, Source)
    assert source.retrieved is None


def test_what_is_before_the_damage_is_taken() -> None:
    whole = capture(HERE, PAGE)
    parts = take_apart(Source("s.warc", whole + b"words\r\n\r\n", ".warc"))
    assert next(parts).path == f"s.warc#{HERE}"
    with pytest.raises(UnreadableSource, match=r"^s\.warc is damaged \("):
        list(parts)


@pytest.mark.parametrize("content", [b"", b"words", gzip.compress(b"words", mtime=0)])
def test_what_is_no_capture_is_said(content: bytes) -> None:
    try:
        (failure,) = opened(content)
    except UnreadableSource as error:
        assert str(error).startswith("s.warc is damaged (")  # noqa: PT017  # either may be
    else:
        assert failure == Failure(
            "s.warc", "s.warc holds no page that a server sent whole; check that it is the right capture."
        )


def test_no_more_is_read_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "MOST_BYTES", 150)
    with pytest.raises(UnreadableSource, match=r"^s\.warc unpacks to more than 0 MB; divide it\.$"):
        opened(capture(HERE, PAGE), capture("https://port.test/b", PAGE))
    monkeypatch.setattr(captures, "_MOST_RECORDS", 1)
    with pytest.raises(UnreadableSource, match=r"^s\.warc holds more than 1 records; divide it\.$"):
        opened(capture(HERE, "x"), capture("https://port.test/b", "x"))
    monkeypatch.setattr(captures, "SOURCE_MB", 0)
    assert told(capture(HERE, PAGE)) == [(f"s.warc#{HERE}", f"s.warc#{HERE} is larger than 0 MB; add it by itself.")]


def test_captures_are_opened_where_they_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.warc.gz").write_bytes(gzip.compress(capture(HERE, PAGE)))
    assert [one.path for one in find_sources([tmp_path])] == [f"s.warc.gz#{HERE}"]
