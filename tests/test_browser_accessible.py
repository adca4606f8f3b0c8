"""Every view by the rules of axe-core, in both themes, on a laptop and a phone: no violation."""

import shutil
from collections.abc import Iterator

import pytest
from app_process import running_app
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_browser import IDEMIA, QUOTED, ask, context, open_library, open_page  # noqa: F401  # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
ALTERED = f"“{QUOTED}”, says Idemia".replace("unable", "able")


@pytest.fixture(scope="module")
def address(shipped_index, tmp_path_factory) -> Iterator[str]:
    index = shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("accessible") / "index")
    with running_app(index) as at:
        yield at
    shutil.rmtree(index)


def violations(page: Page) -> list[tuple[str, str]]:
    """What breaks a rule: the rule, and the element."""
    page.wait_for_timeout(300)  # what fades in has its colour
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


def views(page: Page, address: str) -> Iterator[str]:
    """Bring up one view after the other."""
    yield "welcome"
    ask(page, IDEMIA)
    yield "answer"
    page.locator("#latest .feedback").get_by_role("button", name="Wrong quotation").click()
    expect(page.locator("#latest .feedback details")).to_be_visible()
    yield "feedback"
    page.locator("#latest .pin").first.click()
    dossier = page.locator("#latest a[href^='/dossiers/']").get_attribute("href")
    kept = page.locator("#latest .kept a").get_attribute("href")
    place = page.locator("#latest a.number").first.get_attribute("href")
    page.locator("#latest a.number").first.click()
    expect(page.frame_locator("#source iframe").locator("#quote")).to_be_visible()
    yield "source"
    page.keyboard.press("Escape")
    ask(page, "What is the price of gold in Timbuktu?")
    yield "refusal"
    page.get_by_role("tab", name="Check a quotation").click()
    page.locator("#quotation textarea").fill(ALTERED)
    page.locator("#check-send").click()
    expect(page.locator("#outcome .compared")).to_be_visible()
    yield "check"
    page.get_by_role("tab", name="Statements").click()
    expect(page.locator("#statements tbody tr").first).to_be_visible()
    yield "statements"
    page.locator("#statements button[data-speaker=Idemia]").click()
    expect(page.locator("#statements button[aria-pressed=true]")).to_be_visible()
    yield "statements of one speaker"
    open_library(page)
    yield "library"
    pin = place.replace("/documents/", "/pin?document=").replace("?start", "&start")
    printed = place.replace("?", "/pages/1?")
    page.goto(f"{address}/collections")
    page.get_by_label("Name of a new collection").fill("Borders")
    page.keyboard.press("Enter")
    page.get_by_role("searchbox").fill("idemia")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Put in").first).to_be_visible()
    yield "collection"
    page.goto(f"{address}/collections")
    page.locator("summary").last.click()
    yield "collections"
    speakers = (
        "/speakers",
        "/speakers/Idemia",
        "/matrix?question=Was it for real-time use?&speaker=Idemia&speaker=Nobody",
    )
    others = ("/conversations", "/dossiers", "/feedback", "/drafts", "/docs")
    for path in (dossier, kept, place, printed, pin, *speakers, *others):
        page.goto(address + path)
        yield path
    page.goto(f"{address}/watches")
    page.get_by_label("Said by").fill("Idemia")
    page.get_by_role("button", name="Keep asking").click()
    page.get_by_role("button", name="Turn its feed on").click()
    yield "standing question"
    page.goto(f"{address}/watches")
    if not page.get_by_role("button", name="Watch no more").count():  # the other theme's
        page.get_by_label("Folder").press("Enter")
    expect(page.get_by_role("button", name="Watch no more")).to_be_visible()
    yield "watches"
    page.locator(".watched a.name").click()
    yield "watched folder"
    page.goto(f"{address}/drafts")
    page.get_by_label("The draft").fill(f"{ALTERED}. Axis sold 30 cameras to Guilin in 2015.")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".findings")).to_be_visible()
    yield "draft"


@pytest.mark.parametrize(
    "context",
    [{"viewport": LAPTOP, "color_scheme": "light"}, {"viewport": PHONE, "color_scheme": "dark"}],
    ids=["laptop, light", "phone, dark"],
    indirect=True,
)
def test_no_view_breaks_a_rule(context, address):  # noqa: F811
    page = open_page(context, address)
    broken = {view: found for view in views(page, address) if (found := violations(page))}
    assert broken == {}
