"""The pages of dossiers: what they say, and that nothing in them is run."""

import pytest
from web_examples import NASTY, make_citation, make_document

from index.kept import KeptPin, Shelved
from web.html.dossiers import dossier_page, pin_page
from web.html.kept import shelf_page
from web.pinned import Pinned

DOCUMENT = make_document("The police export. The army imports.")
EXPORT, IMPORT = (make_citation(DOCUMENT, words) for words in ("The police export.", "The army imports."))
KEPT = Shelved("d1", "ann", "Exports", "2026-11-30T08:05:00+00:00", False, False, 2)
FORMATS = {"word": "Word"}


def pinned(number: int, citation, note: str = "") -> Pinned:
    said = "{}" if citation else None
    return Pinned(KeptPin(f"p{number}", "d1", number, "2026-11-30", DOCUMENT.id, 0, 18, note, said), citation)


def test_dossiers_are_listed_with_what_can_be_done_with_them():
    page = shelf_page("dossiers", [KEPT], "", KEPT, may_share=True)
    assert '<a class="name" href="/dossiers/d1">Exports</a>' in page
    assert "2 quotations" in page
    assert "“Exports” was deleted." in page
    acts = [f'value="{act}"' in page for act in ("rename", "remove", "share", "bring-back")]
    assert acts == [True, True, True, True]
    assert 'value="share"' not in shelf_page("dossiers", [KEPT], "", None, may_share=False)


@pytest.mark.parametrize(("words", "told"), [("", "Nothing was pinned yet."), ("x", "No dossier has all these words")])
def test_an_empty_list_says_why(words, told):
    assert told in shelf_page("dossiers", [], words, None, may_share=False)


def test_a_dossier_shows_quotations_with_their_notes_and_what_can_be_done():
    pins = [pinned(1, EXPORT, "Ask Ann"), pinned(2, IMPORT)]
    page = dossier_page(KEPT, pins, ["p2"], FORMATS, is_own=True)
    assert page.index("The police export.") < page.index("Ask Ann") < page.index("The army imports.")
    assert page.count("“A title” was changed or removed since") == 1
    assert page.count('value="up"') == page.count('value="down"') == 1
    assert page.count('value="unpin"') == 2
    assert 'href="/dossiers/d1/export/word"' in page
    assert "A quotation was taken out." not in page
    assert "A quotation was taken out." in dossier_page(KEPT, pins, [], FORMATS, is_own=True, has_unpinned=True)


def test_who_only_reads_it_sees_the_notes_and_changes_nothing():
    page = dossier_page(KEPT, [pinned(1, EXPORT, "Ask Ann")], [], FORMATS, is_own=False)
    assert "Ask Ann" in page
    assert "<form" not in page


def test_what_went_with_its_document_is_told():
    assert "These words went with their document" in dossier_page(KEPT, [pinned(1, None)], [], FORMATS, is_own=True)
    assert "Nothing is pinned here yet." in dossier_page(KEPT, [], [], FORMATS, is_own=True)


def test_the_dossier_is_chosen_or_begun_where_a_quotation_is_pinned():
    page = pin_page(EXPORT, [KEPT])
    assert 'name="dossier" value="d1" checked> Exports' in page
    assert f'name="document" value="{DOCUMENT.id}"' in page
    assert 'value="My dossier"' not in page
    assert 'value="My dossier"' in pin_page(EXPORT, [])


def test_nothing_in_a_dossier_is_run():
    kept = Shelved("d1", "ann", NASTY, "2026", False, False, 1)
    cited = make_citation(make_document(NASTY, title=NASTY, publisher=NASTY), NASTY)
    pages = (
        shelf_page("dossiers", [kept], NASTY, kept, may_share=True),
        dossier_page(kept, [pinned(1, cited, NASTY)], ["p1"], FORMATS, is_own=True),
        pin_page(cited, [kept]),
    )
    assert not any("<script" in page or "<img" in page for page in pages)
