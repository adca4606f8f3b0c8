"""Questions that wait: a few at a time, everybody in turn, and no more than can be borne."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.errors import Busy
from web.waiting import Lane


def waiting(lane: Lane, count: int) -> None:
    """Go on once so many wait."""
    for _ in range(1000):
        if sum(map(len, lane._queues.values())) == count:
            return
        time.sleep(0.005)
    raise AssertionError("they do not wait")


def served(lane: Lane, askers: str) -> str:
    """In which order those who ask one after the other are served, while a first one holds the only place."""
    order: list[str] = []

    def ask(who: str) -> None:
        with lane.place(who):
            order.append(who)

    with ThreadPoolExecutor(len(askers)) as pool, lane.place("first"):
        for count, who in enumerate(askers, 1):
            pool.submit(ask, who)
            waiting(lane, count)
    return "".join(order)


def test_one_person_s_questions_are_answered_in_their_order():
    assert served(Lane(1, 100), "aaa") == "aaa"


def test_who_asks_many_waits_behind_who_asks_one():
    assert served(Lane(1, 100), "aaaabc") == "abcaaa"
    assert served(Lane(1, 100), "aabbcc") == "abcabc"


def test_as_many_are_worked_on_as_there_are_places():
    lane, most, now, lock = Lane(3, 100), [0], [0], threading.Lock()

    def ask(who: int) -> None:
        with lane.place(str(who)):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.01)
            with lock:
                now[0] -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(ask, range(20)))
    assert most == [3]


def test_more_than_may_wait_are_told_that_it_is_busy():
    lane = Lane(1, 2)
    with ThreadPoolExecutor(2) as pool, lane.place("first"):
        waiters = [pool.submit(served_once, lane, who) for who in "ab"]
        waiting(lane, 2)
        with pytest.raises(Busy, match="Too many questions wait"), lane.place("c"):
            pass
        lane_free = [waiter.done() for waiter in waiters]
    assert lane_free == [False, False]
    assert [waiter.result() for waiter in waiters] == ["a", "b"]


def served_once(lane: Lane, who: str) -> str:
    with lane.place(who):
        return who


def test_nobody_waits_where_a_place_is_free():
    with Lane(1, 0).place("a"):
        pass


def test_who_no_longer_wants_it_leaves_and_the_next_is_served():
    lane, wanted = Lane(1, 10), [True]
    with ThreadPoolExecutor(2) as pool:
        with lane.place("first"):
            leaving = pool.submit(lambda: lane.place("a", lambda: wanted[0]).__enter__())
            waiting(lane, 1)
            staying = pool.submit(served_once, lane, "b")
            waiting(lane, 2)
            wanted[0] = False
            assert isinstance(leaving.exception(timeout=10), Busy)
        assert staying.result(timeout=10) == "b"


def test_a_place_is_given_back_after_a_fault():
    lane = Lane(1, 10)
    with pytest.raises(ZeroDivisionError), lane.place("a"):
        raise ZeroDivisionError
    assert served_once(lane, "b") == "b"
