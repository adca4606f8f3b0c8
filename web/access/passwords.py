"""Passwords, kept as hashes that are slow to try. Owns argon2."""

from functools import cache
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD = 12
"""In characters: with the waits after failed attempts, more than can be guessed."""
LONGEST_PASSWORD = 1_000
"""In characters: longer ones would only make the server work."""
# What OWASP recommends at least: in one thread, so that signing in leaves the other cores to those who ask.
_HASHER = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """The hash to keep in place of a password; it names its own salt and cost."""
    return _HASHER.hash(_bytes(password))


def is_password(password: str, kept: str | None) -> bool:
    """Whether a password is the one whose hash was kept.

    :param password: what was typed.
    :param kept: the hash; None where there is no such account, which takes as long to find out.
    :return: whether they agree.
    """
    try:
        return _HASHER.verify(kept or _nobody(), _bytes(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return hash_password(token_urlsafe())


def _bytes(password: str) -> bytes:
    # Half characters, which no keyboard types but a program may send, are no reason to fail.
    return password[:LONGEST_PASSWORD].encode("utf-8", "surrogatepass")
