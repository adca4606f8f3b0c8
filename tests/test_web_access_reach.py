"""Beyond this machine nothing is served without accounts."""

import pytest

from index.errors import SettingsError
from index.settings import Settings
from web.access.accounts import Account, Accounts
from web.access.acting import Role
from web.access.reach import check_reach, is_loopback, is_open


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_alone_needs_no_accounts(tmp_path, host):
    settings = Settings(index=tmp_path, host=host)
    assert is_loopback(host)
    assert is_open(settings)
    assert check_reach(settings) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "verbatim.example", ""])
def test_others_are_not_served_without_accounts(tmp_path, host):
    settings = Settings(index=tmp_path, host=host)
    assert not is_open(settings)
    with pytest.raises(SettingsError, match=r"add one with: python -m web\.users add NAME --role editor"):
        check_reach(settings)


def test_others_are_served_with_accounts(tmp_path):
    Accounts(tmp_path).put(Account("ana", Role.EDITOR, "hash"))
    assert check_reach(Settings(index=tmp_path, host="0.0.0.0")) is None


def test_who_wants_it_open_is_warned(tmp_path):
    settings = Settings(index=tmp_path, host="0.0.0.0", open="yes")
    assert is_open(settings)
    assert check_reach(settings).startswith("WARNING: Verbatim listens on 0.0.0.0 without accounts")
