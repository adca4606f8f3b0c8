"""What a page states of itself: meta tags first, then JSON-LD, then what it shows."""

import json

import pytest

from ingest.extract.html.metadata import read_html_metadata
from ingest.extract.html.tree import read_tree
from ingest.extract.metadata import Metadata


def read(head: str = "", body: str = "<p>Words.</p>", attributes: str = "") -> Metadata:
    return read_html_metadata(
        read_tree(f"<html {attributes}><head>{head}</head><body>{body}</body></html>".encode(), "a")
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_meta_tags_come_before_linked_data_and_this_before_what_is_shown() -> None:
    tag = '<meta property="article:published_time" content="2026-11-01T08:00:00Z">'
    data = linked(**{"@type": "NewsArticle", "datePublished": "2026-11-02"})
    shown = "<h1>Ports</h1><time pubdate>3 November 2026</time>"
    found = [read(tag + data, shown).published, read(data, shown).published, read("", shown).published]
    assert found == ["2026-11-01", "2026-11-02", "2026-11-03"]


def test_an_article_is_found_in_a_graph_and_comes_before_its_page() -> None:
    page = {"@type": "WebPage", "dateModified": "2026-11-01"}
    article = {"@type": "Report", "dateModified": "2026-11-02"}
    assert read(linked(**{"@graph": [page, article]})).updated == "2026-11-02"


def test_broken_linked_data_is_passed_over() -> None:
    assert read('<script type="application/ld+json">{"@type":</script>').published is None


@pytest.mark.parametrize(
    ("head", "attributes", "language"),
    [
        ("", 'lang="de-AT"', "de"),
        ('<meta property="og:locale" content="fr_FR">', "", "fr"),
        ("", 'lang="english"', None),
    ],
)
def test_the_language_is_the_one_stated(head: str, attributes: str, language: str | None) -> None:
    assert read(head, attributes=attributes).language == language


def test_the_site_is_taken_off_the_title() -> None:
    named = read('<title>Ports in winter | The Ledger</title><meta property="og:site_name" content="The Ledger">')
    assert (named.title, named.publisher) == ("Ports in winter", "The Ledger")


def test_an_account_is_no_author() -> None:
    assert read('<meta name="author" content="admin">').authors == ()
