"""The Library in a real browser: a queue that is told everywhere and cancelled, previews, sorting, pages, and undo."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_process import ingest, running_app
from playwright.sync_api import Page, expect
from test_browser import context, has_no_sideways_scroll, open_page  # noqa: F401  # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = [{"viewport": {"width": 1280, "height": 900}}, {"viewport": {"width": 360, "height": 740}}]
sizes = pytest.mark.parametrize("context", SIZES, ids=["laptop", "phone"], indirect=True)
TITLES = [f"Note {number:03} on ferries" for number in range(105)]
NOTICE = "“The ferry sails at noon,” the mayor of Ilmstadt said on Tuesday."


@pytest.fixture(scope="module")
def notes_index(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    lines = [
        json.dumps({"_id": str(number), "title": title, "text": f"The ferry {number} sails.", "publisher": "Harbour"})
        for number, title in enumerate(TITLES)
    ]
    (folder / "notes.jsonl").write_text("\n".join(lines))
    ingest(folder / "index", str(folder / "notes.jsonl"))
    return folder / "index"


@pytest.fixture
def address(notes_index, tmp_path) -> Iterator[str]:
    with running_app(shutil.copytree(notes_index, tmp_path / "index")) as at:
        yield at


def open_library(page: Page) -> None:
    """Open the tab, which may stand behind "…" where the window is narrow."""
    tab, more = page.get_by_role("tab", name="Library"), page.locator(".overflow-menu > button")
    expect(tab.or_(more).first).to_be_visible()
    if not tab.is_visible():
        more.click()
        tab = page.locator(".overflow-dropdown button", has_text="Library")
    tab.click()
    expect(page.locator("#documents table")).to_be_visible()


def first_title(page: Page):
    return page.locator("#documents tbody a").first


def long_text(sentences: int) -> bytes:
    return "\n\n".join(f"“The ferry {n} sails at noon,” the mayor of town {n} said." for n in range(sentences)).encode()


@sizes
def test_the_list_is_sorted_turned_over_and_many_are_removed_and_had_back(context, address):  # noqa: F811
    page = open_page(context, address)
    open_library(page)
    expect(first_title(page)).to_have_text(TITLES[0])
    expect(page.locator("#documents tbody tr")).to_have_count(100)
    page.get_by_role("button", name="Document", exact=True).click()
    expect(first_title(page)).to_have_text(TITLES[-1])
    page.locator(".pager").first.get_by_role("button", name="Next").click()
    expect(first_title(page)).to_have_text(TITLES[4])
    expect(page.locator("#documents tbody tr")).to_have_count(5)
    assert has_no_sideways_scroll(page)

    page.get_by_label(f"Choose {TITLES[4]}").press("Space")
    page.locator(".pager").first.get_by_role("button", name="Previous").click()
    page.get_by_label(f"Choose {TITLES[104]}").check()
    expect(page.locator(".chosen")).to_contain_text("Chosen: 2")
    page.get_by_role("button", name="Remove those chosen").click()
    expect(page.locator("#confirm li")).to_have_text([TITLES[4], TITLES[104]])
    expect(page.locator("#keep")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#confirm")).to_be_hidden()
    expect(page.get_by_role("button", name="Remove those chosen")).to_be_focused()

    page.get_by_role("button", name="Choose all 105 documents").click()
    page.get_by_label(f"Choose {TITLES[103]}").uncheck()
    expect(page.locator(".chosen")).to_contain_text("Chosen: 104")
    page.get_by_role("button", name="Remove those chosen").click()
    page.locator("#remove").click()
    expect(page.locator("#documents tbody tr")).to_have_count(1)
    expect(page.locator("#progress")).to_contain_text("Removed 104 documents.")
    page.reload()
    open_library(page)
    page.get_by_role("button", name="Bring back: 104 documents").click()
    expect(page.locator("#documents .note")).to_contain_text("105 documents")
    assert has_no_sideways_scroll(page)


def test_what_is_removed_for_good_is_not_offered_again(context, address):  # noqa: F811
    page = open_page(context, address)
    open_library(page)
    page.get_by_role("button", name=f"Remove {TITLES[0]}").click()
    page.locator("#remove-good").click()
    expect(page.locator("#progress")).to_contain_text(f"Removed “{TITLES[0]}” for good.")
    expect(first_title(page)).to_have_text(TITLES[1])
    expect(page.locator("#removed button")).to_have_count(0)


@sizes
def test_a_text_is_looked_at_before_it_is_added(context, address):  # noqa: F811
    page = open_page(context, address)
    open_library(page)
    page.get_by_role("button", name="Add a text").click()
    page.get_by_label("Title").fill("Notice of the harbour")
    page.get_by_label("Published", exact=False).first.fill("2021-03-04")
    page.get_by_label("Text", exact=True).fill(NOTICE)
    page.locator("#pasted-preview").click()
    expect(page.locator("#preview h3")).to_have_text("Notice of the harbour")
    expect(page.locator("#preview dl")).to_contain_text("4 March 2021")
    expect(page.locator("#preview dl")).to_contain_text("1 statement")
    assert has_no_sideways_scroll(page)
    page.locator("#preview-add").click()
    expect(page.locator(".report")).to_contain_text("Added “Notice of the harbour”")
    expect(page.locator("#preview")).to_be_hidden()
    expect(page.get_by_label("Text", exact=True)).to_have_value("")
    page.locator("#filter").get_by_role("textbox").fill("notice")
    expect(first_title(page)).to_have_text("Notice of the harbour")


def test_an_address_of_this_machine_is_refused_and_a_file_looked_at_before(context, address):  # noqa: F811
    page = open_page(context, address)
    open_library(page)
    page.get_by_role("button", name="Add pages by their addresses").click()
    page.get_by_label("Addresses, one a line").fill(f"{address}/docs")
    page.locator("#addresses-add").click()
    expect(page.locator(".report .failed")).to_contain_text("which is on this machine or in a network")
    page.get_by_label("Show a preview before adding files").check()
    file = {"name": "notice.txt", "mimeType": "text/plain", "buffer": NOTICE.encode()}
    page.locator("#files input[type=file]").set_input_files([file])
    expect(page.locator("#preview h3")).to_have_text("notice")
    page.locator("#preview-discard").click()
    expect(page.locator("#preview")).to_be_hidden()


def test_a_file_that_is_too_large_says_so_and_the_others_are_added(context, address, tmp_path):  # noqa: F811
    large, small = tmp_path / "scans.txt", tmp_path / "notice.txt"
    with large.open("wb") as file:
        file.truncate((100 << 20) + 1)
    small.write_text(NOTICE)
    page = open_page(context, address)
    open_library(page)
    page.locator("#files input[type=file]").set_input_files([large, small])
    expect(page.locator("[data-too-large]")).to_contain_text("“scans.txt” is larger than 100 MB and was not sent.")
    expect(page.locator(".report")).to_contain_text("(notice.txt), 1 passage.")
    page.locator("#files input[type=file]").set_input_files([small])
    expect(page.locator("[data-too-large]")).to_be_hidden()


@sizes
def test_the_queue_is_told_everywhere_survives_a_reload_and_is_cancelled(context, address):  # noqa: F811
    page = open_page(context, address)
    open_library(page)
    for name, sentences in (("long.txt", 4000), ("short.txt", 1)):
        file = {"name": name, "mimeType": "text/plain", "buffer": long_text(sentences)}
        page.locator("#files input[type=file]").set_input_files([file])
        expect(page.locator("#queue-list .jobs")).to_contain_text(name)
    expect(page.locator("#queue-list")).to_contain_text("short.txt: waits for its turn")
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator("#queue")).to_contain_text("0 documents of 1 done")
    assert has_no_sideways_scroll(page)
    other = context.new_page()
    for path in ("/conversations", "/dossiers", "/drafts"):
        other.goto(address + path)
        expect(other.locator(".queue")).to_contain_text("Adding documents")
    other.close()

    page.reload()
    expect(page.locator("#queue")).to_contain_text("Adding documents")
    if page.get_by_role("tab", name="Library").is_visible():
        page.get_by_role("button", name="Open the Library").click()
    else:
        open_library(page)
    page.get_by_role("button", name="Cancel: short.txt").click()
    expect(page.locator("#queue-list")).not_to_contain_text("short.txt")
    began = time.monotonic()
    page.get_by_role("button", name="Cancel: long.txt").click()
    expect(page.locator("#queue")).to_be_hidden()
    assert time.monotonic() - began < 10  # a second or so where nothing else runs
    expect(page.locator(".finished .problem")).to_have_count(2)
    expect(page.locator(".finished").last).to_contain_text("long.txt: cancelled; what was stored before that stays")
    page.get_by_role("button", name="Close: long.txt").click()
    expect(page.locator(".finished")).to_have_count(1)
