"""A page of one tab without a server, for the tests of the tabs: its components by their ids, and their handlers."""

import asyncio
from collections.abc import Callable

import gradio as gr
from gradio.blocks import BlockFunction


def page_with(fill: Callable[[gr.Blocks, gr.Tab], None]) -> gr.Blocks:
    """A page, whose id is "page", with a tab, whose id is "tab", that is filled by a function."""

    async def build() -> gr.Blocks:
        with gr.Blocks(elem_id="page") as page, gr.Tab("Tab", elem_id="tab") as tab:
            fill(page, tab)
        return page

    # Where no loop runs, Gradio makes one for each page and never closes it.
    return asyncio.run(build())


def handlers(page: gr.Blocks, name: str, event: str) -> list[BlockFunction]:
    """What a page does at an event of the component with an id, in the order in which it was told to."""
    named = {number for number, block in page.blocks.items() if block.elem_id == name}
    if page.elem_id == name:
        named.add(page._id)
    return [each for each in page.fns.values() if any(block in named and of == event for block, of in each.targets)]


def after(page: gr.Blocks, handler: BlockFunction) -> BlockFunction:
    """What the page does when a handler has failed."""
    [failing] = [each for each in page.fns.values() if each.trigger_after == handler._id]
    assert failing.trigger_only_on_failure
    return failing


def names(components: list[gr.blocks.Block]) -> list[str | None]:
    """The ids of components."""
    return [component.elem_id for component in components]
