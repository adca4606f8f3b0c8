"""Has a page drawn by another process, which a hostile file can end, and nothing else."""

import json
from dataclasses import asdict

from index.settings import NONE
from ingest.extract.children import ask_child
from ingest.records import Limits
from web.pictures.marks import Words
from web.pictures.picture import Picture, from_message

_PATIENCE = 3
"""How many times the processor time that a page may take is waited for it, since other programs run, too."""


def draw_page(limits: Limits, content: bytes, number: int, words: Words | None) -> Picture | None:
    """Draw a page of a PDF file.

    :param limits: the memory and processor time that it may take, and the languages in which a picture is read.
    :param content: the file.
    :param number: the page, counted from 1.
    :param words: what is to be marked on it.
    :return: the picture; None where there is no such page, or none that can be drawn within the limits.
    """
    languages = limits.ocr if limits.ocr_seconds else NONE
    given = {"page": number, "words": asdict(words) if words else None, "languages": languages}
    wanted = json.dumps(given).encode()
    bounds, patience = (limits.memory_mb, limits.seconds), limits.seconds * _PATIENCE
    drawn = ask_child("web.pictures.child", *bounds, given=wanted + b"\n" + content, patience=patience)
    return from_message(drawn) if drawn is not None else None
