"""Take the pictures in docs/screenshots/ of an app that serves the shipped corpus: `make screenshots`.

Usage: python -m scripts.make_screenshots [ADDRESS]   (of an app that runs; by default one is begun, over an index anew)
"""

import argparse
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

from app_process import app_at, ingest, running_app
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from scripts.screenshot_sources import make_sources

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
QUESTION = "What did Idemia say about real-time use?"
UNANSWERED = "What is the price of gold in Timbuktu?"
BOTH = "What do Amnesty and Noldus each say about mass surveillance?"
ALTERED = "“This equipment was able to be used for real-time surveillance,” said Idemia"
DRAFT = (
    "Europe's surveillance trade\n\n"
    "In 2015 the French company Morpho sold a face recognition system to the Shanghai Public Security Bureau. "
    "“This equipment was able to be used for real-time surveillance,” Idemia said.\n\n"
    "Advent bought Safran's subsidiary for 2.4 billion euros. China has 200 million cameras, IHS Markit estimated.\n"
)
_WIDE: ViewportSize = {"width": 1280, "height": 860}
_PHONE: ViewportSize = {"width": 390, "height": 844}
_NARROW: ViewportSize = {"width": 360, "height": 860}
Theme = Literal["light", "dark"]
_THEMES: tuple[Theme, ...] = ("light", "dark")
_GAP = 12  # pixels between the pictures of a sheet


def ask(page: Page, question: str) -> None:
    """Ask a question and wait for the whole answer."""
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator("#latest:has(.kept) .question", has_text=question).wait_for()
    page.locator("#send").wait_for()


def show_top(page: Page) -> None:
    """The page from its top."""
    page.evaluate("window.scrollTo(0, 0)")


def show_chat(page: Page) -> None:
    """The chat with an answer."""
    ask(page, QUESTION)
    page.wait_for_timeout(500)  # the page brings the newest question into view first
    show_top(page)


def show_answer(page: Page) -> None:
    """An answer alone."""
    ask(page, QUESTION)


def show_refusal(page: Page) -> None:
    """The chat with a refusal."""
    ask(page, UNANSWERED)


def show_sides(page: Page) -> None:
    """Two parties side by side."""
    ask(page, BOTH)


def show_document(page: Page) -> None:
    """The document page that the first citation opens."""
    ask(page, QUESTION)
    page.goto(address_of(page) + str(page.locator("#latest a.number").first.get_attribute("href")))
    show_top(page)


def show_source(page: Page) -> None:
    """The source beside the answer."""
    ask(page, QUESTION)
    page.locator("#latest a.number").first.click()
    page.frame_locator("#source iframe").locator("#quote").wait_for()


def show_dossier(page: Page) -> None:
    """A dossier with two quotations, one with a note."""
    for question in (QUESTION, "Who owns Idemia?"):
        ask(page, question)
        page.locator("#latest .pin").first.click()
        page.locator("#latest a[href^='/dossiers/']").wait_for()
    page.goto(address_of(page) + str(page.locator("#latest a[href^='/dossiers/']").get_attribute("href")))
    page.get_by_label("Note").first.fill("Their first answer. Ask what “used” meant.")
    page.get_by_role("button", name="Save note").first.click()
    page.wait_for_load_state()


def show_draft(page: Page) -> None:
    """A draft that was checked."""
    page.goto(f"{address_of(page)}/drafts")
    page.get_by_label("The draft").fill(DRAFT)
    page.get_by_role("button", name="Check it").click()
    page.locator(".findings").wait_for()


def show_place(page: Page, question: str) -> None:
    """An answer from documents as people have them, with the place beside it."""
    ask(page, question)
    page.locator("#latest a.number").first.click()
    page.frame_locator("#source iframe").locator("img, #quote").first.wait_for()


def address_of(page: Page) -> str:
    """Where the app runs that a page shows."""
    return "/".join(page.url.split("/")[:3])


def show_library(page: Page) -> None:
    """The library."""
    page.get_by_role("tab", name="Library").click()
    page.locator("#documents table").wait_for()


def show_check(page: Page) -> None:
    """A quotation that leaves out a syllable."""
    page.get_by_role("tab", name="Check a quotation").click()
    page.locator("#quotation textarea").fill(ALTERED)
    page.locator("#check-send").click()
    page.locator("#outcome .verdict").wait_for()


def show_statements(page: Page) -> None:
    """The statements that name a word."""
    page.get_by_role("tab", name="Statements").click()
    page.locator("#wanted-words input, #wanted-words textarea").first.fill("surveillance")
    page.locator("#statements table").wait_for()


PICTURES: dict[str, tuple[Callable[[Page], None], ViewportSize]] = {
    "chat": (show_chat, _WIDE),
    "refusal": (show_refusal, _WIDE),
    "document": (show_document, {"width": 1280, "height": 1280}),
    "sides": (show_sides, _WIDE),
    "source": (show_source, _WIDE),
    "source-phone": (show_source, _PHONE),
    "dossier": (show_dossier, _WIDE),
    "draft": (show_draft, {"width": 1280, "height": 1000}),
    "check": (show_check, {"width": 1280, "height": 700}),
    "statements": (show_statements, _WIDE),
    "library": (show_library, _WIDE),
    "chat-phone": (show_answer, _PHONE),
}

VIEWS = {
    "ask": show_answer,
    "source": show_source,
    "check": show_check,
    "statements": show_statements,
    "library": show_library,
    "dossier": show_dossier,
    "draft": show_draft,
}
"""What is pictured on one sheet each: wide and on a narrow phone, light above dark."""

OF_SOURCES = {
    "scan": "How long are pictures of the harbour kept?",
    "mail": "What does the harbour office say about face recognition?",
    "spreadsheet": "What did the cameras cost in 2024?",
    "columns": "Why did the council end the contract of the ferry terminal?",
}


def take(browser: Browser, address: str, name: str, show: Callable[[Page], None], size: ViewportSize) -> None:
    """Take one picture and keep it.

    :param browser: the browser.
    :param address: of the running app.
    :param name: of the picture.
    :param show: brings the page to what is pictured.
    :param size: of the window.
    """
    _keep(name, Image.open(io.BytesIO(_pictured(browser, address, show, size, "light"))))


def take_sheet(browser: Browser, address: str, name: str, show: Callable[[Page], None]) -> None:
    """Take a view at both widths and in both themes, and keep the four as one picture; parameters as of `take`."""
    sheet = Image.new("RGB", (_WIDE["width"] + _NARROW["width"] + _GAP, 2 * _WIDE["height"] + _GAP), "#808080")
    for row, scheme in enumerate(_THEMES):
        for left, size in ((0, _WIDE), (_WIDE["width"] + _GAP, _NARROW)):
            picture = Image.open(io.BytesIO(_pictured(browser, address, show, size, scheme)))
            sheet.paste(picture, (left, row * (_WIDE["height"] + _GAP)))
    _keep(f"views-{name}", sheet.resize((sheet.width * 2 // 3, sheet.height * 2 // 3), Image.Resampling.LANCZOS))


def _pictured(browser: Browser, address: str, show: Callable[[Page], None], size: ViewportSize, scheme: Theme) -> bytes:
    page = browser.new_page(viewport=size, reduced_motion="reduce", color_scheme=scheme)
    page.goto(address)
    page.locator("#greeting h1, #greeting p").first.wait_for()
    show(page)
    page.wait_for_timeout(1000)  # fonts and scrolling settle
    picture = page.screenshot()
    page.close()
    return picture


def _keep(name: str, picture: Image.Image) -> None:
    """Keep a picture; a few colours are enough for pages of letters, and a third of the bytes."""
    file = FOLDER / f"{name}.png"
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(Path.cwd())}: {file.stat().st_size // 1000} kB")


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description="Take the pictures in docs/screenshots/ from a running app.")
    parser.add_argument("address", nargs="?", help="where it runs")
    given = parser.parse_args().address
    FOLDER.mkdir(parents=True, exist_ok=True)
    with app_at(given) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (show, size) in PICTURES.items():
            take(browser, address, name, show, size)
        for name, show in VIEWS.items():
            take_sheet(browser, address, name, show)
        with sources_served() as of_sources:
            for name, question in OF_SOURCES.items():
                take(browser, of_sources, name, partial(show_place, question=question), _WIDE)
        browser.close()


@contextmanager
def sources_served() -> Iterator[str]:
    """The address of an app over a scan, a mail, a spreadsheet and a report of two columns."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "sources").mkdir()
        make_sources(folder / "sources")
        ingest(folder / "index", str(folder / "sources"))
        with running_app(folder / "index") as address:
            yield address


if __name__ == "__main__":
    main()
