"""Who sends the page's events, and in which language: they are worked on later than their request, and elsewhere."""

from typing import Any

import gradio as gr

from text.spoken import ENGLISH, SPOKEN
from web.access.acting import ACTING, STRANGER


def act_as_sender(page: gr.Blocks) -> None:
    """Make each event of a page act for whoever sent it, in their language; call it before the page is mounted.

    :param page: the page, whose requests come through the gate.
    """
    process = page.process_api

    async def processed(*given: Any, request: gr.Request | None = None, **named: Any) -> dict[str, Any]:  # noqa: ANN401  # as Gradio's
        scope = request.request.scope if request and request.request else {}
        before = ACTING.set(scope.get("actor", STRANGER)), SPOKEN.set(scope.get("language", ENGLISH))
        try:
            done: dict[str, Any] = await process(*given, request=request, **named)
            return done
        finally:
            ACTING.reset(before[0])
            SPOKEN.reset(before[1])

    page.process_api = processed
