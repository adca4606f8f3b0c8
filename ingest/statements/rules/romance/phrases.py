"""Finds French and Spanish noun phrases, by articles, capitals and the small words that no phrase holds.

Nouns have no capital there: a phrase goes on until a mark, or a word that cannot belong to it. Knows no verbs.
"""

from dataclasses import replace

from ingest.statements.rules.tokens import Phrase, Token
from text.romance import Romance

_TOKENS_OF_PHRASE = 14
_BORDERS = frozenset(",;:–—―().!?…")
_APPOSED = 8


def parted(tokens: list[Token], language: Romance) -> list[Token]:
    """A sentence in which a pronoun that a hyphen joins to its verb stands by itself: "dit-il", "a-t-il"."""
    found: list[Token] = []
    for token in tokens:
        verb, _, pronoun = token.text.rpartition("-")
        if pronoun.lower() in language.pronouns and verb and token.quotation is None:
            stem = verb.removesuffix("-t")
            found.append(replace(token, text=stem, lower=stem.lower(), end=token.start + len(stem)))
            found.append(replace(token, text=pronoun, lower=pronoun.lower(), start=token.end - len(pronoun)))
        else:
            found.append(token)
    return found


def is_border(token: Token) -> bool:
    """Whether a phrase ends before a token: at a mark or a quotation."""
    return token.quotation is not None or token.text in _BORDERS


def clause_start(tokens: list[Token], index: int) -> int:
    """Where the stretch between two marks begins that a token stands in."""
    while index > 0 and not is_border(tokens[index - 1]):
        index -= 1
    return index


def phrase_at(tokens: list[Token], first: int, language: Romance) -> Phrase | None:
    """The noun phrase that begins at a token: a pronoun, a name, or an article and what follows it.

    :param tokens: the sentence.
    :param first: where it begins.
    :param language: the words of its language.
    :return: the phrase; None where none begins.
    """
    if first >= len(tokens) or is_border(tokens[first]) or tokens[first].quoted:
        return None
    if tokens[first].lower in language.pronouns:
        return Phrase(first, first)
    if not may_begin(tokens[first], language):
        return None
    last = first
    while last + 1 < len(tokens) and last - first < _TOKENS_OF_PHRASE and _goes_on(tokens, last + 1, language):
        last += 1
    while last > first and tokens[last].lower in language.links | language.articles:
        last -= 1
    is_bare = tokens[first].lower in language.articles and last == first
    return None if is_bare else Phrase(first, last)


def may_begin(token: Token, language: Romance) -> bool:
    """Whether a noun phrase may begin with a word: an article, or a capital."""
    if token.lower in language.articles:
        return True
    return token.is_word and token.is_capital and token.lower not in language.small


def _goes_on(tokens: list[Token], index: int, language: Romance) -> bool:
    token = tokens[index]
    if token.text in "'’&" or token.lower in language.links:
        return True
    is_verb = token.lower in language.verbs and not token.is_capital
    return token.is_word and not (token.lower in language.ends or is_verb)


def with_apposition(tokens: list[Token], phrase: Phrase, language: Romance, *, ends: str = ",.") -> Phrase:
    """A phrase with what stands between commas right behind it: "María López, portavoz del grupo,".

    :param tokens: the sentence.
    :param phrase: the phrase.
    :param language: the words of its language.
    :param ends: the marks one of which must end the apposition.
    :return: the longer phrase, or the same.
    """
    comma = phrase.last + 1
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return phrase
    end = next((at for at in range(comma + 1, min(comma + _APPOSED, len(tokens))) if is_border(tokens[at])), None)
    if end is None or tokens[end].text not in ends or tokens[comma + 1].lower in language.relatives | language.that:
        return phrase
    inside = tokens[comma + 1 : end]
    ending = language.verbs | language.ends - {"en"}
    plain = ending.isdisjoint(token.lower for token in inside)
    begins = inside and (inside[0].lower in language.articles or inside[0].text.isdigit() or inside[0].text.islower())
    return Phrase(phrase.first, end - 1) if plain and begins and not tokens[comma].quoted else phrase
