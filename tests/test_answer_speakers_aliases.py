"""The file of aliases: what stands in it is one speaker, and what is wrong with it is said."""

import pytest

from answer.speakers.aliases import name_key, name_words, read_aliases, shown_name, use_aliases
from answer.speakers.identity import Sameness, sameness
from index.errors import SettingsError
from index.settings import Settings


def test_every_listed_name_is_shown_as_the_first():
    assert shown_name("Morpho") == shown_name("idemia") == "Idemia"
    assert shown_name("the UN human rights office’s") == "OHCHR"
    assert shown_name("Safran") == "Safran"


@pytest.fixture
def shipped_again():
    """Puts the aliases of the shipped documents back."""
    yield
    use_aliases(Settings().corpus)


@pytest.mark.usefixtures("shipped_again")
def test_the_names_are_those_of_the_corpus_that_is_set(tmp_path):
    (tmp_path / "aliases.toml").write_text('Falk = ["Kolb"]', encoding="utf-8")
    use_aliases(tmp_path)
    assert (shown_name("Kolb"), shown_name("Morpho")) == ("Falk", "Morpho")
    use_aliases(Settings().corpus)
    assert (shown_name("Kolb"), shown_name("Morpho")) == ("Kolb", "Idemia")


@pytest.mark.usefixtures("shipped_again")
def test_a_corpus_without_the_file_has_no_aliases(tmp_path):
    use_aliases(tmp_path)
    assert shown_name("Morpho") == "Morpho"
    (tmp_path / "one.txt").write_text("words")
    use_aliases(tmp_path / "one.txt")
    assert shown_name("Morpho") == "Morpho"


def test_no_name_stands_for_two():
    lines = (Settings().corpus / "aliases.toml").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if line.startswith('"') for name in line.split('"')[1::2]]
    assert len({name_words(name) for name in names}) >= len(names) - 1  # one differs in its apostrophe only


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the Smiths’", "smiths"),
        ("Dr. Ada Moreno", "ada moreno"),
        ("Deputy Prime Minister Ann Lee", "ann lee"),
        ("the Prime Minister", "prime minister"),
        ("Minister of the Interior", "minister of interior"),
        ("University of King Salman", "university of king salman"),
        ("Attorney General", "attorney general"),
        ("Željko Šimić’s", "zeljko simic"),
        ("Moreno, Ada", "ada moreno"),
        ("Søren Łęcki", "soren lecki"),
        ("the", ""),
    ],
)
def test_the_words_of_a_name_are_without_titles_accents_and_articles(name, words):
    assert name_key(name) == tuple(words.split())
    assert name_words(name) == frozenset(words.split())


def test_a_missing_file_lists_nothing(tmp_path):
    assert read_aliases(tmp_path / "aliases.toml") == {}


@pytest.mark.parametrize("content", ["Idemia = [", 'Idemia = "Morpho"', "Idemia = [1]", "[names]\nIdemia = ['Morpho']"])
def test_what_is_wrong_is_named(tmp_path, content):
    file = tmp_path / "aliases.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=r"aliases\.toml"):
        read_aliases(file)


@pytest.mark.usefixtures("shipped_again")
def test_names_are_compared_by_the_aliases_of_the_moment(tmp_path):
    assert sameness("Morpho", "Idemia") is Sameness.SAME
    use_aliases(tmp_path)
    assert sameness("Morpho", "Idemia") is Sameness.OTHER
