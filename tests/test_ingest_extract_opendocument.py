"""ODT files become headings, paragraphs, lists and rows."""

import pytest
from format_examples import opendocument, zipped

from index.errors import NoText, UnreadableSource
from ingest.extract.opendocument import extract_opendocument

TWICE = ' table:number-columns-repeated="2"'
CELL = "<table:table-cell{0}><text:p>{1}</text:p></table:table-cell>"
TABLE = (
    f"<table:table><table:table-row>{CELL.format('', 'Port')}{CELL.format('', 'Cameras')}</table:table-row>"
    f"<table:table-row>{CELL.format(TWICE, '90')}</table:table-row></table:table>"
)


def test_all_that_a_reader_sees_is_read():
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        '<text:h text:outline-level="2">Ports</text:h>'
        "<text:p>Ninety<text:s/>cameras<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Counted by hand.</text:p></text:note-body></text:note> hang<office:annotation><text:p>no</text:p>"
        "</office:annotation> there.</text:p>"
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item>"
        f"</text:list></text:list-item></text:list>{TABLE}"
    )
    meta = "<dc:title>Ports of the north</dc:title><meta:initial-creator>Ines Okoro</meta:initial-creator>"
    document = extract_opendocument(opendocument(body, meta), "a.odt")
    assert document.text == (
        "Ports\n\nNinety cameras hang there.\n\n- one\n- two\nPort | Cameras\n90 | 90\n\nCounted by hand."
    )
    assert (document.title, document.authors) == ("Ports of the north", ("Ines Okoro",))
    assert [(one.start, one.end, one.level) for one in document.headings] == [(0, 5, 2)]


def test_an_account_is_no_author_and_the_name_of_the_file_is_a_title_of_last_resort():
    document = extract_opendocument(
        opendocument("<text:p>Words.</text:p>", "<dc:creator>okoro7</dc:creator>"), "a_b.odt"
    )
    assert (document.title, document.authors) == ("a b", ())


def test_what_holds_no_words_or_no_content_is_refused():
    with pytest.raises(NoText):
        extract_opendocument(opendocument("<text:p/>"), "a.odt")
    with pytest.raises(UnreadableSource, match=r"^a\.odt is damaged"):
        extract_opendocument(zipped({"mimetype": "x"}), "a.odt")
