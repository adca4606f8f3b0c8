"""RTF files give their words."""

import pytest

from index.errors import NoText, UnreadableSource
from ingest.extract.rtf import extract_rtf

FILE = rb"""{\rtf1\ansi\ansicpg1250{\fonttbl\f0 Arial;}{\info{\title Ports}}\f0
Ninety \b cameras\b0  hang in \'a3\'f3d\'9f.\par
Nobody \u8222?counted\u8220? them.\par}"""


def test_words_are_read_in_the_encoding_of_the_file():
    document = extract_rtf(FILE, "ports.rtf")
    assert document.text.split("\n") == ["Ninety cameras hang in Łódź.", "Nobody „counted“ them."]
    assert document.title == "ports"


@pytest.mark.parametrize(("content", "error"), [(b"words", UnreadableSource), (rb"{\rtf1\ansi }", NoText)])
def test_what_is_none_or_holds_no_words_is_refused(content, error):
    with pytest.raises(error, match=r"^a\.rtf "):
        extract_rtf(content, "a.rtf")
