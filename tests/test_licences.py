"""Every package that is installed is under a licence that somebody looked at."""

import sys
from email.message import Message

import pytest

from scripts.licences import Known, judged, main, stated

KNOWN = Known(
    frozenset({"MIT", "Apache-2.0", "LLVM-exception"}),
    {"MIT License": "MIT", "Apache Software License": "Apache-2.0"},
    {"odd": {"stated": "GPL-3.0-only", "holds": "only its tables are read"}},
)


def metadata(**fields: str | list[str]) -> Message:
    message = Message()
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            message[name.replace("_", "-")] = value
    return message


def test_all_that_is_installed_here_is_known(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setattr(sys, "argv", ["licences"])
    code, told = main(), capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert "torch: " in told.out


def test_an_expression_goes_before_a_name_and_a_name_before_classes() -> None:
    classes = ["Topic :: Text Processing", "License :: OSI Approved :: MIT License", "License :: OSI Approved :: X"]
    assert stated(metadata(License_Expression="MIT OR X", License="Y", Classifier=classes)) == "MIT OR X"
    assert stated(metadata(License="MIT", Classifier=classes)) == "MIT"
    assert stated(metadata(License="Copyright\n  by all", Classifier=classes)) == "MIT License AND X"
    assert stated(metadata(License="UNKNOWN")) == ""


@pytest.mark.parametrize(
    ("name", "licence", "held"),
    [
        ("a", "MIT", "MIT"),
        ("a", "MIT License", "MIT"),
        ("a", "(Apache-2.0 WITH LLVM-exception) AND MIT License", "(Apache-2.0 WITH LLVM-exception) AND MIT License"),
        ("a", "MIT AND GPL-3.0-only", None),
        ("a", "MIT OR GPL-3.0-only", None),  # somebody has to choose
        ("a", "", None),
        ("odd", "GPL-3.0-only", "only its tables are read"),
        ("odd", "MIT", None),  # it is not any more what somebody decided about
    ],
)
def test_a_licence_is_all_right_if_all_of_it_is(name: str, licence: str, held: str | None) -> None:
    assert judged(name, licence, KNOWN) == held


def test_a_package_of_an_unknown_licence_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setattr(sys, "argv", ["licences", "--quiet"])
    monkeypatch.setattr("scripts.licences.installed", lambda: [("new", metadata(License="All rights reserved"))])
    assert main() == 1
    assert capsys.readouterr().err.startswith("new is under All rights reserved; ")
