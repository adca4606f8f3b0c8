"""Carries a German report on over sentences that are in the subjunctive: "Die Lage sei ernst."

Such a sentence is somebody's by its mood alone. It goes to whoever was last said to say something in its paragraph;
where there is nobody, to nobody. Knows nothing of how the others are found.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.look import Look, go_on, watched
from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.rules.german.mood import is_reported
from ingest.statements.rules.german.sayings import about_whom, sayings
from ingest.statements.rules.tokens import Token, tokens_of
from text.spans import Span


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


def _reported(
    text: str, sentences: Sequence[Span], said: dict[int, list[Draft]], look: Look
) -> Iterator[Draft]:
    """The sentences that nothing attributes and that go on with what was said before them in their paragraph."""
    voice, is_open, end = Voice(), False, 0
    for place, sentence in enumerate(watched(sentences, look)):
        if "\n" in text[end : sentence.start]:
            voice, is_open = voice if is_open else Voice(), False
        end = sentence.end
        if own := said.get(place):
            if voice.speaker and _voice(own) is None and is_reported(_around(text, sentence, own), is_open=is_open):
                yield from (replace(draft, voice=Voice(voice.speaker)) for draft in own)
            voice, is_open = _voice(own) or voice, True
            continue
        tokens = tokens_of(text, sentence, (), ())
        if voice.speaker and is_reported(tokens, is_open=is_open) and not _is_said_anew(tokens):
            is_open = True
            yield Draft((_without_stop(text, sentence),), False, Voice(voice.speaker))
        else:
            person = about_whom(tokens)
            voice = Voice(Span(tokens[person.first].start, tokens[person.last].end)) if person else voice
            is_open = False


def _is_said_anew(tokens: list[Token]) -> bool:
    """Whether a sentence has a verb of saying that is not itself reported."""
    clauses = (tokens[saying.clause.first : saying.clause.last + 1] for saying in sayings(tokens))
    return any(not is_reported(clause, is_open=True) for clause in clauses)


def _around(text: str, sentence: Span, own: list[Draft]) -> list[Token]:
    """The words of a sentence that nobody is quoted with."""
    quoted = [span for draft in own for span in draft.contents]
    return [token for token in tokens_of(text, sentence, (), ()) if not any(one.start <= token.start < one.end for one in quoted)]


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
