"""Entries of live blogs keep their times above their words; other times are not put anywhere."""

import pytest

from ingest.extract.html.page import extract_html

SAID = [
    ("14:05", "The port of Leer has ninety cameras at its quays, and they record all day long."),
    ("13:40", "Mayor Tom Ray said the bridge would cost four million euros and take two years."),
    ("12:10", "Residents complained that nobody had told them about the recordings of their gardens."),
]
EXPECTED = "\n\n".join(f"{time}\n\n{words}" for time, words in SAID)


def text_of(body: str, head: str = "") -> str:
    top = f"<html><head><title>Vote in Leer</title>{head}</head><body><main><h1>Vote in Leer</h1>"
    return extract_html(f"{top}{body}</main></body></html>".encode(), "a.html").text


def entries(entry: str) -> str:
    return "".join(entry.format(time=time, words=words) for time, words in SAID)


@pytest.mark.parametrize(
    "entry",
    [
        '<div class="block"><p><time datetime="2021-06-04T{time}">{time}</time></p><p>{words}</p></div>',
        '<div class="block"><header><time>{time}</time></header><div><p>{words}</p></div></div>',
        '<article itemprop="liveBlogUpdate"><time>{time}</time><p itemprop="articleBody">{words}</p></article>',
    ],
)
def test_times_stand_above_the_words(entry: str) -> None:
    assert text_of(f'<div class="article__liveblog">{entries(entry)}</div>') == EXPECTED


def test_the_page_may_say_itself_that_it_is_one() -> None:
    entry = "<section><time>{time}</time><p>{words}</p></section>"
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    assert text_of(f"<div>{entries(entry)}</div>", head) == EXPECTED


def test_an_entry_with_a_title_has_its_time_before_that() -> None:
    entry = '<div class="entry"><time>{time} CEST</time><h2>Council meets</h2><p>{words}</p></div>'
    text = text_of(f'<div id="live-blog">{entries(entry)}</div>')
    assert text.startswith("14:05 CEST Council meets\n\nThe port of Leer")
    assert text.count("Council meets") == 3


def test_a_time_that_is_only_stated_is_shown() -> None:
    entry = '<div><time datetime="2021-06-04T{time}:00+02:00">4 June</time><p>{words}</p></div>'
    assert text_of(f'<div class="liveticker">{entries(entry)}</div>').startswith("4 June 14:05\n\nThe port")


@pytest.mark.parametrize("around", ["thread", "article"])
def test_times_of_other_things_stay_out(around: str) -> None:
    entry = "<div><time>{time}</time><p>{words}</p></div>"
    assert "14:05" not in text_of(f'<div class="{around}">{entries(entry)}</div>')


def test_the_one_time_of_an_article_is_no_entry() -> None:
    words = "".join(f"<p>{words}</p>" for _, words in SAID)
    assert text_of(f'<div class="liveblog-text"><time>14:05</time>{words}</div>').startswith("The port")
