"""Tells how a German clause is built: whether its verb stands second, first or last, and behind which word."""

from enum import StrEnum

from ingest.statements.rules.german.phrases import clause_of, phrase_at
from ingest.statements.rules.tokens import Phrase, Token
from text import german


class Order(StrEnum):
    """How a clause of saying is built: by itself, with its verb before its subject, after "wie", or after "als"."""

    MAIN = "main"
    INVERTED = "inverted"
    AS = "as"
    SUBORDINATE = "subordinate"


def order_of(tokens: list[Token], clause: Phrase, finite: int) -> Order | None:
    """How a clause is built, by the word that it begins with and where its verb stands."""
    lead = tokens[clause.first].lower
    if finite == clause.first or (lead == "so" and finite == clause.first + 1 and clause.first > 0):
        return Order.INVERTED if clause.first > 0 else None
    ends = finite >= clause.last - 1
    if lead == "wie" and ends:
        return Order.AS
    if lead in german.COMPLEMENTIZERS or (lead in german.SUBORDINATORS and ends):
        return Order.SUBORDINATE
    if is_behind_preposition(tokens, clause, finite):
        return Order.SUBORDINATE
    if lead in german.RELATIVES and ends and clause.first and tokens[clause.first - 1].text == ",":
        before = phrase_at(tokens, clause.first)
        return Order.MAIN if before and before.last == finite - 1 else Order.SUBORDINATE
    return Order.MAIN


def is_behind_preposition(tokens: list[Token], clause: Phrase, finite: int) -> bool:
    """Whether a relative clause begins with a preposition: "von dem die Polizei glaubt"."""
    if clause.first == 0 or clause.last <= clause.first or tokens[clause.first].lower not in german.PREPOSITIONS:
        return False
    return tokens[clause.first + 1].lower in german.RELATIVES and finite == clause.last


def joined(tokens: list[Token], clause: Phrase) -> Phrase:
    """A clause of one verb with the beginning that an apposition parts from it: "wie Kolb, der Sprecher, betont"."""
    comma = clause.first - 1
    if clause.last - clause.first > 1 or comma < 1 or tokens[comma].text != ",":
        return clause
    inner = clause_of(tokens, comma - 1)
    if inner.first < 2 or tokens[inner.first - 1].text != ",":
        return clause
    head = clause_of(tokens, inner.first - 2)
    begins = tokens[head.first].lower in german.SUBORDINATORS | {"wie"} and phrase_at(
        tokens, head.first + 1, whole=True
    )
    return Phrase(head.first, clause.last) if begins and begins.last == head.last else clause
