"""Feedback in a real browser: given beside an answer with one click or key, kept, taken back, and seen by editors."""

import json
import re
import shutil
from pathlib import Path

import pytest
from app_process import PASSWORD, index_with_accounts, running_app
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from test_browser import IDEMIA, QUOTED, ask, context, has_no_sideways_scroll, open_page  # noqa: F401  # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 60_000
UNKNOWN = "What is the price of gold in Timbuktu?"


@pytest.fixture(scope="module")
def kept_index(shipped_index, tmp_path_factory) -> Path:
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("feedback") / "index")


@pytest.fixture
def served(kept_index, tmp_path):
    with running_app(shutil.copytree(kept_index, tmp_path / "index")) as address:
        yield address


def feedback(page: Page) -> Locator:
    return page.locator("#latest .feedback")


def say(page: Page, name: str) -> None:
    """Click a button beside the last answer, which changes nothing else of what is seen."""
    button = feedback(page).get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    where = page.evaluate("[scrollY, document.querySelector('#latest .question').getBoundingClientRect().top]")
    button.click()
    expect(button).to_have_count(0)
    assert page.evaluate("[scrollY, document.querySelector('#latest .question').getBoundingClientRect().top]") == where


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 360, "height": 740}}], indirect=True)
def test_it_is_given_in_place_stays_and_is_taken_back(context: BrowserContext, served):  # noqa: F811
    page = open_page(context, served)
    ask(page, IDEMIA)
    say(page, "Wrong quotation")
    expect(feedback(page)).to_contain_text("Thank you. You said: Wrong quotation 1")
    expect(feedback(page)).to_be_focused()
    feedback(page).get_by_label("In one line").fill("It is of 2010.")
    feedback(page).get_by_role("button", name="Save").click()
    expect(feedback(page)).to_contain_text("Wrong quotation 1: “It is of 2010.”")
    ask(page, UNKNOWN)
    expect(page.locator(".feedback").first).to_contain_text("“It is of 2010.”")
    expect(feedback(page).get_by_role("button")).to_have_text(["Right", "Something is missing"])
    assert has_no_sideways_scroll(page)
    page.reload()
    expect(page.locator(".feedback").first).to_contain_text("“It is of 2010.”")
    page.locator(".feedback").first.get_by_role("button", name="Take back").click()
    expect(page.locator(".feedback").first.get_by_role("button")).to_have_count(4)
    page.reload()
    expect(page.locator(".feedback").first.get_by_role("button")).to_have_count(4)


def test_it_is_given_by_keyboard(context: BrowserContext, served):  # noqa: F811
    page = open_page(context, served)
    ask(page, IDEMIA)
    page.get_by_role("link", name="Permalink").focus()
    for name in ("Right", "Wrong quotation", "Should have declined"):
        page.keyboard.press("Tab")
        expect(feedback(page).get_by_role("button", name=name, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(feedback(page)).to_contain_text("You said: Should have declined")
    page.keyboard.press("Tab")
    expect(feedback(page).get_by_role("button", name="Take back")).to_be_focused()
    for _ in range(2):  # past what opens and closes the line
        page.keyboard.press("Tab")
    page.keyboard.type("Nobody knows.")
    page.keyboard.press("Enter")
    expect(feedback(page)).to_contain_text("Should have declined: “Nobody knows.”")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(feedback(page).get_by_role("button")).to_have_count(4)


def test_a_server_that_is_away_is_told_of(browser: Browser, served):
    expect.set_options(timeout=PATIENCE)
    page = open_page(browser.new_context(), served)  # where an error on the console is no fault
    ask(page, IDEMIA)
    page.route("**/feedback", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        feedback(page).get_by_role("button", name="Right").click()
    expect(feedback(page).get_by_role("alert")).to_contain_text("This could not be kept")
    page.unroute("**/feedback")
    feedback(page).get_by_role("button", name="Right").click()
    expect(feedback(page)).to_contain_text("You said: Right")
    page.context.close()


def test_it_is_given_on_the_answers_own_page_and_listed(context: BrowserContext, served):  # noqa: F811
    page = open_page(context, served)
    ask(page, IDEMIA)
    page.get_by_role("link", name="Permalink").click()
    page.get_by_role("button", name="Right", exact=True).click()
    expect(page).to_have_url(re.compile(r"#feedback-[\w-]+$"))
    expect(page.locator(".feedback")).to_contain_text("You said: Right")
    page.goto(served)
    page.get_by_role("link", name="Feedback").click()
    expect(page.get_by_role("heading", name=IDEMIA)).to_be_visible()
    page.get_by_role("link", name="Wrong quotation (0)").click()
    expect(page.get_by_role("heading", name=IDEMIA)).to_have_count(0)
    page.get_by_role("link", name="Right (1)").click()
    page.get_by_text("The answer", exact=True).click()
    expect(page.locator(".quotation", has_text=QUOTED).first).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="As questions for python -m evaluate").click()
    assert QUOTED in json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["expected"][0]["quote"]
    page.set_viewport_size({"width": 360, "height": 740})
    assert has_no_sideways_scroll(page)


def test_readers_know_that_editors_see_it_and_editors_do(browser: Browser, tmp_path):
    expect.set_options(timeout=PATIENCE)
    with running_app(index_with_accounts(tmp_path)) as address:

        def signed_in(name: str, path: str) -> Page:
            page = browser.new_context().new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(address + path)
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            return page

        reader = signed_in("ben", "/")
        expect(reader.locator("#question textarea")).to_be_focused()
        ask(reader, "When does the ferry sail?")
        expect(feedback(reader)).to_contain_text("Editors see what you say here, with this question and its answer.")
        feedback(reader).get_by_role("button", name="Right", exact=True).click()
        expect(feedback(reader)).to_contain_text("You said: Right")
        editor = signed_in("ana", "/feedback")
        expect(editor.get_by_role("heading", name="When does the ferry sail?")).to_be_visible()
        expect(editor.get_by_text("by ben")).to_be_visible()
        editor.get_by_text("The answer", exact=True).click()
        expect(editor.get_by_text("The ferry of Ilmstadt sails at noon.").first).to_be_visible()
        expect(editor.get_by_role("link", name="As it was answered")).to_have_count(0)
        for page in (reader, editor):
            page.context.close()


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 360, "height": 740}}], indirect=True)
def test_a_conversation_is_opened_with_its_limits(context: BrowserContext, served):  # noqa: F811
    page = open_page(context, served)
    page.get_by_role("button", name="Limit which documents are asked").click()
    page.locator("#limit-document textarea, #limit-document input").fill("Idemia")
    publisher = page.locator("#limit-publisher input")
    publisher.click()
    page.get_by_role("option", name=re.compile(r"^Verbatim sample corpus \(")).click()
    expect(page.locator(".chip:visible")).to_have_count(2)
    ask(page, IDEMIA)
    page.goto(f"{served}/conversations")
    page.get_by_role("link", name=IDEMIA).click()
    expect(page.locator(".chip:visible")).to_have_text(
        ["Publisher: Verbatim sample corpus ✕", "Document: Idemia ✕"], timeout=PATIENCE
    )
    page.get_by_role("button", name="Limit which documents are asked").click()
    expect(page.locator("#limit-document textarea, #limit-document input")).to_have_value("Idemia")
    expect(publisher).to_have_value(re.compile("^Verbatim sample corpus"))
    ask(page, "Who owns it now?")
    expect(page.locator("#latest")).to_contain_text("Asked within your limits")
