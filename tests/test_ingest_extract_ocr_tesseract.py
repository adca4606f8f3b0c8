"""Tesseract reads a page within its bounds; where it is missing, or told nothing, nothing does."""

import os
import stat
import sys
from pathlib import Path

import pytest
from scans import WORDS, need_tesseract, picture_of

from ingest.extract.ocr import tesseract as module
from ingest.extract.ocr.tesseract import can_read, open_tesseract, usable_languages
from ingest.extract.pdf.pictures import to_picture

PAGE = to_picture(picture_of(WORDS), 150)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program of the name in the way, whose last lines are given; it knows English and German."""
    if os.name != "posix":
        pytest.skip("Programs of a name are made otherwise there.")

    def install(*lines: str) -> None:
        program = tmp_path / "tesseract"
        listing = "if '--list-langs' in sys.argv: print('List:\\neng\\ndeu'); sys.exit()"
        program.write_text("\n".join([f"#!{sys.executable}", "import sys, time", listing, *lines]))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    module._installed_languages.cache_clear()
    yield install
    module._installed_languages.cache_clear()


def test_a_picture_is_read():
    need_tesseract()
    reader = open_tesseract("eng", 60)
    assert reader
    (line,) = reader.read(PAGE)
    assert " ".join(word.text for word in line.words) == WORDS
    assert min(word.confidence for word in line.words) > 50
    assert line.words[0].left == pytest.approx(80, abs=6)


def test_only_languages_that_are_installed_are_told(installed):
    installed()
    assert usable_languages("deu+xxx+eng") == "deu+eng"
    assert (can_read("fra", 60), can_read("eng", 0), can_read("none", 60), can_read("eng", 60)) == (
        False,
        False,
        False,
        True,
    )
    assert open_tesseract("fra", 60) is None
    assert open_tesseract("none", 60) is None
    assert open_tesseract("eng", 0) is None


@pytest.mark.usefixtures("installed")
def test_nothing_reads_where_it_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (usable_languages("eng"), open_tesseract("eng", 60), can_read("eng", 60)) == ("", None, False)


def test_a_page_that_takes_too_long_is_given_up(installed, monkeypatch):
    installed("time.sleep(100)")
    monkeypatch.setattr(module, "PAGE_SECONDS", 1)
    monkeypatch.setattr(module, "_PATIENCE", 1)
    pages: list[None] = []
    reader = open_tesseract("eng", 60, lambda: pages.append(None))
    assert reader
    with pytest.raises(TimeoutError, match="reading the picture of the page takes too long"):
        reader.read(PAGE)
    assert pages == [None]


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux bounds the processor time of another process.")
def test_a_page_that_uses_up_its_processor_time_is_given_up_and_so_are_those_after_all_is_used(installed, monkeypatch):
    installed("while True: pass")
    monkeypatch.setattr(module, "PAGE_SECONDS", 2)
    reader = open_tesseract("eng", 1)
    assert reader
    with pytest.raises(TimeoutError, match="takes too much time or memory"):
        reader.read(PAGE)
    with pytest.raises(TimeoutError, match="reading the pictures of its pages takes too long"):
        reader.read(PAGE)
