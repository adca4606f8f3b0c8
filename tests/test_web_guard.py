"""Who is let in, what a browser may load, and what is not served at all."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.guard import APP_POLICY, Guard


def client(host: str = "127.0.0.1") -> TestClient:
    def own_policy(_):
        return PlainTextResponse("page", headers={"content-security-policy": "default-src 'none'"})

    routes = [Route("/", lambda _: PlainTextResponse("page"), methods=["GET", "POST"]), Route("/own", own_policy)]
    return TestClient(Guard(Starlette(routes=routes), host, closed=["/closed"]), base_url="http://127.0.0.1:7860")


def test_pages_may_load_from_this_server_only():
    response = client().get("/")
    assert response.status_code == 200
    assert response.headers["content-security-policy"] == APP_POLICY
    sources = {source for rule in APP_POLICY.split("; ") for source in rule.split(" ")[1:]}
    assert sources == {"'self'", "'unsafe-inline'", "'unsafe-eval'", "'none'", "data:", "blob:"}
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_stricter_policy_of_a_page_stays():
    assert client().get("/own").headers["content-security-policy"] == "default-src 'none'"


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "localhost"])
def test_this_machine_s_names_are_answered(host):
    assert client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:7860", "", "[", "[::1"])
def test_other_names_for_this_machine_are_refused(host):
    response = client().get("/", headers={"host": host})
    assert response.status_code == 421
    assert "127.0.0.1" in response.json()["error"]


def test_a_server_for_a_network_answers_to_any_name():
    assert client("0.0.0.0").get("/", headers={"host": "verbatim.example"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "http://["])
def test_other_sites_cannot_make_a_browser_send_anything(origin):
    assert client().post("/", headers={"origin": origin}).status_code == 403


def test_the_page_itself_may_send():
    assert client().post("/", headers={"origin": "http://127.0.0.1:7860"}).status_code == 200


def test_closed_paths_are_not_served():
    assert client().get("/closed/anything").status_code == 404
