"""Finds the attributions of one sentence: a cue, who speaks, and what is said, as ranges of tokens.

Rules over the words around a cue; sentence by sentence. Knows nothing of documents or of whom a name means.
When the rules do not fit, there is no attribution: silence is better than the wrong speaker.
"""

from collections.abc import Iterator
from dataclasses import replace

from ingest.statements.rules.contents import TOKENS_OF_CLAUSE, Attribution, clause_end, contents_of, quotations_before
from ingest.statements.rules.labels import labelled, unspoken
from ingest.statements.rules.openings import last_subject, leading_subject
from ingest.statements.rules.relays import find_relayed
from ingest.statements.rules.subjects import (
    plural_before,
    subject_after,
    subject_before,
    verb_start,
)
from ingest.statements.rules.tokens import Phrase, Token, at_rest, behind_particles, word_after
from text import speech

_NEVER_INVERTED = frozenset(("tell", "tells", "told", "put", "puts"))


def find_attributions(tokens: list[Token]) -> list[Attribution]:
    """Find what one sentence attributes, in the order of its cues.

    :param tokens: the sentence.
    :return: the attributions; only the last may be without content, when the sentence ends in a colon and so
        announces words that come after it.
    """
    found = list(find_relayed(tokens))
    relayed = {index for one in found for index in (one.cue.last, *_quoting(one))}
    candidates = [one for one in _candidates(tokens) if one.cue.last not in relayed]
    found += [item for index in range(len(tokens) - 2) if (item := _according(tokens, index))]
    for place, candidate in enumerate(candidates):
        end = _trailing(tokens, candidate, candidates[place + 1 :])
        following = next((other for other in candidates[place + 1 :] if other.cue.first < end), None)
        contents = contents_of(tokens[:end], candidate, following)
        if contents:
            found.append(replace(candidate, contents=contents))
    if turns := labelled(tokens):
        said = {phrase for turn in turns for phrase in turn.contents}
        found = [*turns, *(item for item in found if said.isdisjoint(item.contents))]
    found = sorted(found or unspoken(tokens), key=lambda item: item.cue.first)
    return [*found, *_announcing(tokens, candidates, found)]


def _quoting(relayed: Attribution) -> range:
    """Where the verb may stand by which somebody is quoted: from who quotes or is quoted to the "saying"."""
    first = min(phrase.first for phrase in (relayed.cue, relayed.speaker, relayed.via) if phrase)
    return range(first, relayed.cue.last)


def _trailing(tokens: list[Token], found: Attribution, following: list[Attribution]) -> int:
    """Where the sentence ends without an attribution that closes it: "…, TechCrunch reported".

    That one leaves something to say before it; a speaker who begins before the cue that is `found` does not.
    """
    last = following[-1] if following else None
    if last is None or last.speaker is None or last.shared or last.speaker.first > last.cue.first:
        return len(tokens)
    comma = last.speaker.first - 1
    closes = tokens[comma].text == "," and at_rest(tokens, behind_particles(tokens, last.cue.last + 1, frozenset()))
    quotes = any(token.quotation for token in tokens[last.cue.last :])
    said = max(found.cue.last, found.speaker.last if found.speaker else 0)
    return comma if comma > said and closes and not quotes else len(tokens)


def _announcing(tokens: list[Token], candidates: list[Attribution], found: list[Attribution]) -> Iterator[Attribution]:
    """The attribution of words that follow the sentence."""
    if not tokens or tokens[-1].text != ":":
        return
    if candidates and candidates[-1].cue not in [item.cue for item in found]:
        yield candidates[-1]
    elif not candidates and (speaker := last_subject(tokens, len(tokens) - 1)):
        yield Attribution(Phrase(len(tokens) - 1, len(tokens) - 1), speaker)


def _candidates(tokens: list[Token]) -> Iterator[Attribution]:
    """Cues with their speakers."""
    subject: Phrase | None = None
    for index, token in enumerate(tokens):
        cue = speech.CUES.get(token.lower)
        if cue is None or token.quoted or (token.is_capital and index > 0 and tokens[index - 1].is_word):
            continue
        candidate = _candidate(tokens, index, cue, subject)
        if candidate:
            subject = candidate.speaker or subject
            yield candidate


def _candidate(tokens: list[Token], index: int, cue: speech.Cue, subject: Phrase | None) -> Attribution | None:
    """The cue at `index` with its speaker; None when the word is no verb of saying there."""
    verb = _go_on(tokens, verb_start(tokens, index))
    if not _is_finite(tokens, verb, index, cue):
        return None
    before = tokens[verb - 1] if verb else None
    joined = before is not None and before.lower in ("and", "but", "or") and cue.tense != "base"
    if cue.tense == "gerund" or joined:
        if named := _seen(tokens, verb, cue):
            return Attribution(Phrase(verb, index), named)
        speaker = subject or leading_subject(tokens, verb)
        fits = joined or (before is not None and before.text == ",")
        return Attribution(Phrase(verb, index), speaker, shared=True) if speaker and fits else None
    speaker = _inverted(tokens, verb, index, cue) or _subject(tokens, verb, index)
    return Attribution(Phrase(verb, index), speaker) if speaker else None


def _seen(tokens: list[Token], verb: int, cue: speech.Cue) -> Phrase | None:
    """Who is seen or heard saying something: "the paper caught Ann Lee saying"."""
    before = subject_before(tokens, verb) if cue.tense == "gerund" else None
    is_named = before and before.first > 0 and all(one.is_capital for one in tokens[before.last - 1 : verb])
    return before if is_named and before and before.last > before.first else None


def _is_finite(tokens: list[Token], verb: int, index: int, cue: speech.Cue) -> bool:
    """Whether the verb that begins at `verb` and ends at `index` says something of a subject before or after it."""
    if tokens[index].lower in ("put", "puts") and word_after(tokens, index) not in speech.DETERMINERS | {"it"}:
        return False
    particles = cue.takes & speech.PARTICLES
    if particles and word_after(tokens, index) not in particles:
        return False
    before = tokens[verb - 1] if verb else None
    helpers = {token.lower for token in tokens[verb:index]}
    if (before and before.lower == "to") or (cue.tense in ("participle", "past") and helpers & speech.BE):
        return False
    is_plural = cue.tense == "base" and (plural_before(before) or _are_several(tokens, verb))
    return cue.tense != "base" or bool(helpers & (speech.AUXILIARIES | {"to"})) or is_plural


def _subject(tokens: list[Token], verb: int, index: int) -> Phrase | None:
    """The speaker before a verb; None after "if" and where the cue is a noun."""
    speaker = subject_before(tokens, verb)
    if speaker is None or not _is_verb(tokens, Phrase(verb, index), speaker):
        return None
    if speaker.first and tokens[speaker.first - 1].lower in ("if", "unless", "whether", "which"):
        return None
    genitive = tokens[verb].lower == "'s" and tokens[speaker.last].lower not in speech.PRONOUNS
    return None if genitive else speaker


def _is_verb(tokens: list[Token], cue: Phrase, speaker: Phrase) -> bool:
    """Whether a cue is a verb although it may be a noun: a name or pronoun speaks, or a marked clause follows."""
    if tokens[cue.last].lower not in speech.NOUNS or cue.first < cue.last:
        return True
    first, last, following = tokens[speaker.first], tokens[speaker.last], word_after(tokens, cue.last)
    if first is last and first.lower in speech.PRONOUNS:
        return True
    if following in speech.COMPLEMENTIZERS or following in ('"', ":", ","):
        return first.is_capital or first.lower in speech.DETERMINERS
    named = all(token.is_capital for token in tokens[speaker.first : speaker.last + 1])
    begins = following in {"", "."} or following in speech.DETERMINERS | speech.PRONOUNS | {"to"}
    return named and begins


def _go_on(tokens: list[Token], verb: int) -> int:
    """Where the verb begins that an infinitive belongs to in "went on to say"; unchanged for any other."""
    words = [token.lower for token in tokens[max(0, verb - 3) : verb]]
    return verb - 3 if words in (["went", "on", "to"], ["goes", "on", "to"], ["go", "on", "to"]) else verb


def _are_several(tokens: list[Token], verb: int) -> bool:
    """Whether names that "and" joins stand before a verb: "Cowen and Keltner of Berkeley argue"."""
    subject = subject_before(tokens, verb)
    words = tokens[subject.first : subject.last + 1] if subject else []
    return any(token.lower == "and" for token in words[1:-1])


def _inverted(tokens: list[Token], verb: int, cue_index: int, cue: speech.Cue) -> Phrase | None:
    """The speaker after the cue, where quoted words or a clause stand before it."""
    simple = verb == cue_index or cue.tense == "avoir"
    if "quote" not in cue.takes or not simple or tokens[cue_index].lower in _NEVER_INVERTED:
        return None
    if verb == 0:
        speaker = subject_after(tokens, cue_index) if cue.tense in ("past", "present") else None
        pauses = speaker and any(token.text in ":," for token in tokens[speaker.last + 1 : speaker.last + 2])
        return speaker if pauses else None
    before = tokens[verb - 1]
    last = tokens[verb - 2] if before.text == "," and verb > 1 else before
    if last is before and not before.quotation:
        return None
    speaker = subject_after(tokens, cue_index)
    return speaker if speaker and (last.quotation or _plain(tokens, cue_index, speaker)) else None


def _plain(tokens: list[Token], cue: int, speaker: Phrase) -> bool:
    """Whether a speaker may stand after his cue although no quotation is near."""
    named = any(token.is_capital for token in tokens[speaker.first : speaker.last + 1])
    fits = named or tokens[cue].lower in ("said", "says")
    pronoun = tokens[speaker.first].lower in speech.PRONOUNS
    return tokens[cue].lower in speech.PLAIN and fits and not pronoun and at_rest(tokens, speaker.last + 1)


def _source(tokens: list[Token], index: int) -> Phrase | None:
    """Who is named after "according to", or in capitals after "laut" and "selon"."""
    if tokens[index].quoted or tokens[index].lower not in speech.SOURCES:
        return None
    if tokens[index].lower == "according":
        return subject_after(tokens, index + 1) if tokens[index + 1].lower == "to" else None
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].is_capital:
        last += 1
    return Phrase(index + 1, last) if last > index else None


def _according(tokens: list[Token], index: int) -> Attribution | None:
    """An attribution by "according to" or "laut": the clause before it, after it, or around it."""
    speaker = _source(tokens, index)
    if speaker is None:
        return None
    contents: list[Phrase] = []
    quotations = quotations_before(tokens, index)
    if quotations or index >= TOKENS_OF_CLAUSE:
        end = index - 1 if tokens[index - 1].text == "," else index
        contents.extend(quotations or [Phrase(0, end - 1)])
    rest = _behind_relative(tokens, speaker.last + 1)
    if tokens[index].lower != "according" and not contents and rest < len(tokens) and tokens[rest].is_word:
        contents.append(Phrase(rest, clause_end(tokens, rest, None)))
    if rest + 1 < len(tokens) and tokens[rest].text == ",":
        end = rest + 1 if tokens[rest + 1].quotation else clause_end(tokens, rest + 1, None)
        contents.extend([Phrase(rest + 1, end)] if tokens[end].quotation or end - rest >= TOKENS_OF_CLAUSE else [])
    return Attribution(Phrase(index, speaker.first - 1), speaker, tuple(contents)) if contents else None


def _behind_relative(tokens: list[Token], comma: int) -> int:
    """The comma that ends a relative clause which begins at a comma; that comma itself when none begins there."""
    if comma + 1 < len(tokens) and tokens[comma].text == "," and tokens[comma + 1].lower in ("who", "which"):
        return next((index for index in range(comma + 1, len(tokens)) if tokens[index].text == ","), comma)
    return comma
