"""Word lists are read from the files beside the code, and hold what their readers take them for."""

import pytest

from text.word_lists import read_lists, read_words


@pytest.mark.parametrize("name", ["endings", "first_names", "roles", "words"])
def test_no_list_is_empty_or_has_a_word_twice(name: str) -> None:
    written = {key: value.split() for key, value in read_lists(name).items() if isinstance(value, str)}
    assert read_words(name) == {key: frozenset(words) for key, words in written.items()}
    assert [key for key, words in written.items() if not words or len(words) != len(set(words))] == []
