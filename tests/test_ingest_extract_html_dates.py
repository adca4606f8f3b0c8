"""Which of the dates that a page shows are its article's own."""

import pytest

from ingest.extract.html.page import extract_html

STORY = "The ministry of Karsia bought 1,200 cameras from Oculon in the spring of 2019, according to a contract."
LAST = "Members of the oversight committee dispute this, and its chair said that he had learned of it from the press."
SHOWN = "<time datetime='2024-09-01'>1 September 2024</time>"
MARKED = SHOWN.replace("<time", "<time itemprop='datePublished'")


def dates(head: str = "", body: str = "", before: str = "", meta: str = "") -> tuple[str | None, str | None]:
    article = f"<article><h1>Cameras</h1>{head}<p>{STORY}</p>{body}<p>{LAST}</p></article>"
    page = f"<html><head><title>Cameras</title>{meta}</head><body>{before}<main>{article}</main></body></html>"
    document = extract_html(page.encode(), "page.html")
    return document.published, document.updated


@pytest.mark.parametrize(
    "parts",
    [
        {"body": f"<p>The court will hear the case on {SHOWN} in Arlen, its president said.</p>"},
        {"head": f"<p>On {SHOWN} the ministry will answer to the court.</p>"},
        {"head": f"<p>{SHOWN} is the day on which the court will hear the case.</p>"},
        {"head": f"<p>{SHOWN} in Arlen the court will hear the case.</p>"},
        {"head": f"<p>Hearing: {SHOWN}</p>"},
        {"head": f"<p>Hearing on {SHOWN}</p>"},
        {"head": f"<p><b>Hearing</b> {SHOWN}</p>"},
        {"head": f"<p>Deadline {SHOWN}</p>"},
        {"head": f"<p>Valid until {SHOWN}</p>"},
        {"head": f"<p>Next meeting {SHOWN} at 10:00</p>"},
        {"head": f"<p>Event date: <b>{SHOWN}</b></p>"},
        {"head": f"<p>Page last reviewed: {SHOWN}</p>"},
        {"head": "<p class='event-date'>Hearing: 1 September 2024</p>"},
        {"head": "<div class='byline'>Accessed 1 September 2024</div>"},
        {"head": "<span class='date-of-birth'>born 1 September 1970</span>"},
        {"head": f"<dl><dt>Hearing</dt><dd>{SHOWN}</dd></dl>"},
        {"head": f"<table><tr><td>Hearing</td><td>{SHOWN}</td></tr></table>"},
        {"body": f"<ul><li>Hearing: {SHOWN}</li></ul>"},
        {"body": f"<blockquote>“Be there on {SHOWN},” he said.</blockquote>"},
        {"body": f"<figure><figcaption>Arlen, {SHOWN}</figcaption></figure>"},
        {"body": f"<h2>{SHOWN}</h2><p>The court met in the morning and rose at noon.</p>"},
        {"body": f"<p>Arlen, {SHOWN}</p>"},
        {"body": f"<div itemprop='comment' itemscope>{MARKED} Well said.</div>"},
        {"before": f"<header><div class='today'>{SHOWN}</div></header>"},
        {"before": "<aside><meta itemprop='datePublished' content='2020-01-01'>Another article</aside>"},
        {"meta": "<meta property='article:published_time' content='0001-01-01T00:00:00'>"},
        {"meta": '<script type="application/ld+json">{"@type": "Event", "datePublished": "2024-08-01"}</script>'},
    ],
)
def test_a_date_of_something_else_is_not_the_articles(parts: dict[str, str]) -> None:
    assert dates(**parts) == (None, None)


@pytest.mark.parametrize(
    "head",
    [
        f"<p>{SHOWN}</p>",
        f"<p>{SHOWN} at 10:15</p>",
        f"<p>{SHOWN} · 5 min read</p>",
        f"<p>Arlen, {SHOWN}</p>",
        f"<p>Date: {SHOWN}</p>",
        f"<p>Published {SHOWN}</p>",
        f"<p>Published on {SHOWN} by Ada Moreno in Politics</p>",
        f"<p><span>Published:</span> <span>{SHOWN}</span></p>",
        f"<p class='byline'>By Ada Moreno, {SHOWN}</p>",
        f"<div class='meta'><span>By <a>Ada Moreno</a></span> | {SHOWN}</div>",
        f"<ul class='meta'><li>Ada Moreno</li><li>{SHOWN}</li></ul>",
        f"<header><p>It bought cameras.</p><div><a href='/p'>Politics</a> {SHOWN}</div></header>",
        "<p class='date'>1 September 2024</p>",
        "<h3 class='byline'>by Ada Moreno<br><span class='datetime'>Sunday, September 1, 2024</span></h3>",
        "<p class='posted-on'>Posted on 1 September 2024 in Politics by ada</p>",
        "<time itemprop='datePublished' datetime='2024-09-01'>Sunday</time>",
        "<time class='entry-date published' datetime='2024-09-01'>Sunday</time>",
    ],
)
def test_a_date_beside_the_headline_is_the_articles(head: str) -> None:
    assert dates(head) == ("2024-09-01", None)


@pytest.mark.parametrize(
    "head",
    [
        f"<p>Last updated: {SHOWN}</p>",
        f"<p>Updated <b>{SHOWN}</b></p>",
        f"<p>Aktualisiert am {SHOWN}</p>",
        "<p class='date'>Stand: 1. September 2024</p>",
        "<p class='byline'>Last modified on 1 September 2024</p>",
        "<time class='updated' datetime='2024-09-01'>Sunday</time>",
        "<time datetime='2024-09-01'>Updated 1 September 2024</time>",
        "<meta itemprop='dateModified' content='2024-09-01'>",
    ],
)
def test_a_date_of_change_is_that(head: str) -> None:
    assert dates(head) == (None, "2024-09-01")


def test_both_dates_of_one_line_count() -> None:
    changed = "<time datetime='2024-09-05'>5 September</time>"
    assert dates(f"<p>Published {SHOWN} | Updated {changed}</p>") == ("2024-09-01", "2024-09-05")


def test_what_the_page_says_to_machines_comes_first() -> None:
    head = "<p><time datetime='2020-02-02'>2 February 2020</time></p>"
    assert dates(head, meta="<meta name='date' content='2024-09-01'>") == ("2024-09-01", None)
