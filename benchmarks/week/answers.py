"""What is done with answers: asked, opened, copied, limited, judged."""

import tempfile
from pathlib import Path

from app_process import PASSWORD, index_with_accounts, running_app
from playwright.sync_api import expect

from week.hands import Hands

IDEMIA = "What did Idemia say about real-time use?"
BOTH = "What do Amnesty and Noldus each say about mass surveillance?"


def ask(hands: Hands) -> None:
    """Ask."""
    hands.ask(IDEMIA)


def open_source(hands: Hands) -> None:
    """Open the page that a quotation is printed on, with its words marked."""
    hands.click(hands.page.locator("#latest .quotation a.number").first)
    expect(hands.page.frame_locator("#source iframe").locator("#quote").first).to_be_in_viewport()


def open_next(hands: Hands) -> None:
    """Go on to the source of the next quotation."""
    hands.click(hands.page.get_by_role("button", name="Quotation after"))
    expect(hands.page.locator("#source").get_by_role("status")).to_contain_text("2 /")


def go_back(hands: Hands) -> None:
    """Go back to the answer."""
    hands.press("Escape")
    expect(hands.page.locator("#source")).to_be_hidden()


def copy(hands: Hands) -> None:
    """Copy a quotation with where it stands."""
    hands.click(hands.page.locator("#latest .quotation").first.get_by_role("button", name="Copy"))
    expect(hands.page.get_by_text("Copied")).to_be_visible()


def follow_up(hands: Hands) -> None:
    """Ask a question that only makes sense after the first."""
    hands.ask("And Noldus?")
    expect(hands.page.locator("#latest .understood")).to_contain_text("Noldus")
    hands.end()
    hands.page.locator("#latest .pin").first.click()  # for a dossier's order needs two
    expect(hands.page.locator("#latest a[href^='/dossiers/']")).to_have_count(1)


def permalink(hands: Hands) -> None:
    """Come to an answer's address, which stays."""
    hands.click(hands.page.locator("#latest .kept a"))
    hands.page.wait_for_url("**/answers/*")


def limit_publisher(hands: Hands) -> None:
    """Ask the documents of one publisher."""
    hands.page.goto(hands.address)
    expect(hands.page.locator("#question textarea")).to_be_focused()
    hands.limit("publisher", "Verbatim sample corpus", IDEMIA)


def limit_date(hands: Hands) -> None:
    """Ask documents published since a day."""
    hands.limit("since", "2026-01-01", IDEMIA)


def limit_collection(hands: Hands) -> None:
    """Ask the documents of one collection."""
    found = hands.page.request.get(f"{hands.address}/api/documents").json()
    wanted = {"name": "Idemia", "documents": [one["id"] for one in found if "Idemia" in one["title"]]}
    hands.page.request.post(f"{hands.address}/api/collections", data=wanted)
    hands.begin()
    hands.limit("collection", "Idemia", IDEMIA)


def both_sides(hands: Hands) -> None:
    """Have two sides beside each other."""
    hands.ask(BOTH)
    expect(hands.page.locator("#latest .part")).to_have_count(2)


def say_wrong(hands: Hands) -> None:
    """Say that a quotation of an answer is wrong."""
    hands.click(hands.page.locator("#latest").get_by_role("button", name="Wrong quotation"))
    expect(hands.page.locator("#latest").get_by_role("button", name="Take back")).to_be_visible()


def find_answer(hands: Hands) -> None:
    """Find an answer of last week."""
    hands.click(hands.page.get_by_role("link", name="Conversations"))
    hands.page.get_by_label("Words of a question or an answer").fill("real-time surveillance")
    hands.press("Enter")
    hands.click(hands.page.locator(".kept-list a", has_text=IDEMIA).first)
    expect(hands.page.locator("#thread .exchange").first).to_be_visible()


def ask_again(hands: Hands) -> None:
    """Ask an old question again, and see what has changed."""
    hands.click(hands.page.locator(".kept a").first)
    hands.click(hands.page.get_by_role("button", name="Ask again today"))
    expect(hands.page.get_by_text("The same quotations today.")).to_be_visible()


def share(hands: Hands) -> None:
    """Share a conversation with whoever has an account, in an app that has some."""
    with tempfile.TemporaryDirectory() as folder, running_app(index_with_accounts(Path(folder))) as address:
        hands.page.goto(f"{address}/login")
        hands.page.locator("input[name=name]").fill("ana")
        hands.page.locator("input[name=password]").fill(PASSWORD)
        hands.page.keyboard.press("Enter")
        expect(hands.page.locator("#question textarea")).to_be_focused()
        hands.ask("When does the ferry sail?")
        hands.begin()
        hands.click(hands.page.get_by_role("link", name="Conversations"))
        hands.click(hands.page.get_by_role("button", name="Share"))
        expect(hands.page.get_by_role("button", name="Stop sharing")).to_be_visible()
        hands.end()
