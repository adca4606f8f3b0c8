"""The Library's table: metadata or its absence, a page at a time, in an order; what can be had back."""

import re
import time
from dataclasses import replace

from web_examples import NASTY, make_document

from index.bin import Removal
from index.kept import KEPT_SECONDS
from text.spans import Span
from web.html.library import confirmation_html, library_html, named, removed_html
from web.listing import PAGE_ROWS, Entry, View

PAPER = Entry.of(
    make_document(
        "a", title="On skies", publisher="The Paper", published="2020-09-21", path="skies.pdf", page_starts=(0, 1)
    ),
    1200,
    0,
)
BARE = Entry.of(make_document("b", title="Untold"), 1, 1)
MANY = [Entry.of(make_document(str(number)), 1, number) for number in range(2 * PAGE_ROWS + 5)]


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
    assert f'data-choose="{BARE.document.id}" aria-label="Choose Untold"' in page
    assert "2 documents, 1,201 passages.</p>" in page
    assert "1 document of 2, 1 passage." in library_html([PAPER, BARE], View("untold"))


def test_how_well_a_document_was_read_stands_beside_its_title():
    known = {"path": "b.pdf", "page_starts": (0, 6, 10), "scanned": (Span(6, 10),), "unread": (3,)}
    page = library_html([PAPER, Entry.of(make_document("c", title="Scanned", **known), 1, 1)])
    assert page.count('<small class="quality"') == 1
    assert ">1 of 3 pages not read · 1 of 3 pages read by OCR</small>" in page
    assert 'title="Pages read by OCR: 2. Words that may be misread are underlined;' in page


def test_readers_are_offered_nothing_that_they_may_not_do():
    page = library_html([PAPER, *MANY], may_edit=False)
    assert not re.search("data-(document|choose|act)", page)
    assert 'data-order="title"' in page


def test_nothing_there_and_nothing_found_are_told_apart():
    assert library_html([]) == '<p class="note">The library is empty. Drop files above to add them.</p>'
    assert library_html([PAPER], View("<b>")) == '<p class="note">None of 1 document matches “&lt;b&gt;”.</p>'


def test_the_order_is_told_and_can_be_changed():
    page = library_html([PAPER, BARE], View(order="passages", is_descending=True))
    assert re.findall('aria-sort="(.*?)"><button type="button" data-order="(.*?)"', page) == [
        ("descending", "passages")
    ]
    assert re.findall('data-order="(.*?)"', page) == ["title", "publisher", "published", "passages", "added"]
    assert 'aria-sort="ascending"><button type="button" data-order="title"' in library_html([PAPER])


def test_a_long_library_has_pages():
    def shown(page: int) -> tuple[int, list[str], str]:
        html = library_html(MANY, View(page=page))
        [buttons, _] = html.split("<nav")[1:]
        found = re.findall(r'data-page="(\d+)"( disabled)?', buttons)
        return html.count('<td data-label="Document">'), ["".join(one) for one in found], html

    count, buttons, html = shown(1)
    assert (count, buttons) == (PAGE_ROWS, ["1 disabled", "0 disabled", "2", "3"])
    assert "205 documents, 205 passages. Shown: 1 to 100." in html
    count, buttons, html = shown(3)
    assert (count, buttons) == (5, ["1", "2", "4 disabled", "3 disabled"])
    assert "Shown: 201 to 205." in html
    assert "Page 3 of 3" in html
    assert "<nav" not in library_html([PAPER])


def test_the_question_before_removing_names_one_or_the_first_of_many():
    assert confirmation_html(["On skies"]).startswith("<p>Remove <strong>On skies</strong> from the library?")
    many = confirmation_html([f"Title {number}" for number in range(10)])
    assert many.startswith("<p>Remove <strong>10 documents</strong> from the library?")
    assert (many.count("<li>"), "And 2 other documents." in many) == (8, True)
    assert "had back for an hour" in many


def test_what_was_removed_can_be_had_back_or_gone_for_good():
    now = time.time() - KEPT_SECONDS + 125
    html = removed_html([Removal("r1", now, (("a", "On skies"),)), Removal("r2", now, (("b", "B"), ("c", "C")))])
    told = [re.sub(r"<[^>]*>", " ", one).split("  ")[0].strip() for one in re.findall("<li>(.*?)</li>", html)]
    assert told == ["“On skies” can be had back for 2 minutes.", "2 documents can be had back for 2 minutes."]
    assert 'data-back="r1" aria-label="Bring back: “On skies”"' in html
    assert 'data-drop="r2"' in html
    assert removed_html([]) == ""
    assert "2 earlier removals" in removed_html([Removal(str(n), now, (("a", "A"),)) for n in range(7)])


def test_documents_in_a_sentence():
    assert (named(["On skies"]), named(["A", "B"])) == ("“On skies”", "2 documents")


def test_nasty_metadata_is_shown_as_text():
    document = make_document("c", title=NASTY, publisher=NASTY, published=NASTY, path=NASTY, url=NASTY)
    page = library_html([Entry.of(document, 1, 0)], View(NASTY.split()[0])) + confirmation_html([document.title, NASTY])
    page += removed_html([Removal("r", time.time(), (("c", NASTY),))])
    assert not re.search(r"<(script|img)", page)
    assert cells(page)[0].startswith("&lt;script&gt;")


def test_a_text_of_two_papers_is_found_by_either():
    gazette = replace(PAPER.document, title="Air", publisher="The Gazette", published="2020-09-22", path="air.pdf")
    shared = Entry.of(PAPER.document, 1, 0, (gazette,))
    for words in ("paper", "gazette", "air.pdf"):
        page = library_html([shared, BARE], View(words))
        assert cells(page)[1] == "The Paper; the same text in The Gazette, 22 September 2020"
