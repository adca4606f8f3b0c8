"""Has a page drawn by another process, which a hostile file can end, and nothing else."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

from index.settings import PROJECT_FOLDER
from ingest.records import Limits
from web.pictures.marks import Words
from web.pictures.picture import Picture, from_message

_PATIENCE = 3
"""How many times the processor time that a page may take is waited for it, since other programs run, too."""


def draw_page(limits: Limits, content: bytes, number: int, words: Words | None) -> Picture | None:
    """Draw a page of a PDF file.

    :param limits: the memory and processor time that it may take.
    :param content: the file.
    :param number: the page, counted from 1.
    :param words: what is to be marked on it.
    :return: the picture; None where there is no such page, or none that can be drawn within the limits.
    """
    wanted = json.dumps({"page": number, "words": asdict(words) if words else None}).encode()
    arguments = limits.memory_mb, limits.seconds, os.getpid()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "web.pictures.child", *map(str, arguments)],
            input=wanted + b"\n" + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT_FOLDER,  # where its modules are found
            process_group=0,  # an interrupt from the keyboard is for us
            timeout=limits.seconds * _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return from_message(done.stdout) if done.returncode == 0 else None
