"""Finds the verbs of saying in a German sentence: with their helpers, their particles, and whoever speaks by them.

Owns word order: where the verb stands second, first or last, and on which side of it the subject is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ingest.statements.rules.german.phrases import clause_of, is_adjective, phrase_at, skipped, with_appositions
from ingest.statements.rules.tokens import Phrase, Token
from text import german
from text.german import Form, Shape

_TOKENS_TO_PARTICLE, _COMMAS_TO_PARTICLE = 40, 2
"""How far behind its verb a particle may stand: a long subject with one apposition."""


class Order(StrEnum):
    """How a clause of saying is built: by itself, with its verb before its subject, after "wie", or after "als"."""

    MAIN = "main"
    INVERTED = "inverted"
    AS = "as"
    SUBORDINATE = "subordinate"


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with who speaks: the clause it stands in ends with `last`.

    `finite` is where the word stands that agrees with the subject; `speaker` is None where it is no person's.
    """

    verb: int
    finite: int
    clause: Phrase
    last: int
    order: Order
    speaker: Phrase | None
    takes: frozenset[str]


def sayings(tokens: list[Token]) -> Iterator[Saying]:
    """The verbs of saying of a sentence that say that somebody said something, in order."""
    subject: Phrase | None = None
    for index, token in enumerate(tokens):
        if token.lower in german.FORMS and not (token.quoted or token.is_capital or _describes(tokens, index)):
            saying = _saying(tokens, index, subject)
            if saying:
                subject = saying.speaker
                yield saying


def _describes(tokens: list[Token], index: int) -> bool:
    """Whether a form is a participle before a noun: "der vermuteten Summe"."""
    if index == 0 or index + 1 >= len(tokens) or not tokens[index + 1].is_capital:
        return False
    return is_adjective(tokens[index]) and tokens[index - 1].lower in german.ARTICLES | german.PREPOSITIONS


def _saying(tokens: list[Token], index: int, subject: Phrase | None) -> Saying | None:
    clause = _joined(tokens, clause_of(tokens, index), index)
    finite = _finite(tokens, index, clause)
    form = _form(tokens, index, clause, finite) if finite is not None else None
    if form is None or finite is None or _is_denied(tokens, index, clause) or _is_reflexive(tokens, index, form):
        return None
    particle = _particle(tokens, index, form.particle) if form.particle else None
    last = clause.last if particle is None else max(clause.last, clause_of(tokens, particle).last)
    order = _order(tokens, clause, finite)
    if order is None:
        return None
    if form.takes & {"cited", "it"}:
        speaker = _elsewhere(tokens, clause, finite, form)
    elif finite > clause.first and tokens[finite - 1].lower in ("und", "aber", "sowie"):
        before = Phrase(clause.first, finite - 2)
        speaker = subject_of(tokens, before) if before.last > before.first else subject
    else:
        speaker = _speaker(tokens, clause, finite, order)
    if speaker and "of" in form.takes:
        speaker = _before_of(tokens, speaker)
    if (speaker is None and "it" not in form.takes) or (speaker and tokens[speaker.first].lower == "man"):
        return None
    last = max(last, speaker.last if speaker else 0)
    return Saying(index, finite, clause, last, order, speaker, form.takes)


def _before_of(tokens: list[Token], speaker: Phrase) -> Phrase:
    """A speaker without what is spoken of: "sprach der Präsident von einer Katastrophe"."""
    of = next((at for at in range(speaker.first + 1, speaker.last + 1) if tokens[at].lower in ("von", "vom")), None)
    return speaker if of is None else Phrase(speaker.first, of - 1)


def _joined(tokens: list[Token], clause: Phrase, index: int) -> Phrase:
    """A clause of one verb with the beginning that an apposition parts from it: "wie Kolb, der Sprecher, betont"."""
    comma = clause.first - 1
    if clause.last - clause.first > 1 or comma < 1 or tokens[comma].text != ",":
        return clause
    inner = clause_of(tokens, comma - 1)
    if inner.first < 2 or tokens[inner.first - 1].text != ",":
        return clause
    head = clause_of(tokens, inner.first - 2)
    begins = tokens[head.first].lower in german.SUBORDINATORS | {"wie"} and phrase_at(tokens, head.first + 1, whole=True)
    return Phrase(head.first, clause.last) if begins and begins.last == head.last else clause


def _elsewhere(tokens: list[Token], clause: Phrase, finite: int, form: Form) -> Phrase | None:
    """Whom one quotes, or where it reads: "zitiert Kolb mit den Worten", "heißt es in einem Bericht"."""
    if "cited" in form.takes and tokens[finite].lower in german.BEING:
        return _before(tokens, clause.first, finite) or subject_after(tokens, finite + 1, clause.last)
    if "cited" in form.takes:
        return next((phrase for place in skipped(tokens, finite + 1, clause.last) if (phrase := phrase_at(tokens, place))), None)
    places = range(clause.first, clause.last + 1)
    found = (phrase_at(tokens, place + 1) for place in places if tokens[place].lower in ("in", "im"))
    return next(filter(None, found), None)


def _is_reflexive(tokens: list[Token], index: int, form: Form) -> bool:
    """Whether a verb is about its subject itself: "meldete sich"; and "heißen" without "es"."""
    around = [tokens[place].lower for place in (index - 1, index + 1) if 0 <= place < len(tokens)]
    if "it" in form.takes:
        return "es" not in around
    return "sich" in around[-1:] and "noun" not in form.takes


def _finite(tokens: list[Token], index: int, clause: Phrase) -> int | None:
    """Where the word stands that agrees with the subject; None for a passive and for what somebody would or will say."""
    shapes = {form.shape for form in german.FORMS[tokens[index].lower]}
    around = [place for place in range(clause.first, clause.last + 1) if not tokens[place].quoted and place != index]
    words = {place: tokens[place].lower for place in around}
    having = [place for place, word in words.items() if word in german.HAVING]
    being = [place for place, word in words.items() if word in german.BEING]
    modal = [place for place, word in words.items() if word in german.MODALS]
    if shapes <= {Shape.FINITE}:
        is_infinitive = tokens[index].lower.endswith(("en", "ern", "eln"))
        before = tokens[index - 1].lower if index else ""
        letting = next((place for place, word in words.items() if word in german.LETTING), None)
        if is_infinitive and letting is not None:
            return letting
        is_open = before == "zu" or bool(modal or [place for place in being if place < index])
        return None if is_infinitive and is_open else index
    if being and not having:
        is_cited = any("cited" in form.takes for form in german.FORMS[tokens[index].lower])
        return being[0] if is_cited else None
    if having:
        return next((place for place in having if place < index), having[0])
    return index if Shape.FINITE in shapes or Shape.EITHER in shapes else None


def _form(tokens: list[Token], index: int, clause: Phrase, finite: int) -> Form | None:
    """Which form a word is: one whose particle stands behind it, else one that has none."""
    forms = german.FORMS[tokens[index].lower]
    parted = [form for form in forms if form.particle and _particle(tokens, index, form.particle) is not None]
    plain = [form for form in forms if not form.particle]
    if finite != index and tokens[finite].lower not in german.LETTING:
        plain = [form for form in plain if form.shape is not Shape.FINITE]
    found = parted or plain
    return found[0] if found else None


def _particle(tokens: list[Token], index: int, particle: str) -> int | None:
    """Where the particle of a verb stands: at the end of its clause."""
    commas = 0
    for place in range(index + 1, min(index + _TOKENS_TO_PARTICLE, len(tokens))):
        token = tokens[place]
        commas += token.text == ","
        if token.quotation or token.text in ";:" or commas > _COMMAS_TO_PARTICLE:
            return None
        if token.lower == particle and not token.is_capital:
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            if following is None or not following.is_word or following.lower in ("und", "dass", "als"):
                return place
    return None


def _is_denied(tokens: list[Token], index: int, clause: Phrase) -> bool:
    """Whether nobody is said to have said it: after "nicht" and "nie", "niemand", "wenn" and "ob"."""
    joints = [place for place in range(clause.first, clause.last + 1) if tokens[place].lower == "und"]
    first = max((place for place in joints if place < index), default=clause.first)
    last = min((place for place in joints if place > index), default=clause.last)
    words = [tokens[place].lower for place in range(first, last + 1) if not tokens[place].quoted]
    only = any(one == "nicht" and other == "nur" for one, other in pairwise(words))
    denied = not german.NEGATIONS.isdisjoint(words) and not only
    return denied or tokens[clause.first].lower in german.CONDITIONS


def _order(tokens: list[Token], clause: Phrase, finite: int) -> Order | None:
    """How a clause is built, by the word that it begins with and where its verb stands."""
    lead = tokens[clause.first].lower
    if finite == clause.first or (lead == "so" and finite == clause.first + 1 and clause.first > 0):
        return Order.INVERTED if clause.first > 0 else None
    ends = finite >= clause.last - 1
    if lead == "wie" and ends:
        return Order.AS
    if lead in german.COMPLEMENTIZERS or (lead in german.SUBORDINATORS and ends):
        return Order.SUBORDINATE
    if _is_behind_preposition(tokens, clause) and ends:
        return Order.SUBORDINATE
    if lead in german.RELATIVES and ends and clause.first and tokens[clause.first - 1].text == ",":
        before = phrase_at(tokens, clause.first)
        return Order.MAIN if before and before.last == finite - 1 else Order.SUBORDINATE
    return Order.MAIN


def _is_behind_preposition(tokens: list[Token], clause: Phrase) -> bool:
    """Whether a relative clause begins with a preposition: "von dem die Polizei glaubt"."""
    if clause.first == 0 or clause.last <= clause.first or tokens[clause.first].lower not in german.PREPOSITIONS:
        return False
    return tokens[clause.first + 1].lower in german.RELATIVES and phrase_at(tokens, clause.first + 1) is None


def _speaker(tokens: list[Token], clause: Phrase, finite: int, order: Order) -> Phrase | None:
    if order is Order.INVERTED:
        resumed, behind = _resumed(tokens, clause), subject_after(tokens, finite + 1, clause.last)
        is_pronoun = behind is not None and tokens[behind.first].lower in german.PRONOUNS
        return behind if is_pronoun or resumed is None else resumed
    if order is Order.MAIN:
        found = _before(tokens, clause.first, finite) or subject_after(tokens, finite + 1, clause.last)
        return found or _particle_name(tokens, clause.first, finite)
    if tokens[clause.first].lower in german.RELATIVES:
        return _antecedent(tokens, clause.first)
    first = clause.first + 1 + _is_behind_preposition(tokens, clause)
    return _source(tokens, clause) or subject_after(tokens, first, clause.last)


def _particle_name(tokens: list[Token], first: int, finite: int) -> Phrase | None:
    """A name that a sentence begins with and that begins with a small word: "Von der Leyen sagte"."""
    name = phrase_at(tokens, first + 1) if tokens[first].text in ("Von", "Van", "De") else None
    return Phrase(first, name.last) if name and name.last == finite - 1 else None


def _source(tokens: list[Token], clause: Phrase) -> Phrase | None:
    """Where something is heard: "wie aus Kreisen der Regierung verlautete"."""
    first = clause.first + 1
    return phrase_at(tokens, first + 1) if tokens[first].lower == "aus" else None


def _before(tokens: list[Token], first: int, finite: int) -> Phrase | None:
    """The subject before a verb that stands second."""
    while first < finite and tokens[first].lower in german.CONJUNCTIONS:
        first += 1
    if first >= finite or tokens[first].quoted or not may_be_subject(tokens, first):
        return None
    if tokens[first].lower in ("das", "dies") and first == finite - 1:
        return None
    phrase = phrase_at(tokens, first, whole=True)
    if phrase is None or phrase.last >= finite:
        return None
    behind = finite + 1
    follows = behind < len(tokens) and tokens[behind].lower in german.PRONOUNS and tokens[behind].lower != "sie"
    return None if follows else phrase


def subject_of(tokens: list[Token], clause: Phrase) -> Phrase | None:
    """The subject of a clause whose verb is any: its beginning, or what stands behind the word after that."""
    first = clause.first
    phrase = phrase_at(tokens, first, whole=True) if may_be_subject(tokens, first) else None
    if phrase or not tokens[first].is_capital:
        return phrase or _resumed(tokens, clause)
    while first < clause.last and tokens[first].lower in german.ADVERBS:
        first += 1
    lead = phrase_at(tokens, first + 1) if tokens[first].lower in german.PREPOSITIONS else Phrase(first - 1, first - 1)
    return subject_after(tokens, lead.last + 2, clause.last) if lead else None


def may_speak(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a phrase is plainly a person's: a pronoun, a role, or a name of several words without an article."""
    words = tokens[phrase.first : phrase.last + 1]
    if words[0].lower in german.PRONOUNS:
        return True
    is_role = any(token.is_capital and token.lower.endswith(german.ROLES) for token in words[:3])
    return is_role or (len(words) > 1 and all(token.is_capital for token in words) and words[0].lower not in german.ARTICLES)


def about_whom(tokens: list[Token]) -> Phrase | None:
    """Who is the subject that a sentence begins with, where that is plainly somebody who may speak."""
    phrase = subject_of(tokens, clause_of(tokens, 0)) if tokens else None
    return phrase if phrase and may_speak(tokens, phrase) else None


def may_be_subject(tokens: list[Token], first: int) -> bool:
    """Whether a subject may begin with a word: a pronoun, an article in the nominative, or a noun without one."""
    word = tokens[first].lower
    if word in german.FIRST_PERSON or word in german.ADVERBS | german.PREPOSITIONS | german.SUBORDINATORS:
        return False
    if word in german.ARTICLES:
        described = first + 1 < len(tokens) and tokens[first + 1].lower.endswith("en") and is_adjective(tokens[first + 1])
        return word in german.NOMINATIVE and not (word == "der" and described)
    return word not in german.TIMES and word not in ("es", "zu")


def subject_after(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """The subject behind a verb."""
    for place in skipped(tokens, first, last):
        if tokens[place].lower in german.FIRST_PERSON or tokens[place].lower == "es":
            return None
        may_be = not tokens[place].quoted and may_be_subject(tokens, place)
        phrase = phrase_at(tokens, place) if may_be else None
        if phrase:
            return with_appositions(tokens, phrase)
        if not tokens[place].is_word:
            return None
    return None


def _resumed(tokens: list[Token], clause: Phrase) -> Phrase | None:
    """The subject before what stands between commas: "Kolb, Sprecher der Stadt, sagte"."""
    comma = clause.first - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    inner = clause_of(tokens, comma - 1)
    opening = inner.first - 1
    if opening < 1 or tokens[opening].text != ",":
        return None
    head = clause_of(tokens, opening - 1)
    first = head.first + (tokens[head.first].lower in german.CONJUNCTIONS)
    phrase = phrase_at(tokens, first, whole=True) if may_be_subject(tokens, first) else None
    is_first = first in (0, head.first + 1) or tokens[head.first - 1].text in ":;"
    inserted = phrase_at(tokens, inner.first, whole=True)
    is_whole = phrase is not None and phrase.last == head.last
    if phrase is None or not is_first or not (is_whole or (inserted and inserted.last == inner.last)):
        return None
    is_relative = tokens[inner.first].lower in german.RELATIVES | german.PREPOSITIONS
    return phrase if is_relative else Phrase(phrase.first, comma - 1)


def _antecedent(tokens: list[Token], relative: int) -> Phrase | None:
    """The noun phrase right before a relative clause."""
    end = relative - 2
    for first in range(max(0, end - 8), end + 1):
        phrase = phrase_at(tokens, first)
        if phrase and phrase.last == end and not (first and tokens[first - 1].lower in german.GENITIVE):
            return phrase
    return None
