"""What is kept and handed in: pins, notes, exports."""

from playwright.sync_api import expect

from week.hands import Hands


def pin(hands: Hands) -> None:
    """Pin a quotation into a dossier."""
    hands.click(hands.page.locator("#latest .pin").first)
    pinned = hands.page.locator("#latest a[href^='/dossiers/']")
    expect(pinned).to_have_count(1)


def export_pdf(hands: Hands) -> None:
    """Have an answer as PDF."""
    hands.download(hands.page.get_by_role("link", name="PDF"))


def note(hands: Hands) -> None:
    """Write a note beside a quotation in a dossier."""
    hands.click(hands.page.get_by_role("link", name="Verbatim").first)
    hands.click(hands.page.get_by_role("link", name="Dossiers"))
    hands.click(hands.page.locator(".kept-list a.name").first)
    hands.page.get_by_label("Note").first.fill("Ask for their reply.")
    hands.click(hands.page.get_by_role("button", name="Save note").first)
    expect(hands.page.get_by_label("Note").first).to_have_value("Ask for their reply.")


def reorder(hands: Hands) -> None:
    """Move a quotation down."""
    hands.click(hands.page.get_by_role("button", name="Move down").first)
    expect(hands.page.get_by_label("Note").last).to_have_value("Ask for their reply.")


def export_word(hands: Hands) -> None:
    """Have a dossier as a document for Word, with footnotes."""
    hands.download(hands.page.get_by_role("link", name="Word", exact=True))


def export_references(hands: Hands) -> None:
    """Have the sources of a dossier for a reference manager."""
    hands.download(hands.page.get_by_role("link", name="BibTeX"))
