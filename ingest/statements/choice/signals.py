"""What speaks for and against a candidate: what rules make of the words, and where and as what the candidate is named.

Every signal is a number by a name, nought where it is not there; what each is worth is learned (model.json). Knows
nothing of the worth.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ingest.statements.choice.candidates import Asked, Candidate
from ingest.statements.choice.words import Kind, head_of, kind_of, kind_of_noun
from ingest.statements.speakers import pronouns
from ingest.statements.speakers.own_words import description
from ingest.statements.speakers.resolve import Speakers
from text import roles, speech
from text.countries import COUNTRIES
from text.first_names import MEN, PERSONAL, TITLES_OF_MEN, TITLES_OF_WOMEN, WOMEN
from text.mentions import Mention
from text.spans import Span
from text.titles import is_role

Signals = dict[str, float]
_WORDS_TO_HEAD, _CHARACTERS_BESIDE = 3, 60
_FAR = 12
"""What is further away than so many sentences, lines or speakers counts as that far."""


class Surroundings:
    """One text as its statements are asked about: its sentences, its speakers by the rules, how often each is named."""

    def __init__(self, text: str, speakers: Speakers, sentences: Sequence[Span], asked: Sequence[Asked]) -> None:
        self.text = text
        self.speakers = speakers
        self._starts = [sentence.start for sentence in sentences]
        self._asked = sorted(asked, key=lambda one: one.place)
        self._places = [one.place for one in self._asked]
        self._spoken = Counter(one.name for one in self._asked if one.name)

    @cached_property
    def mentioned(self) -> Counter[str]:
        """How often each name is written."""
        names = self.speakers.names
        return Counter(map(names.full, names.mentions))

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._starts, offset)

    def lines(self, start: int, end: int) -> int:
        """How many lines end between two offsets, blank ones left out."""
        return len(re.findall(r"\n+", self.text[start:end]))

    def share_of_statements(self, name: str) -> float:
        """Of the statements to which the rules give a name, the share that has this one."""
        return self._spoken[name] / max(1, self._spoken.total())

    def earlier(self, asked: Asked) -> list[Asked]:
        """The statements before one, nearest first."""
        place = bisect_right(self._places, asked.place)
        return [one for one in self._asked[max(0, place - _FAR - 1) : place] if one is not asked][::-1]

    def later(self, asked: Asked) -> list[Asked]:
        """The statements after one, nearest first."""
        place = bisect_right(self._places, asked.place)
        return self._asked[place : place + 3]


def of_statement(asked: Asked, around: Surroundings) -> Signals:
    """What is known of a statement, whoever said it."""
    draft, voice = asked.draft, asked.first.voice
    kind = kind_of(around.text, voice.speaker)
    ruled, read = draft.ruled.speaker, draft.read.speaker
    found: Signals = {
        f"words {kind}": 1.0,
        f"step {asked.first.meaning.step}": 1.0,
        "direct": float(draft.direct),
        "cue": float(voice.cue is not None),
        "by rules": float(_overlap(voice.speaker, ruled)),
        "by tagger": float(_overlap(voice.speaker, read)),
        "differ": float(ruled is not None and read is not None and not _overlap(ruled, read)),
        "sure": draft.sure,
        "unread": float(draft.sure == 0.0),
        "unknown name": float(asked.first.meaning.name is None),
        "other reading": float(any(one.meaning.name not in (None, asked.first.meaning.name) for one in asked.others)),
        "same elsewhere": float(any(one.meaning.name == asked.first.meaning.name for one in asked.others)),
    }
    if voice.speaker:
        found |= _of_words(asked, voice.speaker, around)
    return found


def _of_words(asked: Asked, speaker: Span, around: Surroundings) -> Signals:
    contents, words = asked.draft.contents, around.text[speaker.start : speaker.end]
    head, first = head_of(around.text, speaker), words.partition(" ")[0].lower()
    gap = min(max(one.start - speaker.end, speaker.start - one.end, 0) for one in contents)
    cue = asked.first.voice.cue
    to_cue = max(cue.start - speaker.end, speaker.start - cue.end, 0) if cue else 100
    return {
        "words gap": math.log1p(gap),
        "words to cue": math.log1p(to_cue),
        "words before": float(speaker.start < contents[0].start),
        "words count": float(min(len(words.split()), 12)),
        "words names": float(min(3, len(around.speakers.names.within(speaker)))),
        "words comma": float("," in words),
        "words within": float(any(one.start <= speaker.start < one.end for one in contents)),
        f"head {kind_of_noun(head)}": 1.0,
        "head spokes": float(head in roles.SPOKES),
        "head representative": float(head in roles.REPRESENTATIVES),
        "head plural": float(head.endswith("s") and not head.endswith(("ss", "us"))),
        "words own": float(first in ("his", "her", "its", "their")),
        "words counted": float(first in speech.VAGUE),
        "words go on": float(around.text[speaker.end : speaker.end + 2].strip().islower() and to_cue > 1),
        "words definite": float(first in ("the", "that", "this")),
        "words indefinite": float(first in ("a", "an", "one", "another", "some", "many", "several")),
        "words far": float(min(_FAR, abs(around.sentence(contents[0].start) - around.sentence(speaker.start)))),
    }


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def of_candidates(asked: Asked, candidates: Sequence[Candidate], around: Surroundings) -> list[Signals]:
    """What is known of each candidate for a statement."""
    statement = of_statement(asked, around)
    own = [_of_candidate(asked, one, around) for one in candidates]
    return [statement | one | rank for one, rank in zip(own, _ranks(own), strict=True)]


def _ranks(own: Sequence[Signals]) -> list[Signals]:
    """How many candidates who may be meant, by what they are, stand nearer before the words than each."""
    fitting = [(one["sentences back"], one["characters back"]) for one in own if one["may be"]]
    subjects = [one["sentences back"] for one in own if one["may be"] and one["acts"]]
    return [
        {
            "nearer": float(sum(other < (one["sentences back"], one["characters back"]) for other in fitting)),
            "nearer subjects": float(sum(other <= one["sentences back"] for other in subjects) - one["acts"]),
            "fitting": float(min(_FAR, len(fitting))),
            "fitting near": float(sum(other[0] <= 1 for other in fitting)),
        }
        for one in own
    ]


def _of_candidate(asked: Asked, candidate: Candidate, around: Surroundings) -> Signals:
    name = candidate.name
    return {
        **_of_rules(asked, name),
        **_of_kind(asked, name, around),
        **_of_place(asked, candidate, around),
        **_of_speaking(asked, name, around),
    }


def _of_rules(asked: Asked, name: str) -> Signals:
    first = asked.first.meaning
    found = {"ruled": float(first.name == name), "ruled other": float(first.name not in (None, name))}
    if first.name == name:
        found[f"ruled {first.step}"] = 1.0
    found["aside"] = float(any(one.meaning.name == name for one in asked.others))
    if any(one.meaning.name == name and _overlap(one.voice.speaker, asked.draft.read.speaker) for one in asked.others):
        found["aside read"] = asked.draft.sure
    return found


def _of_kind(asked: Asked, name: str, around: Surroundings) -> Signals:
    names, words = around.speakers.names, name.split()
    kind = names.kind(name)
    wanted = kind_of(around.text, asked.first.voice.speaker)
    may_be_person = kind == "person" or (kind is None and len(words) > 1)
    sex = _sex(names.described(name), words[0])
    is_place = name in COUNTRIES | roles.CAPITALS
    speaker = asked.first.voice.speaker
    described = description(around.speakers.context, speaker) if speaker else None
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
        "described": float(described is not None and described.noun in names.described(name)),
        "has role": float(not names.described(name).isdisjoint(roles.PEOPLE)),
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


def _of_place(asked: Asked, candidate: Candidate, around: Surroundings) -> Signals:
    place, speaker, text = asked.place, asked.first.voice.speaker, around.text
    last = candidate.before[-1] if candidate.before else None
    head = head_of(text, speaker) if speaker else ""
    number = around.sentence(place)
    back = min(_FAR, number - around.sentence(last.span.start)) if last else _FAR + 1
    inside = [one for one in (*candidate.before, *candidate.after) if _within(one, speaker)]
    behind = [one for one in candidate.after if one not in inside]
    ahead = min(_FAR, around.sentence(behind[0].span.start) - number) if behind else _FAR + 1
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
        "lines back": float(min(_FAR, around.lines(last.span.end, place))) if last else float(_FAR + 1),
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


def _of_speaking(asked: Asked, name: str, around: Surroundings) -> Signals:
    """Whether somebody spoke before, as the rules have it, and who did since."""
    earlier = [one for one in around.earlier(asked) if one.first.voice.speaker != asked.first.voice.speaker]
    speaking = [one.name for one in earlier]
    known = list(dict.fromkeys(filter(None, speaking)))
    last = earlier[0] if earlier else None
    later, begins = around.later(asked), asked.draft.contents[0].start
    return {
        "spoke last": float(bool(known) and known[0] == name),
        "spoke right before": float(last is not None and last.name == name),
        "same line spoke": float(last is not None and last.name == name and around.lines(last.place, asked.place) == 0),
        "other spoke right before": float(last is not None and last.name not in (None, name)),
        "unknown spoke right before": float(last is not None and last.name is None),
        "speakers since": float(known.index(name) if name in known else _FAR),
        "statements": around.share_of_statements(name),
        "speaks next": float(bool(later) and later[0].name == name),
        "mentions": around.mentioned[name] / max(1, len(around.speakers.names.mentions)),
        "gap before": math.log1p(max(0, begins - last.draft.contents[-1].end)) if last else 8.0,
        "last direct": float(last is not None and last.draft.direct),
        "last said here": float(last is not None and last.draft.contents[-1].start > begins),
        "lines since speaking": float(min(_FAR, around.lines(last.place, asked.place))) if last else float(_FAR + 1),
    }
