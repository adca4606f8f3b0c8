"""A person lets a language model answer, in a real browser against the real app and a scripted model."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_process import running_app
from llm_server import LlmServer, chunk, forever, llm_server, says
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "What did Idemia say about real-time use?"
TRUE = "Idemia said this equipment was unable to be used for real-time surveillance"
FALSE = "Idemia said this equipment was able to be used for real-time surveillance"


@pytest.fixture(scope="module")
def corpus_index(shipped_index, tmp_path_factory) -> Path:
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("browser-llm") / "index")


@pytest.fixture(scope="module")
def server() -> Iterator[LlmServer]:
    with llm_server() as serving:
        yield serving


@pytest.fixture(scope="module")
def address(corpus_index, server) -> Iterator[str]:
    settings = {"VERBATIM_LLM_URL": server.url, "VERBATIM_LLM_MODEL": "tiny"}
    with running_app(corpus_index, settings=settings) as served:
        yield served


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    opened = context.new_page()
    opened.goto(address)
    expect(opened.locator("#question textarea")).to_be_focused(timeout=60_000)
    yield opened
    context.close()


def ask(page: Page) -> None:
    page.locator("#question textarea").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#latest .question")).to_have_text(QUESTION, timeout=60_000)


def test_a_person_chooses_the_model_and_opens_what_is_withheld(page, server):
    server.script = says(f"{TRUE} [1]. {FALSE} [1].", pause=0.02)
    expect(page.get_by_label("Quotes")).to_be_checked()
    page.get_by_label("tiny").check()
    ask(page)
    expect(page.locator("#latest .sentence")).to_contain_text(TRUE, timeout=60_000)
    withheld = page.locator("#latest details.withheld")
    expect(withheld).to_contain_text("1 sentence withheld", timeout=60_000)
    expect(withheld.locator("li")).not_to_be_visible()
    withheld.locator("summary").click()
    expect(withheld.locator("del")).to_have_text(f"{FALSE} [1].")
    expect(withheld.locator("li p")).to_contain_text("unable")
    expect(page.locator("#latest blockquote")).to_contain_text("unable to be used")


def test_quotes_stay_the_choice_unless_a_person_takes_the_model(page, server):
    server.requests.clear()
    ask(page)
    expect(page.locator("#latest blockquote").first).to_contain_text("unable to be used", timeout=60_000)
    expect(page.locator("#latest .sentence")).to_have_count(0)
    assert server.requests == []


def test_without_an_endpoint_there_is_no_choice(browser, corpus_index):
    with running_app(corpus_index) as served:
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(served)
        expect(opened.locator("#question textarea")).to_be_visible(timeout=60_000)
        expect(opened.locator("#reader")).to_have_count(0)
        context.close()


def test_a_person_stops_the_model_and_it_writes_no_more(page, server):
    server.script = forever(chunk(f"{TRUE} [1].\n"), 0.2)
    server.left.clear()
    page.get_by_label("tiny").check()
    ask(page)
    expect(page.locator("#latest .sentence").first).to_contain_text(TRUE, timeout=60_000)
    assert server.left == []
    since = time.monotonic()
    page.locator("#stop").click()
    assert server.seconds_to_leave(since) < 10  # it would write for ever
    expect(page.locator("#send")).to_be_visible()


def test_a_person_who_closes_the_page_ends_the_writing(page, server):
    server.script = forever(chunk(f"{TRUE} [1].\n"), 0.2)
    server.left.clear()
    page.get_by_label("tiny").check()
    ask(page)
    expect(page.locator("#latest .sentence").first).to_contain_text(TRUE, timeout=60_000)
    since = time.monotonic()
    page.close()
    assert server.seconds_to_leave(since) < 15
