"""Passwords are kept as argon2 hashes, and a wrong one tells nothing of whether there is an account."""

import time

from web.access.passwords import hash_password, is_password

KEPT = hash_password("correct horse battery")


def test_a_hash_is_of_argon2_and_differs_each_time():
    assert KEPT.startswith("$argon2id$")
    assert "correct" not in KEPT
    assert hash_password("correct horse battery") != KEPT


def test_the_password_alone_is_right():
    assert is_password("correct horse battery", KEPT)
    wrong = ("", "correct horse batterY", "correct horse battery ", KEPT, "\ud800", "x" * 1_000_000)
    assert [is_password(password, KEPT) for password in wrong] == [False] * 6


def test_nothing_is_the_password_of_nobody_or_of_a_broken_hash():
    assert not is_password("correct horse battery", None)
    assert not is_password("", None)
    assert not is_password("correct horse battery", "no hash")


def test_an_account_that_is_none_takes_as_long():
    def seconds(kept: str | None) -> float:
        begun = time.perf_counter()
        is_password("wrong", kept)
        return time.perf_counter() - begun

    seconds(None)  # makes the hash that is compared with
    known, unknown = (min(seconds(kept) for _ in range(5)) for kept in (KEPT, None))
    assert 0.3 < known / unknown < 3
