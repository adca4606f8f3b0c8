"""What a person does with a page, counted."""

import time
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Locator, Page, expect


@dataclass(slots=True)
class Hands:
    """What a person does with a page."""

    context: BrowserContext
    page: Page
    address: str
    clicks: int = 0
    began: float = 0.0
    seconds: float | None = None

    def begin(self) -> None:
        """Begin to count: what was done before made ready for it."""
        self.clicks, self.began, self.seconds = 0, time.perf_counter(), None

    def end(self) -> None:
        """End counting; what is done after tidies up."""
        self.seconds = self.seconds or time.perf_counter() - self.began

    def click(self, target: Locator) -> None:
        """Press the mouse on something."""
        target.click()
        self.clicks += 1

    def press(self, key: str) -> None:
        """Press a key that does something."""
        self.page.keyboard.press(key)
        self.clicks += 1

    def ask(self, question: str) -> None:
        """Type a question, press Enter, and read until the whole answer is there."""
        before = self.page.locator("#thread .kept").count()
        self.page.locator("#question textarea").fill(question)
        self.press("Enter")
        expect(self.page.locator("#thread .kept")).to_have_count(before + 1)
        expect(self.page.locator("#send")).to_be_visible()

    def choose(self, tab: str) -> None:
        """Open a tab."""
        self.click(self.page.get_by_role("tab", name=tab))

    def download(self, link: Locator) -> None:
        """Have a file."""
        with self.page.expect_download() as saved:
            self.click(link)
        saved.value.path()

    def limit(self, name: str, value: str, question: str) -> None:
        """Limit which documents are asked, ask them, and take the limit away."""
        field_of = self.page.locator(f"#limit-{name} input, #limit-{name} textarea").first
        if not field_of.is_visible():
            self.click(self.page.get_by_role("button", name="Limit which documents are asked"))
        field_of.fill(value)
        self.press("Tab")
        expect(self.page.locator(".chip:visible")).to_have_count(1)
        self.ask(question)
        self.click(self.page.locator(".chip:visible"))
        expect(self.page.locator(".chip:visible")).to_have_count(0)
