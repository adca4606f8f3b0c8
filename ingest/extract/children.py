"""Begins programs of ours in processes of their own, which read what anybody wrote within bounds (bounds.py).

Knows not what they read.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

from index.settings import PROJECT_FOLDER


def begin_child(module: str, *limits: int, settings: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
    """Begin a program that is asked on its standard input.

    :param module: the program, such as "ingest.feeds.child".
    :param *limits: its first arguments; behind them it gets the number of this process, to end with it.
    :param settings: what its environment has beside that of this process.
    :return: the process.
    """
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, (*limits, os.getpid()))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT_FOLDER,  # where its modules are found
        env={**os.environ, **(settings or {})},
        process_group=0,  # an interrupt from the keyboard is for us
    )


def kill_child(child: "subprocess.Popen[bytes]") -> None:
    """End a program that `begin_child` began, and all that it runs."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):  # they have all ended
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def ask_child(module: str, *limits: int, given: bytes, patience: float) -> bytes | None:
    """What a program makes of one thing.

    :param module: the program.
    :param *limits: its first arguments.
    :param given: all that it reads.
    :param patience: how many seconds it is waited for.
    :return: all that it writes; None where it fails, or is not done by then.
    """
    with begin_child(module, *limits) as child:
        try:
            read, _ = child.communicate(given, timeout=patience)
        except subprocess.TimeoutExpired:
            kill_child(child)
            return None
    return read if child.returncode == 0 else None
