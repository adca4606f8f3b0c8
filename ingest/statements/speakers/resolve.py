"""Says whom the speaker of a statement means: a name, where a step is sure, or nobody.

To mend a wrong speaker, ask `Speakers.meaning` which step decided, and read that step's file. As soon as two could be
meant, none is named: words must never be given to the wrong person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.look import Look, go_on
from ingest.statements.speakers import apposition, descriptions, foreign, own_words, pronouns, sentence_subjects
from ingest.statements.speakers.context import Context
from ingest.statements.speakers.entities import Names
from ingest.statements.speakers.foreign_names import ForeignNames
from ingest.statements.speakers.nobodies import means_nobody
from text.first_names import PERSONAL
from text.naming import naming_of
from text.quotations import Quotation
from text.spans import Span
from text.titles import is_role


class Step(StrEnum):
    """What decides whom a speaker means; NOBODY when no step is sure, or the speaker is known to be nobody."""

    OWN_WORDS = "own words"
    APPOSITION = "apposition"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    SUBJECT = "subject of a sentence before"
    NOBODY = "nobody"


_STEPS: tuple[tuple[Step, Callable[[Context, Span], str | Span | None]], ...] = (
    (Step.OWN_WORDS, own_words.meant),
    (Step.APPOSITION, apposition.meant),
    (Step.PRONOUN, pronouns.meant),
    (Step.DESCRIPTION, descriptions.meant),
    (Step.SUBJECT, sentence_subjects.meant),
)
"""In order; each gives a name, the words that stand for the speaker and are asked about instead, or None."""
_FOREIGN_STEPS: tuple[tuple[Step, Callable[[Context, ForeignNames, Span], str | None]], ...] = (
    (Step.OWN_WORDS, foreign.own),
    (Step.PRONOUN, foreign.of_pronoun),
    (Step.DESCRIPTION, foreign.described),
)
"""The same for German, French and Spanish."""
_POSSESSIVES = ("his", "her", "its")
"""By themselves they tell nobody: "his promises" may be those that others say he made."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The name of whom a speaker means, None when that is not sure, and the step that decided."""

    name: str | None
    step: Step


def _is_office(name: str) -> bool:
    """Whether capitals alone make an office a name: "Chief Veterinary Officer", "Vice-President"."""
    last = name.rpartition(" ")[2]
    return is_role(last) and name.partition(" ")[0] not in PERSONAL


class Speakers:
    """Resolves the speakers of one text. Asked in the text's order, what was resolved helps with what follows."""

    def __init__(
        self,
        text: str,
        quotations: list[Quotation],
        sentences: Sequence[Span],
        title: str = "",
        look: Look = go_on,
        language: str | None = None,
    ) -> None:
        naming = naming_of(language)
        self._foreign = ForeignNames(text, naming) if naming else None
        self.names = Names(text, quotations, title, look)
        self.context = Context(text, self.names, sentences)
        self._known: dict[Span, Meaning] = {}

    def name(self, speaker: Span) -> str | None:
        """The name of whom a speaker's span means; None when that is not sure."""
        return self.meaning(speaker).name

    def meaning(self, speaker: Span) -> Meaning:
        """Whom a speaker's span means, and which step decided."""
        if speaker not in self._known:
            self._known[speaker] = self._meaning(speaker)
            self.context.speakers.add(speaker, self._known[speaker].name)
        return self._known[speaker]

    def would_mean(self, speaker: Span | None) -> Meaning:
        """Whom a speaker's span means, without a memory of it: for words that are not held to be a speaker's."""
        if speaker is None:
            return Meaning(None, Step.NOBODY)
        return self._known[speaker] if speaker in self._known else self._meaning(speaker)

    def _meaning(self, speaker: Span) -> Meaning:
        if self._foreign:
            return self._foreign_meaning(self._foreign, speaker)
        is_known = self.context.words(speaker) not in _POSSESSIVES
        trimmed = own_words.trimmed(self.context, speaker)
        return self._decided(trimmed) if is_known else Meaning(None, Step.NOBODY)

    def _foreign_meaning(self, names: ForeignNames, speaker: Span) -> Meaning:
        found = (Meaning(name, step) for step, find in _FOREIGN_STEPS if (name := find(self.context, names, speaker)))
        return next(found, Meaning(None, Step.NOBODY))

    def _decided(self, speaker: Span) -> Meaning:
        for step, find in _STEPS:
            found = find(self.context, speaker)
            if isinstance(found, Span):
                return self._decided(found)
            if found:
                return Meaning(found, step) if self.may_speak(found) else Meaning(None, Step.NOBODY)
        return Meaning(None, Step.NOBODY)

    def may_speak(self, name: str) -> bool:
        """Whether a name may be a speaker's: it is no product's, and no office that has capitals."""
        return not (self.names.is_product(name) or _is_office(name))

    def shown(self, speaker: Span, name: str | None, contents: Sequence[Span]) -> Span | None:
        """Where a speaker's own words stand as they may be shown.

        :param speaker: where they stand.
        :param name: whom they mean, where that is known.
        :param contents: what is said, into which a name that is cut at its end is not followed.
        :return: the words; None where they mean nobody who could be told as the speaker.
        """
        if self._foreign:
            return speaker
        span = own_words.shown(self.context, speaker)
        within = [self.names.full(mention) for mention in self.names.within(span)]
        is_product = len(within) == 1 and self.names.is_product(within[0])
        if name is None and (is_product or means_nobody(self.context.text[span.start : span.end])):
            return None
        return speaker if any(span.overlaps(one) for one in contents) else span

    def apposed(self, speaker: Span, said: Span) -> tuple[Span, Span]:
        """A speaker with the name that stands beside him, and his words without it."""
        return (speaker, said) if self._foreign else apposition.apposed(self.context, speaker, said)
