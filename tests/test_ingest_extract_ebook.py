"""The chapters of an e-book in their order, and what it says of itself."""

import pytest
from format_examples import ebook, zipped

from index.errors import NoText, UnreadableSource
from ingest.extract.ebook import extract_ebook

METADATA = (
    "<dc:title>The harbour</dc:title><dc:creator>Ines Okoro</dc:creator><dc:publisher>Bote</dc:publisher>"
    "<dc:date>2021-05-04T00:00:00Z</dc:date><dc:language>en</dc:language>"
)


def test_chapters_are_read_in_their_order():
    document = extract_ebook(
        ebook("<h1>One</h1><p>Ninety cameras.</p>", "<p>Nobody knew.</p>", metadata=METADATA), "a.epub"
    )
    assert document.text == "One\n\nNinety cameras.\n\nNobody knew."
    assert (document.title, document.authors, document.publisher) == ("The harbour", ("Ines Okoro",), "Bote")
    assert (document.published, document.language) == ("2021-05-04", "en")


def test_a_book_without_words_or_without_a_list_of_parts_is_refused():
    with pytest.raises(NoText):
        extract_ebook(ebook("<img/>"), "a.epub")
    with pytest.raises(UnreadableSource, match=r"^a\.epub is damaged"):
        extract_ebook(zipped({"META-INF/container.xml": "<container/>"}), "a.epub")
