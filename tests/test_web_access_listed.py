"""A filter that is typed is recorded once it stands, and whatever anybody was shown follows from what is recorded."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import IndexNotWritable
from index.settings import Settings
from web.access import listed
from web.access.acting import ACTING, Actor, Role
from web.access.audit import AUDIT, entries
from web.access.listed import TypedFilters, filter_words, record_list


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path, audit="on")


@pytest.fixture
def closing() -> Iterator[threading.Event]:
    """Set at the end: what still waits to be recorded ends then."""
    ending = threading.Event()
    yield ending
    ending.set()


@pytest.fixture
def typed(settings, closing, monkeypatch) -> TypedFilters:
    """Filters that stand only when the app ends."""
    monkeypatch.setattr(listed, "_STANDING_SECONDS", 3600)
    return TypedFilters(settings, closing)


@pytest.fixture(autouse=True)
def _ana() -> Iterator[None]:
    before = ACTING.set(Actor("ana", Role.READER, "10.0.0.1"))
    yield
    ACTING.reset(before)


def told(settings: Settings) -> list[str]:
    """What was recorded of lists, the oldest first."""
    return [f"{entry.who}: {entry.about}" for entry in entries(settings)][::-1]


def test_a_filter_is_told_by_the_fields_that_are_filled_in():
    wanted = {"speaker": "Idemia", "words": "", "since": "2019", "direct": True}
    assert filter_words(wanted) == "speaker Idemia, since 2019, direct True"
    assert filter_words({"speaker": "", "direct": False}) == ""


def test_what_is_opened_is_recorded_at_once_with_and_without_a_filter(settings):
    record_list(settings, "statements", {"speaker": ""})
    record_list(settings, "statements", {"speaker": "Idemia"})
    assert told(settings) == ["ana: statements", "ana: statements: speaker Idemia"]


def see(typed: TypedFilters, *speakers: str) -> None:
    for speaker in speakers:
        typed.see("statements", {"speaker": speaker, "since": ""})


def test_a_filter_that_is_typed_on_is_recorded_when_another_is_begun(typed, settings):
    see(typed, "I", "Id", "Idem", "Idemia")
    assert told(settings) == []
    typed.see("statements", {"speaker": "Idemia", "since": "2"})
    see(typed, "Noldus")
    assert told(settings) == ["ana: statements: speaker Idemia, since 2"]


def test_what_is_shortened_is_recorded_once_at_its_longest(typed, settings):
    see(typed, "Idemia", "Idemi", "Ide", "", "N", "Nol", "No", "N")
    assert told(settings) == ["ana: statements: speaker Idemia", "ana: statements: speaker Nol"]


def test_filters_that_come_quickly_are_all_recorded_when_none_goes_on_from_the_other(typed, settings):
    see(typed, "Idemia", "Noldus", "Axis")
    typed.see("documents", {"filter": "Axis"})
    assert told(settings) == [f"ana: statements: speaker {name}" for name in ("Idemia", "Noldus", "Axis")]


def test_people_who_type_at_once_do_not_get_in_each_other_s_way(typed, settings, closing):
    for speaker in ("N", "No", "Noldus"):
        see(typed, "Idemia"[: len(speaker)])
        before = ACTING.set(Actor("ben", Role.READER, ""))
        see(typed, speaker)
        ACTING.reset(before)
    assert told(settings) == []
    closing.set()
    wait_for(settings, {"ana: statements: speaker Idemia", "ben: statements: speaker Noldus"})


def wait_for(settings: Settings, wanted: set[str]) -> None:
    for _ in range(500):
        if set(told(settings)) == wanted:
            return
        time.sleep(0.02)
    pytest.fail(f"{told(settings)} is not {wanted}")


def test_what_stands_is_recorded_though_nothing_follows(typed, settings, monkeypatch):
    monkeypatch.setattr(listed, "_STANDING_SECONDS", 0)
    see(typed, "Idemia")
    wait_for(settings, {"ana: statements: speaker Idemia"})


def test_who_cannot_be_recorded_is_shown_no_further_filter(typed, settings):
    see(typed, "Idemia")
    (settings.index / AUDIT).mkdir()
    for _ in range(2):
        with pytest.raises(IndexNotWritable, match="cannot be written"):
            see(typed, "Noldus")
    (settings.index / AUDIT).rmdir()
    see(typed, "Noldus")
    assert told(settings) == ["ana: statements: speaker Idemia"]


def test_a_filter_that_could_not_be_recorded_in_time_holds_up_the_next(settings, closing, monkeypatch, caplog):
    monkeypatch.setattr(listed, "_STANDING_SECONDS", 0)
    typed = TypedFilters(settings, closing)
    (settings.index / AUDIT).mkdir()
    see(typed, "Idemia")
    for _ in range(500):
        if caplog.records:
            break
        time.sleep(0.02)
    assert "cannot be written" in caplog.text
    with pytest.raises(IndexNotWritable, match="cannot be written"):
        see(typed, "Idemias")


def test_nothing_is_kept_where_nothing_is_recorded(tmp_path, closing):
    typed = TypedFilters(Settings(index=tmp_path / "index", audit="off"), closing)
    see(typed, "Idemia", "Noldus")
    assert not (tmp_path / "index").exists()
    assert typed._typed == {}
