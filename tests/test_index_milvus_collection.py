"""What Milvus is asked, word by word, and what is said when it does not answer."""

import importlib
import re
from types import SimpleNamespace

import numpy as np
import pytest

from index.errors import EngineFault, SettingsError
from index.milvus.address import Address
from index.milvus.collection import Collection

HIT = {"entity": {"passage": 7, "vector": [1.0, 0.0]}, "distance": -0.5}


class FakeFault(Exception):
    """As pymilvus raises it."""

    message = "no route"


class FakeClient:
    """Remembers what it is asked, and finds one passage."""

    def __init__(self, uri, **options):
        self.opened, self.asked, self.fails = (uri, options), [], False

    def has_collection(self, _):
        return True

    def load_collection(self, _, **options):
        self.asked.append(("load", options))

    def search(self, name, data, **options):
        if self.fails:
            raise FakeFault
        self.asked.append((name, data, options))
        return [[HIT]]


@pytest.fixture
def collection(monkeypatch):
    library = SimpleNamespace(MilvusClient=FakeClient, MilvusException=FakeFault)
    monkeypatch.setattr(importlib, "import_module", lambda _: library)
    return Collection(Address("http://db:19530", "desk", "ada:secret"), 2)


def test_it_is_opened_with_its_database_and_token_and_loaded(collection):
    uri, options = collection._client.opened
    assert (uri, options["db_name"], options["token"]) == ("http://db:19530", "desk", "ada:secret")
    assert collection._client.asked[0][0] == "load"


@pytest.mark.parametrize(("limit", "ef"), [(10, 256), (500, 1000)])
def test_the_breadth_of_a_search_stands_where_it_counts(collection, limit, ef):
    found = collection.nearest(np.array([1, 0], dtype=np.float32), limit, 'tenant == "a"')
    name, _, options = collection._client.asked[-1]
    assert list(found) == [7]
    assert name == "verbatim_2"
    assert options["search_params"]["params"] == {"ef": ef}
    assert options["consistency_level"] == "Strong"


def test_scores_are_positive_whichever_sign_they_come_with(collection):
    assert collection.best("polic", "words", 3, "") == [(7, 0.5)]
    assert collection._client.asked[-1][2]["anns_field"] == "words_bm25"


def test_more_is_not_asked_for_than_milvus_gives(collection):
    collection.best("polic", "words", 100_000, "")
    assert collection._client.asked[-1][2]["limit"] == 16_384


def test_a_fault_is_one_sentence(collection):
    collection._client.fails = True
    told = "The search engine at http://db:19530 cannot be used (no route); see that Milvus runs there"
    with pytest.raises(EngineFault, match=re.escape(told)):
        collection.best("polic", "words", 3, "")


def test_without_the_packages_it_is_said_what_to_install(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(SettingsError, match=r"pymilvus is not installed; run `.venv/bin/pip install -r requirements-m"):
        Collection(Address("http://db:19530"), 2)
