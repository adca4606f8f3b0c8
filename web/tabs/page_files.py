"""The files that the page's events may take: those uploaded to it."""

from collections.abc import Iterator
from pathlib import Path

import gradio as gr
from gradio.utils import get_upload_folder

from answer.phrases import phrase
from web.adding.uploads import is_uploaded


def keep_to_uploads(page: gr.Blocks) -> None:
    """Make all events of a page refuse files that were not uploaded; call it before the page is mounted.

    Whoever reaches the port can send any event any value. In every component's, a text field's too, Gradio looks for
    records of files, and copies or fetches what their paths name; so they are looked at before Gradio sees them.
    """
    # Gradio's own check waits until it believes that it has launched, which a page that is mounted never does.
    page.has_launched = True
    preprocess = page.preprocess_data

    async def checked(function: object, inputs: list[object], *others: object, **named: object) -> object:
        for path in _paths(inputs):
            uploaded_path(path)
        return await preprocess(function, inputs, *others, **named)

    page.preprocess_data = checked


def uploaded_path(path: str) -> Path:
    """Where an uploaded file lies.

    :param path: the path that an event was sent.
    :return: the path of the file's temporary copy.
    :raises gr.Error: when it is not that of an uploaded file.
    """
    if not is_uploaded(path, Path(get_upload_folder())):
        raise gr.Error(phrase("not_uploaded"), print_exception=False)
    return Path(path)


def _paths(value: object) -> Iterator[str]:
    """The paths in all records of files inside a value."""
    if isinstance(value, dict):
        if isinstance(path := value.get("path"), str):
            yield path
        value = list(value.values())
    for member in value if isinstance(value, list) else ():
        yield from _paths(member)
