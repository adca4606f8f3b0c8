"""Words of components: the browser is given those of all languages."""

from speaking import speaking

from answer.phrases import phrase
from text.spoken import LANGUAGES, language
from web.tabs.words import WORDS, words, words_of


def test_a_component_gets_a_name_that_the_browser_knows_in_each_language():
    with speaking("fr"):
        named = words("keep")
        assert language() == "fr"
    assert named.key == "verbatim_keep"
    told = {code: WORDS.translations[code]["verbatim_keep"] for code in LANGUAGES}
    assert told == {"en": "Keep", "de": "Behalten", "fr": "Le garder", "es": "Conservarlo"}


def test_what_is_made_of_phrases_is_made_once_in_each():
    named = words_of("both", lambda: f"{phrase('keep')}/{phrase('remove')}")
    assert named.key == "verbatim_both"
    assert WORDS.translations["de"]["verbatim_both"] == "Behalten/Entfernen"
    assert language() == "en"
