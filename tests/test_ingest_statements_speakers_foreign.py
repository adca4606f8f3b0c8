"""Whom the words for a speaker mean in German, French and Spanish texts."""

import pytest

from ingest.statements.find import find_statements
from tests.attributed import document


def names(text, language):
    return [one.speaker_name for one in find_statements(document(text, language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Richter Klaus Tolk sagte: „Nein.“ Er betonte, die Lage sei ernst.", ["Klaus Tolk", "Klaus Tolk"]),
        ("Die Ministerin Anna Kolb sagte: „Nein.“ Er betonte, die Lage sei ernst.", ["Anna Kolb", None]),
        ("Die Ministerin Anna Kolb sagte: „Nein.“ Sie betonten, die Lage sei ernst.", ["Anna Kolb", None]),
        ("Klaus Tolk sagte: „Nein.“ Peter Falk ging. Er betonte, die Lage sei ernst.", ["Klaus Tolk", None]),
        ("Anna Kolb traf Peter Falk. „Nein“, sagte Falk.", ["Peter Falk"]),
        ("Anna Falk traf Peter Falk. „Nein“, sagte Falk.", [None]),
        ("Verkehrsminister Kurt Kolb ging. „Nein“, sagte der Minister.", ["Kurt Kolb"]),
        ("Minister Kurt Kolb und Minister Otto Falk gingen. „Nein“, sagte der Minister.", [None]),
        ("Verkehrsminister Kurt Kolb ging. „Nein“, sagte ein Minister.", [None]),
        ("Verkehrsminister Kurt Kolb ging. „Nein“, sagten die Minister.", [None]),
        ("Der Sprecher des Ministeriums, Hans Müller, sagte: „Nein.“", ["Hans Müller"]),
        ("Mayra Veliz von der Staatsanwaltschaft sagte: „Nein.“", ["Mayra Veliz"]),
        ("Die Nachrichtenagentur AFP meldete, die Lage sei ernst.", ["AFP"]),
        ("Der BGH erklärte, die Lage sei ernst.", ["BGH"]),
        ("„Nein“, sagte die Polizei.", [None]),
        ("„Nein“, sagte Kolb.", ["Kolb"]),
        ("Experten sagten, die Lage sei ernst.", [None]),
        ("Laut Polizei ist die Lage ernst.", [None]),
        ("Deutsche Experten sagten, die Lage sei ernst.", [None]),
        ("Die Verteidiger Kolbs sagten, Kolb sei krank.", [None]),
    ],
)
def test_german_words_mean_somebody_only_where_that_is_sure(text, expected):
    assert names(text, "de") == expected


def test_french_and_spanish_articles_tell_the_sex():
    text = "« Non », a dit la ministre Anne Petit. « Oui », dit-elle. « Peut-être », dit-il."
    assert names(text, "fr") == ["Anne Petit", "Anne Petit", None]
    text = "«No», dijo el ministro Pablo Serrano. «Sí», dijo él. «Nunca», dijo Serrano."
    assert names(text, "es") == ["Pablo Serrano", "Pablo Serrano", "Pablo Serrano"]
    assert names("« Non », a dit le syndicat.", "fr") == [None]
