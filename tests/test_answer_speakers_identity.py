"""Whether two names mean one speaker, as a document says."""

import pytest

from answer.speakers.identity import Sameness, sameness

OTHER, UNCLEAR, SAME = Sameness


@pytest.mark.parametrize(
    ("asked", "name", "text", "expected"),
    [
        # A part of a name is another name.
        ("China", "China Labor Watch", "China Labor Watch said that workers in China are underpaid.", OTHER),
        ("China", "China Labor Watch", "China Labor Watch said that workers are underpaid.", UNCLEAR),
        ("China", "Human Rights in China", "Human Rights in China said no.", OTHER),
        ("Germany", "Greenpeace Germany", "Greenpeace Germany said no in Germany.", OTHER),
        ("Germany", "Greenpeace Germany", "Greenpeace Germany said no. Greenpeace was cross.", OTHER),
        ("Police", "Federal Police Union", "The Federal Police Union said no.", OTHER),
        ("Union", "Federal Police Union", "The Federal Police Union said no.", OTHER),
        ("Army", "Salvation Army", "The Salvation Army said no.", OTHER),
        ("Noldus", "Noldus Information Technology", "Noldus Information Technology said no.", UNCLEAR),
        # Surnames.
        ("Smith", "Jane Smith", "Jane Smith said no. John Smith said yes.", UNCLEAR),
        ("Smith", "Jane Smith", "Jane Smith and John Smith said no.", UNCLEAR),
        ("Smith", "Jane Smith", "Jane Smith said no. Yesterday Smith said yes.", SAME),
        ("Jane Smith", "Smith", "Jane Smith said no. Smith said yes.", SAME),
        ("Jane Smith", "Smith", "Smith said yes.", UNCLEAR),
        ("John Smith", "Jane Smith", "Jane Smith said no.", OTHER),
        ("J. Smith", "Jane Smith", "Jane Smith said no.", SAME),
        ("J. Smith", "Jane Smith", "Jane Smith said no. John Smith said yes.", UNCLEAR),
        ("Jane Smith", "Jane M. Smith", "Jane M. Smith said no.", SAME),
        ("Moreno", "Ada Moreno", "“No,” said police chief Ada Moreno.", SAME),
        ("Dr. Moreno", "Ada Moreno", "“No,” said police chief Ada Moreno.", SAME),
        ("Noldus", "Lucas Noldus", "Lucas Noldus said no. Noldus Information Technology is Dutch.", UNCLEAR),
        ("Lucas", "Lucas Noldus", "Lucas Noldus said no.", UNCLEAR),
        ("al-Masri", "Ahmad al-Masri", "Ahmad al-Masri said no. Layla al-Masri said yes.", UNCLEAR),
        ("al-Masri", "Ahmad al-Masri", "Ahmad al-Masri said no.", SAME),
        ("Layla al-Masri", "Ahmad al-Masri", "Ahmad al-Masri said no. Layla al-Masri said yes.", OTHER),
        # Initials and short forms.
        ("CDC", "California Dairy Council", "The California Dairy Council said no.", UNCLEAR),
        ("CDC", "California Dairy Council", "The California Dairy Council (CDC) said no.", SAME),
        ("CDC", "California Dairy Council", "The California Dairy Council (CDC) met the Centers (CDC).", UNCLEAR),
        ("FBI", "California Dairy Council", "The California Dairy Council said no.", OTHER),
        ("CD", "California Dairy Council", "The California Dairy Council said no.", OTHER),
        (
            "EDPB",
            "European Data Protection Board",
            "The EDPB, short for the European Data Protection Board, said",
            SAME,
        ),
        ("EDPB", "European Data Protection Board", "The EDPB (European Data Protection Board) said", SAME),
        ("EDPB", "European Data Protection Board", "The European Data Protection Board (the “EDPB”) said", SAME),
        ("EDPB", "European Data Protection Board", "The European Data Protection Board, known as EDPB, said", SAME),
        ("Noldus", "Noldus Information Technology", "Noldus Information Technology (hereafter Noldus) said", SAME),
        ("Amnesty", "Lena Rohrbach", "Lena Rohrbach (Amnesty) said no.", OTHER),
        ("Amnesty", "Human Rights Watch", "Human Rights Watch, or Amnesty, said no.", OTHER),
        # Titles, accents, the order of a list of authors, other names.
        ("President Xi Jinping", "Xi Jinping", "", SAME),
        ("Interior Minister Ada Moreno", "Ada Moreno", "", SAME),
        ("Commissioner Ada Moreno", "Prof. Dr. Ada Moreno", "", SAME),
        ("Moreno, Ada", "Ada Moreno", "", SAME),
        ("the Prime Minister", "Prime Minister of Italy", "", UNCLEAR),
        ("Zeljko Simic", "Željko Šimić", "", SAME),
        ("Inci Celik", "İnci Çelik", "", SAME),
        ("Lukasz Osterby", "Łukasz Østerby", "", SAME),
        # Letters whose marks are no part that can be taken off.
        ("Professor Møller", "Professor Ann-Kathrin Møller", "Professor Ann-Kathrin Møller said no.", SAME),
        ("Gasior", "Jan Gąsior-Łyk", "Jan Gąsior-Łyk said no.", OTHER),
        ("Wroblewski", "Łukasz Wróblewski", "Łukasz Wróblewski said no.", SAME),
        ("Dukic", "Goran Đukić", "Goran Đukić said no.", SAME),
        ("Weissmuller", "Jörg Weißmüller", "Jörg Weißmüller said no.", SAME),
        ("HRW", "Human Rights Watch", "", SAME),
        ("Morpho", "Idemia", "", SAME),
    ],
)
def test_names_mean_one_speaker_as_far_as_the_document_says(asked, name, text, expected):
    assert sameness(asked, name, text) is expected
    assert sameness(name, asked, text) is expected


def test_nobody_is_nobodys_equal():
    assert sameness("Axis", None) is OTHER
    assert sameness("the", "Axis") is OTHER
