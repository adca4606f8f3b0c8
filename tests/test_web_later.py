"""What is done beside all else is begun again until it is done."""

import pytest

from index.errors import IndexNotWritable
from web.later import keep_wiping


class Timer:
    """Never comes."""

    daemon = False

    def start(self) -> None:
        """Nothing is waited for."""


@pytest.fixture
def waiting(monkeypatch):
    found = []
    monkeypatch.setattr("web.later.threading.Timer", lambda *of: found.append(of) or Timer())
    return found


def test_it_is_tried_until_nothing_is_left(waiting):
    answers = [False, True]
    keep_wiping(lambda: answers.pop(0))
    waiting[0][1]()
    waiting[1][1]()
    assert [seconds for seconds, _ in waiting] == [0, 60]
    assert answers == []


def test_whatever_stands_in_the_way_is_tried_again(waiting):
    def fail() -> bool:
        raise IndexNotWritable("The disk is full.")

    keep_wiping(fail, 5)
    waiting[0][1]()
    assert [seconds for seconds, _ in waiting] == [5, 60]
