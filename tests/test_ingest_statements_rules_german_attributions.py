"""What German sentences attribute, by verbs before, inside and behind, and by sources without a verb."""

import pytest

from tests.attributed import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir gehen“, sagte Anna Schmidt.", [("Anna Schmidt", "sagte", "„Wir gehen“")]),
        ("»Das ist falsch«, erklärte die Sprecherin.", [("die Sprecherin", "erklärte", "»Das ist falsch«")]),
        ("„Das“, sagte Kolb, „war nie so.“", [("Kolb", "sagte", "„Das“", "„war nie so.“")]),
        ("Kolb sagte am Montag in Berlin: „Wir gehen.“", [("Kolb", "sagte", "„Wir gehen.“")]),
        ("Kolb: „Wir haben nichts gewusst.“", [("Kolb", ":", "„Wir haben nichts gewusst.“")]),
        ("Die Firma hat erklärt, dass sie zahlt.", [("Die Firma", "erklärt", "dass sie zahlt")]),
        ("Am Montag sagte der Minister, die Lage sei ernst.", [("der Minister", "sagte", "die Lage sei ernst")]),
        ("Die Lage sei ernst, sagte der Minister.", [("der Minister", "sagte", "Die Lage sei ernst")]),
        ("Die Firma teilte am Montag mit, sie werde zahlen.", [("Die Firma", "teilte", "sie werde zahlen")]),
        (
            "Der Sprecher der Stadt, Hans Kolb, betonte, dass man zahle.",
            [("Der Sprecher der Stadt, Hans Kolb", "betonte", "dass man zahle")],
        ),
        (
            "Die Ministerin, die seit 2019 im Amt ist, kündigte an, die Steuern zu senken.",
            [("Die Ministerin", "kündigte", "die Steuern zu senken")],
        ),
        (
            "Wie die Firma mitteilte, werden Stellen gestrichen.",
            [("die Firma", "mitteilte", "werden Stellen gestrichen")],
        ),
        (
            "Die Stellen werden gestrichen, wie Anna Kolb, die Sprecherin, betont.",
            [("Anna Kolb, die Sprecherin", "betont", "Die Stellen werden gestrichen")],
        ),
        ("Kolb bestritt, dass Geld floss, und drohte mit Klage.", [("Kolb", "bestritt", "dass Geld floss")]),
        (
            "Er vertritt die Auffassung, dass das Gesetz nicht reicht.",
            [("Er", "vertritt", "dass das Gesetz nicht reicht")],
        ),
        (
            "Die Aussage der Ministerin, dass Geld floss, stieß auf Kritik.",
            [("der Ministerin", "Aussage", "dass Geld floss")],
        ),
        ("Kolb nannte den Plan als Ganzes verfehlt und ging.", [("Kolb", "nannte", "den Plan als Ganzes verfehlt")]),
        (
            "Die Partei forderte den Rücktritt des Ministers.",
            [("Die Partei", "forderte", "den Rücktritt des Ministers")],
        ),
        ("Der Präsident sprach von einer Katastrophe.", [("Der Präsident", "sprach", "von einer Katastrophe")]),
        ("In dem Bericht heißt es, die Lage sei ernst.", [("dem Bericht", "heißt", "die Lage sei ernst")]),
        ("Die Zeitung zitiert Kolb mit den Worten: „Wir gehen.“", [("Kolb", "zitiert", "„Wir gehen.“")]),
    ],
)
def test_a_verb_of_saying_has_its_speaker_and_what_is_said(text, expected):
    assert attributed(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laut Polizei wurden drei Menschen verletzt.", [("Polizei", "Laut", "wurden drei Menschen verletzt")]),
        ("Nach Angaben der Polizei fehlt viel Geld.", [("der Polizei", "Nach Angaben", "fehlt viel Geld")]),
        ("Nach Medienberichten fehlt viel Geld.", [("Medienberichten", "Nach", "fehlt viel Geld")]),
        ("Die Daten sind der Firma zufolge sicher.", [("der Firma", "zufolge", "Die Daten sind", "sicher")]),
        ("Die Lage sei ernst, so der Minister.", [("der Minister", "so", "Die Lage sei ernst")]),
        ("Die Firma habe, so Kolb weiter, nichts gewusst.", [("Kolb", "so", "Die Firma habe", "nichts gewusst")]),
        ("„Wir gehen“, so Kolb.", [("Kolb", "so", "„Wir gehen“")]),
        ("Der Plan ist ihrer Meinung nach falsch.", [("ihrer", "Meinung nach", "Der Plan ist", "falsch")]),
    ],
)
def test_a_source_without_a_verb_says_the_rest_of_its_sentence(text, expected):
    assert attributed(text, "de") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kolb sagte nicht, dass die Kameras sicher sind.",
        "Niemand behauptete, dass die Kameras sicher seien.",
        "Wenn Kolb sagt, dass es regnet, glaubt ihm keiner.",
        "Ist es wahr, dass Kolb sagte, die Lage sei ernst?",
        "Der Sprecher wollte nicht sagen, wann die Zahlen kommen.",
        "Ich sagte, dass es regnet.",
        "Der Mann wurde aufgefordert, das Haus zu verlassen.",
        "Der Dieb meldete sich bei der Polizei.",
        "Nach der Sitzung fehlte viel Geld.",
        "Das Beben forderte zehn Todesopfer.",
    ],
)
def test_what_nobody_says_is_no_attribution(text):
    assert attributed(text, "de") == []


def test_a_sentence_that_ends_in_a_colon_announces_what_follows():
    assert attributed("Kolb sagte am Montag:", "de") == [("Kolb", "sagte")]
    assert attributed("Der Sprecher schloss mit den Worten:", "de") == [("Der Sprecher", ":")]
