"""What takes long is worked out before anybody asks for it."""

import time

from web_examples import add_file, open_index

from web import warming
from web.warming import warm


def nobody_gathers():
    raise AssertionError


def gathered(index) -> int | None:
    """How many statements are gathered already; None where whoever asks would have to do it."""
    try:
        return len(index.snapshot().remember_of_all("statements", nobody_gathers))
    except AssertionError:
        return None


def test_statements_are_gathered_before_anybody_asks(index):
    add_file(index, "one.txt", "Cameras\n\n“We sold it,” Idemia said.\n")
    index.closing.set()
    warm(index).join()
    assert gathered(index) == 1
    assert len(index.snapshot().remember_of_all("newest first", nobody_gathers)) == 1


def test_they_are_gathered_again_once_changes_have_come_to_rest(index, monkeypatch):
    monkeypatch.setattr(warming, "LOOKS_EVERY", 0.05)
    add_file(index, "one.txt", "Cameras\n\n“We sold it,” Idemia said.\n")
    thread = warm(index)
    add_file(index, "two.txt", "Ships\n\n“We sank it,” Oculon said.\n")
    until = time.monotonic() + 30
    while gathered(index) != 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert gathered(index) == 2
    index.closing.set()
    thread.join(30)
    assert not thread.is_alive()


def test_without_an_index_nothing_happens(tmp_path, word_embedder):
    index = open_index(tmp_path / "none", word_embedder)
    index.closing.set()
    thread = warm(index)
    thread.join()
    assert thread.daemon
