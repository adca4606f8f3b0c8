"""Who is signed in, and until when."""

from dataclasses import replace

import pytest

from web.access.accounts import Account, Accounts
from web.access.acting import Role
from web.access.sessions import LONGEST_HOURS, Sessions

ANA = Account("ana", Role.READER, "hash")


@pytest.fixture
def accounts(tmp_path) -> Accounts:
    kept = Accounts(tmp_path)
    kept.put(ANA)
    return kept


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def sessions(accounts, now) -> Sessions:
    return Sessions(accounts, lambda: now[0])


def test_a_secret_is_its_account_s_alone(sessions):
    first, second = sessions.begin(ANA), sessions.begin(ANA)
    assert first != second
    assert len(first) == 43
    assert sessions.account(first) == ANA
    assert [sessions.account(secret) for secret in ("", first[:-1], first + "a")] == [None] * 3


def test_signing_out_ends_one_session(sessions):
    first, second = sessions.begin(ANA), sessions.begin(ANA)
    sessions.end(first)
    sessions.end("none")
    assert (sessions.account(first), sessions.account(second)) == (None, ANA)


def test_a_session_ends_after_a_working_day(sessions, now):
    secret = sessions.begin(ANA)
    now[0] = LONGEST_HOURS * 3600 - 1
    assert sessions.account(secret) == ANA
    now[0] += 1
    assert sessions.account(secret) is None


def test_a_changed_role_counts_at_once(sessions, accounts):
    secret = sessions.begin(ANA)
    accounts.put(replace(ANA, role=Role.EDITOR))
    assert sessions.account(secret).role is Role.EDITOR


def test_a_new_password_and_removal_end_all_sessions(sessions, accounts):
    secret = sessions.begin(ANA)
    accounts.put(replace(ANA, password="another"))
    assert sessions.account(secret) is None
    accounts.put(ANA)
    assert sessions.account(secret) == ANA
    accounts.remove("ana")
    assert sessions.account(secret) is None


def test_the_oldest_of_too_many_ends(sessions, monkeypatch):
    monkeypatch.setattr("web.access.sessions._MOST", 2)
    first, second, third = (sessions.begin(ANA) for _ in range(3))
    assert [sessions.account(secret) for secret in (first, second, third)] == [None, ANA, ANA]
