"""What is done with documents and who speaks in them: checked, listed, added, removed, watched."""

from playwright.sync_api import FilePayload, expect

from week.hands import Hands

ALTERED = "“This equipment was able to be used for real-time surveillance,” said Idemia"
DRAFT = f"{ALTERED}. Advent bought Safran's subsidiary for 2.4 billion euros."
ADDED: FilePayload = {
    "name": "ferry.txt",
    "mimeType": "text/plain",
    "buffer": b'The ferry of Ilmstadt\n\n"The ferry sails at noon," the mayor of Ilmstadt said on Tuesday.',
}


def check_quotation(hands: Hands) -> None:
    """See whether a quotation is right."""
    hands.page.goto(hands.address)
    hands.choose("Check a quotation")
    hands.page.locator("#quotation textarea").fill(ALTERED)
    hands.click(hands.page.locator("#check-send"))
    expect(hands.page.locator("#outcome .compared")).to_be_visible()


def check_draft(hands: Hands) -> None:
    """Have every quotation and figure of a draft checked."""
    hands.click(hands.page.locator("a[href='/drafts']").first)
    hands.page.get_by_label("The draft").fill(DRAFT)
    hands.click(hands.page.get_by_role("button", name="Check it"))
    expect(hands.page.locator(".findings")).to_be_visible()


def list_statements(hands: Hands) -> None:
    """List all that a speaker said."""
    hands.page.goto(hands.address)
    hands.choose("Statements")
    hands.page.locator("#wanted-speaker :is(input, textarea)").fill("Idemia")
    expect(hands.page.locator("#statements tbody td:first-child").first).to_have_text("Idemia")


def open_speaker(hands: Hands) -> None:
    """See who a speaker is, what they said and what others say of them."""
    with hands.context.expect_page() as opened:
        hands.click(hands.page.locator("#statements tbody td:first-child a").first)
    expect(opened.value.get_by_role("heading", name="Idemia", exact=True)).to_be_visible()
    opened.value.close()


def add_file(hands: Hands) -> None:
    """Add a file."""
    hands.choose("Library")
    hands.page.locator("#files input[type=file]").set_input_files([ADDED])
    hands.clicks += 2  # the field, and the file in the window of the system
    expect(hands.page.locator("#documents")).to_contain_text("ferry.txt")


def add_text(hands: Hands) -> None:
    """Add a text that was copied somewhere."""
    hands.click(hands.page.get_by_role("button", name="Add a text"))
    hands.page.locator("#pasted-text textarea").fill("“The tram is late,” the mayor of Ilmstadt said.")
    hands.page.locator("#pasted-title :is(input, textarea)").fill("Trams of Ilmstadt")
    hands.click(hands.page.locator("#pasted-add"))
    expect(hands.page.locator("#documents")).to_contain_text("Trams of Ilmstadt")


def remove_and_undo(hands: Hands) -> None:
    """Remove a document, and have it back."""
    hands.click(hands.page.get_by_role("button", name="Remove Trams of Ilmstadt"))
    hands.click(hands.page.locator("#remove"))
    hands.click(hands.page.locator("#removed").get_by_role("button", name="Bring back"))
    expect(hands.page.locator("#documents")).to_contain_text("Trams of Ilmstadt")


def watch_folder(hands: Hands) -> None:
    """Have a folder watched."""
    hands.click(hands.page.get_by_role("link", name="Watches"))
    hands.click(hands.page.get_by_role("button", name="Watch this folder"))
    expect(hands.page.get_by_role("button", name="Watch no more")).to_be_visible()


def keep_asking(hands: Hands) -> None:
    """Have the new words of a speaker noted from now on."""
    hands.page.locator("input[name=speaker]").fill("Idemia")
    hands.click(hands.page.get_by_role("button", name="Keep asking"))
    expect(hands.page.get_by_text("New words of Idemia").first).to_be_visible()
