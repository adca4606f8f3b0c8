"""Collections in a real browser: made, filled, asked for themselves and deleted, by mouse and by keyboard."""

import re
import shutil
from pathlib import Path

import pytest
from app_process import running_app
from playwright.sync_api import Page, expect
from test_browser import IDEMIA, QUOTED, ask, context, has_no_sideways_scroll  # noqa: F401  # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = "Idemia & others"
WIDTHS = [{"viewport": {"width": 1280, "height": 800}}, {"viewport": {"width": 360, "height": 740}}]


@pytest.fixture(scope="module")
def filled_index(shipped_index, tmp_path_factory) -> Path:
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("collections") / "index")


@pytest.fixture
def served(filled_index, tmp_path):
    with running_app(shutil.copytree(filled_index, tmp_path / "index")) as address:
        yield address


def make(page: Page, address: str) -> None:
    """Make a collection of the document on Idemia's names, with the keyboard alone."""
    page.goto(f"{address}/collections")
    page.get_by_label("Name of a new collection").focus()
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("five names")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put in: Idemia: one company, five names").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take out: Idemia: one company, five names")).to_be_visible()


@pytest.mark.parametrize("context", WIDTHS, ids=["laptop", "phone"], indirect=True)
def test_a_collection_is_made_filled_asked_and_deleted(context, served):  # noqa: F811
    page = context.new_page()
    make(page, served)
    assert has_no_sideways_scroll(page)
    page.get_by_role("link", name="Ask these documents").click()
    chip = page.locator(".chip", has_text=f"Collection: {NAME}")
    expect(chip).to_be_visible()
    ask(page, IDEMIA)
    expect(page.locator("#latest")).to_contain_text("Asked within your limits: 1 document of 15.")
    expect(page.locator("#latest .quotation", has_text=QUOTED).first).to_be_visible()
    chip.click()
    expect(chip).to_be_hidden()
    ask(page, IDEMIA)
    expect(page.locator("#latest")).not_to_contain_text("Asked within your limits")
    page.close()
    page = context.new_page()
    page.goto(f"{served}/collections")
    page.locator("summary", has_text="Delete").click()
    expect(page.get_by_text(f"Delete “{NAME}”? What is in it stays in the library: 1 document.")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("There is no collection yet.")).to_be_visible()
    assert has_no_sideways_scroll(page)


@pytest.mark.parametrize("context", WIDTHS, ids=["laptop", "phone"], indirect=True)
def test_a_speaker_is_chosen_with_counts_and_only_their_words_are_shown(context, served):  # noqa: F811
    page = context.new_page()
    page.goto(served)
    page.get_by_role("button", name="Limit which documents are asked").click()
    page.get_by_label("Speaker").click()
    page.get_by_role("option", name=re.compile(r"^Idemia \(\d+\)")).click()
    expect(page.locator(".chip", has_text="Speaker: Idemia")).to_be_visible()
    ask(page, "Was the equipment used for real-time surveillance?")
    expect(page.locator("#latest")).to_contain_text("Asked within your limits: 5 documents of 15.")
    quotations = page.locator("#latest .quotation")
    expect(quotations.first).to_be_visible()
    for number in range(quotations.count()):
        expect(quotations.nth(number)).to_contain_text("Idemia")
    page.close()
