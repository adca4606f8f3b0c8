"""Whole pieces of the page, byte for byte: what stands in tests/pages/ is what a browser has been sent since v0.1.0."""

from collections.abc import Callable
from pathlib import Path

import pytest
from web_examples import NASTY, make_answer, make_citation, make_document, make_refusal

from answer.check.places import Change
from answer.check.records import Check, Verdict
from answer.records import Place, Sentence, Voice, Withheld
from answer.statements import ListedStatement, StatementFilter
from index.records import Heading, Statement
from index.store_reader import Counts
from ingest.records import Failure
from ingest.report import Outcome, Report
from text.spans import Span
from web.conversation import Excerpt, Exchange
from web.html.adding import Finished, finished_html
from web.html.answer import conversation_html
from web.html.check import checks_html
from web.html.docs import docs_html
from web.html.document import document_page, missing_page
from web.html.library import confirmation_html, library_html
from web.html.render import render
from web.html.statements import statements_html
from web.html.style import style
from web.listing import Entry, View
from web.tabs.welcome import empty_html, greeting_html, problem_html

PAGES = Path(__file__).parent / "pages"
TEXT = (
    "Report\n\nAxis said it was sorry.\n“We sell\n\ncameras,” it said & left <b>.\n  Two  blanks\n"
    f"{NASTY}\n\nThe “end” isn't near.\n"
)
DOCUMENT = make_document(
    TEXT, title='On "skies" & seas', publisher="The <Paper>", authors=("A. One", "B. O'Two"), published="2020-09-21",
    updated="2021-01", retrieved="2022-03-04T05:06:07Z", origin="agency", url="https://example.org/a?b=c&d",
    path="a & b.txt", language="en", page_starts=(0, 15, 60), headings=(Heading(0, 6, 1),),
)  # fmt: skip
BARE = make_document("Nothing is known of this.\n\nNot a thing.", title=NASTY)


def said(document, speaker: str | None, words: str, *, direct: bool) -> Statement:
    start = document.text.index(words)
    return Statement(1, document.id, (Span(start, start + len(words)),), direct, None, speaker)


STATEMENTS = [
    said(DOCUMENT, "Axis", "it was sorry", direct=False),
    said(DOCUMENT, NASTY, "We sell\n\ncameras", direct=True),
    said(DOCUMENT, None, "end", direct=True),
]


def voice(speaker: str, words: str, *, direct: bool, denied: bool = False) -> Voice:
    start = TEXT.index(words)
    return Voice(speaker, direct, ((start, start + len(words)),), denied)


HEARD = (
    voice("Axis", "it was sorry", direct=False),
    voice("O'Hara & <Co>", "We sell\n\ncameras", direct=True),
    voice("Cy", "Two  blanks", direct=False, denied=True),
    voice("Di", "end", direct=True),
)
ELSEWHERE = (
    Place("other", "Dry <paint>", "The Wall", "2020-01-02", 3, 9, "It’s\n\ndry.", "/documents/other?start=3&end=9"),
    Place("same", "Wet", None, None, 3, 9, TEXT, "/documents/same?start=3&end=9"),
)
WHOLE = make_citation(
    DOCUMENT, TEXT, 1, speaker="Axis", voices=HEARD, also_in=ELSEWHERE, heading="The newest, 21 September 2020"
)
PART = make_citation(DOCUMENT, "The “end” isn't near.", 2, heading="Older & wiser")
UNKNOWN = make_citation(BARE, "Not a thing.", 3, heading="Older & wiser")


def excerpts(*citations) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(one, "Before.\n\n" + "before " * 50, " “after”" * 50 + "\n\nEnd.") for one in citations)


def exchange(answer, *cited, **fields) -> Exchange:
    return Exchange(answer.question, answer=answer, excerpts=excerpts(*cited), **{"shown": 3, **fields})


def conversation() -> str:
    quoted = make_answer('Who said "sorry" & when?', WHOLE, PART, UNKNOWN, notes=("2 places in <2> documents.",))
    written = make_answer(
        "Why?" * 150,
        PART,
        UNKNOWN,
        query="Why did Axis say <sorry>?",
        sentences=(
            Sentence("It isn't <near>.", (2, 3), 0.9, verified=True),
            Sentence("Nothing.", (3,), 0.2, verified=False),
        ),
        withheld=(Withheld("All & nothing [2].", "It names no source."), Withheld("<i>", NASTY)),
    )
    refused = make_refusal(NASTY, PART, UNKNOWN)
    return conversation_html(
        (
            exchange(quoted, WHOLE, PART, UNKNOWN),
            exchange(quoted, WHOLE, PART, UNKNOWN, shown=1, stopped=True),
            exchange(written, PART, UNKNOWN, writing=True),
            exchange(refused, PART, UNKNOWN),
            exchange(refused, PART, shown=1),
            Exchange("Which?", status="Searching the corpus…"),
            Exchange("Which?", status="Searching the corpus…", stopped=True),
            Exchange(NASTY, problem=NASTY),
        )
    )


def checked() -> str:
    changes = (Change("was", "was", True), Change("<able>", "un'able", False), Change("", "not", False))
    return checks_html(
        (
            Check("text", NASTY, "Smith", Verdict.ALTERED, (WHOLE, PART), changes, added=("<so>",), omissions=True),
            Check("text", "words", "Smith", Verdict.VERBATIM, (PART,), unclear=True),
        )
    )


def library() -> str:
    entries = [Entry.of(DOCUMENT, 1200, 0), Entry.of(BARE, 1, 1)]
    views = (View(), View("SKIES", "published", is_descending=True), View("<b>"))
    tables = (*(library_html(entries, view) for view in views), library_html([]))
    return "\n".join((*tables, confirmation_html([BARE.title])))


def statements() -> str:
    def listed(
        speaker: str | None, *, resolved: bool, direct: bool, denied: bool = False, date: str | None = None,
        probability: float | None = None, unsure: bool = False, via: str | None = None,
    ):  # fmt: skip
        return ListedStatement(
            speaker, resolved, "It's <so>.\n\nSo.", direct, date, "On & off", None, "d" * 16, 3, 9,
            "/documents/d?start=3&end=9", denied, probability, unsure, via,
        )  # fmt: skip

    found = [
        listed("O'Hara & <Co>", resolved=True, direct=True, date="2019-05-02"),
        listed("it", resolved=False, direct=False),
        listed("Ann", resolved=True, direct=False, date="2021", probability=0.5, unsure=True, via="<Bo>"),
        listed(None, resolved=False, direct=False, denied=True, date="2020"),
        *(listed(f"Speaker {number}", resolved=True, direct=True, date="2020-02") for number in range(12)),
    ]
    wanted = StatementFilter(speaker="idemia & co", direct=True)
    shown = ((found, wanted), (found[:1], StatementFilter()), (found[1:2], wanted), ([], wanted))
    return "\n".join(statements_html(*each) for each in shown)


def report() -> str:
    outcomes = {
        "added": (Outcome("added", "a", "a & b.txt", 'On "skies"', passages=1200, fault="a & b.txt: <fault>"),),
        "updated": (Outcome("updated", "b", "<b>.txt", "B"),),
        "unchanged": (
            Outcome("unchanged", "c", "c.txt", "C"),
            Outcome("unchanged", "d", "d.txt", "D", same_as="d.txt"),
            Outcome("unchanged", "e", "e.txt", "E", same_as="<d>.txt"),
        ),
    }
    failed = (Failure("x.pdf", "x.pdf: no <text>"), Failure("a & b.txt", "a & b.txt: <fault>"))
    told = Report(**outcomes, removed=(), failed=failed, passages=1200, statements=0, seconds=1.0)
    return finished_html([Finished("1", "5 files", "done", "done", told, {"a": [DOCUMENT, BARE]})])


def docs() -> str:
    text = {"type": "string", "examples": ["O'Hara & <Co>"]}
    parameters = [
        {"name": "query", "in": "query", "description": "What to <find>.", "schema": {**text, "default": ""}},
        {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}},
        {"name": "id", "in": "path", "description": "Which & what.", "schema": {"type": "string"}},
    ]
    body = {"content": {"application/json": {"schema": {"examples": [{"content": "Who's there?"}]}}}}
    paths = {
        "/api/{id}": {"get": {"summary": "Find & see", "description": "Some\n words.", "parameters": parameters}},
        "/v1": {"post": {"summary": "Ask", "requestBody": body}},
    }
    return docs_html({"info": {"description": "All & <more>."}, "paths": paths}, "http://verbatim.test/", "/mcp")


def welcome() -> str:
    greetings = (greeting_html(), greeting_html(Counts(2, 1, 0)))
    return "\n".join((render("masthead", name=""), *greetings, empty_html(), problem_html(NASTY)))


def document() -> str:
    return document_page(DOCUMENT, Span(10, 60), NASTY, STATEMENTS)


EXAMPLES: dict[str, Callable[[], str]] = {
    "bare": lambda: document_page(BARE, None),
    "checked": checked,
    "conversation": conversation,
    "docs": docs,
    "document": document,
    "library": library,
    "missing": lambda: missing_page("<none>" * 20),
    "report": report,
    "statements": statements,
    "welcome": welcome,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_browser_is_sent_stays_the_same(name):
    page = EXAMPLES[name]().replace(style(), "")
    assert page == (PAGES / f"{name}.html").read_text(encoding="utf-8")
    assert "<script>" not in page
