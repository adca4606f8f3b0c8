"""The Library's table: metadata or its absence, a filter, a limit, and nothing that runs."""

import re

from web_examples import NASTY, make_document

from web.html.library import LONGEST_TABLE, Entry, confirmation_html, library_html, matching

PAPER = Entry(
    make_document(
        "a", title="On skies", publisher="The Paper", published="2020-09-21", path="skies.pdf", page_starts=(0, 1)
    ),
    1200,
)
BARE = Entry(make_document("b", title="Untold"), 1)


def cells(page: str) -> list[str]:
    return [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", page)]


def test_a_row_says_what_is_known_and_what_is_not():
    page = library_html([PAPER, BARE])
    assert cells(page) == [
        *("On skies", "The Paper", "21 September 2020", "2", "1,200", "skies.pdf", "Remove"),
        *("Untold", "not stated", "not stated", "–", "1", "–", "Remove"),
    ]
    assert f'<a href="/documents/{PAPER.document.id}" target="_blank" rel="noopener">On skies</a>' in page
    assert f'data-document="{BARE.document.id}" aria-label="Remove Untold"' in page
    assert "2 documents, 1,201 passages." in page


def test_the_filter_wants_all_words_anywhere_in_the_metadata():
    assert matching([PAPER, BARE], "paper SKIES") == [PAPER]
    assert matching([PAPER, BARE], "2020-09") == [PAPER]
    assert matching([PAPER, BARE], "paper untold") == []
    assert matching([PAPER, BARE], " ") == [PAPER, BARE]
    assert "1 document of 2, 1 passage." in library_html([PAPER, BARE], "untold")


def test_nothing_there_and_nothing_found_are_told_apart():
    assert library_html([]) == '<p class="note">The library is empty. Drop files above to add them.</p>'
    assert library_html([PAPER], "<b>") == '<p class="note">None of 1 document matches “&lt;b&gt;”.</p>'


def test_a_long_library_is_cut_and_says_so():
    page = library_html([Entry(make_document(str(number)), 1) for number in range(LONGEST_TABLE + 5)])
    assert page.count('<td data-label="Document">') == LONGEST_TABLE
    assert "205 documents, 205 passages. The first 200 are listed; filter to find the others." in page


def test_nasty_metadata_is_shown_as_text():
    document = make_document("c", title=NASTY, publisher=NASTY, published=NASTY, path=NASTY, url=NASTY)
    page = library_html([Entry(document, 1)], "") + confirmation_html(document.title)
    assert not re.search(r"<(script|img)", page)
    assert cells(page)[0].startswith("&lt;script&gt;")
