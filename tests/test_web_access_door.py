"""Signing in, one after the other."""

import asyncio

import pytest

from web.access.accounts import Account, Accounts
from web.access.acting import Role
from web.access.attempts import MOST_FOR_BOTH, Attempts
from web.access.door import Door, Outcome
from web.access.passwords import hash_password

ANA = Account("ana", Role.READER, hash_password("correct horse battery"))


@pytest.fixture
def door(tmp_path) -> Door:
    accounts = Accounts(tmp_path)
    accounts.put(ANA)
    return Door(accounts, Attempts(lambda: 0.0))


def tries(door: Door, *given: tuple[str, str]) -> list[Outcome]:
    async def all_at_once() -> list[Outcome]:
        return list(await asyncio.gather(*(door.sign_in(*each, "10.0.0.1") for each in given)))

    return asyncio.run(all_at_once())


def test_who_knows_the_password_is_let_in(door):
    [known, wrong, unknown] = tries(
        door, ("ana", "correct horse battery"), ("ana", "wrong"), ("ben", "correct horse battery")
    )
    assert (known, wrong, unknown) == (Outcome(ANA), Outcome(), Outcome())


def test_attempts_that_are_sent_at_once_are_counted_one_by_one(door):
    outcomes = tries(door, *[("ana", "wrong")] * 8, ("ana", "correct horse battery"))
    assert outcomes[:MOST_FOR_BOTH] == [Outcome()] * MOST_FOR_BOTH
    assert [outcome.wait for outcome in outcomes[MOST_FOR_BOTH:]] == [901] * 4
    assert all(outcome.account is None for outcome in outcomes)


def test_more_than_can_wait_are_sent_away(door):
    outcomes = tries(door, *[("ana", "wrong")] * 60)
    assert [outcome.wait for outcome in outcomes[50:]] == [18] * 10
