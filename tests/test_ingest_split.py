"""Passages: whole sentences within the budget, every word in one, along headings and paragraphs."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import Document, Heading, document_id, span_id
from index.settings import Settings
from ingest import split as splitting
from ingest.extract.blocks import Block, make_document
from ingest.extract.metadata import Metadata
from ingest.split import OVERLAP_TOKENS, split
from text.sentences import sentence_spans
from text.spans import Span

# Processor seconds that only a step of quadratic time would take; linear ones take a few.
QUADRATIC = 120


def words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"\S+", text)]


def characters(text: str) -> list[Span]:
    return [Span(at, at + 1) for at, character in enumerate(text) if not character.isspace()]


def document(*blocks: str | Block) -> Document:
    return make_document([Block(one) if isinstance(one, str) else one for one in blocks], Metadata(title="T"), "t.txt")


def heading(text: str) -> Block:
    return Block(text, "heading", 1)


def texts(document: Document, max_tokens: int) -> list[str]:
    return [document.text[one.start : one.end] for one in split(document, words, max_tokens)]


def sentence(length: int, first: str = "Word") -> str:
    """A sentence of so many words."""
    return " ".join([first, *["word"] * (length - 1)]) + "."


# A few characters that tempt: ends of sentences and clauses, quotation marks, ligatures, wide and invisible ones.
WORD = st.text(st.sampled_from("abzÉ中。，.,;!?\"”“'’()-–1ﬁ\u200b\U0001f600"), min_size=1, max_size=12)
LINE = st.lists(WORD, min_size=1, max_size=40).map(" ".join)
BLOCK = st.builds(Block, LINE, st.sampled_from(["paragraph", "heading", "line"]), st.integers(1, 3))
DOCUMENTS = (
    st.lists(BLOCK, min_size=1, max_size=12)
    .map(lambda blocks: [Block("First words."), *blocks])
    .map(lambda blocks: document(*blocks))
)


@settings(deadline=None)
@given(DOCUMENTS, st.integers(1, 60), st.sampled_from([words, characters]))
def test_passages_hold_every_word_in_order_within_the_budget(document, max_tokens, token_spans):
    passages = split(document, token_spans, max_tokens)

    held = [False] * len(document.text)
    for passage in passages:
        text = document.text[passage.start : passage.end]
        assert text == text.strip() != ""
        assert 0 < len(token_spans(text)) <= max_tokens
        assert passage.id == span_id(document.id, passage.start, passage.end)
        assert passage.document_id == document.id
        held[passage.start : passage.end] = [True] * len(text)
    assert all(held[at] or character.isspace() for at, character in enumerate(document.text))
    assert [one.start for one in passages] == sorted(one.start for one in passages)
    assert [one.end for one in passages] == sorted({one.end for one in passages})
    assert split(document, token_spans, max_tokens) == passages


@settings(deadline=None)
@given(DOCUMENTS, st.integers(60, 200))
def test_passages_begin_and_end_where_sentences_do(document, max_tokens):
    sentences = sentence_spans(document.text, document.language)
    starts, ends = {one.start for one in sentences}, {one.end for one in sentences}
    for passage in split(document, words, max_tokens):
        assert passage.start in starts
        assert passage.end in ends


@settings(deadline=None)
@given(DOCUMENTS, st.integers(1, 60))
def test_no_passage_reaches_over_a_heading_that_has_text_before_it(document, max_tokens):
    for passage in split(document, words, max_tokens):
        inside = [one for one in document.headings if passage.start < one.start < passage.end]
        for one in inside:  # only headings may stand before a heading in its passage
            before = document.text[passage.start : one.start]
            headings = [document.text[h.start : h.end] for h in document.headings if h.end <= one.start]
            assert all(line in "\n".join(headings) for line in before.split("\n"))


def test_a_short_document_is_one_passage():
    assert texts(document("One two three. Four five.", "Six seven."), 10) == ["One two three. Four five.\n\nSix seven."]


def test_a_heading_opens_a_passage_and_is_carried_by_the_next_ones():
    paragraph = " ".join([sentence(40, "First"), sentence(41, "Second"), sentence(42, "Third")])
    made = document("Before it.", heading("The heading"), paragraph, heading("Outer"), heading("Inner"), "After it.")
    passages = split(made, words, 60)

    assert [one.heading for one in passages] == [None, "The heading", "The heading", "The heading", "Inner"]
    found = [made.text[one.start : one.end] for one in passages]
    assert found[0] == "Before it."
    assert found[1] == f"The heading\n\n{sentence(40, 'First')}"
    assert found[-1] == "Outer\n\nInner\n\nAfter it."


def test_a_heading_of_several_sentences_is_carried_whole():
    made = document("Before it.", heading("What now? Nothing."), "After it.")
    assert [one.heading for one in split(made, words, 50)] == [None, "What now? Nothing."]


def test_passages_end_with_paragraphs_rather_than_in_them():
    first = " ".join([sentence(30)] * 2)
    second = " ".join([sentence(31)] * 2)
    assert texts(document(first, second), 100) == [first, f"{sentence(30)}\n\n{second}"]


def test_passages_are_alike_in_length_rather_than_full_with_a_tiny_tail(monkeypatch):
    monkeypatch.setattr(splitting, "OVERLAP_TOKENS", 0)
    lengths = [len(words(text)) for text in texts(document(" ".join([sentence(10)] * 21)), 100)]
    assert lengths == [70, 70, 70]


def test_the_last_sentence_is_repeated_when_it_is_short_and_fits():
    short, long = sentence(OVERLAP_TOKENS, "Short"), sentence(OVERLAP_TOKENS + 1, "Long")
    assert texts(document(f"{long} {short} {long}"), 2 * OVERLAP_TOKENS + 1) == [f"{long} {short}", f"{short} {long}"]
    assert texts(document(f"{short} {long} {long}"), 2 * OVERLAP_TOKENS + 1) == [f"{short} {long}", long]
    assert texts(document(f"{long} {short} {long}"), 2 * OVERLAP_TOKENS) == [long, short, long]


def test_an_over_long_sentence_is_cut_evenly_after_clauses():
    clause = " ".join(["word"] * 7)
    made = document(f"{clause}, {clause}, {clause}, {clause}.")
    assert texts(made, 20) == [f"{clause}, {clause},", f"{clause}, {clause}."]


def test_an_over_long_sentence_without_clauses_is_cut_between_words():
    assert texts(document(" ".join(["word"] * 25)), 10) == [" ".join(["word"] * n) for n in (9, 8, 8)]


def test_a_word_longer_than_a_passage_is_cut_between_tokens():
    made = document("a" * 25)
    assert [one.end - one.start for one in split(made, characters, 10)] == [9, 8, 8]


def test_tokens_that_share_a_character_do_not_make_empty_passages():
    def four_each(text: str) -> list[Span]:
        return [Span(at, at + 1) for at, one in enumerate(text) if not one.isspace() for _ in range(4)]

    made = document("\U0001f600" * 3)
    assert [made.text[one.start : one.end] for one in split(made, four_each, 2)] == ["\U0001f600"] * 3


def test_an_empty_text_has_no_passages():
    assert split(Document(document_id(""), "", "T"), words, 10) == []


def test_tokens_are_the_same_stretch_by_stretch(monkeypatch):
    made = document("Alpha is here, and beta.", "Gamma-delta is there.", "a" * 30, "Epsilon zeta eta theta.")
    whole = split(made, words, 6)
    monkeypatch.setattr(splitting, "_STRETCH_CHARACTERS", 20)
    found = []

    def counted(text: str) -> list[Span]:
        found.extend(text.split())
        return words(text)

    assert split(made, counted, 6) == whole
    assert len(found) == len(made.text.split()) + 1  # the word of thirty letters in two
    assert "".join(found) == "".join(made.text.split())


@pytest.mark.slow
def test_lines_without_any_token_are_split_in_seconds():
    made = Document("d", "´\n" * 20_000, "T")
    began = time.process_time()
    passages = split(made, lambda _text: [], 200)
    assert time.process_time() - began < QUADRATIC
    assert len(passages) == 20_000 / 200


def test_headings_are_taken_from_the_record_and_not_from_the_look():
    text = "Intro.\n\nHead\n\nBody."
    made = Document(document_id(text), text, "T", headings=(Heading(8, 12, 2),))
    assert [(one.start, one.end, one.heading) for one in split(made, words, 50)] == [(0, 6, None), (8, 19, "Head")]


@pytest.mark.slow
def test_a_long_paragraph_is_split_in_seconds_and_its_tokens_are_found_stretch_by_stretch():
    made = document(" ".join(f"Sentence {at} speaks of {at} cameras that a firm sold abroad." for at in range(35_000)))
    calls = []

    def counted(text: str) -> list[Span]:
        calls.append(text)
        return words(text)

    began = time.process_time()
    passages = split(made, counted, 200)
    assert time.process_time() - began < QUADRATIC
    assert "".join(calls) == made.text
    assert max(map(len, calls)) <= 100_000
    assert len(made.text) > 2_000_000
    assert len(passages) > 35_000 * 11 / 200


@pytest.mark.slow
def test_passages_of_the_shipped_corpus_fit_the_packaged_model():
    from index.models.embedder import load_embedder
    from index.passages import LEAD_TOKENS, embedding_text
    from ingest.extract.choose import extract
    from ingest.records import Source
    from ingest.sources import find_sources

    embedder = load_embedder("packaged", Settings().models)
    corpus = Path(__file__).parents[1] / "corpus"
    for source in find_sources([corpus]):
        assert isinstance(source, Source)
        made = extract(source)
        for passage in split(made, embedder.token_spans, embedder.max_tokens - LEAD_TOKENS):
            assert len(embedder.token_spans(embedding_text(made, passage))) <= embedder.max_tokens
