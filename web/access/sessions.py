"""Who is signed in: kept in memory alone, so that a restart signs everybody out and nothing of it lies on the disk."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock

from web.access.accounts import Account, Accounts, hash_token

LONGEST_HOURS = 12
"""How long a session lasts: a working day."""
_MOST = 10_000
"""How many sessions are kept; beyond, the oldest ends."""


@dataclass(frozen=True, slots=True)
class _Session:
    account: Account
    ends: float


class Sessions:
    """The sessions of a running app. Threads may share them."""

    def __init__(self, accounts: Accounts, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without any.

        :param accounts: whose sessions these are; who is removed, or gets another password, is out at once.
        :param clock: tells the seconds.
        """
        self._accounts, self._clock, self._lock = accounts, clock, Lock()
        self._open: dict[str, _Session] = {}

    def begin(self, account: Account) -> str:
        """Sign somebody in; the secret that their browser is to send."""
        secret, now = token_urlsafe(32), self._clock()
        with self._lock:
            self._open = {kept: session for kept, session in self._open.items() if session.ends > now}
            while len(self._open) >= _MOST:
                self._open.pop(next(iter(self._open)))
            # Kept as a hash, so that the time it takes to look one up tells nothing of the secret.
            self._open[hash_token(secret)] = _Session(account, now + LONGEST_HOURS * 3600)
        return secret

    def account(self, secret: str) -> Account | None:
        """Who is signed in with a secret: their account as it is now, or None."""
        session = self._open.get(hash_token(secret))
        if session is None or session.ends <= self._clock():
            return None
        now = self._accounts.all().get(session.account.name)
        return now if now and now.password == session.account.password else None

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._lock:
            self._open.pop(hash_token(secret), None)
