"""A document's language is what its text shows, where that is sure."""

import pytest

from text.language import language_of, question_language

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
        ("自三月以来，奥科隆公司的人脸识别软件在伦茨堡中央火车站运行。", None, "zh"),  # short, and of no other language
        ("Oculon 摄像头", None, None),
    ],
)
def test_a_language_is_seen_or_stated(text, stated, expected):
    assert language_of(text, stated) == expected


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was hat Idemia zur Echtzeitnutzung gesagt?", "de"),
        ("¿Cuántas cámaras hay en China?", "es"),
        ("Hur många kameror finns i Kina?", "sv"),
        ("Was anybody convicted over Amesys?", "en"),
    ],
)
def test_the_language_of_a_question_is_seen(question, language):
    found, likelihood = question_language(question)
    assert (found, likelihood > 0.9) == (language, True)


def test_of_names_alone_no_language_is_likely():
    assert question_language("Idemia Noldus?")[1] < 0.3
