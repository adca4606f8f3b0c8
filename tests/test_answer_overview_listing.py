"""Lists of names over the shipped documents."""

from collections.abc import Iterator

import pytest

from answer.overview.listing import list_names
from answer.records import NameKind, Query
from index.corpus import Corpus
from index.library import open_library

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(shipped_index) -> Iterator[Corpus]:
    library = open_library(shipped_index)
    yield library.snapshot()
    library.store.close()


def test_each_company_stands_above_a_sentence_that_names_it(corpus):
    arranged = list_names(corpus, Query("list every company", listed=NameKind.COMPANY), None)
    names = [name for quote in arranged.quotes for name in quote.heading.split(", ")]
    assert {"Axis Communications", "Dahua", "FinFisher", "Idemia", "Megvii"} <= set(names)
    assert not {"Amnesty International", "Lena Rohrbach", "China"} & set(names)
    places = [(quote.document.id, quote.span) for quote in arranged.quotes]
    assert len(set(places)) == len(places)
    assert len(set(names)) == len(names)
    assert f"in 15 documents: {len(names)}. " in arranged.notes[0]


def test_of_those_who_are_quoted_people_alone_are_listed(corpus):
    arranged = list_names(corpus, Query("list all people quoted", act="quoted", listed=NameKind.PERSON), None)
    names = {quote.heading for quote in arranged.quotes}
    assert {"Björn Hallerborn", "Lena Rohrbach", "Lucas Noldus", "Merel Koning"} <= names
    assert not {"Idemia", "Winston & Strawn", "Le Monde"} & names
