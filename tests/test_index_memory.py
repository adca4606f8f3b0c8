"""What is remembered: the values used last, as many as there is room for."""

from index.memory import Memory


def test_a_value_is_made_once_and_the_one_used_longest_ago_goes():
    memory, made = Memory(2), []

    def get(key: str) -> str:
        return memory.get(key, lambda: made.append(key) or key.upper())

    assert [get(key) for key in "abacab"] == ["A", "B", "A", "C", "A", "B"]
    assert made == ["a", "b", "c", "b"]


def test_nothing_is_a_value_too():
    memory, made = Memory(2), []
    assert [memory.get("none", lambda: made.append(1)) for _ in range(2)] == [None, None]
    assert made == [1]
