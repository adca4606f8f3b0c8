"""Finds the verbs of saying in a French or Spanish sentence, with whoever speaks by them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.statements.rules.romance.phrases import clause_start, phrase_at, with_apposition
from ingest.statements.rules.tokens import Phrase, Token
from text.romance import Romance

AS = ("comme", "como")


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb from its helper to its last word, who speaks, and whether he stands behind it."""

    first: int
    last: int
    speaker: Phrase
    inverted: bool

    @property
    def begin(self) -> int:
        """Where the clause of saying begins."""
        return min(self.first, self.speaker.first)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.last, self.speaker.last)


def sayings(tokens: list[Token], language: Romance) -> Iterator[Saying]:
    """The verbs of saying that say that somebody said something, in order."""
    for index, token in enumerate(tokens):
        if token.quoted or token.is_capital or token.quotation:
            continue
        first = _verb_start(tokens, index, language)
        saying = _saying(tokens, first, index, language) if first is not None else None
        if saying:
            yield saying


def _verb_start(tokens: list[Token], index: int, language: Romance) -> int | None:
    """Where a verb begins whose last word is at a place: at its helper, or there; None where that is no verb."""
    word = tokens[index].lower
    if word in language.participles:
        first = index - 1
        while first > 0 and tokens[first].lower in language.adverbs | language.pronouns - language.having:
            first -= 1
        if first >= 0 and tokens[first].lower in language.having and not tokens[first].quoted:
            return first
    return index if word in language.finite else None


def _saying(tokens: list[Token], first: int, last: int, language: Romance) -> Saying | None:
    start = clause_start(tokens, first)
    lead = [token.lower for token in tokens[start:first]]
    if not language.negations.isdisjoint(lead[-2:]) or (lead and lead[0] in language.conditions):
        return None
    inside = next((at for at in range(first + 1, last) if tokens[at].lower in language.pronouns), None)
    if inside is not None:
        return Saying(first, last, Phrase(inside, inside), inverted=True)
    behind = _behind(tokens, start, first, last, language)
    if behind:
        return Saying(start if lead and lead[0] in AS else first, last, behind, inverted=True)
    before = _before(tokens, start, first, language)
    return Saying(first, last, before, inverted=False) if before else None


def _behind(tokens: list[Token], start: int, first: int, last: int, language: Romance) -> Phrase | None:
    """The subject behind a verb that a quotation, a comma or "as" stands before."""
    pronouns = language.adverbs | language.articles
    lead = [token.lower for token in tokens[start:first] if token.lower not in pronouns]
    opens = (start > 0 or first == 0) if not lead else len(lead) == 1 and lead[0] in AS
    phrase = phrase_at(tokens, _behind_day(tokens, last + 1, language), language) if opens else None
    return phrase if phrase is None or lead else with_apposition(tokens, phrase, language)


def _behind_day(tokens: list[Token], first: int, language: Romance) -> int:
    """Past the day that something is said on: "a indiqué mardi le maire", "dijo el martes la ministra"."""
    words = [token.lower for token in tokens[first : first + 2]]
    if words[:1] and words[0] in language.days:
        return first + 1
    return first + 2 if words[1:] and words[0] in language.articles and words[1] in language.days else first


def _before(tokens: list[Token], start: int, first: int, language: Romance) -> Phrase | None:
    """The subject before a verb, in its clause or before what stands between commas."""
    end = first - 1
    while end >= start and tokens[end].lower in language.adverbs and tokens[end].lower not in language.articles:
        end -= 1
    if end < start:
        return _resumed(tokens, start, language)
    for place in range(start, end + 1):
        if tokens[place].lower in language.relatives:
            continue
        phrase = phrase_at(tokens, place, language)
        governed = place > start and tokens[place - 1].lower in language.links | language.small - language.that
        if phrase and phrase.last == end and not governed:
            return phrase
    return None


def _resumed(tokens: list[Token], start: int, language: Romance) -> Phrase | None:
    """The subject before an apposition: "Jean Dupont, maire de la ville, a déclaré"."""
    if start < 2 or tokens[start - 1].text != ",":
        return None
    inner = clause_start(tokens, start - 2)
    if inner < 2 or tokens[inner - 1].text != ",":
        return None
    head = clause_start(tokens, inner - 2)
    phrase = phrase_at(tokens, head, language)
    if phrase is None or phrase.last != inner - 2 or (head > 0 and tokens[head - 1].text != ","):
        return None
    return phrase if tokens[inner].lower in language.relatives else Phrase(head, start - 2)
