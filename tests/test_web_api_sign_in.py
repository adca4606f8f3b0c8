"""Signing in and out in a browser, and the page of the record."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from index.settings import Settings
from web.access.accounts import Account, Accounts
from web.access.acting import Role
from web.access.audit import entries
from web.access.gate import COOKIE, Gate
from web.access.passwords import hash_password
from web.access.sessions import Sessions
from web.api.app import endpoints_app
from web.api.sign_in import own_path, sign_in_endpoints

GOOD = "correct horse battery"
ANA = Account("ana", Role.EDITOR, hash_password(GOOD))
BEN = replace(ANA, name="ben", role=Role.READER)


def opened(index, accounts: Accounts, settings: Settings, base: str) -> TestClient:
    """A browser of an app with accounts."""
    sessions = Sessions(accounts)
    app = endpoints_app(index)
    app.include_router(sign_in_endpoints(settings, accounts, sessions))
    gate = Gate(app, accounts, sessions, is_open=True)
    return TestClient(gate, base_url=base, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def settings(index) -> Settings:
    return replace(index.settings, audit="on")


@pytest.fixture
def accounts(settings) -> Accounts:
    kept = Accounts(settings.index)
    kept.put(ANA)
    kept.put(BEN)
    return kept


@pytest.fixture
def browser(index, accounts, settings) -> TestClient:
    return opened(index, accounts, settings, "http://127.0.0.1:7860")


def sign_in(browser: TestClient, name: str = "ana", password: str = GOOD, next: str = "/"):
    return browser.post("/login", data={"name": name, "password": password, "next": next})


def test_the_page_asks_without_script_and_escapes_what_it_is_given(browser):
    response = browser.get("/login", params={"next": '"><script>alert(1)</script>'})
    assert response.status_code == 200
    assert "<script>" not in response.text
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("form-action 'self'; frame-ancestors 'none'")


def test_who_knows_the_password_is_let_in_and_sent_where_they_wanted(browser):
    response = sign_in(browser, next="/documents/a?start=1")
    assert (response.status_code, response.headers["location"]) == (303, "/documents/a?start=1")
    [cookie] = response.headers.get_list("set-cookie")
    assert cookie.startswith(f"{COOKIE}=")
    assert "; HttpOnly" in cookie
    assert "; SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert browser.get("/v1/models").status_code == 200


def test_the_cookie_of_a_page_that_is_encrypted_is_never_sent_otherwise(index, accounts, settings):
    browser = opened(index, accounts, settings, "https://verbatim.example")
    assert "; Secure" in sign_in(browser).headers["set-cookie"]


@pytest.mark.parametrize(("name", "password"), [("ana", "wrong"), ("zoe", GOOD), ("ana", ""), ("", "")])
def test_who_does_not_is_told_the_same_whatever_is_wrong(browser, name, password):
    response = sign_in(browser, name, password)
    assert response.status_code == 403
    assert "This name and password do not belong together." in response.text
    assert "set-cookie" not in response.headers
    assert browser.get("/v1/models").status_code == 401


def test_too_many_failures_lock_out_even_who_then_knows_it(browser):
    for _ in range(5):
        assert sign_in(browser, password="wrong").status_code == 403
    response = sign_in(browser)
    assert response.status_code == 429
    assert "Please try again in 15 minutes." in response.text
    assert int(response.headers["retry-after"]) > 890
    assert sign_in(browser, "ben").status_code == 303


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"&".join([b"a=b"] * 1000), b"name[]=x&name=%00%ff"])
def test_what_no_form_sends_is_no_fault(browser, body):
    assert browser.post("/login", content=body).status_code == 403


def test_signing_out_ends_the_session(browser):
    sign_in(browser)
    secret = browser.cookies[COOKIE]
    response = browser.post("/logout")
    assert (response.status_code, response.headers["location"]) == (303, "/login")
    assert COOKIE not in browser.cookies
    assert browser.get("/v1/models", headers={"cookie": f"{COOKIE}={secret}"}).status_code == 401


def test_signing_in_again_ends_the_session_before(browser):
    sign_in(browser)
    before = browser.cookies[COOKIE]
    sign_in(browser, "ben")
    assert browser.cookies[COOKIE] != before
    browser.cookies.clear()
    assert browser.get("/v1/models", headers={"cookie": f"{COOKIE}={before}"}).status_code == 401


def test_what_strangers_see_of_the_health_is_nothing_of_the_documents(browser):
    assert browser.get("/health").json()["status"] in ("ok", "starting")
    assert "documents" not in browser.get("/health").json()


def test_who_came_in_and_who_failed_is_recorded_and_shown_to_editors(browser, settings):
    sign_in(browser, "zoe", "wrong")
    sign_in(browser)
    page = browser.get("/audit")
    assert page.status_code == 200
    assert [(entry.who, entry.what, entry.about) for entry in entries(settings)] == [
        ("ana", "opened", "Who did what"),
        ("ana", "signed in", ""),
        ("testclient", "failed to sign in", "zoe"),
    ]
    assert "<td>ana</td><td>signed in</td>" in page.text
    assert "unsafe" not in page.headers["content-security-policy"]


def test_readers_do_not_see_the_record(browser):
    sign_in(browser, "ben")
    assert browser.get("/audit").status_code == 403


ELSEWHERE = ("", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:1", "/\t/evil", "/\r\nX: 1")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nobody_is_sent_elsewhere(path):
    assert own_path(path) == "/"
    assert own_path("/documents/a?start=1&end=2") == "/documents/a?start=1&end=2"
