"""What forms send, and the policy of the pages that have them."""

from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from web.api.forms import form_fields, form_page

app = FastAPI()


@app.post("/")
def told(given: Annotated[dict[str, str], Depends(form_fields)]) -> dict[str, str]:
    return given


def sent(body: bytes) -> dict[str, str]:
    return TestClient(app).post("/", content=body).json()


def test_each_field_is_read_once():
    assert sent(b"act=rename&title=A%20name&act=remove&empty=") == {"act": "rename", "title": "A name", "empty": ""}
    assert sent("title=Größe".encode()) == {"title": "Größe"}


def test_what_is_no_form_is_no_fault():
    assert sent(b"") == {}
    assert sent(b"\xff\xfe") == {"\ufffd\ufffd": ""}
    assert sent(b"&".join(b"a%d=1" % number for number in range(11))) == {}


def test_forms_are_sent_to_this_server_alone_and_pages_with_them_are_not_stored():
    page = form_page("<p>", 404)
    assert page.status_code == 404
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
