"""Finds the verbs of saying in a German sentence, with whoever speaks by them.

Owns which subject belongs to which order of words; how verbs are read is told by verbs.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.statements.rules.german.orders import Order, is_behind_preposition, joined, order_of
from ingest.statements.rules.german.phrases import clause_of, phrase_at, skipped
from ingest.statements.rules.german.subjects import (
    antecedent,
    particle_name,
    resumed,
    subject_after,
    subject_before,
    subject_of,
)
from ingest.statements.rules.german.verbs import finite_of, form_of, is_attribute, is_denied, is_reflexive, particle_of
from ingest.statements.rules.tokens import Phrase, Token
from text import german
from text.german import Form


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
        if token.lower in german.FORMS and not (token.quoted or token.is_capital or is_attribute(tokens, index)):
            saying = _saying(tokens, index, subject)
            if saying:
                subject = saying.speaker
                yield saying


def _saying(tokens: list[Token], index: int, subject: Phrase | None) -> Saying | None:
    """The saying of a verb; `subject` spoke before it in the sentence."""
    clause = joined(tokens, clause_of(tokens, index))
    finite = finite_of(tokens, index, clause)
    form = form_of(tokens, index, finite) if finite is not None else None
    if form is None or finite is None or is_denied(tokens, index, clause) or is_reflexive(tokens, index, form):
        return None
    order = order_of(tokens, clause, finite)
    if order is None:
        return None
    speaker = _speaker(tokens, clause, finite, order, form, subject)
    if (speaker is None and "it" not in form.takes) or (speaker and tokens[speaker.first].lower == "man"):
        return None
    particle = particle_of(tokens, index, form.particle) if form.particle else None
    last = clause.last if particle is None else max(clause.last, clause_of(tokens, particle).last)
    return Saying(index, finite, clause, max(last, speaker.last if speaker else 0), order, speaker, form.takes)


def _speaker(
    tokens: list[Token], clause: Phrase, finite: int, order: Order, form: Form, subject: Phrase | None
) -> Phrase | None:
    """Who speaks: the subject, whom one quotes, or who spoke before where "and" joins a second verb."""
    if form.takes & {"cited", "it"}:
        return _elsewhere(tokens, clause, finite, form)
    if finite > clause.first and tokens[finite - 1].lower in ("und", "aber", "sowie"):
        before = Phrase(clause.first, finite - 2)
        speaker = subject_of(tokens, before) if before.last > before.first else subject
    else:
        speaker = _subject(tokens, clause, finite, order)
    return _before_of(tokens, speaker) if speaker and "of" in form.takes else speaker


def _subject(tokens: list[Token], clause: Phrase, finite: int, order: Order) -> Phrase | None:
    """The subject of a clause, by the order of its words."""
    if order is Order.INVERTED:
        before, behind = resumed(tokens, clause), subject_after(tokens, finite + 1, clause.last)
        is_pronoun = behind is not None and tokens[behind.first].lower in german.PRONOUNS
        return behind if is_pronoun or before is None else before
    if order is Order.MAIN:
        found = subject_before(tokens, clause.first, finite) or subject_after(tokens, finite + 1, clause.last)
        return found or particle_name(tokens, clause.first, finite)
    if tokens[clause.first].lower in german.RELATIVES:
        return antecedent(tokens, clause.first)
    first = clause.first + 1 + is_behind_preposition(tokens, clause, finite)
    return _source(tokens, clause) or subject_after(tokens, first, clause.last)


def _source(tokens: list[Token], clause: Phrase) -> Phrase | None:
    """Where something is heard: "wie aus Kreisen der Regierung verlautete"."""
    first = clause.first + 1
    return phrase_at(tokens, first + 1) if tokens[first].lower == "aus" else None


def _elsewhere(tokens: list[Token], clause: Phrase, finite: int, form: Form) -> Phrase | None:
    """Whom one quotes, or where it reads: "zitiert Kolb mit den Worten", "heißt es in einem Bericht"."""
    if "cited" in form.takes and tokens[finite].lower in german.BEING:
        return subject_before(tokens, clause.first, finite) or subject_after(tokens, finite + 1, clause.last)
    if "cited" in form.takes:
        return next(
            (phrase for place in skipped(tokens, finite + 1, clause.last) if (phrase := phrase_at(tokens, place))), None
        )
    places = range(clause.first, clause.last + 1)
    found = (phrase_at(tokens, place + 1) for place in places if tokens[place].lower in ("in", "im"))
    return next(filter(None, found), None)


def _before_of(tokens: list[Token], speaker: Phrase) -> Phrase:
    """A speaker without what is spoken of: "sprach der Präsident von einer Katastrophe"."""
    of = next((at for at in range(speaker.first + 1, speaker.last + 1) if tokens[at].lower in ("von", "vom")), None)
    return speaker if of is None else Phrase(speaker.first, of - 1)
