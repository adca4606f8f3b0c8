"""The app in a real browser: a person asks, reads, checks a citation, adds a document and removes it.

Every request that is not for this machine is blocked and fails the test, and so does every console error.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from app_process import running_app
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, expect
from web_examples import NASTY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

IDEMIA = "What did Idemia say about real-time use?"
QUOTED = "This equipment was unable to be used for real-time surveillance"
_PATIENCE = 60_000

# The contrast ratio of WCAG between an element's colour and what is behind it.
_CONTRAST = """
element => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
      .map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  let behind = element;
  const background = () => getComputedStyle(behind).backgroundColor;
  while (/rgba\\(.*, 0\\)|transparent/.test(background())) behind = behind.parentElement;
  const [a, b] = [light(getComputedStyle(element).color), light(background())].sort((x, y) => x - y);
  return (b + .05) / (a + .05);
}
"""


@pytest.fixture(scope="module")
def corpus_index(shipped_index, tmp_path_factory) -> Path:
    """An index that no app has open: what an app writes meanwhile would spoil a copy."""
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("browser") / "index")


@pytest.fixture(scope="module")
def address(corpus_index, tmp_path_factory) -> Iterator[str]:
    served_index = tmp_path_factory.mktemp("served") / "index"
    with running_app(shutil.copytree(corpus_index, served_index)) as served:
        yield served


def is_complaint(message: ConsoleMessage) -> bool:
    """Whether a page reports an error, other than that its server has ended or refused something."""
    is_told = re.search(r"net::ERR_(CONNECTION_|INCOMPLETE_CHUNKED)|status of 413", message.text)
    return message.type == "error" and not is_told


@pytest.fixture
def context(browser, request) -> Iterator[BrowserContext]:
    """A fresh window; the test fails when anything in it reaches for another host or reports an error."""
    options = {"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    opened = browser.new_context(**options)
    opened.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    complaints: list[str] = []

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost"):
            route.continue_()
        else:
            complaints.append(f"request to {route.request.url}")
            route.abort()

    opened.route("**/*", guard)
    opened.on("console", lambda message: is_complaint(message) and complaints.append(message.text))
    opened.on("weberror", lambda error: complaints.append(str(error.error)))
    opened.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    yield opened
    opened.close()
    assert complaints == []


@pytest.fixture
def page(context, address) -> Page:
    return open_page(context, address)


def open_page(context: BrowserContext, address: str) -> Page:
    opened = context.new_page()
    opened.goto(address)
    expect(opened.locator("#question textarea")).to_be_focused()
    return opened


def ask(page: Page, question: str) -> None:
    """Type a question, send it with Enter and wait until its answer is complete."""
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#latest .question")).to_have_text(question)
    expect(page.locator("#send")).to_be_visible()
    expect(page.locator("#latest .working")).to_have_count(0)


def open_library(page: Page) -> None:
    page.get_by_role("tab", name="Library").click()
    expect(page.locator("#documents table")).to_be_visible()


def has_no_sideways_scroll(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_question_is_answered_and_its_citation_opens_the_words_in_their_document(context, page):
    ask(page, IDEMIA)
    quotation = page.locator("#latest .quotation", has_text=QUOTED).first
    expect(quotation.locator("figcaption cite")).not_to_be_empty()
    quotation.get_by_text("In context").click()
    expect(quotation.locator("mark", has_text=QUOTED)).to_be_visible()
    quote = quotation.locator("blockquote p").inner_text()

    link = quotation.locator("a.number")
    assert re.fullmatch(r"/documents/[0-9a-f]{16}\?start=\d+&end=\d+#quote", link.get_attribute("href"))
    with context.expect_page() as opened:
        link.click(modifiers=["Control"])
    document = opened.value
    expect(document.locator("#quote")).to_be_in_viewport()
    marked = "".join(document.locator("mark").all_inner_texts())  # cut where attributed words begin and end
    assert QUOTED in marked
    assert "".join(quote.removesuffix(link.inner_text()).split()) == "".join(marked.split())
    expect(document.locator("#text .voice").first).to_be_visible()
    expect(document.locator("dl")).to_contain_text("Publisher")


def test_the_printed_page_is_shown_beside_the_answer_and_left_by_keyboard(page):
    ask(page, IDEMIA)
    quotation = page.locator("#latest .quotation", has_text=QUOTED).first
    link = quotation.locator("a.number")
    link.focus()
    page.keyboard.press("Enter")
    source = page.locator("#source")
    shown = source.locator("iframe").content_frame
    expect(shown.locator("#quote")).to_be_in_viewport()  # marked on the picture of a PDF page
    expect(shown.get_by_text("Page 1 of 5")).to_be_visible()
    picture = page.request.get(urljoin(page.url, shown.locator("image").get_attribute("href")))
    assert (picture.status, picture.headers["content-type"]) == (200, "image/png")
    expect(quotation).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "true")
    expect(source.get_by_role("button", name="Back to the answer")).to_be_focused()
    source.get_by_role("button", name="Quotation after").click()
    expect(source.get_by_role("status")).to_have_text(re.compile(r"^2 / [2-9]$"))
    expect(shown.locator("mark#quote")).to_be_in_viewport()  # highlighted in the text of what is no PDF
    address = page.url
    page.keyboard.press("Escape")
    expect(source).to_be_hidden()
    expect(link).to_be_focused()
    assert page.url == address


def test_resting_on_a_citation_shows_the_words_in_their_place_until_it_is_left(page):
    ask(page, IDEMIA)
    quotation = page.locator("#latest .quotation", has_text=QUOTED).first
    quotation.locator("a.number").hover()
    preview = page.get_by_role("tooltip")
    expect(preview.locator("mark", has_text=QUOTED)).to_be_in_viewport()
    expect(preview.locator("b")).to_have_text(quotation.locator("figcaption cite").inner_text())
    preview.hover()
    page.wait_for_timeout(500)  # longer than it takes to go away once it is left
    expect(preview).to_be_visible()
    page.mouse.move(2, 2)
    expect(preview).to_be_hidden()
    quotation.locator("figcaption cite a").hover()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()


def test_the_buttons_have_their_words_before_and_after_a_question(page):
    for _ in range(2):
        expect(page.locator("#send")).to_have_text("Ask")
        ask(page, IDEMIA)
    expect(page.locator("#new")).to_have_text("Start a new conversation")


def test_words_are_copied_without_their_number_and_with_where_they_stand(context, page):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, IDEMIA)
    quotation = page.locator("#latest .quotation", has_text=QUOTED).first
    number = quotation.locator("a.number").inner_text()
    words = quotation.locator("blockquote p").inner_text().removesuffix(number).rstrip()
    quotation.locator("blockquote p").evaluate("element => getSelection().selectAllChildren(element)")
    assert page.evaluate("getSelection().toString()").rstrip() == words
    quotation.get_by_role("button", name="Copy").click()
    expect(quotation.get_by_text("Copied")).to_be_visible()
    place = quotation.locator("blockquote").get_attribute("cite")
    title = quotation.locator("figcaption cite").inner_text()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{words}” ({title}, ")
    assert copied.endswith(f") {page.evaluate('location.origin')}{place}")


def test_a_follow_up_is_understood_and_says_how(page):
    ask(page, IDEMIA)
    ask(page, "And Noldus?")
    assert page.locator("#thread .exchange").count() == 2
    expect(page.locator("#latest .understood")).to_contain_text("Noldus")
    expect(page.locator("#latest")).to_be_in_viewport()
    page.locator("#edit").click()
    expect(page.locator("#question textarea")).to_have_value("What did Noldus say about real-time use?")
    page.locator("#new").click()
    expect(page.locator("#edit")).to_be_hidden()
    expect(page.locator("#thread .exchange")).to_have_count(0)
    expect(page.locator("#welcome")).to_be_visible()


def test_what_the_corpus_does_not_say_is_refused_in_another_form(page):
    ask(page, "What is the price of gold in Timbuktu?")
    expect(page.locator("#latest .verdict")).to_have_text("The corpus does not answer this.")
    expect(page.locator("#latest .nearest")).to_contain_text("which do not answer the question")
    expect(page.locator("#latest blockquote")).to_have_count(0)


def test_an_example_and_the_skip_link_work_by_keyboard(page):
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#question textarea")).to_be_focused()
    page.get_by_role("button", name=IDEMIA).press("Enter")
    expect(page.locator("#latest .quotation").first).to_be_visible()


def test_an_empty_question_is_one_clear_sentence(page):
    page.keyboard.press("Enter")
    expect(page.locator("#latest .problem")).to_have_text("Please type a question.")


def test_a_quotation_is_checked(page):
    page.get_by_role("tab", name="Check a quotation").click()
    page.locator("#quotation textarea").fill(f"“{QUOTED}”, says Idemia".replace("unable", "able"))
    page.locator("#check-send").click()
    expect(page.locator("#outcome .verdict")).to_contain_text("Altered")
    expect(page.locator("#outcome .compared del")).to_have_text("able")
    expect(page.locator("#outcome .compared ins")).to_have_text("unable")
    page.locator("#outcome a.number").first.click()
    expect(page.frame_locator("#source iframe").locator("#quote")).to_be_in_viewport()
    page.get_by_role("button", name="Back to the answer").click()
    page.locator("#quotation textarea").fill("two words")
    page.locator("#check-send").click()
    expect(page.locator("#outcome .problem")).to_contain_text("at least 3 words")


def test_statements_are_listed_filtered_and_downloaded(page):
    page.get_by_role("tab", name="Statements").click()
    expect(page.locator("#statements tbody tr").first).to_be_visible()
    page.locator("#wanted-speaker :is(input, textarea)").fill("idemia")
    page.locator("#wanted-words :is(input, textarea)").fill("real-time")
    idemia = re.compile(r"^Idemia( \(probably\))?$")
    expect(page.locator("#statements tbody td:first-child")).to_have_text([idemia] * 4)
    with page.expect_download() as download:
        page.locator(".downloads a").first.click()
    assert download.value.suggested_filename == "statements.csv"
    page.locator("#statements tbody td:nth-child(2) a").first.click()
    expect(page.frame_locator("#source iframe").locator("#quote").first).to_be_in_viewport()


def test_a_document_is_added_asked_about_and_removed(page, tmp_path):
    file = tmp_path / "Zebra (crossings) & Utrecht.txt"
    said = "“We painted forty-seven zebra crossings in Utrecht,” the mayor of Utrecht said on Tuesday."
    file.write_text(f"Zebra crossings of Utrecht\n\n{said}\n\nA note on the margin reads: {NASTY}", encoding="utf-8")
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")

    open_library(page)
    page.locator("#files input[type=file]").set_input_files([file, empty])
    expect(page.locator(".report")).to_contain_text(file.name)
    expect(page.locator(".report .failed")).to_contain_text("empty.pdf")
    page.locator("#filter").get_by_role("textbox").fill("zebra")
    expect(page.locator("#documents tbody tr")).to_have_count(1)

    page.get_by_role("tab", name="Ask").click()
    ask(page, "How many zebra crossings were painted in Utrecht?")
    expect(page.locator("#latest .quotation").first).to_contain_text("forty-seven zebra crossings")
    ask(page, "What does the note on the margin of the zebra crossings say?")
    expect(page.locator("#latest")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("#thread script, #thread img, #thread strong").count() == 0
    page.locator("#latest a.number").first.click()
    expect(page.frame_locator("#source iframe").locator("article")).to_contain_text(NASTY)
    page.get_by_role("button", name="Back to the answer").click()

    open_library(page)
    page.locator("#documents tbody button").click()
    expect(page.locator("#confirm")).to_contain_text("Remove")
    expect(page.locator("#keep")).to_be_focused()
    page.locator("#remove").click()
    expect(page.locator("#progress")).to_contain_text("Removed")
    expect(page.locator("#documents")).to_contain_text("None of")
    page.get_by_role("tab", name="Ask").click()
    ask(page, "How many zebra crossings did the mayor paint?")
    expect(page.locator("#latest .verdict")).to_be_visible()


def test_two_files_of_one_name_both_stay_and_the_older_is_removed_from_the_message(page):
    open_library(page)
    for sender in ("ministry", "police"):
        content = f"---\ntitle: Letter of the {sender}\n---\nThe {sender} said on Friday that it would answer.".encode()
        file = {"name": "letter.txt", "mimeType": "text/plain", "buffer": content}
        page.locator("#files input[type=file]").set_input_files([file])
        expect(page.locator(".report")).to_contain_text(f"Added “Letter of the {sender}” (letter.txt)")
    page.locator("#filter").get_by_role("textbox").fill("letter.txt")
    expect(page.locator("#documents tbody tr")).to_have_count(2)
    page.locator(".report button").click()
    expect(page.locator("#confirm")).to_contain_text("Letter of the ministry")
    page.locator("#remove").click()
    expect(page.locator("#progress")).to_contain_text("Removed “Letter of the ministry”")
    expect(page.locator("#documents tbody tr")).to_have_count(1)
    page.locator("#documents tbody button").click()
    page.locator("#remove").click()
    expect(page.locator("#progress")).to_contain_text("Removed “Letter of the police”")


def test_a_question_waits_for_the_index_can_be_stopped_and_asked_again(context, corpus_index, tmp_path):
    index = tmp_path / "index"
    shutil.copytree(corpus_index, index)
    # Another process that holds the database keeps the app from opening its index for as long as the test wants.
    holder = sqlite3.connect(index / "verbatim.sqlite", isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    with running_app(index) as address:
        page = open_page(context, address)
        page.locator("#question textarea").fill(IDEMIA)
        page.keyboard.press("Enter")
        expect(page.locator("#latest .working")).to_contain_text("still loading")
        page.keyboard.press("Enter")  # an impatient person's second Enter asks nothing
        page.locator("#stop").click()
        expect(page.locator("#latest .status")).to_have_text("Stopped.")
        page.locator("#question textarea").fill("And what did Noldus say?")
        page.keyboard.press("Enter")
        expect(page.locator("#latest .working")).to_contain_text("still loading")
        holder.close()
        expect(page.locator("#latest .quotation").first).to_be_visible()
        assert page.locator("#thread .exchange").count() == 2
        page.close()


def test_an_empty_index_says_how_to_add_documents(context, tmp_path):
    with running_app(tmp_path / "none") as address:
        page = open_page(context, address)
        expect(page.locator("#greeting")).to_contain_text("python -m ingest")
        ask(page, IDEMIA)
        expect(page.locator("#latest .problem")).to_contain_text("Nothing has been ingested yet")
        assert page.locator(".example:visible").count() == 0
        page.close()


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_a_phone_shows_everything_without_sideways_scrolling(context, page):
    assert has_no_sideways_scroll(page)
    ask(page, IDEMIA)
    assert has_no_sideways_scroll(page)
    page.locator("#latest a.number").first.click()
    source = page.locator("#source")
    expect(source.locator("iframe").content_frame.locator("#quote")).to_be_in_viewport()
    assert source.bounding_box()["width"] == 390
    page.go_back()
    expect(source).to_be_hidden()
    with context.expect_page() as opened:
        page.locator("#latest a.number").first.click(modifiers=["Control"])
    expect(opened.value.locator("#quote")).to_be_in_viewport()
    assert has_no_sideways_scroll(opened.value)
    open_library(page)
    assert has_no_sideways_scroll(page)


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_light_and_dark_are_readable(context, page):
    ask(page, IDEMIA)
    for selector in (
        "#latest .question",
        "#latest blockquote p",
        "#latest figcaption",
        "#send",
        "a.number",
    ):
        assert page.locator(selector).first.evaluate(_CONTRAST) >= 4.5, selector
    with context.expect_page() as opened:
        page.locator("#latest a.number").first.click(modifiers=["Control"])
    for selector in ("h1", "article p", "mark", "dt"):
        assert opened.value.locator(selector).first.evaluate(_CONTRAST) >= 4.5, selector
