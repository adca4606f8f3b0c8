"""Signing in and out in a real browser: what a form sends of where it comes from is what the guard lets through."""

from pathlib import Path

import pytest
from app_process import PASSWORD, index_with_accounts, running_app
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_PATIENCE = 60_000


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Path:
    return index_with_accounts(tmp_path_factory.mktemp("sign-in"))


def test_people_sign_in_see_what_they_may_do_and_sign_out(browser: Browser, index: Path):
    with running_app(index) as address:
        for name, role, is_editor in (("ana", "editor", True), ("ben", "reader", False)):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.goto(f"{address}/documents/none")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(PASSWORD)
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
