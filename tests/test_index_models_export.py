"""Exporting a model: once, whole or not at all, and what is said when it cannot be done."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.models.embedder import load_embedder

openvino_embedder = pytest.importorskip(
    "index.models.openvino_embedder", reason="OpenVINO has no build for this machine"
)

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
TEXTS = ["alpha beta", "beta", "alpha gamma delta alpha " * 40, ""]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A folder with a model of one small layer and a vocabulary of words, made with a fixed seed."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(0)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"alpha beta gamma delta".split()]
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    folder = tmp_path_factory.mktemp("models") / "tiny"
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=36,
    )
    BertModel(config).save_pretrained(folder / "bert")
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=36)
    SentenceTransformer(modules=[transformer, Pooling(32)], device="cpu").save(str(folder))
    return folder


@pytest.fixture(scope="module")
def exported(tiny, tmp_path_factory):
    """A folder of models with the small model in its fast form."""
    models = tmp_path_factory.mktemp("exported")
    load_embedder(str(tiny), models)
    return models


@pytest.fixture
def models(tmp_path):
    """A folder of models that is not there yet."""
    return tmp_path / "models"


@pytest.fixture
def filled(exported, models):
    """A folder of models that a test may damage."""
    return shutil.copytree(exported, models)


def said(caplog) -> list[str]:
    """What this project logged; torch logs too."""
    return [record.message for record in caplog.records if record.name.startswith("index.")]


def only(models: Path) -> Path:
    """The one thing that stands in the folder of models."""
    (folder,) = models.iterdir()
    return folder


def loading(tiny: Path, models: Path, before: str = "") -> list[str]:
    """The command that loads the model in a process of its own, embeds, and prints the embedder's type."""
    code = (
        f"{before}\nfrom pathlib import Path\nfrom index.models.embedder import load_embedder\n"
        f"embedder = load_embedder({str(tiny)!r}, Path({str(models)!r}))\n"
        "assert embedder.encode(['alpha']).shape == (1, 32)\nprint(type(embedder).__name__)"
    )
    return [sys.executable, "-c", code]


def load_in_process(tiny: Path, models: Path, before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(loading(tiny, models, before), capture_output=True, text=True, cwd=ROOT)


def start_loading(tiny: Path, models: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(loading(tiny, models), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_any_model_folder_is_exported_once_with_its_values(tiny, models, caplog):
    from index.models.sentence_transformers_embedder import SentenceTransformersEmbedder

    first = load_embedder(str(tiny), models)
    assert said(caplog) == [
        f"Preparing the embedding model {first.fingerprint} for fast use; this takes a while, and happens once."
    ]
    caplog.clear()
    second = load_embedder(str(tiny), models)
    assert said(caplog) == []
    reference = SentenceTransformersEmbedder(str(tiny))
    assert second.fingerprint == reference.fingerprint
    assert second.max_tokens == reference.max_tokens == 34
    assert (second.encode(TEXTS) * reference.encode(TEXTS)).sum(axis=1).min() > 0.999
    np.testing.assert_array_equal(first.encode(TEXTS), second.encode(TEXTS))
    assert only(models).name.startswith(first.fingerprint)


@pytest.mark.parametrize(
    ("name", "damage"), [("tokenizer.json", Path.unlink), ("record.json", lambda file: file.write_text("{}"))]
)
def test_a_damaged_export_is_made_again(tiny, exported, filled, caplog, name, damage):
    damage(only(filled) / name)
    again = load_embedder(str(tiny), filled)
    damaged, preparing = said(caplog)
    assert str(only(filled)) in damaged
    assert name in damaged
    assert damaged.endswith("It is made again.")
    assert preparing.startswith("Preparing")
    np.testing.assert_array_equal(again.encode(TEXTS), load_embedder(str(tiny), exported).encode(TEXTS))


def test_an_export_that_computes_something_else_here_is_made_again(tiny, exported, filled, caplog):
    record = json.loads((only(filled) / "record.json").read_text())
    record["sample"] = [-value for value in record["sample"]]
    (only(filled) / "record.json").write_text(json.dumps(record))
    again = load_embedder(str(tiny), filled)
    wrong, *_, made, _ = said(caplog)
    assert wrong == "The embedding model was prepared wrongly; it is prepared again."
    assert made.startswith("The embedding model computes something else on this processor;")
    assert made.endswith("It is made again.")
    np.testing.assert_array_equal(again.encode(TEXTS), load_embedder(str(tiny), exported).encode(TEXTS))


def test_a_fast_form_that_computes_something_else_is_not_used(tiny, models, caplog, monkeypatch):
    run = openvino_embedder.OpenVinoModel.run
    monkeypatch.setattr(openvino_embedder.OpenVinoModel, "run", lambda *given: [-output for output in run(*given)])
    embedder = load_embedder(str(tiny), models)
    assert type(embedder).__name__ == "SentenceTransformersEmbedder"
    assert "The embedding model computes something else on this processor" in said(caplog)[-1]
    assert list(models.iterdir()) == []


def test_passages_are_embedded_in_single_precision_where_the_faster_one_loses_too_much(
    tiny, filled, caplog, monkeypatch
):
    embedder = load_embedder(str(tiny), filled, "bf16")

    def refuse(*_):
        raise ModelError("The embedding model computes something else.")

    monkeypatch.setattr(openvino_embedder, "prepare_sound", refuse)
    np.testing.assert_array_equal(embedder.encode_passages(TEXTS), embedder.encode(TEXTS))
    assert said(caplog)[-1] == "The embedding model loses too much in bf16; passages are embedded in f32."


def test_weights_are_checked_when_they_are_used(tiny, exported, filled, caplog):
    flip_a_bit(only(filled) / "model.bin")
    flip_a_bit(next(only(filled).glob("compiled-*")))
    again = load_embedder(str(tiny), filled)
    assert "model.bin is not what was exported" in said(caplog)[0]
    np.testing.assert_array_equal(again.encode(TEXTS), load_embedder(str(tiny), exported).encode(TEXTS))


def test_a_damaged_compiled_model_is_compiled_again(tiny, exported, filled, caplog):
    (compiled,) = only(filled).glob("compiled-*")
    flip_a_bit(compiled)
    damaged = compiled.read_bytes()
    again = load_embedder(str(tiny), filled)
    assert said(caplog) == []
    assert [file.read_bytes() == damaged for file in only(filled).glob("compiled-*")] == [False]
    np.testing.assert_array_equal(again.encode(TEXTS), load_embedder(str(tiny), exported).encode(TEXTS))


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_an_export_of_another_version_is_not_used(tiny, filled, monkeypatch):
    import index.models.export

    monkeypatch.setattr(index.models.export, "VERSION", "2099.1.0")
    load_embedder(str(tiny), filled)
    assert sorted("2099.1.0" in folder.name for folder in filled.iterdir()) == [False, True]


def test_a_folder_that_cannot_be_written_leaves_the_slow_form(tiny, tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    embedder = load_embedder(str(tiny), tmp_path / "file" / "models")
    assert type(embedder).__name__ == "SentenceTransformersEmbedder"
    assert embedder.encode(["alpha"]).shape == (1, 32)
    assert said(caplog)[-1] == (
        f"The embedding model {tiny} runs without OpenVINO, more slowly: exporting it to {tmp_path}/file/models "
        "failed (Not a directory)."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are limited with setrlimit")
def test_a_full_disk_leaves_the_slow_form_and_no_half_model(tiny, models):
    """Writing more than 20,000 bytes to a file fails, as it does when the disk is full."""
    before = (
        "import resource, sys; sys.dont_write_bytecode = True\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
    )
    done = load_in_process(tiny, models, before)
    assert (done.returncode, done.stdout) == (0, "SentenceTransformersEmbedder\n")
    assert f"runs without OpenVINO, more slowly: exporting it to {models} failed" in done.stderr
    assert list(models.iterdir()) == []


def test_without_openvino_the_slow_form_serves(tiny, models):
    done = load_in_process(tiny, models, "import sys; sys.modules['openvino'] = None")
    assert (done.returncode, done.stdout) == (0, "SentenceTransformersEmbedder\n")
    assert len(done.stderr.splitlines()) == 1
    assert f"The embedding model {tiny} runs without OpenVINO, more slowly" in done.stderr


def test_a_killed_export_leaves_nothing_that_is_used(tiny, models):
    process = start_loading(tiny, models)
    while not list(models.glob("*.partial/model.xml")):
        assert process.poll() is None
        time.sleep(0.001)
    process.kill()
    process.wait()
    left = only(models)
    assert left.suffix == ".partial"
    os.utime(left, (0, 0))
    assert (load_embedder(str(tiny), models).encode(["alpha"]) != 0).any()
    assert only(models).suffix != ".partial"


def test_two_processes_may_export_at_once(tiny, models):
    processes = [start_loading(tiny, models) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert only(models).suffix != ".partial"


def test_a_model_without_weights_is_named(tmp_path, models):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "modules.json").write_text(json.dumps([]))
    with pytest.raises(ModelError, match="VERBATIM_MODEL"):
        load_embedder(str(tmp_path / "empty"), models)
    assert not list(models.glob("*"))
