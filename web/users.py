"""The accounts on the command line: `python -m web.users add NAME [--role reader|editor]`, and others."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from getpass import getpass
from pathlib import Path

from answer.phrases import phrase
from index.databases.place import keep_in
from index.errors import SettingsError, VerbatimError
from index.settings import read_settings
from index.shelves import open_shelves
from web.access.accounts import Account, Accounts, hash_token, new_token
from web.access.acting import Role
from web.access.audit import Deed, record
from web.access.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD, hash_password


def main(argv: Sequence[str] | None = None) -> int:
    """Change or list the accounts.

    :param argv: the command line without the program's name; None takes the process's own.
    :return: the exit status: 0 when it is done, 2 when it cannot be.
    """
    try:
        given = _arguments(argv)
        _record(given)
        print(_COMMANDS[given.command](Accounts(given.index), given))  # noqa: T201
    except VerbatimError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    settings = read_settings(os.environ)
    parser = argparse.ArgumentParser(prog="web.users", description=phrase("users_about"))
    parser.add_argument("--index", type=Path, default=settings.index, help="folder of the index (default: %(default)s)")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in _COMMANDS:
        command = commands.add_parser(name, help=phrase(f"users_{name}"), description=phrase(f"users_{name}"))
        if name != "list":
            command.add_argument("name", metavar="NAME")
        if name == "add":
            command.add_argument("--role", choices=[Role.READER, Role.EDITOR], default=Role.READER)
    given = parser.parse_args(argv)
    keep_in(given.index, settings.store)
    return given


def _record(given: argparse.Namespace) -> None:
    """Record what is about to be done, also where it then cannot be."""
    if given.command != "list":
        settings = replace(read_settings(os.environ), index=given.index)
        about = " ".join(filter(None, (given.command, given.name, getattr(given, "role", ""))))
        record(settings, Deed.ACCOUNT, about, who=phrase("users_who"))


def _add(accounts: Accounts, given: argparse.Namespace) -> str:
    is_known, is_first = given.name in accounts.all(), not accounts.all()
    # A new password also makes the tokens void: it is chosen when somebody else may know the old one.
    accounts.put(Account(given.name, Role(given.role), hash_password(_password())))
    if is_first:  # what was asked on this machine before there were accounts was most likely asked by the same person
        with open_shelves(given.index) as shelves:
            for shelf in shelves:
                shelf.hand_over("", given.name)
    return phrase("users_changed" if is_known else "users_added", name=given.name, role=given.role)


def _remove(accounts: Accounts, given: argparse.Namespace) -> str:
    if not accounts.remove(given.name):
        raise _unknown(given.name, accounts.all())
    with open_shelves(given.index) as shelves:
        for shelf in shelves:  # another of that name must not read what they kept
            shelf.remove_all(given.name)
            shelf.wipe_removed()
    return phrase("users_removed", name=given.name)


def _list(accounts: Accounts, _given: argparse.Namespace) -> str:
    lines = [
        f"{account.name}\t{account.role}\t{phrase('users_tokens', tokens=len(account.tokens))}"
        for account in accounts.all().values()
    ]
    return "\n".join(lines) or phrase("users_none")


def _token(accounts: Accounts, given: argparse.Namespace) -> str:
    account = accounts.all().get(given.name)
    if account is None:
        raise _unknown(given.name, accounts.all())
    token = new_token()
    accounts.put(replace(account, tokens=(*account.tokens, hash_token(token))))
    return token


def _revoke(accounts: Accounts, given: argparse.Namespace) -> str:
    account = accounts.all().get(given.name)
    if account is None:
        raise _unknown(given.name, accounts.all())
    accounts.put(replace(account, tokens=()))
    return phrase("users_revoked", name=given.name)


def _password() -> str:
    """Typed twice without being shown; or the first line of what is piped in."""
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass(phrase("password_once"))
        if password != getpass(phrase("password_again")):
            raise SettingsError(phrase("password_differs"))
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise SettingsError(phrase("password_length", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD))
    return password


def _unknown(name: str, accounts: Mapping[str, Account]) -> SettingsError:
    return SettingsError(phrase("users_unknown", name=name, known=", ".join(accounts) or phrase("users_none")))


_COMMANDS: dict[str, Callable[[Accounts, argparse.Namespace], str]] = {
    "add": _add,
    "remove": _remove,
    "list": _list,
    "token": _token,
    "revoke": _revoke,
}

if __name__ == "__main__":
    raise SystemExit(main())
