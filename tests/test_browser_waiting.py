"""Waiting in a real browser: for a server that is frozen or killed, and for a language model that takes its time."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from app_process import PASSWORD, index_with_accounts, started_app
from llm_server import chunk, forever, llm_server
from playwright.sync_api import Browser, Locator, Page, expect
from test_browser import IDEMIA, QUOTED, ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = [
    pytest.param({"width": 1280, "height": 900}, id="1280"),
    pytest.param({"width": 360, "height": 740}, id="360"),
]
TRUE = "Idemia said this equipment was unable to be used for real-time surveillance"

# When the sign was there, in milliseconds after Enter, told by the page itself: a test is slower than that.
_CLOCK = """
addEventListener('keydown', (event) => { if (event.key === 'Enter') window.pressed = performance.now(); }, true);
new MutationObserver(() => {
  const sign = document.querySelector('#sign:not([hidden])');
  if (sign && !window.signed) requestAnimationFrame(() => { window.signed ??= performance.now(); });
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


@pytest.fixture(scope="module")
def shipped(shipped_index, tmp_path_factory) -> Path:
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("waiting") / "index")


@pytest.fixture
def index(shipped, tmp_path) -> Path:
    return shutil.copytree(shipped, tmp_path / "index")


@pytest.fixture
def opened(browser: Browser, request) -> Iterator[Page]:
    """A page whose browser may tell of a lost connection, which is what these tests are about."""
    context = browser.new_context(viewport=getattr(request, "param", {"width": 1280, "height": 900}))
    context.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    page = context.new_page()
    page.add_init_script(_CLOCK)
    yield page
    context.close()


def at(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#question textarea")).to_be_focused()


def away(page: Page) -> Locator:
    return page.get_by_text("Verbatim does not answer just now.")


def type_in(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()


@pytest.mark.parametrize("opened", WIDTHS, indirect=True)
def test_a_frozen_server_does_not_keep_the_sign_back(opened: Page, index: Path):
    with started_app(index) as (address, process):
        at(opened, address)
        ask(opened, IDEMIA)
        opened.evaluate("window.signed = null")
        process.send_signal(signal.SIGSTOP)
        try:
            type_in(opened, "And Noldus?")
            expect(opened.locator("#sign")).to_contain_text("And Noldus?")
            expect(opened.locator("#sign .working")).to_be_in_viewport()
            assert opened.evaluate("signed - pressed") < 200
            expect(away(opened)).to_be_visible()
            expect(opened.locator(".quotation", has_text=QUOTED).first).to_be_attached()
            expect(opened.locator("#sign .working")).to_have_js_property("hidden", False)
            seconds = "getComputedStyle(document.querySelector('#sign .working'), '::after').content"
            opened.wait_for_function(f"/[2-9] s/.test({seconds})")
        finally:
            process.send_signal(signal.SIGCONT)
        expect(opened.locator("#latest .question")).to_have_text("And Noldus?")
        expect(opened.locator("#latest .quotation").first).to_be_visible()
        expect(away(opened)).to_be_hidden()
        expect(opened.locator("#sign")).to_be_hidden()
        expect(opened.locator("#question textarea")).to_have_value("")


def test_a_question_typed_while_the_server_is_gone_is_asked_when_it_is_back(opened: Page, index: Path):
    with started_app(index) as (address, process):
        at(opened, address)
        ask(opened, IDEMIA)
        kill(process)
        expect(away(opened)).to_be_visible(timeout=10_000)
        type_in(opened, "Who owns it now?")
        expect(opened.locator("#sign")).to_contain_text("Who owns it now?")
        expect(opened.locator("#question textarea")).to_have_value("Who owns it now?")
    with started_app(index, ("--port", str(urlsplit(address).port))):
        expect(opened.locator("#latest .understood")).to_contain_text("Idemia")  # the conversation goes on
        expect(opened.locator("#send")).to_be_visible()
        expect(opened.locator(".exchange:visible")).to_have_count(2)
        expect(away(opened)).to_be_hidden()
        ask(opened, "And Noldus?")
        expect(opened.locator("#thread .exchange")).to_have_count(3)


def test_a_question_whose_server_is_killed_is_asked_again_of_the_next(opened: Page, index: Path):
    settings = {"VERBATIM_LLM_MODEL": "tiny"}
    with llm_server() as model:
        model.script = forever(b": thinking\n\n", 0.2)
        with started_app(index, settings={**settings, "VERBATIM_LLM_URL": model.url}) as (address, process):
            at(opened, address)
            opened.get_by_label("tiny").check()
            type_in(opened, IDEMIA)
            expect(opened.locator("#latest .working")).to_have_text("tiny is writing…")
            kill(process)
        expect(away(opened)).to_be_visible()
        model.script = forever(chunk(f"{TRUE} [1].\n"), 0.2)
        again = ("--port", str(urlsplit(address).port))
        with started_app(index, again, {**settings, "VERBATIM_LLM_URL": model.url}):
            expect(opened.locator("#latest .sentence").first).to_contain_text(TRUE)
            expect(opened.locator("#latest .working")).to_have_text("tiny is writing…")
            opened.locator("#stop").click()
            expect(opened.locator("#send")).to_be_visible()
            expect(opened.locator("#thread .exchange")).to_have_count(1)


def test_who_has_to_sign_in_again_goes_on_after_that(browser: Browser, tmp_path: Path):
    index = index_with_accounts(tmp_path)
    context = browser.new_context()
    context.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)

    def sign_in(page: Page) -> None:
        page.get_by_label("Name").fill("ana")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()

    with started_app(index) as (address, process):
        page = context.new_page()
        page.goto(address)
        sign_in(page)
        expect(page.locator("#question textarea")).to_be_focused()
        kill(process)
    with started_app(index, ("--port", str(urlsplit(address).port))):
        type_in(page, "When does the ferry of Ilmstadt sail?")
        expect(page.get_by_text("You are signed out.")).to_be_visible()
        with context.expect_page() as tab:
            page.get_by_role("link", name="Sign in").click()
        sign_in(tab.value)
        expect(page.locator("#latest .quotation").first).to_contain_text("noon")
        expect(page.get_by_text("You are signed out.")).to_be_hidden()
    context.close()


def test_where_the_model_is_is_told_to_the_terminal_alone(opened: Page, index: Path):
    settings = {"VERBATIM_LLM_URL": "http://localhost:9/internal", "VERBATIM_LLM_MODEL": "tiny"}
    with started_app(index, settings=settings) as (address, _process):
        at(opened, address)
        opened.get_by_label("tiny").check()
        ask(opened, IDEMIA)
        expect(opened.locator("#latest .note").first).to_contain_text("The language model “tiny” cannot be reached")
        assert "localhost:9" not in opened.content()
        kept = opened.locator("#latest .kept a").get_attribute("href")
        assert "localhost:9" not in opened.request.get(f"{address}{kept}").text()
