"""Where the databases of an index lie: in files, unless an entry point says otherwise."""

import importlib.util
import stat

import pytest

from index.databases.place import Place, keep_in, place_of
from index.errors import SettingsError


def test_an_index_lies_in_files(tmp_path):
    place = place_of(tmp_path, "verbatim")
    assert (place, place.is_remote, place.exists()) == (Place(tmp_path, "verbatim"), False, False)
    place.open().close()
    assert place.exists()
    assert place.file == tmp_path / "verbatim.sqlite"


def test_it_lies_elsewhere_as_long_as_that_is_said(tmp_path, postgresql):
    folder = tmp_path / "index"
    keep_in(folder, postgresql)
    place = place_of(folder, "verbatim")
    assert place.is_remote
    assert not place.exists()
    assert not folder.exists()
    place.open().close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700  # for what is derived
    assert not place_of(tmp_path / "other", "verbatim").is_remote
    keep_in(folder, "sqlite")
    assert not place_of(folder, "verbatim").is_remote
    assert place.is_remote


def test_what_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install -r requirements-postgresql\.txt"):
        keep_in(tmp_path, "postgresql://x@y/z")
