"""What an index is built with, in words."""

from index.models.fingerprint import index_fingerprint


def test_model_and_splitting_are_named(word_embedder):
    assert index_fingerprint(word_embedder, 200) == (
        "words@alpha-beta-gamma-delta-camera-police-export-report · 8 dimensions · split 1 · 200 tokens"
    )
