"""Fixed sentences, and what is filled into them."""

import pytest
from speaking import speaking

from answer.phrases import listed, phrase, plural, quoted, sentences_of, wording


def test_plural():
    assert [plural(0, "file"), plural(1, "file"), plural(1200, "file")] == ["0 files", "1 file", "1,200 files"]
    assert plural(2, "zebra") == "2 zebras"  # which no file has


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ("de", ["0 Dateien", "1 Datei", "1.200 Dateien", "2 zebras"]),
        ("fr", ["0 fichier", "1 fichier", "1\u202f200 fichiers", "2 zebras"]),
        ("es", ["0 archivos", "1 archivo", "1.200 archivos", "2 zebras"]),
    ],
)
def test_plural_in_other_languages(code, counted):
    with speaking(code):
        assert [*(plural(count, "file") for count in (0, 1, 1200)), plural(2, "zebra")] == counted


def test_a_sentence_asks_for_the_dative():
    with speaking("de"):
        assert phrase("near_named", subject="Axis", documents=plural(3, "document")) == (
            "Axis wird in 3 Dokumenten genannt."
        )
        assert f"{plural(1, 'document'):dative}; {plural(3, 'passage'):dative}" == "1 Dokument; 3 Textstellen"
        assert phrase("itself_holds", documents=plural(3, "document")) == "Die Bibliothek enthält 3 Dokumente."
    assert phrase("near_named", subject="Axis", documents=plural(3, "document")) == "It names Axis in 3 documents."


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "“a”, “b” and “c”"), ("de", "„a“, „b“ und „c“"), ("es", "«a», «b» y «c»")],
)
def test_words_are_quoted_and_listed(code, words):
    with speaking(code):
        assert listed([quoted(word) for word in "abc"]) == words
    assert (listed([]), listed(["a"]), listed(["a", "b"], "list_or")) == ("", "a", "a or b")


def test_what_a_language_lacks_is_said_in_english(monkeypatch):
    monkeypatch.delitem(sentences_of("phrases", "de"), "refusal")
    monkeypatch.delitem(sentences_of("phrases", "de"), "noun_file")
    with speaking("de"):
        assert (phrase("refusal"), plural(2, "file")) == ("The corpus does not answer this.", "2 files")


def test_a_sentence_is_had_in_a_language_that_is_named():
    with speaking("de"):
        assert wording("refusal", "en") == "The corpus does not answer this."
        assert wording("refusal", "fr") == "Le corpus ne répond pas à cette question."
