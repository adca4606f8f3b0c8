"""What takes long is worked out before anybody asks for it."""

from web_examples import add_file, open_index

from web.warming import warm


def test_statements_are_gathered_before_anybody_asks(index):
    add_file(index, "one.txt", "Cameras\n\n“We sold it,” Idemia said.\n")
    warm(index).join()

    def again() -> None:
        raise AssertionError

    assert len(index.snapshot().remember_of_all("statements", again)) == 1


def test_without_an_index_nothing_happens(tmp_path, word_embedder):
    thread = warm(open_index(tmp_path / "none", word_embedder))
    thread.join()
    assert thread.daemon
