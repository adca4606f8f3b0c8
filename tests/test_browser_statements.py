"""Statements and speakers in a real browser: bars, headers and pages, by mouse and keyboard, and names changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_process import PROJECT, ingest, running_app
from playwright.sync_api import Page, expect
from test_browser import context, has_no_sideways_scroll, open_page  # noqa: F401  # a fixture

from answer.speakers.aliases import ALIASES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = pytest.mark.parametrize(
    "context",
    [{"viewport": {"width": 1280, "height": 900}}, {"viewport": {"width": 360, "height": 740}}],
    ids=["laptop", "phone"],
    indirect=True,
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    return shutil.copytree(PROJECT / "corpus", tmp_path_factory.mktemp("speakers") / "corpus")


@pytest.fixture(scope="module")
def address(corpus) -> Iterator[str]:
    index = corpus.parent / "index"
    ingest(index, str(corpus))
    with running_app(index, settings={"VERBATIM_CORPUS": str(corpus)}) as served:
        yield served


@pytest.fixture
def statements(context, address) -> Page:  # noqa: F811
    page = open_page(context, address)
    tab = page.get_by_role("tab", name="Statements")
    if tab.is_visible():
        tab.click()
    else:  # on a phone Gradio may put it behind a button
        page.get_by_role("button", name="More tabs").click()
        page.locator(".overflow-dropdown").get_by_text("Statements").click()
    expect(page.locator("#statements tbody tr")).to_have_count(200)
    return page


def field(page: Page, name: str):
    return page.locator(f"#wanted-{name} :is(input, textarea)")


def first_cells(page: Page):
    return page.locator("#statements tbody td:first-child")


@WIDTHS
def test_a_bar_filters_and_once_more_shows_all(statements):
    bar = statements.locator("#statements button[data-speaker=Idemia]")
    bar.click()
    expect(field(statements, "speaker")).to_have_value('"Idemia"')
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(statements.locator("#statements tbody tr")).to_have_count(10)
    expect(bar).to_be_focused()
    assert has_no_sideways_scroll(statements)
    bar.click()
    expect(field(statements, "speaker")).to_have_value("")
    expect(statements.locator("#statements tbody tr")).to_have_count(200)
    year = statements.locator("#statements button[data-year='2026']")
    year.click()
    expect(year).to_have_attribute("aria-pressed", "true")
    expect(field(statements, "since")).to_have_value("2026")
    expect(field(statements, "until")).to_have_value("2026")


@WIDTHS
def test_headers_and_pages_by_keyboard_alone(statements):
    header = statements.locator("#statements button[data-sort=speaker]")
    header.focus()
    statements.keyboard.press("Enter")
    expect(statements.locator("#statements th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(first_cells(statements).first).to_contain_text("Adrian Zenz")
    expect(header).to_be_focused()
    statements.keyboard.press("Enter")
    expect(statements.locator("#statements th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    after = statements.locator("#statements button[data-turn=next_page]").first
    after.focus()
    statements.keyboard.press("Space")
    expect(statements.locator(".turns").first).to_contain_text("Page 2 of 2")
    expect(statements.locator("#statements .note").first).to_contain_text("Numbers 201 to 352 are listed.")
    expect(after).to_be_focused()
    expect(after).to_have_attribute("aria-disabled", "true")
    field(statements, "words").fill("surveillance")
    expect(statements.locator("#statements th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(statements.locator(".turns")).to_have_count(0)


@WIDTHS
def test_a_speaker_is_read_and_given_another_name_and_back(statements, context, corpus):  # noqa: F811
    before = (corpus / ALIASES).read_text(encoding="utf-8")
    statements.locator("#statements button[data-speaker=Noldus]").click()
    expect(first_cells(statements).first.get_by_role("link")).to_have_text("Noldus")
    expect(first_cells(statements).first).to_have_text("Noldus, via DER SPIEGEL")
    with context.expect_page() as opened:
        first_cells(statements).first.get_by_role("link").click()
    page = opened.value
    expect(page.locator("h1")).to_have_text("Noldus")
    assert has_no_sideways_scroll(page)
    page.get_by_label("Another name of theirs").fill("Noldus Information Technology")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("“Noldus Information Technology” is now a name of Noldus.")
    expect(page.locator(".said-list").first.locator("li")).to_have_count(12)
    statements.locator("#statements button[data-speaker=Noldus]").click()
    expect(statements.locator("#statements button[data-speaker=Noldus]")).to_contain_text("12")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("is now a speaker of its own")
    expect(page.locator(".said-list").first.locator("li")).to_have_count(9)
    assert (corpus / ALIASES).read_text(encoding="utf-8") == before


@WIDTHS
def test_speakers_are_compared_on_a_question(context, address):  # noqa: F811
    page = context.new_page()
    page.goto(f"{address}/matrix")
    page.get_by_label("The question").fill("Could it be used for surveillance?")
    page.get_by_label("Speaker 1").fill("Noldus")
    page.get_by_label("Speaker 2").fill("Nobody at all")
    page.keyboard.press("Enter")
    noldus, nobody = (page.locator(".sides section").nth(place) for place in (0, 1))
    expect(noldus.locator(".quotation").first).to_contain_text("Our software cannot be used for mass surveillance")
    expect(noldus.locator(".lead").first).to_contain_text("Noldus")
    expect(nobody).to_contain_text("No document quotes a speaker of this name.")
    assert has_no_sideways_scroll(page)
    noldus.get_by_role("heading").get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Noldus")


def test_a_voice_of_a_document_leads_to_its_speaker(context, address):  # noqa: F811
    page = context.new_page()
    page.goto(f"{address}/speakers/Idemia")
    with context.expect_page() as opened:
        page.locator(".spoken-in a").first.click()
    document = opened.value
    document.locator("a.voice", has=document.locator("xpath=self::*[starts-with(@data-voice, 'Idemia')]")).first.click()
    expect(document.locator("h1")).to_have_text("Idemia")
