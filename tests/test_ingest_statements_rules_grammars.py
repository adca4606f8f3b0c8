"""Each language has its grammar, and English stands for those that have none."""

from ingest.statements.rules.grammars import ENGLISH, GERMAN, grammar_of
from tests.attributed import tokens


def test_a_language_is_known_by_its_code_with_or_without_a_region():
    assert grammar_of("de") is grammar_of("de-CH") is GERMAN
    assert grammar_of("en") is grammar_of(None) is grammar_of("pl") is ENGLISH
    assert grammar_of("fr") is not grammar_of("es")


def test_a_grammar_tells_which_words_are_cues_and_which_may_stand_beside_a_quotation():
    assert {"sagte", "laut"} <= GERMAN.cues
    assert "said" in ENGLISH.quoting
    assert "denied" not in ENGLISH.quoting
    assert "dijo" in grammar_of("es").quoting


def test_only_french_and_spanish_part_words():
    assert [token.text for token in tokens("dit-il", "fr")] == ["dit", "il"]
    assert [token.text for token in tokens("dit-il", "de")] == ["dit-il"]
