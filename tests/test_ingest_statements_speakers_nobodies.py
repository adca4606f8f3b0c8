"""Words that stand for nobody who could be told as a speaker."""

import pytest

from ingest.statements.speakers.nobodies import may_be_person, means_nobody


@pytest.mark.parametrize(
    "words",
    [
        *("it", "It", "which", "that", "this", "neither", "Neither", "nobody", "no one", "none", "one", "both", "ones"),
        *("two of them", "one of them", "both of these", "each of which", "many of them", "half of it", "the two"),
        *("neither company", "No leader", "none of the companies", "Not everyone", "anyone"),
        *("the second page", "the third paragraph", "the last chapter", "second page", "the following table"),
        *("outlet I read", "One outlet I read", "Every outlet I read", "every page", "one of those"),
        *("13: 2", "[13: 4]", "2019", "the 35", "tacit acknowledgment"),
    ],
)
def test_pronouns_amounts_and_parts_of_phrases_mean_nobody(words):
    assert means_nobody(words)


@pytest.mark.parametrize(
    "words",
    [
        *("he", "She", "they", "who", "I", "we", "people", "police", "Voters", "research", "some", "many", "others"),
        *("The report", "the letter", "A study", "the same letter", "its statement", "The first study", "the clip"),
        *("the mayor", "The general", "a narrator", "the second man", "the second witness", "the first lady"),
        *("one official", "a source", "several analysts", "one of the doctors", "some of his rivals", "the editors"),
        *("Many people involved in the negotiations", "sources close to her campaign", "those who know him"),
        *("16 percent of voters", "73 percent", "all the experts I interviewed", "Federal court", "Its Article 5"),
        *(
            "The former first lady and U.S. senator",
            "the 46-year-old",
            "a new poll",
            "research conducted by the Center",
        ),
    ],
)
def test_people_bodies_and_writings_may_be_told(words):
    assert not means_nobody(words)


@pytest.mark.parametrize(
    ("words", "may_be"),
    [
        ("The pathologist", True),
        ("the mayor of Arlen", True),
        ("another ombudsman", True),
        ("the company", False),
        ("The report", False),
        ("the officials", False),
        ("police", False),
        ("the", False),
    ],
)
def test_words_may_mean_one_person(words, may_be):
    assert may_be_person(words) == may_be
