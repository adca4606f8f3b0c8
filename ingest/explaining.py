"""Shows who says what in a document, and what decided it: for whoever asks why a name was given, or was not."""

import json
from collections.abc import Iterable
from typing import Any

from index.records import Document
from ingest.statements.find import Found
from text.spans import Span

_CHARACTERS_SHOWN = 100


def explained_as_text(document: Document, found: Iterable[Found]) -> str:
    """The statements of a document, each with who says it, how sure that is, and what speaks for it.

    :param document: the document.
    :param found: its statements with how their speakers were chosen.
    :return: some lines a statement.
    """
    return "\n\n".join([document.title, *(_as_text(document.text, one) for one in found)]) + "\n"


def explained_as_json(document: Document, found: Iterable[Found]) -> str:
    """The same as one line of JSON: the document's id, and its statements."""
    statements = [_fields(document.text, one) for one in found]
    return json.dumps({"document": document.id, "title": document.title, "statements": statements}, ensure_ascii=False)


def _as_text(text: str, found: Found) -> str:
    fields = _fields(text, found)
    said = fields["words"]
    said = said if len(said) <= _CHARACTERS_SHOWN else said[: _CHARACTERS_SHOWN - 1] + "…"
    lines = [f"“{said}”", f"  speaker:     {fields['speaker'] or 'not known'}  (written: {fields['written'] or '–'})"]
    if fields["via"]:
        lines.append(f"  told by:     {fields['via']}")
    if found.choice:
        lines.append(f"  rules say:   {fields['ruled'] or 'nobody'}  ({found.choice.step})")
    if fields["probability"] is not None:
        lines.append(f"  likeliest:   {fields['likeliest']}  (probability {fields['probability']:.2f})")
        signals = ", ".join(f"{name} {value:g}" for name, value in fields["signals"].items())
        lines.append(f"  what counts: {signals}")
    return "\n".join(lines)


def _fields(text: str, found: Found) -> dict[str, Any]:
    statement, choice = found.statement, found.choice
    words = " … ".join(text[span.start : span.end] for span in statement.contents)
    fields: dict[str, Any] = {
        "words": words,
        "speaker": statement.speaker_name,
        "written": _printed(text, statement.speaker),
        "via": statement.via_name or _printed(text, statement.via),
        "direct": statement.direct,
        "start": statement.contents[0].start,
    }
    if choice is None:
        return fields | {"ruled": statement.speaker_name, "step": "several", "likeliest": None, "probability": None}
    return fields | {
        "ruled": choice.ruled,
        "step": choice.step,
        "likeliest": choice.likeliest,
        "probability": choice.probability,
        "signals": choice.signals,
    }


def _printed(text: str, speaker: Span | None) -> str | None:
    return text[speaker.start : speaker.end] if speaker else None
