"""Text as HTML: escaped, dated, linked only where a browser may follow."""

import pytest
from web_examples import NASTY

from web.html.elements import day, tag, text, time, web_address


def test_text_leaves_nothing_that_a_browser_would_act_on():
    assert text("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;"


def test_attributes_are_escaped_and_left_out_when_none():
    assert tag("p", "words", {"title": '">', "lang": None}) == '<p title="&quot;&gt;">words</p>'


def test_text_of_nasty_words_has_no_markup():
    assert "<" not in text(NASTY)
    assert '"' not in text(NASTY)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2020-09-21", "21 September 2020"),
        ("2020-09-21T14:05:00+02:00", "21 September 2020"),
        ("2020-09-01 00:00", "1 September 2020"),
        ("2020-09", "September 2020"),
        ("2020", "2020"),
        ("2020-13-01", "2020-13-01"),
        ("last spring", "last spring"),
        ("2020-01-02-03", "2020-01-02-03"),
        ("", ""),
    ],
)
def test_day_reads_iso_dates_and_leaves_the_rest(moment, words):
    assert day(moment) == words


def test_time_keeps_the_date_that_machines_read():
    assert time("2020-09-21") == '<time datetime="2020-09-21">21 September 2020</time>'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//host/x",
        "https:",
        "http://[",
        " https",
        None,
    ],
)
def test_addresses_that_a_browser_must_not_follow(url):
    assert web_address(url) is None


def test_web_addresses_are_followed():
    assert web_address("https://www.example.org/a?b=c") == "https://www.example.org/a?b=c"
