"""Who gets where: with accounts, all is closed to whoever has not signed in."""

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.access.accounts import ACCOUNTS, Account, Accounts, hash_token
from web.access.acting import Role, acting
from web.access.gate import COOKIE, Gate
from web.access.sessions import Sessions

ANA = Account("ana", Role.EDITOR, "hash", (hash_token("verbatim-ana"),))
BEN = Account("ben", Role.READER, "hash", (hash_token("verbatim-ben"),))


@pytest.fixture
def accounts(tmp_path) -> Accounts:
    return Accounts(tmp_path)


@pytest.fixture
def sessions(accounts) -> Sessions:
    return Sessions(accounts)


def made(accounts: Accounts, sessions: Sessions, *, is_open: bool = True) -> TestClient:
    """A browser before the gate, behind which every path tells who acts."""

    def tell(_):
        return JSONResponse([acting().name, acting().role])

    app = Starlette(routes=[Route("/{path:path}", tell, methods=["GET", "POST"])])
    return TestClient(Gate(app, accounts, sessions, is_open=is_open), follow_redirects=False)


@pytest.fixture
def client(accounts, sessions) -> TestClient:
    accounts.put(ANA)
    accounts.put(BEN)
    return made(accounts, sessions)


def test_without_accounts_whoever_is_here_may_do_everything(accounts, sessions):
    assert made(accounts, sessions).get("/api/ask").json() == ["", "editor"]


def test_without_accounts_nobody_else_may_do_anything(accounts, sessions):
    assert made(accounts, sessions, is_open=False).get("/api/ask").status_code == 401


@pytest.mark.parametrize(
    "path",
    "/ /api/ask /v1/models /mcp /documents/a /docs /gradio_api/queue/join /login/x /assets/a.js /static/img.svg /audit "
    "/health/x //login /Health /watches /watches/a /watches/.atom /watches/a/b.atom /watches/a.atom/b".split(" "),
)
def test_all_is_closed_to_strangers(client, path):
    for authorization in ("", "Bearer", "Bearer none", "Basic dmVyYmF0aW0tYW5h", "verbatim-ana"):
        for method in ("GET", "POST"):
            response = client.request(method, path, headers={"authorization": authorization})
            assert response.status_code == 401
            assert response.headers["www-authenticate"] == "Bearer"
            assert "Please sign in" in response.text


@pytest.mark.parametrize("path", ["/login", "/health", "/static/fonts/a.woff2", "/watches/a-B_9.atom"])
def test_what_is_needed_to_sign_in_is_open(client, path):
    assert client.get(path).json() == ["", "none"]


def test_a_person_is_shown_where_to_sign_in(client):
    response = client.get("/documents/a?start=1&end=2", headers={"accept": "text/html,*/*"})
    assert response.status_code == 303
    assert response.headers["location"] == "/login?next=%2Fdocuments%2Fa%3Fstart%3D1%26end%3D2"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_a_token_acts_for_its_account(client, scheme):
    assert client.get("/api/ask", headers={"authorization": f"{scheme} verbatim-ana"}).json() == ["ana", "editor"]
    assert client.get("/api/ask", headers={"authorization": f"{scheme} verbatim-ben"}).json() == ["ben", "reader"]


def test_a_session_acts_for_its_account_until_it_ends(client, accounts, sessions):
    secret = sessions.begin(BEN)
    cookie = {"cookie": f"other=1; {COOKIE}={secret}"}
    assert client.get("/", headers=cookie).json() == ["ben", "reader"]
    accounts.remove("ben")
    assert client.get("/", headers=cookie).status_code == 401
    assert client.get("/", headers={"cookie": f"{COOKIE}={secret}x; \0;;=;"}).status_code == 401


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/upload/", "/audit", "/gradio_api/upload_progress"])
def test_readers_upload_nothing_and_do_not_read_the_record(client, path):
    assert client.post(path, headers={"authorization": "Bearer verbatim-ben"}).status_code == 403
    assert client.post(path, headers={"authorization": "Bearer verbatim-ana"}).status_code == 200


def test_broken_accounts_close_everything(client, tmp_path):
    (tmp_path / ACCOUNTS).write_text("{")
    response = client.get("/api/ask", headers={"authorization": "Bearer verbatim-ana"})
    assert response.status_code == 503
    assert "cannot be read" in response.json()["error"]


def test_nobody_acts_after_a_request(client):
    client.get("/api/ask", headers={"authorization": "Bearer verbatim-ana"})
    assert client.get("/health").json() == ["", "none"]
