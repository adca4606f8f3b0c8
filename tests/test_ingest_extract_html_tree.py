"""A page's tree as its reader sees it: decoded as it says, without what is hidden, its sentences whole."""

import time

import pytest

from index.errors import NoText
from ingest.extract.html.tree import prepare_tree, read_tree


def prepared(body: str) -> str:
    return " ".join(" ".join(prepare_tree(read_tree(f"<body>{body}</body>".encode(), "a")).itertext()).split())


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),  # as browsers read it
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("", "utf-8-sig"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(head: str, encoding: str) -> None:
    words = "„Порт“" if encoding == "cp1251" else "“naïve” €"
    tree = read_tree(f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(encoding), "a")
    assert tree.findtext(".//p") == words


def test_references_to_windows_characters_and_control_characters_are_mended() -> None:
    assert read_tree(b"<p>&#147;Yes&#x94;&#1;</p>", "a").text_content() == "“Yes” "


def test_a_page_without_an_element_holds_no_text() -> None:
    with pytest.raises(NoText, match=r"^a holds no text"):
        read_tree(b"", "a")


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">Gone.</p>',
        '<p style="color:red; font-size: 0px">Gone.</p>',
        "<p hidden>Gone.</p>",
        '<p aria-hidden="true">Gone.</p>',
        "<template>Gone.</template>",
        "<style>Gone</style>",
        "<script>Gone()</script>",
        "<noscript>Gone.</noscript>",
    ],
)
def test_what_no_reader_sees_goes(hidden: str) -> None:
    assert prepared(f"<div>Alpha. {hidden} Omega.</div>") == "Alpha. Omega."


def test_a_table_that_only_arranges_is_none() -> None:
    tree = prepare_tree(read_tree(b'<table role="presentation"><tr><td>Alpha.</td></tr></table>', "a"))
    assert tree.findall(".//table") == []


def test_text_between_two_line_breaks_is_a_paragraph() -> None:
    tree = prepare_tree(read_tree(b"<div>Alpha <b>is</b> here.<br><br>Beta.<br> <br>Gamma.</div>", "a"))
    assert [paragraph.text_content().strip() for paragraph in tree.iter("p")] == ["Alpha is here.", "Beta.", "Gamma."]


def test_a_link_in_a_sentence_loses_the_names_that_tell_boilerplate() -> None:
    tree = prepare_tree(read_tree(b'<p>See <a class="related" id="x" href="y">this</a>.</p>', "a"))
    assert dict(tree.find(".//a").attrib) == {"href": "y"}


def test_words_stay_in_their_places_where_line_breaks_divide_them() -> None:
    page = b"<div>One <b>two</b><br><br>three<br><br><ul><li>four</li></ul>five<br><br>six <i>seven</i></div>"
    tree = prepare_tree(read_tree(page, "a"))
    found = [each.text_content().strip() for each in tree.iter("p", "li")]
    assert [words for words in found if words] == ["One two", "three", "four", "five", "six seven"]


@pytest.mark.parametrize("blanks", ["", " ", "\n \n"])
def test_what_holds_nothing_but_a_quotation_loses_its_names(blanks: str) -> None:
    quotation = "<blockquote id='c'>One two <b>three</b>.</blockquote>"
    page = f"<div class='a'>{blanks}<section class='b'>{quotation}{blanks}</section></div>"
    tree = prepare_tree(read_tree(f"<div class='d'>{page}More.</div>".encode(), "a"))
    names = [each.get("class") or each.get("id") for each in tree.iter("div", "section", "blockquote")]
    assert names == ["d", None, None, None]


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "<article>" + "<blockquote>One two three.</blockquote>" * 30_000,
        "<article>" + "word " * 100_000 + "<blockquote>One two three.</blockquote>" * 5_000,
        "<div>" + "word<br><br>" * 60_000,
        "<div>" + "word<br><br><hr>" * 40_000,
        "<p " + " ".join(f"a{number}=1" for number in range(60_000)) + ">word",
        "<p " + "".join(f"a{number}='1'" for number in range(60_000)) + ">word",
    ],
    ids=[
        "quotations",
        "quotations behind text",
        "breaks",
        "breaks and rules",
        "attributes",
        "attributes without blanks",
    ],
)
def test_a_hostile_page_takes_seconds(page: str) -> None:
    began = time.thread_time()
    assert "word" in prepare_tree(read_tree(page.encode(), "a")).text_content() or "One" in page
    assert time.thread_time() - began < 20


def test_a_tag_of_a_few_long_attributes_keeps_them() -> None:
    tree = read_tree(f"<p title='{'x ' * 200}' data-x='{'y' * 20_000}'>Words.</p>".encode(), "a")
    assert {name: len(value) for name, value in tree.find(".//p").attrib.items()} == {"title": 400, "data-x": 20_000}


def test_of_very_many_phrases_the_words_are_left() -> None:
    phrases = "<span>one</span> <i>two <b>three</b></i>, <a href='/x'>four</a> <span>five</span>;"
    tree = prepare_tree(read_tree(f"<p>Zero {phrases * 200}<br>end</p>".encode(), "a"))
    (paragraph,) = tree.iter("p")
    assert paragraph.text_content() == f"Zero {'one two three, four five;' * 200}end"
    assert {each.tag for each in paragraph} == {"a", "br"}
    tree = prepare_tree(read_tree(f"<p>Zero {phrases}</p>".encode(), "a"))
    assert [each.tag for each in tree.find(".//p")] == ["span", "i", "a", "span"]


CARD = (
    '<span class="card"><span><img src="/kolb.jpg"><a href="/kolb">Ada Kolb</a>'
    '<a href="/a">The port has ninety cameras</a> <a href="/b">Who pays for them?</a></span></span>'
)


@pytest.mark.parametrize(
    "name",
    [
        f'<span class="people"><a href="/kolb">Ada Kolb</a>{CARD}</span>',
        f'<a href="/kolb">Ada Kolb</a>{CARD}',
    ],
)
@pytest.mark.parametrize("sentence", ["<p>{}</p>", '<p><span style="font-weight: 400;">{}</span></p>'])
def test_a_card_that_is_shown_when_pointed_at_takes_no_word_of_its_sentence_along(name: str, sentence: str) -> None:
    words = sentence.format(f"The mayor threatened {name} on Monday, the court said.")
    assert prepared(words) == "The mayor threatened Ada Kolb on Monday, the court said."
