"""The version: that of the project's file, or of the installation where there is no such file."""

import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from web.version import version

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_the_version_is_that_of_the_project():
    assert version() == tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]


def test_the_project_s_file_is_asked_before_the_installation(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "9.8.7"\n', encoding="utf-8")
    monkeypatch.setattr("web.version.PROJECT_FILE", tmp_path / "pyproject.toml")
    assert version() == "9.8.7"


def test_an_installation_knows_its_own(tmp_path, monkeypatch):
    installed = tmp_path / "verbatim-3.2.1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: verbatim\nVersion: 3.2.1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("web.version.PROJECT_FILE", tmp_path / "pyproject.toml")
    assert version() == "3.2.1"


def test_what_is_neither_a_project_nor_installed_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setattr("web.version.PROJECT_FILE", tmp_path / "pyproject.toml")
    with pytest.raises(PackageNotFoundError):
        version()
