"""Whether two statements are the same, differ, or neither, on three hundred labelled pairs and more.

Those of the half "judged" were written before any rule, and asked once when the rules were done. "Also in" and "differ"
are promises: what is said must be so. How much is found is a floor.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from answer.quote.agreement import NEITHER, Comparison, Point, Relation, compare
from answer.quote.telling import Telling, telling
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.records import Document, document_id
from index.settings import Settings
from index.store import Store
from ingest.statements.find import find_statements
from text.spans import Span

PAIRS = [json.loads(line) for line in Path(__file__).with_name("said_pairs.jsonl").read_text("utf-8").splitlines()]
Side = dict[str, Any]


def made(side: Side) -> Telling | None:
    """A side that is a document of its own."""
    text = f"{side['before']} {side['text']}".strip()
    document = Document(document_id(side["title"] + text), text, side["title"], published=side["published"])
    start = text.index(side["text"])
    return telling(document, find_statements(document), Span(start, start + len(side["text"])))


def ruled(pair: dict[str, Any], read: Callable[[Side], Telling | None] = made) -> Comparison:
    one, other = read(pair["one"]), read(pair["other"])
    if one is None or other is None:
        return NEITHER
    ruling = compare(one, other)
    assert compare(other, one).relation is ruling.relation, pair["id"]
    return ruling


def counted(pairs: list[dict[str, Any]], read: Callable[[Side], Telling | None] = made) -> Counter[tuple[str, str]]:
    """How many pairs of each label got each ruling; nothing that is said may be false."""
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        said = ruled(pair, read).relation
        assert said in (Relation.NEITHER, pair["label"]), pair
        counts[pair["label"], said] += 1
    return counts


def found(counts: Counter[tuple[str, str]], relation: Relation) -> float:
    """The share of the pairs of a kind that are said to be of it."""
    return counts[relation, relation] / sum(count for (label, _), count in counts.items() if label == relation)


@pytest.mark.parametrize(("half", "same", "differ"), [("judged", 0.6, 0.65), ("tuned", 0.7, 0.7)])
def test_what_is_said_of_two_statements_is_so(half: str, same: float, differ: float) -> None:
    counts = counted([pair for pair in PAIRS if pair["half"] == half])
    assert found(counts, Relation.SAME) >= same
    assert found(counts, Relation.DIFFER) >= differ


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair["half"] == "hard"], ids=lambda pair: pair["id"])
def test_of_pairs_that_look_alike_nothing_false_is_said(pair: dict[str, Any]) -> None:
    assert ruled(pair).relation == pair["label"]


def test_there_are_three_hundred_pairs_and_more() -> None:
    assert Counter(pair["half"] for pair in PAIRS) == {"corpus": 100, "judged": 100, "tuned": 100, "hard": 55}


@pytest.mark.slow
def test_nothing_false_is_said_of_the_shipped_documents(shipped_index: Settings) -> None:
    """Nobody's words stand twice in them but for quotations, and nothing that two of them tell differs in one point."""
    settings = shipped_index
    store = Store(
        settings.index, index_fingerprint(load_embedder(settings.model, settings.models), settings.passage_tokens)
    )
    documents = {Path(document.path or "").name: document for document in store.documents()}

    def read(side: Side) -> Telling | None:
        document = documents[side["document"]]
        start = document.text.index(side["text"])
        return telling(document, store.statements(document.id), Span(start, start + len(side["text"])))

    counts = counted([pair for pair in PAIRS if pair["half"] == "corpus"], read)
    store.close()
    assert counts[Relation.SAME, Relation.SAME] >= 5


def pair(one: str, other: str) -> dict[str, Any]:
    sides = (
        {"title": title, "published": "2024-03-06", "before": "", "text": text}
        for title, text in enumerate((one, other))
    )
    return dict(zip(("one", "other"), ({**side, "title": str(side["title"])} for side in sides), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "point", "words"),
    [
        (
            "Heavy rain killed 19 people in Durban on 12 April 2022.",
            "On 12 April 2022 heavy rain killed ninety people in Durban.",
            Point.NUMBER,
            ("19", "ninety"),
        ),
        (
            "The treaty of Corvo was signed on 9 May 2011.",
            "The treaty of Corvo was signed on May 12, 2011.",
            Point.DATE,
            ("9 May 2011", "May 12, 2011"),
        ),
        (
            "The mayor of Corning is Dana Whitlow.",
            "The mayor of Corning is Peter Vance.",
            Point.NAME,
            ("Dana Whitlow", "Peter Vance"),
        ),
        (
            "Glaxon informed the patients in Ghana in 2015.",
            "Glaxon never informed the patients in Ghana in 2015.",
            Point.NEGATION,
            ("", "never"),
        ),
    ],
)
def test_what_differs_is_named_as_each_says_it(one: str, other: str, point: Point, words: tuple[str, str]) -> None:
    assert ruled(pair(one, other)) == Comparison(Relation.DIFFER, point, *words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrested 14 people on Saturday.", "Police arrested 31 people on Saturday."),
        ("Maximum winds were measured at 40 mph.", "Maximum winds were measured at 30 mph."),
        ("When is the Super Bowl of 2026?", "Where is the Super Bowl of 2026?"),
        ("Launch date of Vireo: 2025. Mission of Delphos.", "Launch date of Vireo: 2024. Mission of Delphos."),
        ("Ethan Hawke, “Blue Moon”", "Ethan Hawke, “Blue Moon”"),
        ("* Oslo has 240 trams.", "* Oslo has 87 trams."),
        ("A partial eclipse begins in Iowa at 1:09 a.m.", "A partial eclipse begins in Iowa at 12:09 a.m."),
    ],
)
def test_what_names_nobody_asks_lists_or_tells_the_hour_is_not_compared(one: str, other: str) -> None:
    assert ruled(pair(one, other)) == NEITHER


def test_a_word_that_opens_a_sentence_is_a_name_where_the_document_has_it_as_one() -> None:
    def side(text: str, before: str) -> Side:
        return {"title": "News", "published": None, "before": before, "text": text}

    named = {
        "one": side("Tramco has 300 workers.", "The workers of Tramco strike."),
        "other": side("Tramco has 500 workers.", "Nobody works at Tramco."),
    }
    assert ruled(named).relation is Relation.DIFFER
    assert ruled({"one": side("Tramco has 300 workers.", ""), "other": side("Tramco has 500 workers.", "")}) == NEITHER


def test_other_languages_are_compared_word_for_word_alone() -> None:
    texts = ("Vireo verkaufte 2018 in Minsk 46 Kameras.", "Vireo verkaufte 2018 in Minsk 64 Kameras.")
    one, other = (Document(document_id(text), text, "Titel", language="de") for text in texts)
    copy = Document("copy", texts[0], "Kopie", language="de")

    def told(document: Document) -> Telling:
        found = telling(document, [], Span(0, len(document.text)))
        assert found
        return found

    assert compare(told(one), told(other)) == NEITHER
    assert compare(told(one), told(copy)).relation is Relation.SAME
