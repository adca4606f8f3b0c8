"""Imports Gradio in half the time."""

import inspect
import sys
from typing import Any

_UNUSED = "mcp"


def import_gradio() -> None:
    """Import Gradio without its upkeep of its own stub files, and without what only its own MCP server needs.

    Whenever it is imported, Gradio parses the source of each of its components and their stubs, twice, to bring the
    stubs up to date for editors. It leaves out components whose source it cannot find, so it finds none.
    It also imports the library `mcp` if it is there, and does without it if not. Verbatim serves that protocol itself
    (web/api/mcp/server.py), and imports the library when a program first asks.
    """
    find, library = inspect.getfile, sys.modules.get(_UNUSED)

    def find_none_of_gradio(thing: Any) -> str:  # noqa: ANN401  # as in inspect
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError("not looked for")
        return find(thing)

    inspect.getfile = find_none_of_gradio  # type: ignore[assignment]  # narrower in the stubs only
    sys.modules[_UNUSED] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import gradio  # noqa: F401
    finally:
        inspect.getfile = find
        del sys.modules[_UNUSED]
        if library is not None:
            sys.modules[_UNUSED] = library
