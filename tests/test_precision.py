"""What is decided on one processor is decided on every other: by the tagger, by the judge, and about a question.

A processor is made to do without its newer instructions by ONEDNN_MAX_CPU_ISA, which OpenVINO heeds: with AVX2 alone
it has no bf16, and multiplies eight-bit integers in another way. `make test` passes with VERBATIM_PRECISION=f32 and
with VERBATIM_PRECISION=bf16, which embed the shipped passages so for all tests.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from decisions import ARTICLES as NEWS_ARTICLES
from decisions import NEWS, ROOT, answers, questions

from answer.verify.judge import model as judge
from answer.verify.ruling import SURE
from index.errors import SettingsError
from index.models.embedder import load_embedder
from index.models.openvino_runtime import openvino
from index.models.precision import Precision, read_precision
from index.models.shipped import ShippedModel
from index.settings import Settings, read_settings
from ingest.statements.tagger import model as tagger

AMNESTY = "Idemia sold cameras. “The system was old,” Idemia said. Amnesty said that the sale was wrong."
NOISE = 1e-3
"""Far more than single precision differs by (1e-5 of logits), far less than bf16 does (.4) or integers do (1.8)."""

ARTICLES = pytest.mark.parametrize(
    "articles", [pytest.param(0, id="shipped"), pytest.param(NEWS_ARTICLES, id="news", marks=pytest.mark.bench)]
)


def test_a_precision_has_a_name():
    assert [read_precision(one) for one in ("default", "bf16", "f32")] == list(Precision)
    with pytest.raises(SettingsError, match="VERBATIM_PRECISION='f64' must be default, f32 or bf16"):
        read_precision("f64")
    with pytest.raises(SettingsError, match="VERBATIM_PRECISION='half'"):
        load_embedder("packaged", Settings().models, precision="half")
    assert read_settings({"VERBATIM_PRECISION": "bf16"}).precision == "bf16"
    assert Settings().precision == "default"


@pytest.mark.slow
@pytest.mark.parametrize("part", [tagger, judge])
def test_what_decides_computes_in_single_precision_whatever_the_processor_prefers(tmp_path, part):
    assert ShippedModel(part.WEIGHTS, part.NAME, tmp_path).computes_in == "f32"
    assert ShippedModel(part.WEIGHTS, part.NAME, tmp_path).computes_in == "f32", "What was kept is something else."


@pytest.mark.slow
def test_passages_are_embedded_as_the_setting_says_and_questions_always_alike():
    needs_bf16()
    texts = ["What did Idemia say?", "The Ministry denied that 1,250 cameras had been sold. " * 9]
    single, half = (load_embedder("packaged", Settings().models, precision=one) for one in ("f32", "bf16"))
    np.testing.assert_array_equal(single.encode(texts), half.encode(texts))
    np.testing.assert_array_equal(single.encode_passages(texts), single.encode(texts))
    differences = np.abs(half.encode_passages(texts) - half.encode(texts)).max(axis=1)
    assert (differences > 1e-5).all(), "It was not computed in bf16."
    assert (differences < 0.01).all()


@pytest.mark.slow
@ARTICLES
def test_another_processor_reads_and_judges_the_same(tmp_path, articles):
    needs(articles)
    newest, older = (json.loads(on(instructions, tmp_path, articles)) for instructions in ("DEFAULT", "AVX2"))
    assert len(newest["said"]) == 15 + articles
    assert newest["said"] == older["said"]
    sure, others = np.array(newest["sure"]), np.array(older["sure"])
    assert len(sure) >= (150 if articles else 100)
    assert np.abs(sure - others).max() < NOISE
    assert np.array_equal(sure >= SURE, others >= SURE)


@pytest.mark.slow
@pytest.mark.parametrize("instructions", ["DEFAULT", "AVX2"])
def test_amnesty_says_what_amnesty_says(tmp_path, instructions):
    found = json.loads(on(instructions, tmp_path, 0, AMNESTY))
    assert [(speaker, words.strip(",.")) for speaker, words in found] == [
        ("Idemia", "The system was old"),
        ("Amnesty", "that the sale was wrong"),
    ]


@pytest.mark.slow
@ARTICLES
def test_questions_are_answered_alike_whatever_passages_were_embedded_in(tmp_path, articles):
    """None is refused by one and answered by the other. Citations may differ where two places fit within the noise."""
    needs(articles)
    needs_bf16()  # without it both are the same
    single, half = (answers(tmp_path / one, one, articles) for one in ("f32", "bf16"))
    assert len(single) == len(questions(articles)) == 118
    pairs = list(zip(single, half, strict=True))
    assert [one.question for one, other in pairs if one.refused != other.refused] == []
    differing = [one.question for one, other in pairs if cited(one) != cited(other)]
    assert len(differing) <= 1, differing


def cited(answer):
    return [(one.document_id, one.start, one.end) for one in answer.citations]


def needs_bf16() -> None:
    if "BF16" not in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        pytest.skip("This processor does not compute in bf16.")


def needs(articles: int) -> None:
    if articles and not NEWS.exists():
        pytest.skip(f"{NEWS} is absent; it lies beside the project and is not part of it.")
    if platform.machine() not in ("x86_64", "AMD64"):
        pytest.skip("Only x86 processors can be made to do without their newer instructions.")


def on(instructions: str, models: Path, articles: int, *text: str) -> str:
    """What a process prints that may use some instructions only."""
    command = [sys.executable, "tests/decisions.py", str(models / instructions), str(articles), *text]
    environment = os.environ | {"ONEDNN_MAX_CPU_ISA": instructions, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
