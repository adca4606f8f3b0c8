"""Carries a German report on over sentences that are in the subjunctive, such as "die Lage sei ernst".

Such a sentence is somebody's by its mood alone. It goes to whoever was last said to say something in its paragraph;
where there is nobody, to nobody. Knows nothing of how the others are found.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.look import Look, go_on, watched
from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.rules.german.mood import is_reported
from ingest.statements.rules.german.sayings import sayings
from ingest.statements.rules.german.subjects import about_whom
from ingest.statements.rules.tokens import Token, tokens_of
from text.spans import Span

_CHARACTERS_OF_SENTENCE = 2500
"""What is longer is no sentence but a table or a list without stops, which nobody reports."""


@dataclass(slots=True)
class _Report:
    """Whose report a text is in while it is read, whether the last sentence was of it, or announces more."""

    voice: Voice = field(default_factory=Voice)
    is_open: bool = False
    announces: bool = False

    def cross_line(self) -> None:
        """Begin a paragraph: only a report that is open goes on."""
        self.voice = self.voice if self.is_open else Voice()
        self.announces = False

    def take(self, own: list[Draft]) -> None:
        """Read a sentence in which something is attributed."""
        self.voice, self.is_open, self.announces = _voice(own) or self.voice, True, False

    def goes_on(self, tokens: list[Token]) -> bool:
        """Read a sentence in which nothing is, and say whether it is of the report."""
        self.is_open = (
            self.voice.speaker is not None and is_reported(tokens, is_open=self.is_open) and not _is_said_anew(tokens)
        )
        return self.is_open

    def leave(self, tokens: list[Token]) -> None:
        """Read a sentence that is not of the report: who it is about, if anybody, is who is reported after it."""
        person = about_whom(tokens)
        self.announces = person is not None and any(sayings(tokens))
        if person and (self.announces or self.voice.speaker is None):
            self.voice = Voice(Span(tokens[person.first].start, tokens[person.last].end))
        elif person:
            self.voice = Voice()


def carried_on(text: str, sentences: Sequence[Span], drafts: list[Draft], look: Look = go_on) -> list[Draft]:
    """Add the sentences that go on with a report.

    :param text: the text.
    :param sentences: its sentences, in order.
    :param drafts: what is attributed in it, in order.
    :param look: called for each sentence; what it raises ends the work.
    :return: the drafts and the sentences that go on, in order.
    """
    found = list(_reported(text, sentences, _by_sentence(sentences, drafts), look))
    again = {draft.contents for draft in found}
    kept = [draft for draft in drafts if draft.voice.speaker or draft.contents not in again]
    return sorted([*kept, *found], key=lambda draft: draft.place) if found else drafts


def _reported(text: str, sentences: Sequence[Span], said: dict[int, list[Draft]], look: Look) -> Iterator[Draft]:
    """The sentences that nothing attributes and that go on with what was said before them in their paragraph."""
    report, end = _Report(), 0
    for place, sentence in enumerate(watched(sentences, look)):
        if "\n" in text[end : sentence.start]:
            report.cross_line()
        end = sentence.end
        if sentence.end - sentence.start > _CHARACTERS_OF_SENTENCE:
            report.cross_line()
        elif own := said.get(place):
            yield from _given(report, own, _around(text, sentence, own))
            report.take(own)
        elif report.goes_on(tokens := tokens_of(text, sentence, (), ())):
            yield Draft((_without_stop(text, sentence),), False, Voice(report.voice.speaker))
        else:
            report.leave(tokens)


def _given(report: _Report, own: list[Draft], around: list[Token]) -> Iterator[Draft]:
    """The drafts of a sentence that are nobody's, given to whose report goes on in the words around them."""
    told = any(token.is_word for token in around)
    goes_on = is_reported(around, is_open=report.is_open) if told else report.announces
    if report.voice.speaker and _voice(own) is None and goes_on:
        yield from (replace(draft, voice=Voice(report.voice.speaker)) for draft in own)


def _is_said_anew(tokens: list[Token]) -> bool:
    """Whether a sentence has a verb of saying that is not itself reported."""
    clauses = (tokens[saying.clause.first : saying.clause.last + 1] for saying in sayings(tokens))
    return any(not is_reported(clause, is_open=True) for clause in clauses)


def _around(text: str, sentence: Span, own: list[Draft]) -> list[Token]:
    """The words of a sentence that nobody is quoted with."""
    quoted = [span for draft in own for span in draft.contents]
    tokens = tokens_of(text, sentence, (), ())
    return [token for token in tokens if not any(one.start <= token.start < one.end for one in quoted)]


def _voice(drafts: list[Draft]) -> Voice | None:
    """The last voice of some drafts that is somebody's, and not of who is said by another to say something."""
    named = [draft for draft in drafts if draft.voice.speaker]
    return next((draft.voice for draft in reversed(named) if not _is_within(draft, named)), None)


def _is_within(draft: Draft, others: list[Draft]) -> bool:
    place = draft.voice.speaker.start if draft.voice.speaker else draft.place
    return any(span.start <= place < span.end for one in others if one is not draft for span in one.contents)


def _by_sentence(sentences: Sequence[Span], drafts: list[Draft]) -> dict[int, list[Draft]]:
    """The drafts by the sentences in which their words or their cue stand."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        spans = [*draft.contents, *([draft.voice.cue] if draft.voice.cue else [])]
        places = {
            place
            for span in spans
            for place in range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1))
        }
        for place in places:
            found.setdefault(place, []).append(draft)
    return found


def _without_stop(text: str, sentence: Span) -> Span:
    return Span(sentence.start, sentence.start + len(text[sentence.start : sentence.end].rstrip(".!…")))
