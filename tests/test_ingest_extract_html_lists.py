"""Lists that an extraction left out are put back where they stand among the paragraphs it kept."""

import pytest
from lxml import html

from ingest.extract.blocks import Block
from ingest.extract.html.lists import recover_lists
from ingest.extract.html.page import extract_html

ALPHA = "The harbour authority did not say whether"
BETA = "It answered none of these questions, a clerk says."
ITEMS = ["- the cranes were insured,", "- the divers had been paid"]
LIST = "<ul><li>the cranes were insured,</li><li>the divers had been paid</li></ul>"


def recovered(page: str, *kept: str) -> list[str]:
    return [block.text for block in recover_lists([Block(text) for text in kept], html.fromstring(page))]


@pytest.mark.parametrize(
    "page", [f"<body><p>{ALPHA}</p>{LIST}<p>{BETA}</p></body>", f"<div><p>{ALPHA}</p>{LIST}</div>"]
)
def test_a_list_below_what_opens_it_is_put_back(page):
    kept = [text for text in (ALPHA, BETA) if text in page]
    assert recovered(page, *kept) == [ALPHA, *ITEMS, *kept[1:]]


def test_so_are_lists_of_other_kinds_and_lists_in_lists():
    page = (
        f"<p>{ALPHA}</p><ol><li>one<ul><li>two</li></ul>three</li></ol><p>{BETA}</p><dl><dt>four</dt><dd>five</dd></dl>"
    )
    assert recovered(f"<div>{page}<p>{ALPHA} now</p></div>", ALPHA, BETA, f"{ALPHA} now") == [
        *(ALPHA, "- one three", "- two"),
        *(BETA, "- four", "- five", f"{ALPHA} now"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<div><p>{BETA}</p>{LIST}</div>",
        f"<div><p>{ALPHA}</p><ul><li><a>the cranes</a></li><li><a>the divers</a></li></ul></div>",
        f"<div><p>{ALPHA}</p><nav>{LIST}</nav></div>",
        f"<div><p>{ALPHA}</p><ul><li><img>a crane</li></ul></div>",
        f"<div><h2>{ALPHA}</h2>{LIST}</div>",
        f"<div><p>Elsewhere</p>{LIST}</div>",
    ],
    ids=["below an end", "links", "a menu", "pictures", "below a last heading", "below other words"],
)
def test_other_lists_are_not(page):
    kept = [text for text in (ALPHA, BETA) if text in page]
    assert recovered(page, *kept) == kept


def test_a_list_that_was_kept_stays_once():
    assert recovered(f"<div><p>{ALPHA}</p>{LIST}</div>", ALPHA, *ITEMS) == [ALPHA, *ITEMS]


def test_a_page_without_an_article_element_keeps_its_list():
    opening = "The harbour authority of Leer bought three cranes in May, and a clerk who has seen the bill says why."
    more = "Nobody asked what they cost, the clerk says, and nobody has asked him since that day in the spring of 2021."
    page = f"<title>Cranes</title><body><h1>Cranes</h1><p>{opening}</p><p>{more}</p><p>{ALPHA}</p>{LIST}<p>{BETA}</p>"
    assert extract_html(page.encode(), "cranes.html").text.split("\n\n") == [
        *(opening, more, ALPHA, "\n".join(ITEMS), BETA)
    ]
