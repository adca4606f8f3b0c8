"""A page's tree as its reader sees it: decoded as it says, without what is hidden, its sentences whole."""

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
