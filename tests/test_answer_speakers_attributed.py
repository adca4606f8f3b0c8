"""Whom a clause beside a quotation makes its speaker."""

import pytest

from answer.speakers.attributed import IT, leads_on, speaker_after, speaker_before


@pytest.mark.parametrize(
    ("speaker", "clause"),
    [
        # Who is told, asked or owns a letter is not who speaks.
        ("Idemia", "In a letter to Amnesty International, Idemia wrote: "),
        ("Idemia", "In a letter to the human rights group Amnesty International, Idemia wrote: "),
        ("Idemia", "Idemia, in a letter to Amnesty International, wrote: "),
        ("Idemia", "Idemia told Amnesty International: "),
        ("Idemia", "Asked by Amnesty, Idemia replied: "),
        ("Idemia", "Replying to Amnesty International, Idemia said that "),
        ("Idemia", "Amnesty was told by Idemia: "),
        ("Ada Moreno", "When Jan Falk asked about it, Ada Moreno replied: "),
        (None, "In a statement to Amnesty: "),
        (None, "An engineer told Amnesty: "),
        (None, "An engineer at Idemia told Amnesty: "),
        # Whoever heads the subject speaks, whatever is said of them.
        ("Ada Moreno", "The chief of police, Ada Moreno, denied it at a press conference on Tuesday: "),
        ("Ada Moreno", "Police chief Ada Moreno warned residents of Arlen on Monday that "),
        ("Ada Moreno", "However, Ada Moreno warned: "),
        ("Ada Moreno", "Dr. Ada Moreno said: "),
        ("Commissioner Ada Moreno", "Commissioner Ada Moreno said in Brussels on Monday: "),
        ("President Xi Jinping", "President Xi Jinping told Ada Moreno: "),
        ("Marta Vukovic", "Oculon’s spokeswoman, Marta Vukovic, said: "),
        ("Marta Vukovic", "Marta Vukovic, an Oculon spokeswoman, said: "),
        ("Marta Vukovic", "Marta Vukovic of Oculon told the paper: "),
        ("Lena Rohrbach", "Amnesty’s Lena Rohrbach said: "),
        ("Idemia", "In a statement published on Monday, Idemia wrote: "),
        ("Idemia", "Idemia, which supplies Interpol, said: "),
        # Spokespeople speak for a body, critics do not.
        ("Oculon", "A spokeswoman for Oculon said: "),
        ("Oculon", "Oculon’s spokeswoman said: "),
        (None, "A critic of Idemia said: "),
        (None, "An Idemia critic said: "),
        # Without a verb of saying.
        ("Idemia", "According to Idemia, "),
        ("Idemia", "Idemia: "),
        ("Idemia", "In Idemia’s words: "),
        ("Idemia", "As Idemia put it: "),
        ("Idemia", "Idemia's reply to Amnesty: "),
        ("Lena Ortiz", "In a paper released on Thursday, the head of the port, Lena Ortiz, made clear that "),
        (None, "Greenpeace received this answer from Norvik: "),
        (None, "An engineer informed Greenpeace: "),
        # Pronouns.
        (IT, "In a letter to Amnesty, it wrote: "),
        (IT, "She told Amnesty: "),
    ],
)
def test_the_subject_of_the_clause_before_speaks(speaker, clause):
    assert speaker_before(clause) == speaker


@pytest.mark.parametrize(
    ("speaker", "clause"),
    [
        ("Ada Moreno", ", Ada Moreno, the police chief of Arlen, told journalists in May."),
        ("Ada Moreno", " said Ada Moreno."),
        ("Ada Moreno", " said police chief Ada Moreno of Arlen on Tuesday."),
        ("Ada Moreno", " explained Arlen police chief Ada Moreno"),
        ("Ada Moreno", " Ada Moreno quipped."),
        ("Pavel Orsic", " said the minister, Pavel Orsic."),
        ("John Doe", " said Idemia spokesman John Doe."),
        ("Marta Vukovic", " said Marta Vukovic, a spokeswoman for Oculon."),
        ("Marta Vukovic", " said Oculon’s chief executive Marta Vukovic in a letter to Amnesty."),
        ("Marta Vukovic", ", the Lenz Gazette quoted Marta Vukovic as saying."),
        ("Oculon", " said a spokeswoman for Oculon."),
        ("Oculon", " a spokeswoman for Oculon told Amnesty International."),
        ("Idemia", " Idemia wrote in a letter to Amnesty International."),
        ("Idemia", " wrote Idemia to Amnesty International."),
        ("Idemia", " Idemia said through its head of communications."),
        ("Idemia", " according to Idemia."),
        ("Idemia", " — Idemia"),
        ("Ada Moreno", " (Ada Moreno, Arlen, 2021)"),
        (None, " said an engineer at Idemia, who told Amnesty first."),
        (None, " the company told Amnesty International."),
        (None, ", Amnesty International was told."),
        (IT, " it told Amnesty International."),
    ],
)
def test_who_is_named_after_a_quotation_as_saying_it_speaks(speaker, clause):
    assert speaker_after(clause) == speaker


def test_a_clause_leads_to_a_quotation_with_a_colon_that_or_a_verb_of_saying():
    assert [leads_on(one) for one in ("Idemia: ", "Idemia said that ", "Idemia said, ", "Idemia sold ")] == [
        *[True] * 3, False,
    ]  # fmt: skip
