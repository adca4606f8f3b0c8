"""The ten most used actions by keyboard alone, in a real browser, and the phone's drawer, which keys do not leave."""

import shutil
from collections.abc import Iterator

import pytest
from app_process import running_app
from playwright.sync_api import BrowserContext, Locator, Page, expect
from test_browser import IDEMIA, QUOTED, ask, context, has_no_sideways_scroll, open_library, open_page  # noqa: F401  # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"viewport": {"width": 360, "height": 740}}
_MOST_STEPS = 150
_IS_FOCUSED = "element => element === document.activeElement"


@pytest.fixture(scope="module")
def address(shipped_index, tmp_path_factory) -> Iterator[str]:
    index = shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("keyboard") / "index")
    with running_app(index) as at:
        yield at
    shutil.rmtree(index)


def go_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press a key until something has the focus."""
    expect(wanted).to_be_visible()
    for _ in range(_MOST_STEPS):
        if wanted.evaluate(_IS_FOCUSED):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} is out of reach of {key}")


def answered(page: Page, question: str) -> None:
    expect(page.locator("#latest .question")).to_have_text(question)
    expect(page.locator("#send")).to_be_visible()


def choose_tab(page: Page, name: str) -> None:
    """Go to the row of tabs and along it."""
    go_to(page, page.get_by_role("tab", selected=True), "Shift+Tab")
    for _ in range(4):
        if page.get_by_role("tab", name=name).evaluate(_IS_FOCUSED):
            break
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("context", [{}, PHONE], ids=["1280", "360"], indirect=True)
def test_what_is_done_most_is_done_by_keyboard(context: BrowserContext, address: str):  # noqa: F811
    page = open_page(context, address)
    # Ask.
    page.keyboard.type(IDEMIA)
    page.keyboard.press("Enter")
    answered(page, IDEMIA)
    # Open the source of a quotation, and the next one; close it, and be where one was.
    link = page.locator("#latest .quotation", has_text=QUOTED).first.locator("a.number")
    go_to(page, link, "Shift+Tab")
    page.keyboard.press("Enter")
    source = page.locator("#source")
    expect(source.get_by_role("button", name="Back to the answer")).to_be_focused()
    go_to(page, source.get_by_role("button", name="Quotation after"))
    page.keyboard.press("Enter")
    expect(source.get_by_role("status")).to_contain_text("2 /")
    page.keyboard.press("Escape")
    expect(source).to_be_hidden()
    expect(link).to_be_focused()
    # Pin it.
    go_to(page, page.locator("#latest .pin").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Pinned into “My dossier”")).to_be_visible()
    # Follow up.
    go_to(page, page.locator("#question textarea"))
    page.keyboard.type("And Noldus?")
    page.keyboard.press("Enter")
    answered(page, "And Noldus?")
    # Open a kept conversation.
    go_to(page, page.get_by_role("link", name="Conversations"), "Shift+Tab")
    page.keyboard.press("Enter")
    go_to(page, page.get_by_role("link", name=IDEMIA).first)
    page.keyboard.press("Enter")
    expect(page.locator("#thread .exchange")).to_have_count(2)
    # Check a quotation.
    choose_tab(page, "Check a quotation")
    go_to(page, page.locator("#quotation textarea"))
    page.keyboard.type(f"“{QUOTED}”, says Idemia".replace("unable", "able"))
    go_to(page, page.locator("#check-send"))
    page.keyboard.press("Enter")
    expect(page.locator("#outcome .compared ins")).to_have_text("unable")
    # Filter the library, and open a document.
    choose_tab(page, "Library")
    go_to(page, page.locator("#filter").get_by_role("textbox"))
    page.keyboard.type("idemia-profile")
    expect(page.locator("#documents tbody tr")).to_have_count(1)
    # Ask for it to be removed, and keep it.
    go_to(page, page.locator("#documents tbody button[data-document]"))
    page.keyboard.press("Enter")
    expect(page.locator("#keep")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#confirm")).to_be_hidden()
    go_to(page, page.locator("#documents tbody a").first, "Shift+Tab")
    with context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator("main h1")).to_contain_text("Idemia")


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_what_lies_behind_the_drawer_is_out_of_reach(context: BrowserContext, address: str):  # noqa: F811
    page = open_page(context, address)
    ask(page, IDEMIA)
    link = page.locator("#latest a.number").first
    link.click()
    source = page.locator("#source")
    expect(source.get_by_role("button", name="Back to the answer")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || source.contains(document.activeElement)")
    page.set_viewport_size({"width": 1280, "height": 740})  # beside the answer, which can be used again
    expect(page.locator("[inert]")).to_have_count(0)
    page.set_viewport_size(PHONE["viewport"])
    expect(page.locator("[inert]")).not_to_have_count(0)
    source.get_by_role("button", name="Back to the answer").click()
    expect(link).to_be_focused()
    expect(page.locator("[inert]")).to_have_count(0)


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_a_narrow_phone_shows_every_tab_and_every_view_whole(context: BrowserContext, address: str):  # noqa: F811
    page = open_page(context, address)
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(4)
    for tab in tabs.all():
        expect(tab).to_be_in_viewport(ratio=1)
    assert page.locator("h1").evaluate("element => element.getClientRects().length") == 1
    assert page.locator("#question textarea").evaluate("element => element.scrollHeight <= element.clientHeight + 1")
    page.get_by_role("tab", name="Check a quotation").click()
    page.locator("#quotation textarea").fill(f"“{QUOTED}”, says Idemia".replace("unable", "able"))
    page.locator("#check-send").click()
    expect(page.locator("#outcome .compared ins")).to_have_text("unable")
    assert has_no_sideways_scroll(page)
    page.get_by_role("tab", name="Statements").click()
    expect(page.locator("#statements tbody tr").first).to_be_visible()
    assert has_no_sideways_scroll(page)
    open_library(page)
    page.locator("#filter").get_by_role("textbox").fill("idemia-profile")
    expect(page.locator("#documents tbody tr")).to_have_count(1)
    assert has_no_sideways_scroll(page)
    page.goto(f"{address}/drafts")
    page.get_by_label("The draft").fill(f"“{QUOTED}”, says Idemia.")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".findings")).to_be_visible()
    assert has_no_sideways_scroll(page)


def test_a_draft_that_is_too_large_is_told_on_a_page(context: BrowserContext, address: str):  # noqa: F811
    page = context.new_page()
    page.goto(f"{address}/drafts")
    large = {"name": "draft.txt", "mimeType": "text/plain", "buffer": b"x" * 5_000_000}
    page.locator("input[type=file]").set_input_files(large)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("A request may hold at most 1 MB here.")).to_be_visible()
