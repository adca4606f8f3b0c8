"""python -m answer: exit codes, the JSON contract, and wrong use in one sentence."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from answer.__main__ import _LIMITS, main
from answer.speakers.aliases import shown_name, use_aliases
from answer.within import DocumentFilter
from index.settings import Settings

PROJECT = Path(__file__).parents[1]
QUESTION = "What did Idemia say about real-time use?"


def test_wrong_use_is_told_apart_from_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main([])
    assert usage.value.code == 2
    assert main(["  ", "--index", str(tmp_path)]) == 2
    assert main(["x" * 100_000, "--index", str(tmp_path)]) == 2
    capsys.readouterr()
    assert main([QUESTION, "--index", str(tmp_path / "none")]) == 1
    assert "python -m ingest" in capsys.readouterr().err


@pytest.mark.slow
def test_the_json_answer_cites_the_stored_words(shipped_index: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([QUESTION, "--index", str(shipped_index.index), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert not answer["refused"]
    assert "unable to be used for real-time surveillance" in answer["citations"][0]["quote"]
    assert answer["citations"][0]["speaker"] == "Idemia"
    assert set(answer["provenance"]) == {
        "generation",
        "fingerprint",
        "reader",
        "reranker",
        "evidence",
        "model",
        "usage",
    }


@pytest.mark.slow
def test_a_near_miss_is_declined_with_the_nearest_passages(
    shipped_index: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["Who is the chief executive of Axis?", "--index", str(shipped_index.index), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["refused"]
    assert answer["citations"] == []
    assert answer["nearest"]


def test_the_aliases_are_those_of_the_corpus_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERBATIM_CORPUS", str(tmp_path))
    command = ["Who is Falk?", "--index", str(tmp_path / "none")]
    (tmp_path / "aliases.toml").write_text('Falk = ["Kolb"]', encoding="utf-8")
    try:
        assert main(command) == 1
        assert (shown_name("Kolb"), shown_name("Morpho")) == ("Falk", "Morpho")
    finally:
        use_aliases(Settings().corpus)
    (tmp_path / "aliases.toml").write_text("Falk =", encoding="utf-8")
    assert main(command) == 2
    assert "aliases.toml cannot be read" in capsys.readouterr().err


@pytest.mark.slow
def test_a_quotation_is_checked(shipped_index: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    index = ["--index", str(shipped_index.index)]
    quoted = "This equipment was able to be used for real-time surveillance"
    assert main(["--check", quoted, "--said-by", "Idemia", "--json", *index]) == 0
    checked = json.loads(capsys.readouterr().out)
    assert checked["verdict"] == "altered"
    assert {"quoted": "able", "real": "unable", "same": False} in checked["changes"]
    assert main(["--check", quoted.replace("able", "unable"), "--said-by", "Noldus", *index]) == 0
    assert "from Idemia, not from Noldus" in capsys.readouterr().out
    assert main(["--check", "two words", *index]) == 2


@pytest.mark.slow
def test_a_reader_who_has_seen_enough_ends_it_quietly(shipped_index: Settings) -> None:
    command = [sys.executable, "-m", "answer", QUESTION, "--index", str(shipped_index.index)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_every_limit_has_a_flag() -> None:
    assert tuple(each.name for each in fields(DocumentFilter)) == _LIMITS


@pytest.mark.parametrize("name", _LIMITS)
def test_limits_go_with_a_question(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main(["--check", "some words that were said", f"--{name}", "x"])
    assert usage.value.code == 2
    assert f"--{name} limits a QUESTION" in capsys.readouterr().err


@pytest.mark.slow
def test_a_question_is_limited_to_a_speaker(shipped_index: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["Was it used for real-time surveillance?", "--index", str(shipped_index.index), "--json"]
    assert main([*asked, "--speaker", "idemia"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["limits"] == ["Asked within your limits: 5 documents of 15."]
    assert {voice["speaker"] for cited in answer["citations"] for voice in cited["voices"]} == {"Idemia"}
    assert main([*asked, "--collection", "Borders"]) == 2
    assert capsys.readouterr().err == "There is no collection “Borders”, nor any other.\n"
