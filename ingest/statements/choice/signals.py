"""What speaks for and against a candidate: what rules make of the words, and where and as what the candidate is named.

Every signal is a number by a name, nought where it is not there; what each is worth is learned (model.json). Knows
nothing of the worth.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.statements.choice.candidates import Asked, Candidate
from ingest.statements.choice.statement_signals import Signals, of_statement, overlap
from ingest.statements.choice.surroundings import FAR, Surroundings
from ingest.statements.choice.words import Kind, head_of, kind_of
from ingest.statements.speakers import pronouns
from ingest.statements.speakers.own_words import description
from text import roles, speech
from text.countries import COUNTRIES
from text.first_names import MEN, PERSONAL, TITLES_OF_MEN, TITLES_OF_WOMEN, WOMEN
from text.mentions import Mention
from text.spans import Span
from text.titles import is_role

_WORDS_TO_HEAD, _CHARACTERS_BESIDE = 3, 60
_PLACES = COUNTRIES | roles.CAPITALS


def of_candidates(asked: Asked, candidates: Sequence[Candidate], around: Surroundings) -> list[Signals]:
    """What is known of each candidate for a statement."""
    statement = of_statement(asked, around)
    words, talk = _words_of(asked, around), _talk_around(asked, around)
    own = [
        {
            **_of_rules(asked, one.name),
            **_of_kind(words, one.name, around),
            **_of_place(asked, words, one, around),
            **_of_speaking(talk, one.name, around),
        }
        for one in candidates
    ]
    return [statement | one | rank for one, rank in zip(own, _ranks(own), strict=True)]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words for a speaker: what they call him, the head of them, and the noun that describes him."""

    kind: Kind
    head: str
    described: str | None


def _words_of(asked: Asked, around: Surroundings) -> _Words:
    speaker = asked.first.voice.speaker
    if speaker is None:
        return _Words(kind_of(around.text, None), "", None)
    described = description(around.speakers.context, speaker)
    return _Words(kind_of(around.text, speaker), head_of(around.text, speaker), described.noun if described else None)


@dataclass(frozen=True, slots=True)
class _Talk:
    """Who spoke around a statement, by the rules: `known` are the named ones before it, the nearest first."""

    known: tuple[str, ...]
    last: Asked | None
    following: Asked | None
    lines: int
    signals: Signals
    """The same whoever is asked about."""


def _talk_around(asked: Asked, around: Surroundings) -> _Talk:
    earlier = [one for one in around.earlier(asked) if one.first.voice.speaker != asked.first.voice.speaker]
    known = tuple(dict.fromkeys(one.name for one in earlier if one.name))
    last, later = earlier[0] if earlier else None, around.later(asked)
    begins = asked.draft.contents[0].start
    lines = around.lines(last.place, asked.place) if last else FAR + 1
    signals = {
        "unknown spoke right before": float(last is not None and last.name is None),
        "gap before": math.log1p(max(0, begins - last.draft.contents[-1].end)) if last else 8.0,
        "last direct": float(last is not None and last.draft.direct),
        "last said here": float(last is not None and last.draft.contents[-1].start > begins),
        "lines since speaking": float(min(FAR, lines)) if last else float(FAR + 1),
    }
    return _Talk(known, last, later[0] if later else None, lines, signals)


def _ranks(own: Sequence[Signals]) -> list[Signals]:
    """How many candidates who may be meant, by what they are, stand nearer before the words than each."""
    fitting = [(one["sentences back"], one["characters back"]) for one in own if one["may be"]]
    subjects = [one["sentences back"] for one in own if one["may be"] and one["acts"]]
    return [
        {
            "nearer": float(sum(other < (one["sentences back"], one["characters back"]) for other in fitting)),
            "nearer subjects": float(sum(other <= one["sentences back"] for other in subjects) - one["acts"]),
            "fitting": float(min(FAR, len(fitting))),
            "fitting near": float(sum(other[0] <= 1 for other in fitting)),
        }
        for one in own
    ]


def _of_rules(asked: Asked, name: str) -> Signals:
    first = asked.first.meaning
    found = {"ruled": float(first.name == name), "ruled other": float(first.name not in (None, name))}
    if first.name == name:
        found[f"ruled {first.step}"] = 1.0
    found["aside"] = float(any(one.meaning.name == name for one in asked.others))
    if any(one.meaning.name == name and overlap(one.voice.speaker, asked.draft.read.speaker) for one in asked.others):
        found["aside read"] = asked.draft.sure
    return found


def _of_kind(asked: _Words, name: str, around: Surroundings) -> Signals:
    names, words, wanted = around.speakers.names, name.split(), asked.kind
    kind, described = names.kind(name), names.described(name)
    may_be_person = kind == "person" or (kind is None and len(words) > 1)
    sex = _sex(described, words[0])
    is_place = name in _PLACES
    found = {
        f"is {kind or 'unknown'}": 1.0,
        "name words": float(min(4, len(words))),
        "is capitals": float(name.isupper()),
        "is place": float(is_place),
        "is placed": float(names.is_placed(name)),
        "name of office": float(is_role(words[-1])),
        "name plural": float(len(words) == 1 and name.endswith("s")),
        "is outlet": float(name in around.speakers.context.outlets),
        "known first name": float(words[0] in PERSONAL),
        "same sex": float(wanted in (Kind.HE, Kind.SHE) and sex == wanted),
        "other sex": float(wanted in (Kind.HE, Kind.SHE) and sex not in (None, wanted)),
        "described": float(asked.described is not None and asked.described in described),
        "has role": float(not described.isdisjoint(roles.PEOPLE)),
        "title's": float(name in around.speakers.context.titled),
    }
    wants_person, wants_body = wanted in _PERSONAL, wanted in (Kind.IT, Kind.BODY)
    fits = (not wants_person or may_be_person) and (not wants_body or kind not in ("person", "thing"))
    found["may be"] = float(fits and not found["other sex"] and not (is_place and wants_person))
    return found


_PERSONAL = (Kind.HE, Kind.SHE, Kind.WHO, Kind.PERSON, Kind.FIRST)


def _sex(described: frozenset[str], first: str) -> Kind | None:
    is_man = first in MEN or not described.isdisjoint(TITLES_OF_MEN)
    is_woman = first in WOMEN or not described.isdisjoint(TITLES_OF_WOMEN)
    return None if is_man == is_woman else Kind.HE if is_man else Kind.SHE


def _of_place(asked: Asked, words: _Words, candidate: Candidate, around: Surroundings) -> Signals:
    place, speaker, text = asked.place, asked.first.voice.speaker, around.text
    last = candidate.before[-1] if candidate.before else None
    head = words.head
    number = around.sentence(place)
    back = min(FAR, number - around.sentence(last.span.start)) if last else FAR + 1
    inside = [one for one in (*candidate.before, *candidate.after) if _within(one, speaker)]
    behind = [one for one in candidate.after if one not in inside]
    ahead = min(FAR, around.sentence(behind[0].span.start) - number) if behind else FAR + 1
    said = sum(
        any(_within(one, span) for span in asked.draft.contents) for one in (*candidate.before, *candidate.after)
    )
    return {
        "in words": float(bool(inside)),
        "ends words": float(bool(inside and speaker and inside[-1].span.end >= speaker.end - 2)),
        "begins words": float(bool(inside and speaker and inside[0].span.start - speaker.start <= 4)),
        "owns words": float(any(_owns(text, one) for one in inside)),
        "before head": float(bool(inside) and speaker is not None and _is_before_head(text, inside[-1], speaker)),
        "behind of": float(bool(inside) and _is_governed(text, inside[-1])),
        "title there": float(any(one.title is not None for one in inside)),
        "name has head": float(bool(head) and not {head, f"{head}s"}.isdisjoint(candidate.name.lower().split())),
        "head beside": float(min(3, sum(_is_beside(text, head, one) for one in candidate.before))) if head else 0.0,
        "sentences back": float(back),
        "characters back": math.log1p(max(0, place - last.span.end)) if last else 8.0,
        "lines back": float(min(FAR, around.lines(last.span.end, place))) if last else float(FAR + 1),
        "sentences ahead": float(ahead),
        "in what is said": float(min(2, said)),
        "times before": float(min(5, len(candidate.before))),
        **_of_mention(last, around, text),
        "next acts": float(bool(behind) and pronouns.acts(text, behind[0]) and ahead <= 1),
        "leads a sentence": float(min(3, sum(one.leads for one in candidate.before))),
    }


def _of_mention(mention: Mention | None, around: Surroundings, text: str) -> Signals:
    """As what somebody was last named."""
    if mention is None:
        return {"acts": 0.0}
    return {
        "leads": float(mention.leads),
        "acts": float(mention.leads or pronouns.acts(text, mention)),
        "says": float(around.speakers.context.says(mention)),
        "quoted": float(around.speakers.names.is_quoted(mention.span.start)),
        "possesses": float(_owns(text, mention)),
        "governed": float(_is_governed(text, mention)),
        "mention words": float(len(mention.words)),
    }


def _owns(text: str, mention: Mention) -> bool:
    return text[mention.span.end : mention.span.end + 2] in ("’s", "'s", "’ ", "' ")


def _is_governed(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.span.start - 20) : mention.span.start].split()
    governs = [word for word in before[-2:] if word.lower() not in speech.ARTICLES]
    return bool(governs) and governs[-1].lower() in speech.PREPOSITIONS


def _is_before_head(text: str, mention: Mention, speaker: Span) -> bool:
    """Whether small words alone stand between a name and the end of the words: "FAA data"."""
    behind = text[mention.span.end : speaker.end].split()
    return 0 < len(behind) <= _WORDS_TO_HEAD and all(word.isalpha() and word.islower() for word in behind)


def _is_beside(text: str, noun: str, mention: Mention) -> bool:
    """Whether a noun stands near a name: "Kim Petras, the singer"."""
    start, end = max(0, mention.span.start - _CHARACTERS_BESIDE), mention.span.end + _CHARACTERS_BESIDE
    return re.search(rf"\b{re.escape(noun)}\b", text[start:end].lower()) is not None


def _within(mention: Mention, span: Span | None) -> bool:
    return span is not None and span.start <= mention.span.start < span.end


def _of_speaking(talk: _Talk, name: str, around: Surroundings) -> Signals:
    """Whether somebody spoke before, as the rules have it, and who did since."""
    known, last = talk.known, talk.last
    return {
        "spoke last": float(bool(known) and known[0] == name),
        "spoke right before": float(last is not None and last.name == name),
        "same line spoke": float(last is not None and last.name == name and talk.lines == 0),
        "other spoke right before": float(last is not None and last.name not in (None, name)),
        "speakers since": float(known.index(name) if name in known else FAR),
        "statements": around.share_of_statements(name),
        "speaks next": float(talk.following is not None and talk.following.name == name),
        "mentions": around.mentioned[name] / max(1, len(around.speakers.names.mentions)),
        **talk.signals,
    }
