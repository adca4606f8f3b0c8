"""Does what a journalist does in a working week, in a real browser, and counts clicks and seconds: docs/actions.md.

    PYTHONPATH=tests python benchmarks/actions.py [ADDRESS] [--json FILE]

ADDRESS is where an app runs over the shipped corpus; without one, an app of its own is begun over an index anew. A
click is a press of the mouse or of a key that does something; typing counts as time alone, at the pace of pasting.
Seconds are from the first click until what was asked for is seen. The actions are done in their order: each finds the
page as those before have left it.
"""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import project
from app_process import ingest, running_app
from playwright.sync_api import BrowserContext, Error, FilePayload, Locator, Page, expect, sync_playwright

IDEMIA = "What did Idemia say about real-time use?"
BOTH = "What do Amnesty and Noldus each say about mass surveillance?"
ALTERED = "“This equipment was able to be used for real-time surveillance,” said Idemia"
DRAFT = f"{ALTERED}. Advent bought Safran's subsidiary for 2.4 billion euros."
ADDED: FilePayload = {
    "name": "ferry.txt",
    "mimeType": "text/plain",
    "buffer": b'The ferry of Ilmstadt\n\n"The ferry sails at noon," the mayor of Ilmstadt said on Tuesday.',
}
_PATIENCE = 30_000


@dataclass(slots=True)
class Hands:
    """What a person does with a page."""

    context: BrowserContext
    page: Page
    address: str
    clicks: int = 0

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


Action = Callable[[Hands], None]


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


def pin(hands: Hands) -> None:
    """Pin a quotation into a dossier."""
    hands.click(hands.page.locator("#latest .pin").first)
    pinned = hands.page.locator("#latest a[href^='/dossiers/']")
    expect(pinned).to_have_count(1)
    hands.page.locator("#latest .pin").nth(1).click()  # another, for an order needs two
    expect(pinned).to_have_count(2)


def follow_up(hands: Hands) -> None:
    """Ask a question that only makes sense after the first."""
    hands.ask("And Noldus?")
    expect(hands.page.locator("#latest .understood")).to_contain_text("Noldus")


def permalink(hands: Hands) -> None:
    """Come to an answer's address, which stays."""
    hands.click(hands.page.locator("#latest .kept a"))
    hands.page.wait_for_url("**/answers/*")


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


def limit_publisher(hands: Hands) -> None:
    """Ask the documents of one publisher."""
    hands.page.goto(hands.address)
    expect(hands.page.locator("#question textarea")).to_be_focused()
    hands.limit("publisher", "Verbatim sample corpus", IDEMIA)


def limit_date(hands: Hands) -> None:
    """Ask documents published since a day."""
    hands.limit("since", "2026-01-01", IDEMIA)


def both_sides(hands: Hands) -> None:
    """Have two sides beside each other."""
    hands.ask(BOTH)
    expect(hands.page.locator("#latest .part")).to_have_count(2)


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


def add_file(hands: Hands) -> None:
    """Add a file."""
    hands.choose("Library")
    hands.page.locator("#files input[type=file]").set_input_files([ADDED])
    hands.clicks += 2  # the field, and the file in the window of the system
    expect(hands.page.locator(".report")).to_contain_text("ferry.txt")


ACTIONS: dict[str, Action] = {
    "Ask a question": ask,
    "Open the source of a quotation, at its page": open_source,
    "Go on to the next quotation": open_next,
    "Go back to the answer": go_back,
    "Copy a quotation with its citation": copy,
    "Pin a quotation into a dossier": pin,
    "Follow up": follow_up,
    "Get a link to an answer that stays": permalink,
    "Export an answer as PDF": export_pdf,
    "Write a note beside a pinned quotation": note,
    "Put a dossier into another order": reorder,
    "Export a dossier to Word, with footnotes": export_word,
    "Export sources as BibTeX or RIS": export_references,
    "Limit a question to a publisher": limit_publisher,
    "Limit a question by date": limit_date,
    "Compare two sides": both_sides,
    "Find an old answer": find_answer,
    "Ask it again and see what changed": ask_again,
    "Check one quotation": check_quotation,
    "Check a whole draft": check_draft,
    "List what a speaker said": list_statements,
    "Add a file": add_file,
}
"""What is done, as docs/actions.md calls it: a new action is a function and a line here."""


@dataclass(frozen=True, slots=True)
class Done:
    """What an action took; `fault` is why it could not be done."""

    action: str
    clicks: int
    seconds: float
    fault: str = field(default="")


def perform(hands: Hands) -> Iterator[Done]:
    """Do all actions, and tell what each took."""
    for name, action in ACTIONS.items():
        hands.clicks, began = 0, time.perf_counter()
        try:
            action(hands)
            fault = ""
        except (AssertionError, Error) as error:
            fault = str(error).strip().splitlines()[0]
        yield Done(name, hands.clicks, round(time.perf_counter() - began, 1), fault)


@contextmanager
def served(given: str | None) -> Iterator[str]:
    """The address of the app that was named, or of one of its own."""
    if given:
        yield given.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder:
        ingest(Path(folder) / "index")
        with running_app(Path(folder) / "index") as address:
            yield address


def main() -> None:
    """Do all, and print the rows of the table."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("address", nargs="?", help="where an app runs")
    options = parser.parse_args()
    expect.set_options(timeout=_PATIENCE)
    with served(options.address) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        page.goto(address)
        expect(page.locator("#question textarea")).to_be_focused()
        done = []
        for each in perform(Hands(context, page, address)):
            done.append(each)
            print(f"| {each.action} | {each.clicks} | {each.seconds} | {each.fault}", flush=True)
        browser.close()
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in done], indent=1))


if __name__ == "__main__":
    main()
