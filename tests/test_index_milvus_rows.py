"""Terms survive Milvus' analyzer, filters ask for no less than they must, and long texts are cut at a blank."""

import re

import pytest

from index.milvus.rows import TEXT_BYTES, condition, literal, terms_text
from index.searched import ANYWHERE, Where


def analyzed(text):
    """As milvus-lite's analyzer has it; that of a server cuts at blanks alone, which gives the same."""
    return re.findall(r"\w+", text.lower())


def test_each_term_is_one_to_the_analyzer():
    terms = ["polic", "2019", "हिन्दी", "Groß", "a.b"]
    text = terms_text(terms)
    assert analyzed(text) == text.split()
    assert len(set(text.split())) == len(terms)
    assert text.startswith("polic 2019 0x")


def test_long_texts_are_cut_between_terms():
    text = terms_text(["ärger"] * TEXT_BYTES)
    assert len(text.encode()) <= TEXT_BYTES
    assert set(text.split()) == {"ärger"}


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        (ANYWHERE, []),
        (Where(publisher=("le", "monde")), ['publishers like "%le%"', 'publishers like "%monde%"']),
        (Where(publisher=("under_score",)), []),
        (Where(language="de", since="2020-05"), ['languages like "%|de|%"', 'latest >= "2020-05"']),
        (Where(until="2021"), ['earliest <= "2021~"']),
    ],
)
def test_what_is_in_common_is_asked(where, asked):
    assert condition(where) == asked


def test_what_is_quoted_ends_nothing():
    assert literal('a" or "b\\') == '"a\\" or \\"b\\\\"'
