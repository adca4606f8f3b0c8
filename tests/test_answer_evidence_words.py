"""What each word of a question counts, in corpora whose passages are counted by hand."""

import math
from collections.abc import Mapping, Sequence

import pytest

from answer.evidence.words import QueryTerms, terms_for, unknown_words, weigh_words
from index.records import Document

TERMS = QueryTerms({"idemia": 3.0, "cameras": 1.0}, ())


class Counted:
    """A corpus of so many passages that knows how many have a word; a term is a word in small letters."""

    def __init__(self, passages: int, counts: Mapping[str, int], languages: Sequence[str] = ("en",)) -> None:
        self.all_passages = passages
        self.languages = languages
        self._counts = counts

    def terms(self, text: str, _language: str) -> list[str]:
        return text.lower().split()

    def passage_frequency(self, words: Sequence[str], language: str) -> list[int]:
        return [self._counts.get(f"{language}:{word.lower()}", self._counts.get(word.lower(), 0)) for word in words]


def test_a_text_covers_the_share_of_the_weight_of_the_words_that_it_has() -> None:
    assert TERMS.coverage(["cameras", "cameras", "police"]) == 0.25
    assert TERMS.coverage(["idemia", "cameras"]) == 1.0
    assert TERMS.coverage([]) == 0.0


def test_a_question_without_words_is_covered_by_nothing() -> None:
    assert QueryTerms({}, ()).coverage(["cameras"]) == 0.0


def test_the_fewer_passages_have_a_word_the_more_it_counts() -> None:
    weights = weigh_words("Idemia cameras", Counted(100, {"idemia": 1, "cameras": 50}))["en"].weights
    assert weights == pytest.approx({"idemia": math.log(101 / 1.5), "cameras": math.log(101 / 50.5)})


def test_the_glue_of_a_question_counts_a_tenth() -> None:
    weights = weigh_words("What cameras", Counted(100, {"what": 10, "cameras": 10}))["en"].weights
    assert weights["what"] == pytest.approx(weights["cameras"] / 10)


@pytest.mark.parametrize(("passages", "held"), [(100, 2), (500, 10), (10, 1)])
def test_a_word_that_no_passage_has_counts_as_if_a_fiftieth_of_them_had_it(passages: int, held: int) -> None:
    terms = weigh_words("zeppelin", Counted(passages, {}))["en"]
    assert terms.weights["zeppelin"] == pytest.approx(math.log((passages + 1) / (held + 0.5)))


def test_words_that_occur_nowhere_are_told_as_the_question_has_them_and_glue_is_none() -> None:
    terms = weigh_words("Did Vireo buy cameras in Lenz?", Counted(100, {"cameras": 3, "buy": 1}))["en"]
    assert terms.unknown == ("Vireo", "Lenz")


def test_a_word_is_unknown_when_no_language_has_it() -> None:
    corpus = Counted(100, {"fr:haus": 4}, ["en", "de", "fr"])
    assert unknown_words(weigh_words("Lenz Haus Vireo", corpus)) == ["Lenz", "Vireo"]


def test_the_words_of_a_document_are_compared_in_its_language_and_else_in_the_first() -> None:
    english, german = QueryTerms({"house": 1.0}, ()), QueryTerms({"haus": 1.0}, ())

    def used(language: str | None, known: Mapping[str, QueryTerms]) -> QueryTerms:
        return terms_for(Document("d", "Text.", "Title", language=language), known)

    known = {"en": english, "de": german}
    assert [used(one, known) for one in ("de-AT", None, "en", "xx")] == [german, english, english, english]
    assert used(None, {"de": german}) is german
