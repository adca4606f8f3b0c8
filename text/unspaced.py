"""Scripts that put no blanks between words: Chinese, Japanese, Thai and their like. Knows no dictionary.

Two signs say there as much as a word elsewhere, so that pairs of neighbouring signs are what is searched (Nie and Ren,
"Chinese Information Retrieval: Using Characters or Words?", 1999), and half as many words as signs are counted.
"""

import re

_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGN = re.compile(f"[{_SIGNS}]")
_RUN = re.compile(f"[{_SIGNS}]+")
LANGUAGES = frozenset(("ja", "km", "lo", "my", "th", "zh"))
"""The languages that are written so."""
PAIR = 2


def is_unspaced(word: str) -> bool:
    """Whether a word has signs of such a script."""
    return bool(_SIGN.search(word))


def in_pairs(text: str) -> str:
    """A text with blanks around each pair of neighbouring signs; a sign that stands alone is kept."""
    return _RUN.sub(lambda run: f" {' '.join(pairs(run.group()))} ", text) if is_unspaced(text) else text


def pairs(run: str) -> list[str]:
    """The pairs of neighbouring signs of a run of them, in order; the run itself when it is shorter."""
    return [run[start : start + PAIR] for start in range(max(1, len(run) - PAIR + 1))]


def count_words(text: str) -> int:
    """About how many words a text has: those between blanks, and half as many as it has signs of such a script."""
    if not is_unspaced(text):
        return len(text.split())
    signs = sum(len(run) for run in _RUN.findall(text))
    return len(_RUN.sub(" ", text).split()) + signs // PAIR
