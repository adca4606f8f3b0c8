"""Finds German noun phrases by capitals, articles and endings, and the clauses that commas part.

Owns where a phrase and a clause end. Knows no verbs of saying.
"""

from collections.abc import Iterator

from ingest.statements.rules.tokens import Phrase, Token
from text import german

_BORDERS = frozenset(",;:–—―")
_ADJECTIVE = ("e", "en", "er", "es", "em")
_MOST_ADJECTIVES, _MOST_IN_BRACKETS = 4, 6
_NUMBERS = frozenset("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())
_NO_ADJECTIVES = (
    german.ARTICLES
    | german.ADVERBS
    | german.PREPOSITIONS
    | german.CONJUNCTIONS
    | german.PRONOUNS
    | german.BEING
    | german.HAVING
    | german.MODALS
    | _NUMBERS
    | {"es"}
)
_NO_HEADS = german.TIMES | german.PREPOSITIONS | german.SUBORDINATORS | german.ADVERBS | german.ARTICLES
_JOINTS = ("und", "sowie")
_PARTICLES = ("de", "van", "al", "bin", "la", "el", "du", "di")
_ATTRIBUTES = ("aus", "bei", "beim", "für", "im", "in", "zur", "zum")


def clause_of(tokens: list[Token], index: int) -> Phrase:
    """The stretch between two commas or other borders that a token stands in."""
    first, last = index, index
    while first > 0 and not is_border(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and not is_border(tokens[last + 1]):
        last += 1
    if last > index and tokens[last].text in ".!?…":
        last -= 1
    return Phrase(first, last)


def is_border(token: Token) -> bool:
    """Whether a clause ends before a token: at a comma, a colon, a dash or a quotation."""
    return token.quotation is not None or token.text in _BORDERS


def phrase_at(tokens: list[Token], first: int, *, whole: bool = False, genitives: int = 9) -> Phrase | None:
    """The noun phrase that begins at a token, with its genitives and with what "and" joins to it.

    :param tokens: the sentence.
    :param first: where it begins.
    :param whole: whether what stands behind "in", "aus" and the like belongs to it.
    :param genitives: how many genitives at most stand behind it.
    :return: the phrase; None where none begins.
    """
    if first < len(tokens) and _stands_alone(tokens, first):
        return Phrase(first, first)
    last = _core(tokens, first)
    while last is not None and (longer := _extended(tokens, last, whole=whole, genitives=genitives)):
        genitives -= tokens[last + 1].lower in german.GENITIVE
        last = longer
    return None if last is None else Phrase(first, last)


def with_appositions(tokens: list[Token], phrase: Phrase) -> Phrase:
    """A phrase with what stands between commas right behind it: "Kolb, der Sprecher der Stadt,"."""
    comma = phrase.last + 1
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return phrase
    apposed = _apposition(tokens, comma + 1)
    if apposed is None:
        return phrase
    behind = apposed.last + 1
    closes = behind >= len(tokens) or tokens[behind].text in ",.:" or tokens[behind].quotation
    return Phrase(phrase.first, apposed.last) if closes else phrase


def _apposition(tokens: list[Token], first: int) -> Phrase | None:
    if tokens[first].text.isdigit():
        return Phrase(first, first)
    return phrase_at(tokens, first, whole=True)


def _stands_alone(tokens: list[Token], index: int) -> bool:
    word = tokens[index].lower
    if word in german.PRONOUNS or word == "man":
        return True
    following = next((token for token in tokens[index + 1 : index + 2] if token.is_word), None)
    described = following is not None and is_adjective(following) and following.lower not in german.FORMS
    is_head = described or (following is not None and _is_head(following))
    return (word in german.MANY or word in ("dieser", "diese")) and not is_head


def is_adjective(token: Token) -> bool:
    """Whether a word in small letters may describe a noun behind it."""
    return token.is_word and token.lower.endswith(_ADJECTIVE) and token.lower not in _NO_ADJECTIVES


def _core(tokens: list[Token], first: int) -> int | None:
    """Where a noun with its article and adjectives ends."""
    index = first
    if index < len(tokens) and tokens[index].lower in german.ARTICLES:
        index += 1
    begin = index
    while index < len(tokens) and index - begin < _MOST_ADJECTIVES and _describes(tokens, index):
        index += 1
    return _heads(tokens, index)


def _describes(tokens: list[Token], index: int) -> bool:
    """Whether a word describes what follows: an adjective, a number, or one of several that "and" joins."""
    token = tokens[index]
    if _is_head(token):
        return False
    return is_adjective(token) or token.text.isdigit() or token.text == "." or token.lower in _NUMBERS


def _heads(tokens: list[Token], index: int) -> int | None:
    """The last of the nouns and names that begin at a token; None where none does."""
    last = None
    while index < len(tokens):
        token = tokens[index]
        if _is_head(token) or (last is not None and token.text in "&/-"):
            last = index
        elif not (last is not None and token.lower in _PARTICLES and _is_head_at(tokens, index + 1)):
            break
        index += 1
    return last


def _is_head_at(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and _is_head(tokens[index])


def _is_head(token: Token) -> bool:
    is_aged = token.text[:1].isdigit() and "-" in token.text and not token.text.islower()  # "der 39-Jährige"
    return token.is_word and (token.is_capital or token.quoted or is_aged) and token.lower not in _NO_HEADS


def _extended(tokens: list[Token], last: int, *, whole: bool, genitives: int) -> int | None:
    """Where a phrase ends with a genitive, an attribute, brackets or a second noun behind its end."""
    index = last + 1
    if index + 1 >= len(tokens):
        return None
    token = tokens[index]
    if token.text == "(":
        closing = range(index + 1, min(index + _MOST_IN_BRACKETS, len(tokens)))
        return next((place for place in closing if tokens[place].text == ")"), None)
    is_owner = tokens[last].lower.endswith("s") and not tokens[last].quoted
    if is_owner and is_adjective(token) and not token.lower.endswith("en"):
        return _core(tokens, index)
    if token.lower in german.GENITIVE and genitives > 0:
        article = token.lower not in ("von", "vom")
        if article and tokens[index + 1].quoted:
            return None
        return _core(tokens, index if article else index + 1)
    if token.lower in _JOINTS or (whole and token.lower in _ATTRIBUTES):
        return _core(tokens, index + 1)
    return None


def skipped(tokens: list[Token], first: int, last: int) -> Iterator[int]:
    """Where a subject may begin behind a verb: past adverbs, prepositional phrases and whom something is told to."""
    index = first
    while index <= last:
        token = tokens[index]
        phrase = None
        if token.lower in german.PREPOSITIONS:
            phrase = phrase_at(tokens, index + 1)
            index = behind_time(tokens, phrase.last + 1 if phrase else index + 1, last)
            continue
        if token.lower in ("dem", "den", "sich", "einem"):
            phrase = phrase_at(tokens, index) if token.lower != "sich" else None
        elif token.lower not in german.ADVERBS and token.lower not in german.TIMES and not token.text.isdigit():
            yield index
        index = phrase.last + 1 if phrase else index + 1


def behind_time(tokens: list[Token], index: int, last: int) -> int:
    """Past a day or a month: "am Montag", "im Mai 2020"."""
    while index <= last and (tokens[index].lower in german.TIMES or tokens[index].text.rstrip(".").isdigit()):
        index += 1
    return index
