"""Archives of XML are opened within bounds."""

import pytest
from format_examples import zipped

from index.errors import UnreadableSource
from ingest.extract import archive
from ingest.extract.archive import open_archive, read_xml

BOMB = '<!DOCTYPE a [<!ENTITY b "words words words">]><a>&b;</a>'


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1 << 20)
    with pytest.raises(UnreadableSource, match=r"^a\.odt unpacks to 2 MB; save its text without the pictures\.$"):
        open_archive(zipped({"content.xml": " " * (2 << 20)}), "a.odt")


def test_what_is_no_archive_is_damaged():
    with pytest.raises(UnreadableSource, match=r"^a\.odt is damaged \(File is not a zip file\); open it in its own"):
        open_archive(b"words", "a.odt")


def test_entities_are_not_followed():
    with open_archive(zipped({"content.xml": BOMB}), "a.odt") as opened:
        assert "".join(read_xml(opened, "content.xml").itertext()) == "&b;"
