"""Raised and lowered text, written so that it stays apart from what it stands beside: 10⁹ is not 109.

Owns what becomes of note marks, powers, ordinals and indices once the raising itself is gone.
"""

import re
from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Literal
from unicodedata import normalize

Height = Literal["", "raised", "lowered"]

_HIGH = dict(
    zip(
        "0123456789+-−–=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
_HIGH |= {each: each for each in [*_HIGH.values(), "ª", "º"]}
_LOW = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_SIGNS = {"TM": "™", "tm": "™", "SM": "℠", "sm": "℠"}
# Marks of several notes: "3,4", "3 4", "3–5".
_MARKS = re.compile(r"[0-9]+(?:\s?[,;\s]\s?[0-9]+)+")
# What counts: a mark or power, the number of a note in Roman letters, one letter.
_COUNTS = re.compile(r".*[0-9].*|[ivxlc]+|\w|[^\w]+", re.DOTALL)
# Letters behind a number, or behind the first letters of a short form, are the rest of the word: 21st, Mme, No.
_WORD_BEFORE = re.compile(r"(?:[0-9]|(?<![^\W\d_])[^\W\d_]{1,2})$")
_REST_OF_WORD = re.compile(r"[^\W\d_]{2,3}\.?")
_INDEX = re.compile(r"[^\W\d_]{1,3}|.*[0-9].*")
_NUMBERED = re.compile(r"([0-9]+)([^\W\d_]+)")
_WORD = re.compile(r"\w")


def join_heights(pieces: Iterable[tuple[Height, str]]) -> str:
    """Join the pieces of a line.

    :param pieces: each with how it stands on the line; "" is on it.
    :return: the line, raised and lowered pieces written so that they stay apart from what is beside them.
    """
    runs = [(height, "".join(text for _, text in run)) for height, run in groupby(pieces, key=lambda each: each[0])]
    line = ""
    for (height, text), (_, after) in pairwise([*runs, ("", "")]):
        if height == "raised":
            line += raise_text(text, line, after)
        else:
            line += lower_text(text, line, after) if height == "lowered" else text
    return line


def raise_text(text: str, before: str, after: str = "") -> str:
    """How a raised text is written.

    :param text: what is raised.
    :param before: the text directly before it.
    :param after: the text directly after it.
    :return: raised characters where there are such; the letters of an ordinal as they are; all else set apart.
    """
    inner = text.strip()
    if inner in _SIGNS:
        return text.replace(inner, _SIGNS[inner])
    if _MARKS.fullmatch(inner):
        return _translated(re.sub(r"\s?([,;\s])\s?", r"\1", inner), {**_HIGH, ",": ",", ";": ";", " ": " "}) or inner
    if len(inner) == 1 and inner.isupper() and before[-1:].isalpha() and after[:1].isalpha():
        return text  # a letter of a word that is only set so, as in LaTeX
    ends = _REST_OF_WORD.fullmatch(inner) and _WORD_BEFORE.search(before) and not _WORD.match(after)
    if ends and not re.fullmatch("[ivx]+", inner):
        return text
    return _written(text, _HIGH, before, after)


def lower_text(text: str, before: str, after: str = "") -> str:
    """How a lowered text is written: CO₂, xₘₐₓ; what has no such characters is set apart.

    :param text: what is lowered.
    :param before: the text directly before it.
    :param after: the text directly after it.
    :return: the text, written so.
    """
    inner = text.strip()
    if numbered := _NUMBERED.fullmatch(inner):
        return f"{_translated(numbered[1], _LOW)}{numbered[2]}"
    if _INDEX.fullmatch(inner) and (translated := _translated(inner, _LOW)):
        return text.replace(inner, translated)
    return _written(text, _LOW, before, after)


def _written(text: str, characters: dict[str, str], before: str, after: str) -> str:
    inner = text.strip()
    if not _WORD.search(inner):
        return text
    translated = _translated(inner, characters) if _COUNTS.fullmatch(inner) else None
    if translated:
        return text.replace(inner, translated)
    gap = " " if _WORD.search(before[-1:]) and _WORD.match(text) else ""
    return gap + text + (" " if _WORD.match(after) and _WORD.search(text[-1:]) else "")


def _translated(text: str, characters: dict[str, str]) -> str | None:
    """The text in such characters; None when one of its own has none. Letters of formulas are letters: 𝑛 is n."""
    written = [characters.get(each) or characters.get(normalize("NFKC", each), "") for each in text]
    return "".join(written) if text and all(written) else None
