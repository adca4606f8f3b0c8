"""A document's language is what its text shows, where that is sure."""

import pytest

from text.language import language_of

GERMAN = "Die Kommission hat am Donnerstag neue Regeln für die Ausfuhr von Überwachungstechnik beschlossen. " * 2
ENGLISH = "On Thursday the Commission adopted new rules for the export of surveillance technology to the world. " * 2
FRENCH = "La Commission a adopté jeudi de nouvelles règles pour l’exportation de technologies de surveillance. " * 2


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        (GERMAN, None, "de"),
        (FRENCH, None, "fr"),
        (GERMAN, "en", "de"),  # a site's template says so
        (ENGLISH, "en-GB", "en-GB"),
        ("Kurz und gut.", None, None),
        ("Kurz und gut.", "de", "de"),
        ("0123456789 " * 40, "fr", "fr"),
    ],
)
def test_a_language_is_seen_or_stated(text, stated, expected):
    assert language_of(text, stated) == expected
