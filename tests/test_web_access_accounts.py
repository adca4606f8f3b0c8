"""The file of accounts: for its owner alone, without passwords or tokens in it, and followed as it changes."""

import os

import pytest

from index.errors import SettingsError
from web.access.accounts import ACCOUNTS, Account, Accounts, hash_token, new_token
from web.access.acting import Role

ANA = Account("ana", Role.EDITOR, "hash of ana's")
BEN = Account("ben", Role.READER, "hash of ben's", (hash_token("verbatim-ben"),))


@pytest.fixture
def accounts(tmp_path) -> Accounts:
    return Accounts(tmp_path / "index")


def test_there_are_none_at_first(accounts):
    assert accounts.all() == {}


def test_what_is_put_is_there_for_all_who_look(accounts, tmp_path):
    accounts.put(ANA)
    accounts.put(BEN)
    assert accounts.all() == Accounts(tmp_path / "index").all() == {"ana": ANA, "ben": BEN}


def test_an_account_is_put_in_the_place_of_the_one_of_its_name(accounts):
    accounts.put(ANA)
    accounts.put(Account("ana", Role.READER, "another"))
    assert accounts.all() == {"ana": Account("ana", Role.READER, "another")}


def test_who_is_removed_is_gone_for_those_who_looked_before(accounts, tmp_path):
    accounts.put(ANA)
    running = Accounts(tmp_path / "index")
    assert running.all() == {"ana": ANA}
    assert accounts.remove("ana")
    assert running.all() == {}
    assert not accounts.remove("ana")


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_only_its_owner_may_read_the_file(accounts, tmp_path, mask):
    before = os.umask(mask)
    try:
        accounts.put(ANA)
        accounts.put(BEN)
    finally:
        os.umask(before)
    assert (tmp_path / "index" / ACCOUNTS).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700
    assert [file.name for file in (tmp_path / "index").iterdir()] == [ACCOUNTS]


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "../a", "x" * 65, "<b>"])
def test_names_that_cannot_be_are_refused(accounts, name):
    with pytest.raises(SettingsError, match="cannot be the name of an account"):
        accounts.put(Account(name, Role.READER, "hash"))
    assert accounts.all() == {}


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '[{"name": "a"}]', '[{"name":"a","role":"god","password":"","tokens":[]}]']
)
def test_a_broken_file_lets_nobody_in(accounts, tmp_path, text):
    accounts.put(ANA)
    (tmp_path / "index" / ACCOUNTS).write_text(text)
    for _ in range(2):
        with pytest.raises(SettingsError, match="cannot be read, so nobody can sign in"):
            accounts.all()


def test_a_token_is_its_account_s_and_no_other_s(accounts):
    accounts.put(ANA)
    accounts.put(BEN)
    assert accounts.with_token("verbatim-ben") == BEN
    assert [accounts.with_token(token) for token in ("", "verbatim-", "ben", hash_token("verbatim-ben"), "\ud800")] == [
        None
    ] * 5


def test_tokens_differ_and_are_long():
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(token.startswith("verbatim-") and len(token) == 52 for token in tokens)
