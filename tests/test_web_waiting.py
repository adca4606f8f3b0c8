"""Questions that wait: a few at a time, everybody in turn, and no more than can be borne."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

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
    assert served(Lane(1, 100, 60), "aaa") == "aaa"


def test_who_asks_many_waits_behind_who_asks_one():
    assert served(Lane(1, 100, 60), "aaaabc") == "abcaaa"
    assert served(Lane(1, 100, 60), "aabbcc") == "abcabc"


def test_who_was_answered_waits_behind_who_was_not():
    lane = Lane(1, 100, 60)
    assert [served_once(lane, who) for who in "ab"] == ["a", "b"]
    assert served(lane, "bac") == "cab"


def test_of_many_people_only_the_last_are_remembered():
    lane = Lane(1, 100, 60)
    for number in range(1200):
        served_once(lane, str(number))
    assert list(lane._last_turns) == [str(number) for number in range(200, 1200)]


def test_as_many_are_worked_on_as_there_are_places():
    lane, most, now, lock = Lane(3, 100, 60), [0], [0], threading.Lock()

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
    lane = Lane(1, 2, 60)
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
    with Lane(1, 0, 0).place("a"):
        pass


def test_who_no_longer_wants_it_leaves_and_the_next_is_served():
    lane, wanted = Lane(1, 10, 60), [True]
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
    lane = Lane(1, 10, 60)
    with pytest.raises(ZeroDivisionError), lane.place("a"):
        raise ZeroDivisionError
    assert served_once(lane, "b") == "b"


def test_whoever_has_waited_long_enough_is_told_that_it_is_busy_unless_they_are_next():
    lane = Lane(1, 10, 0.05)
    with ThreadPoolExecutor(1) as pool:
        with lane.place("first"):
            soonest = pool.submit(served_once, lane, "a")
            waiting(lane, 1)
            began = time.monotonic()
            with pytest.raises(Busy), lane.place("b"):
                pass
            assert time.monotonic() - began >= 0.05
            assert list(lane._queues) == ["a"]
        assert soonest.result(timeout=10) == "a"


def test_who_fills_the_queue_leaves_room_for_others():
    lane = Lane(1, 4, 60)
    with ThreadPoolExecutor(6) as pool, lane.place("first"):
        many = []
        for count in range(1, 5):
            many.append(pool.submit(served_once, lane, "a"))
            waiting(lane, count)
        one = pool.submit(served_once, lane, "b")
        assert isinstance(many[-1].exception(timeout=10), Busy)
        other = pool.submit(served_once, lane, "b")
        assert isinstance(many[-2].exception(timeout=10), Busy)
        with pytest.raises(Busy), lane.place("b"):  # who has as many as the other takes no place from them
            pass
    assert [asked.result(timeout=10) for asked in (*many[:2], one, other)] == ["a", "a", "b", "b"]


def test_a_place_that_comes_at_the_last_moment_is_taken():
    lane = Lane(1, 10, 0)
    ticket = lane._ticket("first")
    late = lane._ticket("late")
    lane._hand_on()
    lane._wait("late", late, lambda: False)
    assert (ticket.result(), late.result(), lane._free) == (True, True, 0)


def told_before(askers: str) -> list[int]:
    """How many each is told to come before them, once all wait behind a first one."""
    lane, told = Lane(1, 100, 60), dict[int, int]()

    def ask(number: int, who: str) -> None:
        with lane.place(who, tell=partial(told.__setitem__, number)):
            pass

    with ThreadPoolExecutor(len(askers)) as pool, lane.place("first"):
        for number, who in enumerate(askers):
            pool.submit(ask, number, who)
            waiting(lane, number + 1)
        time.sleep(1.2)  # each looks twice a second
        return [told[number] for number in range(len(askers))]


def test_who_waits_is_told_how_many_come_before():
    assert told_before("abc") == [0, 1, 2]
    assert told_before("aaab") == [0, 2, 3, 1]
    assert told_before("aabbc") == [0, 3, 1, 4, 2]


def test_who_has_a_place_is_told_that_nobody_comes_before():
    told: list[int] = []
    with Lane(1, 10, 60).place("a", tell=told.append):
        assert told == [0]
