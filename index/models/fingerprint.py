"""What an index is built with, as one short readable text. The store refuses to mix two of them."""

from index.models.embedder import Embedder

SPLITTER_VERSION = 1
"""Raise it whenever passages are cut, or their embedding texts are put together, in another way."""


def index_fingerprint(embedder: Embedder, passage_tokens: int) -> str:
    """Name the model and the splitting that an index's passages and vectors come from.

    :param embedder: the embedder of the passages.
    :param passage_tokens: the longest passage, in the embedder's tokens.
    :return: such as "all-MiniLM-L6-v2@53aa51172d14 · 384 dimensions · split 1 · 200 tokens".
    """
    splitter = f"split {SPLITTER_VERSION} · {passage_tokens} tokens"
    return f"{embedder.fingerprint} · {embedder.dimensions} dimensions · {splitter}"
