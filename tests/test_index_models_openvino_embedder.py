"""The OpenVINO embedder against sentence-transformers, by value: the same tokens, the same vectors."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.models.embedder import load_embedder
from index.settings import Settings

pytestmark = pytest.mark.slow

TEXTS = (
    "What did Idemia say about real-time use?",
    "Idemia",
    "",
    "   \n ",
    "Übermäßig: naïve façade, 東京, Ελλάδα, №7 — “quoted” ﬁ\u00ad\u200b.",
    "a [MASK] is not [SEP] a mark",
    "camera " * 252 + "one two three four five six",
    "The Ministry denied on 3 March that 1,250 cameras had been sold to the police of Shanghai. " * 100,
    "x" * 3000,
)


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[1])


@pytest.fixture(scope="module")
def fast():
    pytest.importorskip("openvino", reason="OpenVINO has no build for this machine")
    return load_embedder("packaged", Settings().models)


@pytest.fixture(scope="module")
def reference():
    from index.models.sentence_transformers_embedder import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder("packaged")


def test_is_the_fast_form(fast):
    from index.models.openvino_embedder import OpenVinoEmbedder

    assert isinstance(fast, OpenVinoEmbedder)


def test_is_the_same_model(fast, reference):
    assert fast.fingerprint == reference.fingerprint == "all-MiniLM-L6-v2@53aa51172d14"
    assert (fast.dimensions, fast.max_tokens) == (reference.dimensions, reference.max_tokens) == (384, 254)


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_stand_at_the_same_places(fast, reference, text):
    assert fast.token_spans(text) == reference.token_spans(text)


@pytest.mark.parametrize("text", TEXTS)
def test_reads_the_same_tokens(fast, reference, text):
    features = reference._model.tokenize([text])
    ours = fast._tokenizer.encode(text)
    count = sum(ours.attention_mask)
    assert ours.ids[:count] == features["input_ids"][0].tolist()
    assert count <= fast.max_tokens + 2


def test_computes_the_same_vectors(fast, reference):
    rows, expected = fast.encode(TEXTS), reference.encode(TEXTS)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert (rows * expected).sum(axis=1).min() >= 0.999


def test_no_texts_give_no_rows(fast):
    assert fast.encode([]).shape == (0, 384)


def test_a_row_does_not_depend_on_the_texts_beside_it(fast):
    texts = [*TEXTS * 5]
    together = fast.encode(texts)
    alone = np.concatenate([fast.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_array_equal(fast.encode(texts), together)


def test_a_process_that_embedded_ends_well():
    """OpenVINO's threads must not call into Python while it shuts down; that aborted four processes of ten."""
    pytest.importorskip("openvino", reason="OpenVINO has no build for this machine")
    code = (
        "from index.models.embedder import load_embedder; from index.settings import Settings; "
        "load_embedder('packaged', Settings().models).encode(['a question'] * 20)"
    )
    load_embedder("packaged", Settings().models)
    assert [run_python(code).returncode for _ in range(8)] == [0] * 8


def test_embeds_without_torch_and_without_telling_anyone():
    """In a process of its own: what is imported, and whether anything looks for another machine."""
    pytest.importorskip("openvino", reason="OpenVINO has no build for this machine")
    code = """
import socket, sys
def refuse(*arguments, **options): raise SystemExit(f"looked for another machine: {arguments}")
socket.getaddrinfo = socket.socket.connect = refuse
from index.models.embedder import load_embedder
from index.settings import Settings
assert load_embedder("packaged", Settings().models).encode(["a question"]).shape == (1, 384)
heavy = {"torch", "transformers", "sentence_transformers", "openvino_telemetry"}
sys.exit(", ".join(name for name in heavy if sys.modules.get(name)) or 0)
"""
    load_embedder("packaged", Settings().models)
    done = run_python(code)
    assert (done.returncode, done.stderr) == (0, "")
