"""How values are shown: dated in words, linked only where a browser may follow, cut between words."""

import pytest
from speaking import speaking

from answer.phrases import sentences_of
from text.spoken import LANGUAGES
from web.access.audit import Deed
from web.html.filters import (
    beginning,
    day,
    deed,
    ending,
    in_xml,
    megabytes,
    shortened,
    shortened_id,
    speaker_page,
    web_address,
)


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


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_234_567_890, "1,234.6 MB"),
    ],
)
def test_sizes_of_files(size, words):
    assert megabytes(size) == words


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
    ],
)
def test_addresses_that_a_browser_must_not_follow(url):
    assert web_address(url) is None


def test_web_addresses_are_followed():
    assert web_address("https://www.example.org/a?b=c") == "https://www.example.org/a?b=c"


def test_long_texts_are_cut_between_words_and_say_so():
    assert (ending("x" * 260), beginning("x" * 260)) == ("x" * 260, "x" * 260)
    assert ending("begin " * 100) == "… " + "begin " * 43
    assert beginning("end " * 100) == "end " * 64 + "end …"
    assert (shortened("x" * 401), shortened_id("x" * 41)) == ("x" * 400 + " …", "x" * 40 + "…")


def test_what_may_not_stand_in_xml_is_left_out():
    assert in_xml("a\x00b\x0cc\ud800d\ufffee\tf\n\U0001f600") == "a b c d e\tf\n\U0001f600"


def test_the_page_of_a_speaker_has_the_whole_name_in_its_address():
    assert speaker_page("A/B & Cø?") == "/speakers/A%2FB%20%26%20C%C3%B8%3F"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_deed_of_the_record_is_said_in_every_language(code):
    ours = sentences_of("phrases", code)
    with speaking(code):
        assert [one for one in Deed if ours.get(f"deed_{one.replace(' ', '_')}") != deed(one)] == []
    assert deed("of a later version") == "of a later version"
