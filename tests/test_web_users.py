"""The accounts on the command line."""

import io

import pytest

from index.conversations import Conversations
from index.kept import Said
from index.settings import Settings
from web.access.accounts import ACCOUNTS, Accounts
from web.access.acting import Role
from web.access.audit import AUDIT, entries
from web.access.passwords import is_password
from web.users import main

GOOD = "correct horse battery"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command with a password piped in; its status and what it prints."""

    def with_password(*words: str, password: str = GOOD) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
        status = main(["--index", str(tmp_path / "index"), *words])
        return status, "".join(capsys.readouterr()).strip()

    return with_password


@pytest.fixture
def accounts(tmp_path) -> Accounts:
    return Accounts(tmp_path / "index")


def test_the_first_account_gets_what_was_asked_before_and_one_that_goes_leaves_nothing(run, tmp_path):
    kept = Conversations(tmp_path / "index")
    kept.add("", None, "Before?", Said("secret", ""))
    run("add", "ana", "--role", "editor")
    assert [each.title for each in kept.listed("ana")] == ["Before?"]
    kept.add("", None, "Beside?", Said("", ""))
    run("add", "ben")
    assert kept.listed("ben") == []
    run("remove", "ana")
    run("add", "ana")
    assert kept.listed("ana") == []
    assert not any(b"Before?" in file.read_bytes() for file in (tmp_path / "index").glob("conversations*"))
    kept.close()


def test_an_account_is_added_as_a_reader_unless_said_otherwise(run, accounts, tmp_path):
    assert run("add", "ana", "--role", "editor") == (0, "Added ana as editor.")
    assert run("add", "ben") == (0, "Added ben as reader.")
    assert [account.role for account in accounts.all().values()] == [Role.EDITOR, Role.READER]
    assert is_password(GOOD, accounts.all()["ana"].password)
    assert GOOD not in (tmp_path / "index" / ACCOUNTS).read_text()
    assert run("list") == (0, "ana\teditor\t0 tokens\nben\treader\t0 tokens")


def test_adding_again_changes_password_and_role_and_makes_tokens_void(run, accounts):
    run("add", "ana", "--role", "editor")
    _, token = run("token", "ana")
    assert run("add", "ana", password="another long one") == (0, "ana has a new password and is reader.")
    assert is_password("another long one", accounts.all()["ana"].password)
    assert accounts.with_token(token) is None


def test_tokens_are_shown_once_and_can_be_revoked(run, accounts, tmp_path):
    run("add", "ana")
    (_, first), (_, second) = run("token", "ana"), run("token", "ana")
    assert [accounts.with_token(token).name for token in (first, second)] == ["ana", "ana"]
    assert first not in (tmp_path / "index" / ACCOUNTS).read_text()
    assert run("list") == (0, "ana\treader\t2 tokens")
    assert run("revoke", "ana") == (0, "The tokens of ana are void.")
    assert accounts.with_token(first) is None


def test_accounts_are_removed(run):
    run("add", "ana")
    assert run("remove", "ana") == (0, "Removed ana.")
    assert run("list") == (0, "There are no accounts.")


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_passwords_that_are_too_short_or_long_are_refused(run, accounts, password):
    assert run("add", "ana", password=password) == (2, "A password must have 12 to 1000 characters.")
    assert accounts.all() == {}


@pytest.mark.parametrize("command", ["remove", "token", "revoke"])
def test_an_account_that_is_none_is_named(run, command):
    run("add", "ana")
    assert run(command, "zoe") == (2, "There is no account “zoe”; known: ana")


def test_a_password_is_typed_twice(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter([GOOD, GOOD + "r"])
    monkeypatch.setattr("web.users.getpass", lambda _: next(typed))
    assert main(["--index", str(tmp_path), "add", "ana"]) == 2
    assert capsys.readouterr().err == "The two passwords differ.\n"


def test_changes_are_recorded_where_that_is_wanted(run, tmp_path, monkeypatch):
    monkeypatch.setenv("VERBATIM_AUDIT", "on")
    run("add", "ana", "--role", "editor")
    run("token", "ana")
    run("list")
    run("remove", "ana")
    told = [(entry.who, entry.what, entry.about) for entry in entries(Settings(index=tmp_path / "index"))]
    assert told == [("the command line", "changed an account", about) for about in ("remove ana", "token ana")] + [
        ("the command line", "changed an account", "add ana editor")
    ]


def test_what_cannot_be_recorded_is_not_changed(run, accounts, tmp_path, monkeypatch):
    monkeypatch.setenv("VERBATIM_AUDIT", "on")
    (tmp_path / "index" / AUDIT).mkdir(parents=True)
    status, told = run("add", "ana")
    assert (status, "cannot be written" in told) == (2, True)
    assert accounts.all() == {}
