"""Does what a journalist does in a working week, in a real browser, and counts clicks and seconds: docs/actions.md.

    PYTHONPATH=tests python benchmarks/actions.py [ADDRESS] [--json FILE]

ADDRESS is where an app runs over the shipped corpus; without one, an app of its own is begun over an index anew. A
click is a press of the mouse or of a key that does something; typing counts as time alone, at the pace of pasting.
Seconds are from the first click until what was asked for is seen. The actions are done in their order: each finds the
page as those before have left it.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field

import project
from app_process import app_at
from playwright.sync_api import Error, expect, sync_playwright
from week import answers, documents, dossiers
from week.hands import Hands

_PATIENCE = 30_000

Action = Callable[[Hands], None]
ACTIONS: dict[str, Action] = {
    "Ask a question": answers.ask,
    "Open the source of a quotation, at its page": answers.open_source,
    "Go on to the next quotation": answers.open_next,
    "Go back to the answer": answers.go_back,
    "Copy a quotation with its citation": answers.copy,
    "Pin a quotation into a dossier": dossiers.pin,
    "Follow up": answers.follow_up,
    "Get a link to an answer that stays": answers.permalink,
    "Export an answer as PDF": dossiers.export_pdf,
    "Write a note beside a pinned quotation": dossiers.note,
    "Put a dossier into another order": dossiers.reorder,
    "Export a dossier to Word, with footnotes": dossiers.export_word,
    "Export sources as BibTeX or RIS": dossiers.export_references,
    "Limit a question to a publisher": answers.limit_publisher,
    "Limit a question by date": answers.limit_date,
    "Limit a question to a collection": answers.limit_collection,
    "Say that an answer is wrong": answers.say_wrong,
    "Compare two sides": answers.both_sides,
    "Find an old answer": answers.find_answer,
    "Ask it again and see what changed": answers.ask_again,
    "Check one quotation": documents.check_quotation,
    "Check a whole draft": documents.check_draft,
    "List what a speaker said": documents.list_statements,
    "See who a speaker is": documents.open_speaker,
    "Add a file": documents.add_file,
    "Add by address, or pasted text": documents.add_text,
    "Remove a document and bring it back": documents.remove_and_undo,
    "Watch a folder or a feed": documents.watch_folder,
    "Keep a question standing": documents.keep_asking,
    "Share a conversation": answers.share,
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
        hands.begin()
        try:
            action(hands)
            fault = ""
        except (AssertionError, Error) as error:
            fault = str(error).strip().splitlines()[0]
        hands.end()
        yield Done(name, hands.clicks, round(hands.seconds or 0.0, 1), fault)


def main() -> None:
    """Do all, and print the rows of the table."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("address", nargs="?", help="where an app runs")
    options = parser.parse_args()
    expect.set_options(timeout=_PATIENCE)
    with app_at(options.address) as address, sync_playwright() as playwright:
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
