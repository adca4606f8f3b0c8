"""What is remembered: the values used last, as many as there is room for."""

from index.memory import Memory, remembered_by_text


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


def test_what_is_worked_out_of_a_text_is_remembered_for_what_else_is_asked_of_it():
    worked: list[tuple[str, str]] = []

    @remembered_by_text
    def count(text: str, letter: str) -> int:
        worked.append((text, letter))
        return text.count(letter)

    assert [count(*asked) for asked in (("banana", "a"), ("banana", "n"), ("banana", "a"), ("nab", "a"))] == [
        3,
        2,
        3,
        1,
    ]
    assert worked == [("banana", "a"), ("banana", "n"), ("nab", "a")]
