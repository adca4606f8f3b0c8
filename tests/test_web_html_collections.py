"""The pages of collections: what is in them, and what editors alone are shown."""

from web_examples import NASTY, make_document

from index.collections import Collection
from web.html.collections import MOST_SHOWN, collection_page, collections_page

KEPT = Collection("0" * 16, NASTY, 2)
ALPHA, BETA = (
    make_document(title, title=title, publisher="The Post", published="2020-09-21") for title in ("Alpha & co", "Beta")
)


def test_names_are_text_and_editors_get_forms():
    page = collections_page([KEPT], may_edit=True)
    assert "<script>alert" not in page
    assert page.count("<form") == 3
    assert "What is in it stays in the library: 2 documents." in page
    read = collections_page([KEPT], may_edit=False)
    assert ("<form" in read, "2 documents" in read) == (False, True)


def test_without_any_that_is_said():
    assert "There is no collection yet." in collections_page([], may_edit=False)


def test_what_is_in_it_is_listed_and_what_is_not_only_where_it_is_searched():
    page = collection_page(KEPT, [ALPHA], [BETA], "", may_edit=True)
    assert ("Alpha &amp; co" in page, "Beta" in page, 'value="take-out"' in page) == (True, False, True)
    searched = collection_page(KEPT, [ALPHA], [BETA], "beta post", may_edit=True)
    assert ("Alpha" in searched, "Beta" in searched, 'value="put-in"' in searched) == (False, True, True)
    nothing = collection_page(KEPT, [ALPHA], [BETA], "<b>", may_edit=True)
    assert "No document has “&lt;b&gt;” in its title or publisher." in nothing


def test_readers_are_shown_what_is_in_it_alone():
    page = collection_page(KEPT, [ALPHA], [BETA], "post", may_edit=False)
    assert ("Alpha" in page, "Beta" in page, '<form method="post"' in page) == (True, False, False)


def test_an_empty_one_says_how_to_fill_it():
    assert "Nothing is in here yet." in collection_page(Collection("0", "X", 0), [], [BETA], "", may_edit=True)


def test_a_long_one_is_cut_and_says_so():
    page = collection_page(KEPT, [ALPHA] * (MOST_SHOWN + 1), [], "", may_edit=False)
    assert page.count("Alpha") == MOST_SHOWN
    assert "The first 200 are listed" in page
