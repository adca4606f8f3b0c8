"""Who acts, and what only editors may do."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from index.errors import NotAllowed
from web.access.acting import ACTING, STRANGER, Actor, Role, acting, require_editor
from web.running import in_thread

ANA, BEN = Actor("ana", Role.EDITOR), Actor("ben", Role.READER)


@pytest.fixture(params=[ANA, BEN, STRANGER], ids=["editor", "reader", "stranger"])
def actor(request):
    before = ACTING.set(request.param)
    yield request.param
    ACTING.reset(before)


def test_only_editors_may_edit_and_strangers_nothing(actor):
    assert (actor.may_edit, actor.is_known) == {ANA: (True, True), BEN: (False, True), STRANGER: (False, False)}[actor]
    if actor.may_edit:
        require_editor()
    else:
        with pytest.raises(NotAllowed, match=r"Only editors may do this\."):
            require_editor()


def test_threads_that_are_begun_act_for_the_same(actor):
    assert in_thread(acting).result() == actor


def test_where_nobody_says_who_acts_it_is_a_stranger():
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(acting).result() == STRANGER
