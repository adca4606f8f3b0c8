"""Programs of ours are begun in processes of their own; what they make of one thing comes back, or nothing."""

import json

from ingest.extract.children import ask_child

FEED = b'["https://example.org/", ""]\n<rss version="2.0"><channel><title>Ferries</title></channel></rss>'


def test_what_a_program_writes_comes_back():
    read = ask_child("ingest.feeds.child", 500, 20, given=FEED, patience=60)
    assert json.loads(read)["title"] == "Ferries"


def test_of_one_that_fails_or_is_not_done_in_time_nothing_does():
    assert ask_child("ingest.feeds.child", 500, 20, given=b"no address", patience=60) is None
    assert ask_child("ingest.feeds.child", 500, 20, given=FEED, patience=0) is None
