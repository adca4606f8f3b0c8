"""Chooses who said a statement, and says how sure that is.

Owns when a name is given. Where nobody is likely enough, the statement keeps the document's own words for its speaker,
without a name: words must never be given to the wrong person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.statements.choice.candidates import Asked, Candidate, candidates
from ingest.statements.choice.model import Model, Trust, shipped
from ingest.statements.choice.signals import of_candidates
from ingest.statements.choice.statement_signals import Signals
from ingest.statements.choice.surroundings import Surroundings
from ingest.statements.choice.words import Group, group_of
from ingest.statements.rules.drafts import Voice
from ingest.statements.speakers.resolve import Step


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is held to have said a statement: whose words for its speaker count, and the name, None when in doubt.

    `likeliest` is who is chosen among all candidates, named or not; `probability` is how likely that is right, None
    where nobody is a candidate or nothing was learned. `ruled` is whom the rules name, and `step` which of them.
    """

    voice: Voice
    name: str | None
    ruled: str | None
    step: Step
    likeliest: str | None = None
    probability: float | None = None
    signals: Signals = field(default_factory=dict)


def as_ruled(asked: Asked) -> Choice:
    """What the rules say, as it is: for languages that nothing was learned of."""
    return Choice(asked.first.voice, asked.name, asked.name, asked.first.meaning.step)


def choose(asked: Asked, around: Surroundings, model: Model | None = None) -> Choice:
    """Choose who said a statement.

    :param asked: the statement with what the rules make of it.
    :param around: the text around.
    :param model: what was learned; that which ships when not given.
    :return: who is chosen.
    """
    model, found = model or shipped(), candidates(asked, around.speakers)
    if not found:
        return as_ruled(asked)
    signals = of_candidates(asked, found, around)
    odds = model.trees.log_odds(signals)
    trust = [model.trust[kind] for kind in trusted_as(asked, found, around.text)]
    sure = [one.probability(log_odds) for one, log_odds in zip(trust, odds, strict=True)]
    named = decided(odds, trust)
    best = likeliest(odds) if named is None else named
    voice = asked.first.voice if named is None else _voice_of(asked, found[named])
    name = None if named is None else found[named].name
    return Choice(
        voice, name, asked.name, asked.first.meaning.step, found[best].name, sure[best], _present(signals[best])
    )


def likeliest(odds: Sequence[float]) -> int:
    """The place of the highest odds, the first of several."""
    return max(range(len(odds)), key=lambda place: odds[place])


def decided(odds: Sequence[float], trust: Sequence[Trust]) -> int | None:
    """The likeliest candidate who is likely enough to be named.

    :param odds: the log odds of each candidate.
    :param trust: how far those are to be trusted of each.
    :return: the candidate's place; None where no one is likely enough.
    """
    sure = [one.probability(log_odds) >= one.least for one, log_odds in zip(trust, odds, strict=True)]
    places = [place for place in range(len(odds)) if sure[place]]
    return max(places, key=lambda place: odds[place], default=None)


def _present(signals: Signals) -> Signals:
    return {name: round(value, 2) for name, value in sorted(signals.items()) if value}


def trusted_as(asked: Asked, found: Sequence[Candidate], text: str) -> list[str]:
    """Under which of the model's trusts each candidate falls: the group of the words, and whether rules name him."""
    group: Group = group_of(text, asked.first.voice.speaker)
    return [f"{group} {'ruled' if asked.name == one.name else 'alone'}" for one in found]


def _voice_of(asked: Asked, chosen: Candidate) -> Voice:
    """The words that mean who is chosen: those that the rules take for his, or else those that they hold to."""
    return next((one.voice for one in asked.readings if one.meaning.name == chosen.name), asked.first.voice)
