"""What French and Spanish sentences attribute."""

import pytest

from tests.attributed import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous partons », a déclaré Jean Dupont.", [("Jean Dupont", "a déclaré", "« Nous partons »")]),
        ("« Nous partons », dit-il.", [("il", "dit", "« Nous partons »")]),
        ("« Nous partons », a-t-elle ajouté hier.", [("elle", "a-t-elle ajouté", "« Nous partons »")]),
        ("Le maire affirme que la ville paiera.", [("Le maire", "affirme", "que la ville paiera")]),
        (
            "Anne Petit, maire de Valmont, a annoncé mardi que la ville paierait.",
            [("Anne Petit, maire de Valmont", "a annoncé", "que la ville paierait")],
        ),
        (
            "La mairie fermera, a indiqué mardi la préfecture.",
            [("la préfecture", "a indiqué", "La mairie fermera")],
        ),
        ("Selon la préfecture, la mairie fermera.", [("la préfecture", "Selon", "la mairie fermera")]),
        ("D'après une étude, les glaciers fondent vite.", [("une étude", "D'après", "les glaciers fondent vite")]),
        (
            "Comme le souligne Inès Faure, les mesures manquent.",
            [("Inès Faure", "Comme le souligne", "les mesures manquent")],
        ),
        ("Jean Dupont : « Nous partons. »", [("Jean Dupont", ":", "« Nous partons. »")]),
        ("Le maire a déclaré :", [("Le maire", "a déclaré")]),
        ("Le maire n'a pas dit que la ville paierait.", []),
        ("Si le maire dit que la ville paiera, tant mieux.", []),
        ("La ville paierait la dette.", []),
    ],
)
def test_french_verbs_and_sources_attribute(text, expected):
    assert attributed(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Nos vamos», dijo Juan Pérez.", [("Juan Pérez", "dijo", "«Nos vamos»")]),
        ("“Nos vamos”, ha dicho la ministra.", [("la ministra", "ha dicho", "“Nos vamos”")]),
        ("El alcalde afirmó que pagarán.", [("El alcalde", "afirmó", "que pagarán")]),
        ("Según la Fiscalía, no hay pruebas.", [("la Fiscalía", "Según", "no hay pruebas")]),
        ("De acuerdo con el sindicato, no hay dinero.", [("el sindicato", "De acuerdo con", "no hay dinero")]),
        ("El acuerdo, según Pedro Vidal, se firmará.", [("Pedro Vidal", "según", "El acuerdo", "se firmará")]),
        ("El acuerdo se firmará, dijo el lunes la ministra.", [("la ministra", "dijo", "El acuerdo se firmará")]),
        ("—No voy a ir —dijo Marta—. Es tarde.", [("Marta", "dijo", "No voy a ir", "Es tarde")]),
        ("—¿Y si llueve? —preguntó Elena.", [("Elena", "preguntó", "¿Y si llueve?")]),
        ("La ministra no dijo que pagará.", []),
        ("Si el alcalde dice que paga, paga.", []),
        ("Juan compró pan.", []),
    ],
)
def test_spanish_verbs_sources_and_dashes_attribute(text, expected):
    assert attributed(text, "es") == expected


def test_a_quotation_before_a_new_subject_is_not_its_own():
    text = "« La situation est tenable. » L'agence a répondu que des renforts viendraient."
    assert attributed(text, "fr") == [("L'agence", "a répondu", "que des renforts viendraient")]
