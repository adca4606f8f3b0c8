"""The fixed sentences and templates, read from prompts/. Knows where they lie and nothing of who says them."""

import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "prompts"


def phrase(name: str, /, **values: object) -> str:
    """A fixed sentence from prompts/phrases.toml with its {names} filled in."""
    return wording(name).format(**values)


def wording(name: str) -> str:
    """A fixed sentence from prompts/phrases.toml with its {names} still open."""
    return _phrases()[name]


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 document", "1,200 documents"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@cache
def template(name: str) -> str:
    """A prompt template: the text of prompts/<name>.txt."""
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@cache
def _phrases() -> dict[str, str]:
    return tomllib.loads((_FOLDER / "phrases.toml").read_text(encoding="utf-8"))
