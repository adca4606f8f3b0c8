"""How long whoever failed to sign in must wait."""

import pytest

from web.access.attempts import MOST_FOR_ADDRESS, MOST_FOR_BOTH, MOST_FOR_NAME, WINDOW_SECONDS, Attempts


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def attempts(now) -> Attempts:
    return Attempts(lambda: now[0])


def test_a_few_failures_are_forgiven_and_the_next_locks_out(attempts, now):
    for _ in range(MOST_FOR_BOTH):
        assert attempts.wait("ana", "10.0.0.1") == 0
        attempts.failed("ana", "10.0.0.1")
    assert attempts.wait("ana", "10.0.0.1") == WINDOW_SECONDS + 1
    assert attempts.wait("ben", "10.0.0.1") == attempts.wait("ana", "10.0.0.2") == 0
    now[0] = WINDOW_SECONDS
    assert attempts.wait("ana", "10.0.0.1") == 0


def test_success_forgives(attempts):
    for _ in range(MOST_FOR_BOTH):
        attempts.failed("ana", "10.0.0.1")
    attempts.succeeded("ana", "10.0.0.1")
    assert attempts.wait("ana", "10.0.0.1") == 0


def test_many_names_from_one_address_lock_it_out(attempts):
    for at in range(MOST_FOR_ADDRESS):
        attempts.failed(f"name {at}", "10.0.0.1")
    assert attempts.wait("another", "10.0.0.1") > 0
    assert attempts.wait("another", "10.0.0.2") == 0


def test_many_addresses_lock_a_name_out(attempts):
    for at in range(MOST_FOR_NAME):
        attempts.failed("ana", f"10.0.{at}.1")
    assert attempts.wait("ana", "10.1.1.1") > 0
    assert attempts.wait("ben", "10.1.1.1") == 0


def test_what_is_remembered_stays_bounded(attempts, monkeypatch):
    monkeypatch.setattr("web.access.attempts._MOST_KEPT", 10)
    for at in range(100):
        attempts.failed(f"name {at}", f"10.0.{at}.1")
    assert len(attempts._failures) <= 13
