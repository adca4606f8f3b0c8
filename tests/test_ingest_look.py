"""Work that may take long is looked at in its midst."""

import pytest

from ingest.look import go_on, watched


def test_there_is_a_look_before_each_item():
    looks = []
    found = [(item, len(looks)) for item in watched("abc", lambda: looks.append(1))]
    assert found == [("a", 1), ("b", 2), ("c", 3)]
    assert list(watched([1, 2], go_on)) == [1, 2]


def test_what_a_look_raises_ends_the_work():
    def stop() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        list(watched([1], stop))
