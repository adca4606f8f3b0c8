"""Who is let in, what a browser may load and keep, and how much may be sent."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from web.guard import APP_POLICY, LONGEST_BODY, Guard

CROSS = {"sec-fetch-site": "cross-site"}
LINK = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


def client() -> TestClient:
    """A browser on this machine, of a server that is also called verbatim.example."""

    def own_policy(_):
        return PlainTextResponse("page", headers={"content-security-policy": "default-src 'none'"})

    def page(_):
        return PlainTextResponse("page")

    paths = ("/", "/login", "/documents/{id}", "/api/ask", "/v1/ask", "/upload", "/assets/a.js")
    routes = [Route("/own", own_policy), *(Route(path, page, methods=["GET", "POST"]) for path in paths)]
    guarded = Guard(Starlette(routes=routes), hosts=["verbatim.example", " Other.example "], longest={"/upload": 10})
    return TestClient(guarded, base_url="http://127.0.0.1:7860")


def test_the_page_may_load_from_this_server_only():
    response = client().get("/")
    assert response.status_code == 200
    assert response.headers["content-security-policy"] == APP_POLICY
    sources = {source for rule in APP_POLICY.split("; ") for source in rule.split(" ")[1:]}
    assert sources == {"'self'", "'unsafe-inline'", "'unsafe-eval'", "'none'", "data:", "blob:"}


def test_what_is_no_page_may_load_nothing():
    policy = client().get("/api/ask").headers["content-security-policy"]
    assert policy == "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    assert client().get("/none").headers["content-security-policy"] == policy


def test_a_policy_of_a_page_s_own_stays():
    assert client().get("/own").headers["content-security-policy"] == "default-src 'none'"


@pytest.mark.parametrize("path", ["/", "/own", "/none", "/api/ask", "/assets/a.js"])
def test_no_response_is_guessed_at_framed_or_told_of(path):
    headers = client().get(path).headers
    assert headers["referrer-policy"] == ("same-origin" if path == "/" else "no-referrer")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"


def test_a_browser_keeps_nothing_but_the_page_s_own_files():
    for path in ("/api/ask", "/documents/none"):
        assert client().get(path).headers["cache-control"] == "no-store"
    assert "cache-control" not in client().get("/assets/a.js").headers


@pytest.mark.parametrize(
    "host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "localhost", "VERBATIM.example:80", "other.example"]
)
def test_this_machine_s_names_and_those_that_are_set_are_answered(host):
    assert client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example:7860",
        "a.verbatim.example",
        "10.0.0.5:7860",
        "",
        "[",
        "[::1",
        "127.0.0.1:http",
        "127.0.0.1:7860:80",
        "127.0.0.1/../",
        "evil.example@127.0.0.1",
        "127.0.0.1 evil",
    ],
)
def test_other_names_and_what_is_no_name_are_refused(host):
    response = client().get("/", headers={"host": host})
    assert response.status_code == 421
    assert "VERBATIM_ALLOWED_HOSTS" in response.json()["error"]


def test_the_address_at_which_it_was_reached_is_answered():
    app = Guard(PlainTextResponse("page"))
    assert TestClient(app, base_url="http://192.168.1.5:7860").get("/").status_code == 200
    assert TestClient(app, base_url="http://192.168.1.5:7860").get("/", headers={"host": "192.168.1.6"}).is_error


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:9999", "http://[", "", "127.0.0.1:7860", "http://127.0.0.1"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_sites_cannot_make_a_browser_send_anything(method, origin):
    assert client().request(method, "/", headers={"origin": origin}).status_code == 403


def test_the_page_itself_may_send():
    own = {"origin": "http://127.0.0.1:7860", "sec-fetch-site": "same-origin"}
    assert client().post("/", headers=own).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
@pytest.mark.parametrize("path", ["/", "/documents/a", "/api/ask", "/assets/a.js"])
def test_other_sites_cannot_load_or_frame_anything(path, site):
    for way in ({"sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, {}):
        assert client().get(path, headers={"sec-fetch-site": site, **way}).status_code == 403


def test_links_on_other_sites_lead_to_pages_and_to_nothing_else():
    assert [client().get(path, headers=CROSS | LINK).status_code for path in ("/", "/login", "/documents/a")] == [
        200
    ] * 3
    for path in ("/watches?speaker=A", "/watches/a"):
        assert client().get(path, headers=CROSS | LINK).status_code != 403
    assert client().get("/api/ask", headers=CROSS | LINK).status_code == 403
    # Nobody asks in the name of whoever follows a link; a permalink only shows what was asked.
    assert client().get("/?question=Who", headers=CROSS | LINK).status_code == 403
    assert client().get("/?question=Who", headers=LINK | {"sec-fetch-site": "none"}).status_code != 403
    assert client().get("/answers/a", headers=CROSS | LINK).status_code != 403
    assert client().get("/answers/a/export/json", headers=CROSS | LINK).status_code == 403
    assert client().post("/", headers=CROSS | LINK).status_code == 403


@pytest.mark.parametrize("path", ["/assets/..%2f..%2fetc", "/assets/a.js%00"])
def test_paths_that_climb_are_closed(path):
    assert client().get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/api/ask", "/none"])
def test_a_body_that_is_too_long_is_not_read(path):
    assert client().post(path, content=b"x" * LONGEST_BODY).status_code != 413
    response = client().post(path, content=b"x" * (LONGEST_BODY + 1))
    assert (response.status_code, response.json()) == (413, {"error": "A request may hold at most 4 MB here."})


def test_a_path_may_have_a_limit_of_its_own():
    assert client().post("/upload", content=b"x" * 10).status_code == 200
    assert client().post("/upload", content=b"x" * 11).status_code == 413


def test_a_body_that_does_not_say_how_long_it_is_is_refused():
    response = client().post("/", content=iter([b"{", b"}"]))
    assert (response.status_code, response.json()["error"]) == (
        411,
        "The length of what is sent must be sent with it.",
    )


def test_a_request_has_no_more_headers_than_anybody_needs():
    assert client().get("/", headers={f"x-{at}": "a" for at in range(90)}).status_code == 200
    assert client().get("/", headers={f"x-{at}": "a" for at in range(101)}).status_code == 431


def test_openai_s_clients_are_refused_in_their_form():
    response = client().post("/v1/ask", content=b"x" * (LONGEST_BODY + 1))
    assert response.json()["error"]["type"] == "invalid_request_error"


def test_there_are_no_sockets():
    with pytest.raises(WebSocketDisconnect), client().websocket_connect("/"):
        pass
