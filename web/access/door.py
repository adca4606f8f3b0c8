"""Signs people in, one attempt after the other, so that none slips past the count of those that failed."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from web.access.accounts import Account, Accounts
from web.access.attempts import WINDOW_SECONDS, Attempts
from web.access.passwords import is_password

_MOST_WAITING = 50
"""How many attempts may wait: each takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt to sign in: an account, or how many seconds to wait before the next."""

    account: Account | None = None
    wait: int = 0


class Door:
    """Takes names and passwords."""

    def __init__(self, accounts: Accounts, attempts: Attempts | None = None) -> None:
        """Guard accounts; `attempts` counts those that fail."""
        self._accounts, self._attempts = accounts, attempts or Attempts()
        # One thread: hashing takes 46 MiB each time, and must take no thread from those who read.
        self._pool, self._waiting = ThreadPoolExecutor(1, "sign-in"), 0

    async def sign_in(self, name: str, password: str, address: str) -> Outcome:
        """Find out whether somebody knows their password.

        :param name: who they say they are.
        :param password: what they typed.
        :param address: where they are.
        :return: what came of it.
        :raises SettingsError: when the accounts cannot be read.
        """
        if self._waiting >= _MOST_WAITING:
            return Outcome(wait=WINDOW_SECONDS // _MOST_WAITING)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, self._attempt, name, password, address)
        finally:
            self._waiting -= 1

    def _attempt(self, name: str, password: str, address: str) -> Outcome:
        if wait := self._attempts.wait(name, address):
            return Outcome(wait=wait)
        account = self._accounts.all().get(name)
        if is_password(password, account.password if account else None):
            self._attempts.succeeded(name, address)
            return Outcome(account)
        self._attempts.failed(name, address)
        return Outcome()
