"""What is embedded for a passage, and what an index is named after."""

import pytest
from conftest import WordEmbedder

from index.models.fingerprint import index_fingerprint
from index.passages import LEAD_TOKENS, by_document, embedding_text, passage_text
from index.records import Document, Passage

TEXT = "Use\nThe cameras film."


def embedded(title: str, heading: str | None, start: int = 4) -> str:
    document = Document("id", TEXT, title)
    return embedding_text(document, Passage(1, "id", start, len(TEXT), heading))


def test_a_passage_s_text_is_the_document_s():
    assert passage_text(Document("id", TEXT, "T"), Passage(1, "id", 4, 15)) == "The cameras"


@pytest.mark.parametrize(
    ("title", "heading", "start", "expected"),
    [
        ("Axis", "Use", 4, "Axis\nUse\nThe cameras film."),
        ("Axis", None, 4, "Axis\nThe cameras film."),
        ("", None, 4, "The cameras film."),
        ("Use", "Use", 4, "Use\nThe cameras film."),
        ("Axis", "Use", 0, "Axis\nUse\nThe cameras film."),
    ],
    ids=["both", "no heading", "neither", "heading repeats the title", "passage begins with its heading"],
)
def test_title_and_heading_lead_once(title, heading, start, expected):
    assert embedded(title, heading, start) == expected


@pytest.mark.parametrize("title", ["word " * 100, "x" * 500])
def test_a_long_lead_is_cut_so_that_the_passage_is_read(title):
    lead = embedded(title, None).removesuffix("\nThe cameras film.")
    assert title.startswith(lead)
    assert 150 < len(lead) <= 160
    assert len(lead.split()) <= LEAD_TOKENS
    assert lead == lead.rstrip()


def test_a_fingerprint_names_model_dimensions_splitter_and_length():
    assert index_fingerprint(WordEmbedder("a b"), 200) == "words@a-b · 2 dimensions · split 1 · 200 tokens"


def test_passages_are_put_to_their_documents_in_the_order_of_the_text():
    some = [Passage(1, "b", 0, 4), Passage(2, "a", 5, 9), Passage(3, "b", 5, 9), Passage(4, "a", 0, 4)]
    found = [(id, [one.id for one in passages]) for id, passages in by_document(some)]
    assert found == [("a", [4, 2]), ("b", [1, 3])]
