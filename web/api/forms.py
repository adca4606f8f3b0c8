"""Pages with forms that need no script, and what is typed into them."""

from urllib.parse import parse_qs

from fastapi import Request
from fastapi.responses import HTMLResponse

from web.html.style import content_security_policy

_MOST_FIELDS = 10


async def form_fields(request: Request) -> dict[str, str]:
    """What a form sends, each field once; nothing where it is no form, or has far too many."""
    try:
        sent = parse_qs((await request.body()).decode("utf-8", "replace"), True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in sent.items()}


def form_page(page: str, status: int = 200) -> HTMLResponse:
    """A page whose forms are sent to this server, as the response to a request; `status` is HTTP's."""
    headers = {"content-security-policy": content_security_policy(form="'self'"), "cache-control": "no-store"}
    return HTMLResponse(page, status, headers)
