"""A second article on a page stays out of the first, and is told of."""

import logging

import pytest

from ingest.extract.html.page import extract_html

FIRST = [
    "The port of Leer has ninety cameras at its quays, and they record all day long.",
    "The harbour office bought them in 2019 without a tender, the council said on Monday.",
    "Residents complained that nobody had told them about the recordings of their gardens.",
]
SECOND = [
    "The city of Emden will build a new bridge over the canal by the end of next year.",
    "Mayor Tom Ray said the bridge would cost four million euros and take two years.",
    "The old bridge was closed in June after engineers found cracks in its pillars.",
]


def article(title: str, texts: list[str]) -> str:
    return f"<article><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article>"


def told(caplog: pytest.LogCaptureFixture, *articles: str) -> tuple[str, list[str]]:
    page = f"<html><head><title>News</title></head><body><main>{''.join(articles)}</main></body></html>"
    with caplog.at_level(logging.WARNING, "ingest"):
        return extract_html(page.encode(), "a.html").text, caplog.messages


def test_a_second_article_stays_out_and_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    text, messages = told(caplog, article("Cameras in Leer", FIRST), article("A bridge for Emden", SECOND))
    assert "bridge" not in text
    assert messages == [
        "a.html holds another article (“A bridge for Emden”), which is left out; add it from its own address."
    ]


def test_teasers_are_not_told_of(caplog: pytest.LogCaptureFixture) -> None:
    _, messages = told(caplog, article("Cameras in Leer", FIRST), article("A bridge for Emden", SECOND[:2]))
    assert messages == []
