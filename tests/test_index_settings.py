"""Settings are read from VERBATIM_* variables; what is no setting is told."""

from pathlib import Path

import pytest

from index.errors import SettingsError
from index.settings import Settings, read_settings


def test_what_is_not_set_has_its_default():
    assert read_settings({"PATH": "/bin"}) == Settings()


def test_values_have_the_kind_of_their_field():
    found = read_settings({"VERBATIM_INDEX": "/tmp/i", "VERBATIM_PORT": "80", "VERBATIM_RERANKER": "r"})
    assert found == Settings(index=Path("/tmp/i"), port=80, reranker="r")


def test_a_folder_may_be_in_the_home_folder(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    assert read_settings({"VERBATIM_CORPUS": "~/texts"}).corpus == Path("/home/ada/texts")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        (
            "VERBATIM_COLOUR",
            "red",
            "VERBATIM_COLOUR is not a setting; known are VERBATIM_ADD_ADDRESSES",
        ),
        ("VERBATIM_PORT", "eighty", "VERBATIM_PORT='eighty' must be a whole number"),
        ("VERBATIM_PORT", "-1", "VERBATIM_PORT='-1' must be a whole number"),
        ("VERBATIM_OPEN", "Yes", "VERBATIM_OPEN='Yes' must be one of no, yes"),
        ("VERBATIM_AUDIT", "", "VERBATIM_AUDIT='' must be one of off, on, no-questions"),
        ("VERBATIM_KEEP_ORIGINALS", "off", "VERBATIM_KEEP_ORIGINALS='off' must be one of yes, no"),
        ("VERBATIM_WATCH_FOLDERS", "", "VERBATIM_WATCH_FOLDERS='' names an empty folder"),
        ("VERBATIM_WATCH_FOLDERS", "/srv/a, ,/srv/b", "names an empty folder; leave out commas"),
        ("VERBATIM_WATCH_FOLDERS", "corpus,", "VERBATIM_WATCH_FOLDERS='corpus,' names an empty folder"),
        ("VERBATIM_PORT", "8²", "VERBATIM_PORT='8²' must be a whole number"),
    ],
)
def test_what_is_no_setting_is_told(name, value, told):
    with pytest.raises(SettingsError, match=told):
        read_settings({name: value})
