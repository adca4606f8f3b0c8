"""Who sends the page's events: they are worked on later than the request that brought them, and elsewhere."""

from typing import Any

import gradio as gr

from web.access.acting import ACTING, STRANGER


def act_as_sender(page: gr.Blocks) -> None:
    """Make each event of a page act for whoever sent it; call it before the page is mounted.

    :param page: the page, whose requests come through the gate.
    """
    process = page.process_api

    async def processed(*given: Any, request: gr.Request | None = None, **named: Any) -> dict[str, Any]:  # noqa: ANN401  # as Gradio's
        sender = request.request.scope.get("actor", STRANGER) if request and request.request else STRANGER
        before = ACTING.set(sender)
        try:
            done: dict[str, Any] = await process(*given, request=request, **named)
            return done
        finally:
            ACTING.reset(before)

    page.process_api = processed
