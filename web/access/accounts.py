"""The accounts: a file in the folder of the index, for its owner alone. Passwords and tokens are in it as hashes.

A running app reads it again when it has changed, so that who is removed is out at once.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from types import MappingProxyType

from answer.phrases import phrase
from index.errors import SettingsError
from web.access.acting import Role

ACCOUNTS = "accounts.json"
_NAME = re.compile(r"[\w.@-]{1,64}")
_BEGINNING = "verbatim-"
"""How tokens begin, so that one that was left lying about is known for what it is."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account; `tokens` are the hashes of those that their programs send."""

    name: str
    role: Role
    password: str
    tokens: tuple[str, ...] = ()


class Accounts:
    """The accounts of an index, as the file has them at each moment."""

    def __init__(self, folder: Path) -> None:
        """Stand for the accounts of the index in a folder; there may be none."""
        self._file = folder / ACCOUNTS
        self._read: tuple[tuple[int, int, int] | None, Mapping[str, Account]] = (None, {})

    def all(self) -> Mapping[str, Account]:
        """The accounts by name.

        :return: them; empty where there is no file.
        :raises SettingsError: when the file cannot be read, so that nobody gets in by breaking it.
        """
        try:
            stat = self._file.stat()
            state = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if state != self._read[0]:
                self._read = (state, _parsed(self._file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SettingsError(phrase("accounts_unread", file=self._file)) from error
        return self._read[1]

    def put(self, account: Account) -> None:
        """Add an account, or put it in the place of the one of that name.

        :param account: the account.
        :raises SettingsError: when its name cannot be one, or the file cannot be read or written.
        """
        if not _NAME.fullmatch(account.name):
            raise SettingsError(phrase("account_name", name=account.name))
        self._write({**self.all(), account.name: account})

    def remove(self, name: str) -> bool:
        """Remove an account; whether there was one."""
        left = {known: account for known, account in self.all().items() if known != name}
        if len(left) == len(self.all()):
            return False
        self._write(left)
        return True

    def with_token(self, token: str) -> Account | None:
        """The account that a token belongs to."""
        sent, found = hash_token(token), None
        for account in self.all().values():
            for kept in account.tokens:
                found = account if compare_digest(sent, kept) else found
        return found

    def _write(self, accounts: Mapping[str, Account]) -> None:
        text = json.dumps([asdict(account) for account in accounts.values()], ensure_ascii=False, indent=1)
        written = self._file.with_name(f"{ACCOUNTS}.{os.getpid()}")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as to:
                to.write(text)
                to.flush()
                os.fsync(to.fileno())
            written.replace(self._file)
        except OSError as error:
            raise SettingsError(phrase("accounts_unwritten", file=self._file, reason=error.strerror)) from error


def new_token() -> str:
    """A token that nobody can guess."""
    return _BEGINNING + token_urlsafe(32)


def hash_token(token: str) -> str:
    """The hash to keep in place of a token: a fast one, since nobody can try all that a token may be."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _parsed(text: str) -> Mapping[str, Account]:
    found = [
        Account(str(one["name"]), Role(one["role"]), str(one["password"]), tuple(map(str, one["tokens"])))
        for one in json.loads(text)
    ]
    return MappingProxyType({account.name: account for account in found})
