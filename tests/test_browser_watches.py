"""Watches in a real browser: a question stands, a file comes into a watched folder, and its words are new."""

import re
import shutil
from pathlib import Path

import pytest
from app_process import running_app
from playwright.sync_api import BrowserContext, Page, expect
from test_browser import context, has_no_sideways_scroll, open_page  # noqa: F401  # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = "We never sold a drone to Utrecht"


@pytest.fixture(scope="module")
def shipped(shipped_index, tmp_path_factory) -> Path:
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("watches") / "index")


@pytest.fixture
def press(tmp_path) -> Path:
    """A folder that may be watched."""
    folder = tmp_path / "press"
    folder.mkdir()
    return folder.resolve()


def reload_until(page: Page, text: str) -> None:
    """What is new is there at the next look at the page."""
    for _ in range(60):
        if page.get_by_text(text, exact=True).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{text} did not come.")


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 360, "height": 740}}], indirect=True)
def test_new_words_in_a_watched_folder_are_shown_and_opened(context: BrowserContext, shipped, press, tmp_path):  # noqa: F811
    settings = {"VERBATIM_WATCH_FOLDERS": str(press)}
    with running_app(shutil.copytree(shipped, tmp_path / "index"), settings=settings) as address:
        expect(open_page(context, address).get_by_role("link", name="Watches")).to_have_attribute("href", "/watches")
        page = context.new_page()
        page.goto(f"{address}/watches")
        page.get_by_label("Folder").fill(str(press))
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name=str(press))).to_be_visible()
        page.goto(f"{address}/watches?speaker=Idemia&words=")
        expect(page.get_by_label("Said by")).to_have_value("Idemia")
        page.get_by_role("button", name="Keep asking").press("Enter")
        expect(page.get_by_role("heading", name="New words of Idemia")).to_be_visible()
        expect(page.get_by_text("Nothing yet.")).to_be_visible()
        (press / "letter.txt").write_text(f"A letter came on Monday. Idemia said: “{WORDS}.” It was signed.")
        page.goto(f"{address}/watches")
        reload_until(page, "1 new")
        assert has_no_sideways_scroll(page)
        page.get_by_role("link", name="New words of Idemia").click()
        expect(page.locator(".pins > li")).to_have_count(1)
        expect(page.locator(".pins .lead")).to_contain_text("Idemia")
        assert has_no_sideways_scroll(page)
        with context.expect_page() as opened:
            page.locator(".pins a.number").click()
        expect(opened.value.locator("#quote")).to_contain_text(WORDS)
        page.get_by_role("button", name="Mark all as seen").click()
        expect(page.locator(".new")).to_have_count(0)
        (press / "letter.txt").unlink()
        page.reload()
        reload_until(page, "Nothing yet. What was there before you asked is not new.")


def test_a_feed_of_a_question_is_turned_on_read_and_renewed(context: BrowserContext, shipped, tmp_path):  # noqa: F811
    with running_app(shutil.copytree(shipped, tmp_path / "index")) as address:
        page = context.new_page()
        page.goto(f"{address}/watches")
        page.get_by_label("Or a question in your own words").fill("What did Idemia say?")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Turn its feed on").click()
        feed = page.get_by_role("link", name="Feed (Atom)")
        first = feed.get_attribute("href")
        assert re.fullmatch(rf"{address}/watches/[\w-]{{22}}\.atom", first)
        assert "What did Idemia say?" in page.request.get(first).text()
        page.get_by_role("button", name="Give the feed a new address").click()
        expect(feed).not_to_have_attribute("href", first)
        assert page.request.get(first).status == 404
        page.get_by_role("button", name="Turn the feed off").click()
        expect(feed).to_have_count(0)


def test_what_may_not_be_watched_is_told_where_it_was_typed(browser, shipped, press, tmp_path):
    settings = {"VERBATIM_WATCH_FOLDERS": str(press)}
    with running_app(shutil.copytree(shipped, tmp_path / "index"), settings=settings) as address:
        page = browser.new_page()
        for label, typed, told in (
            ("Folder", f"{press}/../index", "may not be watched from this page"),
            ("Address of a feed", f"{address}/feed", "only feeds of public hosts are watched"),
        ):
            page.goto(f"{address}/watches")
            page.get_by_label(label).fill(typed)
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert")).to_contain_text(told)
            expect(page.get_by_label(label)).to_have_value(typed)
        page.close()
