"""The stems of Polish words: their endings taken off, so that the cases and persons of a word are one.

Light, as stemmers for search are (Savoy, "Light Stemming Approaches for the French, Portuguese, German and Hungarian
Languages", 2006): one ending of declension or conjugation, no dictionary. Words come in lower case without their marks.
"""

_ENDINGS_BY_LETTERS_LEFT = {
    # Nouns and adjectives, in all cases of both numbers.
    3: "iami ami iach ach iom om iem em ie ia iu io a e y i o u iego ego iemu emu iej ej ych ich ymi imi ym im",
    # Verbs: past, present, infinitive.
    4: "ala alo ali aly al ila ilo ili ily il yla ylo yli yly yl ac ic yc ec uje uja owac owala owalo owali owaly owal",
    # What may as well belong to the stem: the genitive of "rozmów", participles, and verbs as nouns ("badanie").
    5: "ow owi owie anego onego anych onych anymi onymi anym onym ana ane any ona one ony ano ono",
}
"""How many letters must be left where an ending is taken off: shorter stems stand for words of other meanings."""
_LEFT = {ending: left for left, endings in _ENDINGS_BY_LETTERS_LEFT.items() for ending in endings.split()}
_ENDINGS = sorted(_LEFT, key=lambda ending: (-len(ending), ending))


def polish_stem(word: str) -> str:
    """The stem of a word: without the longest ending that leaves enough of it."""
    found = (ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _LEFT[ending])
    return word.removesuffix(next(found, ""))
