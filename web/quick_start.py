"""Imports Gradio in half the time. Knows nothing of the page."""

import inspect
from typing import Any


def import_gradio() -> None:
    """Import Gradio without its upkeep of its own stub files.

    Whenever it is imported, Gradio parses the source of each of its components and their stubs, twice, to bring the
    stubs up to date for editors. It leaves out components whose source it cannot find, so it finds none.
    """
    find = inspect.getfile

    def find_none_of_gradio(thing: Any) -> str:  # noqa: ANN401  # as in inspect
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError("not looked for")
        return find(thing)

    inspect.getfile = find_none_of_gradio  # type: ignore[assignment]  # narrower in the stubs only
    try:
        import gradio  # noqa: F401
    finally:
        inspect.getfile = find
