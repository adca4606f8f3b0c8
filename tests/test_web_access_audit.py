"""The record: a line for each deed, for its owner alone, as much as is wanted."""

import json

import pytest

from index.errors import IndexNotWritable
from index.settings import Settings
from web.access import record_file
from web.access.acting import ACTING, Actor, Role
from web.access.audit import AUDIT, Deed, claim, entries, record


@pytest.fixture(autouse=True)
def _ana():
    before = ACTING.set(Actor("ana", Role.EDITOR, "10.0.0.1"))
    yield
    ACTING.reset(before)


def settings(folder, audit: str = "on") -> Settings:
    return Settings(index=folder / "index", audit=audit)


def told(folder) -> list[tuple[str, str, str]]:
    return [(entry.who, entry.what, entry.about) for entry in entries(settings(folder))]


def test_deeds_are_told_newest_first(tmp_path):
    record(settings(tmp_path), Deed.ASKED, words="Who\nsaid “it”?")
    record(settings(tmp_path), Deed.LISTED, "statements", words="speaker Idemia")
    record(settings(tmp_path), Deed.FAILED, "zoe", who="")
    record(settings(tmp_path), Deed.SIGNED_IN, who="ben")
    assert told(tmp_path) == [
        ("ben", "signed in", ""),
        ("10.0.0.1", "failed to sign in", "zoe"),
        ("ana", "listed", "statements: speaker Idemia"),
        ("ana", "asked", "Who\nsaid “it”?"),
    ]
    assert next(entries(settings(tmp_path))).when.endswith("+00:00")


def test_it_may_be_off_or_without_the_words_that_are_asked(tmp_path):
    record(settings(tmp_path, "off"), Deed.ASKED, words="secret")
    assert not (tmp_path / "index").exists()
    record(settings(tmp_path, "no-questions"), Deed.ASKED, words="secret")
    record(settings(tmp_path, "no-questions"), Deed.OPENED, "A title")
    record(settings(tmp_path, "no-questions"), Deed.LISTED, "statements", words="speaker Idemia")
    assert told(tmp_path) == [("ana", "listed", "statements"), ("ana", "opened", "A title"), ("ana", "asked", "")]


def test_the_file_is_its_owner_s_and_only_grows(tmp_path):
    record(settings(tmp_path), Deed.ASKED, "One?")
    file = tmp_path / "index" / AUDIT
    first = file.read_bytes()
    record(settings(tmp_path), Deed.ASKED, "Two?" * 10_000)
    assert file.read_bytes().startswith(first)
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(json.loads(file.read_text().splitlines()[1])["about"]) == 4000


def test_lines_that_are_cut_off_are_passed_over(tmp_path):
    record(settings(tmp_path), Deed.ASKED, "One?")
    with (tmp_path / "index" / AUDIT).open("a") as file:
        file.write('{"when": "2026\n[1]\n')
    record(settings(tmp_path), Deed.ASKED, "Two?")
    assert [about for _, _, about in told(tmp_path)] == ["Two?", "One?"]


def test_there_is_none_at_first(tmp_path):
    assert told(tmp_path) == []


def test_what_cannot_be_recorded_is_said(tmp_path):
    (tmp_path / "index").write_text("a file")
    with pytest.raises(IndexNotWritable, match="cannot be written"):
        record(settings(tmp_path), Deed.ASKED, "One?")


def test_the_newest_are_told_on_across_the_file_that_was_put_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(record_file, "LARGEST_BYTES", 1_000)
    for number in range(20):
        record(settings(tmp_path), Deed.ASKED, words=f"{number}?")
    [*_, _before, _now] = sorted((tmp_path / "index").glob("audit*"), key=lambda file: file.name)
    shown = [about for _, _, about in told(tmp_path)]
    assert shown == [f"{number}?" for number in range(19, 19 - len(shown), -1)]
    assert len(shown) > 10  # nine fit into a file


def test_a_record_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / "index" / AUDIT).mkdir(parents=True)
    with pytest.raises(IndexNotWritable, match="cannot be read"):
        told(tmp_path)


def test_a_quotation_is_told_with_whom_it_is_said_to_be_by():
    assert claim("the words", None) == "the words"
    assert claim("the words", "Ada Lee") == "the words (Ada Lee)"
