"""How names are written."""

import re

import pytest

from text.capitals import ARTICLE, LINKS, UPPER


@pytest.mark.parametrize("letter", "AÉØŠŽČĐŁŚŞİȘȚĶĢĻŅĀĒĪŌŪĊĠĦĲẞÞŒΓΈДЂЄԱႠǅ𐐀")
def test_every_capital_may_begin_a_name(letter):
    assert re.fullmatch(f"[{UPPER}]", letter)


@pytest.mark.parametrize("letter", "aéøšžıłşßγдა1_-’´̌")
def test_what_is_no_capital_begins_none(letter):
    assert not re.fullmatch(f"[{UPPER}]", letter)


@pytest.mark.parametrize(
    "word", ["al-Masri", "el-Sayed", "ash-Sharif", "ul-Haq", "ud-Din", "bin-Laden", "d'Arcy", "d’Élan", "dell'Utri"]
)
def test_an_article_is_part_of_a_name(word):
    assert re.match(ARTICLE, word)


@pytest.mark.parametrize("word", ["anti-Trump", "un-American", "non-English", "mid-May", "pro-EU", "al-masri", "all-A"])
def test_a_prefix_is_no_article(word):
    assert not re.match(ARTICLE, word)


@pytest.mark.parametrize(
    ("link", "is_one"),
    [("", True), (" van der", True), (" de la", True), (" bin", True), (" of the", True), (" y", True), (" in", False)],
)
def test_small_words_link_the_parts_of_a_name(link, is_one):
    assert bool(re.fullmatch(LINKS, link)) == is_one
