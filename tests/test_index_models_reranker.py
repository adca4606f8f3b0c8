"""Reranking: by a fake that can be computed by hand, and by a real, tiny CrossEncoder made on the spot."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from test_index_corpus import add, open_store

from index.errors import ModelError
from index.library import Library
from index.models.reranker import load_reranker


class Preference:
    """A reranker that likes one word."""

    name = "preference"

    def __init__(self, word: str) -> None:
        self._word = word

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        assert query == "alpha"
        return [float(self._word in text) for text in texts]


def test_a_reranker_orders_the_passages_again(tmp_path, word_embedder):
    store = open_store(tmp_path, word_embedder)
    document = add(store, word_embedder, "a", "alpha alpha.\nalpha beta.\nalpha gamma.")
    plain, liked = (Library(store, word_embedder, one).snapshot() for one in (None, Preference("gamma")))
    before, after = plain.search("alpha"), liked.search("alpha")
    assert before[0].passage.start == 0
    assert document.text[after[0].passage.start :] == "alpha gamma."
    assert after[0].parts["reranked"] == 1.0
    scores = {hit.passage.id: hit.score for hit in before}
    assert after[0].score == pytest.approx((scores[after[0].passage.id] + 1) / 2, abs=1e-5)
    assert "reranked" not in before[0].parts
    store.close()


def test_no_name_is_no_reranker():
    assert load_reranker("none") is None


@pytest.mark.slow
def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match="VERBATIM_RERANKER"):
        load_reranker(str(tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("labels", [1, 3])
def test_a_real_cross_encoder_scores_pairs_from_0_to_1(tmp_path, labels):
    folder = make_cross_encoder(tmp_path, labels)
    if labels != 1:
        with pytest.raises(ModelError, match="gives 3 numbers"):
            load_reranker(str(folder))
        return
    reranker = load_reranker(str(folder))
    one, two = reranker.scores("which police", ["the police", "export export"])
    assert 0 < one < 1
    assert 0 < two < 1
    assert one != two
    assert reranker.scores("which police", ["the police"]) == pytest.approx([one], abs=1e-5)
    assert (reranker.scores("which", []), reranker.name) == ([], str(folder))


def make_cross_encoder(folder: Path, labels: int) -> Path:
    """A BERT of one layer with weights drawn at random."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(0)
    (folder / "vocab.txt").write_text("\n".join("[PAD] [UNK] [CLS] [SEP] [MASK] which police the export".split()))
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=9,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        num_labels=labels,
        max_position_embeddings=64,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder
