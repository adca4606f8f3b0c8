"""Whose what is kept is."""

import pytest

from index.kept import Said
from index.shelves import open_shelves
from web.access.acting import ACTING, Actor, Role
from web.kept.owning import is_own, own, readable


@pytest.fixture
def conversations(tmp_path):
    with open_shelves(tmp_path) as (found, *_):
        yield found


@pytest.fixture
def id(conversations):
    return conversations.add("ann", None, "Who?", Said("{}", "")).conversation


@pytest.fixture(params=["ann", "bob"])
def name(request):
    before = ACTING.set(Actor(request.param, Role.READER, ""))
    yield request.param
    ACTING.reset(before)


def test_only_its_owner_has_it_and_others_read_it_where_it_is_shared(conversations, id, name):
    found, is_anns = conversations.find(id), name == "ann"
    assert is_own(found) == is_anns
    assert (own(conversations, id), readable(conversations, id)) == ((found, found) if is_anns else (None, None))
    conversations.share(id, is_shared=True)
    shared = conversations.find(id)
    assert (own(conversations, id), readable(conversations, id)) == (shared if is_anns else None, shared)


def test_what_was_deleted_is_its_owners_and_read_by_nobody(conversations, id, name):
    conversations.share(id, is_shared=True)
    conversations.remove(id)
    assert (own(conversations, id) is not None, readable(conversations, id)) == (name == "ann", None)
    assert (own(conversations, "x"), readable(conversations, "x")) == (None, None)
