"""Signing in and out in a real browser: what a form sends of where it comes from is what the guard lets through."""

import io
from pathlib import Path

import pytest
from app_process import ingest, running_app
from playwright.sync_api import Browser, expect

from web.users import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GOOD = "correct horse battery"
_PATIENCE = 60_000


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sign-in")
    (folder / "ferry.txt").write_text("The ferry of Ilmstadt sails at noon.")
    ingest(folder / "index", str(folder / "ferry.txt"))
    with pytest.MonkeyPatch.context() as patched:
        for name, role in (("ana", "editor"), ("ben", "reader")):
            patched.setattr("sys.stdin", io.StringIO(GOOD))
            assert main(["--index", str(folder / "index"), "add", name, "--role", role]) == 0
    return folder / "index"


def test_people_sign_in_see_what_they_may_do_and_sign_out(browser: Browser, index: Path):
    with running_app(index) as address:
        for name, role, is_editor in (("ana", "editor", True), ("ben", "reader", False)):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.goto(f"{address}/documents/none")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(GOOD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{address}/documents/none")
            page.goto(address)
            expect(page.locator("#masthead")).to_contain_text(f"Signed in as {name}, {role}.", timeout=_PATIENCE)
            page.get_by_role("tab", name="Library").click()
            expect(page.locator("#documents")).to_contain_text("ferry", timeout=_PATIENCE)
            expect(page.locator("#files")).to_be_visible(visible=is_editor)
            expect(page.locator("#documents button[data-document]")).to_have_count(int(is_editor))
            page.get_by_role("button", name="Sign out").click()
            page.wait_for_url("**/login")
            assert page.context.cookies() == []
            context.close()
