"""Vectors are remembered by text, in order, and the oldest are forgotten."""

import numpy as np

from index.models.remembered import VectorMemory


class CountingEmbedder:
    """Embeds a text to its length, and keeps what it was asked for."""

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked.append(list(texts))
        return np.array([[len(text)] for text in texts], dtype=np.float32).reshape(len(texts), 1)


def test_a_text_is_embedded_once_and_rows_keep_the_order_of_the_texts():
    embedder = CountingEmbedder()
    memory = VectorMemory(embedder)
    assert memory.encode(["aa", "b", "aa"]).tolist() == [[2], [1], [2]]
    assert memory.encode(["b", "ccc"]).tolist() == [[1], [3]]
    assert embedder.asked == [["aa", "b"], ["ccc"]]
    assert memory.encode([]).shape == (0, 1)


def test_the_text_used_longest_ago_is_forgotten_first():
    embedder = CountingEmbedder()
    memory = VectorMemory(embedder, size=2)
    memory.encode(["a", "bb"])
    memory.encode(["a"])
    memory.encode(["ccc"])
    memory.encode(["a", "bb"])
    assert embedder.asked == [["a", "bb"], [], ["ccc"], ["bb"]]
