"""The command `python app.py`: what goes wrong before it serves is one sentence and exit status 2."""

import pytest

from app import main
from web.listener import listen


def test_a_taken_port_is_one_sentence(capsys):
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert main(["--port", str(port)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"Verbatim cannot listen on 127.0.0.1:{port} (")
    assert captured.err.count("\n") == 1


def test_a_misspelt_setting_is_named(capsys, monkeypatch):
    monkeypatch.setenv("VERBATIM_PROT", "7860")
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("VERBATIM_PROT is not a setting; known are ")


def test_a_setting_that_is_no_number_is_named(capsys, monkeypatch):
    monkeypatch.setenv("VERBATIM_PORT", "http")
    assert main([]) == 2
    assert "VERBATIM_PORT='http'" in capsys.readouterr().err


def test_half_an_endpoint_is_one_sentence(capsys, monkeypatch):
    monkeypatch.setenv("VERBATIM_LLM_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("VERBATIM_LLM_KEY", "sk-secret")
    assert main([]) == 2
    shown = capsys.readouterr().err
    assert "VERBATIM_LLM_MODEL" in shown
    assert "sk-secret" not in shown


def test_unknown_arguments_and_help_leave_through_argparse(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--prot", "1"])
    assert caught.value.code == 2
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert all(flag in shown for flag in ("--host", "--port", "--index"))
