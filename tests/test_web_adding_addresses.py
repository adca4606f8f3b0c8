"""Pages by their addresses: read as they are typed, fetched from the public internet alone, unless that is off."""

from dataclasses import replace

import pytest

from index.errors import NotAllowed, QuestionError
from ingest.records import Failure, Source
from web.adding import addresses
from web.adding.addresses import add_addresses, fetched_pages, may_add_addresses, read_addresses
from web.adding.queue import report_of

NEWS, MORE = "https://example.org/news.html", "http://example.org/more"


def test_each_address_is_taken_once_in_order(index):
    assert read_addresses(index.settings, f"\n {NEWS}\n{MORE}  {NEWS}\n") == [NEWS, MORE]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (" \n", "Name the address of a page"),
        (f"{NEWS} file:///etc/passwd", "“file:///etc/passwd” is no address of a page"),
        (f"{NEWS} example.org", "“example.org” is no address"),
        (f"https://example.org/{'x' * 3000}", "is no address of a page"),
        (" ".join(f"{NEWS}?{number}" for number in range(51)), "At most 50 addresses"),
    ],
)
def test_what_is_none_is_told(index, typed, told):
    with pytest.raises(QuestionError, match=told):
        read_addresses(index.settings, typed)


def test_an_operator_can_turn_it_off(index):
    off = replace(index.settings, add_addresses="no")
    assert (may_add_addresses(index.settings), may_add_addresses(off)) == (True, False)
    with pytest.raises(NotAllowed, match="VERBATIM_ADD_ADDRESSES=no"):
        read_addresses(off, NEWS)


def test_pages_are_asked_for_as_what_may_only_be_public(monkeypatch):
    asked = []

    def fetched(address, **how):
        asked.append((address, how))
        yield Source(address, b"Alpha.", ".txt")

    monkeypatch.setattr(addresses, "fetched", fetched)
    stop = lambda: False  # noqa: E731
    assert [one.path for one in fetched_pages([NEWS, MORE], stop)] == [NEWS, MORE]
    assert asked == [(one, {"only_public": True, "is_stopped": stop}) for one in (NEWS, MORE)]


def test_this_machine_is_not_reached(index):
    job = add_addresses(index, ["http://127.0.0.1:9/", "http://[::1]:9/", "http://localhost:9/"])
    assert job.wait(60)
    assert str(job.name) == "3 pages"
    failed = report_of(job).failed
    assert all(isinstance(one, Failure) and "is on this machine or in a network" in one.reason for one in failed)
    assert len(failed) == 3
