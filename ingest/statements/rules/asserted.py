"""Tells what a document says that somebody said from what it says that they never said, would say or may say.

"Oculon never claimed that …" reports no words of Oculon's; who denies something, though, says so. The words around the
verb decide, whoever found the statement: negations, modal verbs, what stands before "to say", "if", questions. When in
doubt, nobody said it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from ingest.look import Look, go_on, watched
from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.rules.sayings import DOUBTFUL, NEGATIONS, NO_LONGER, Saying, helpers_of, saying_of
from text import speech
from text.spans import Span

_FOCUS = frozenset("only just merely simply".split())
_MODALS = speech.MODALS | {"'ll", "'d"}
_TURNED = speech.HELPING - {"is", "are", "was", "were"}
_AFTER_ALL = frozenset("only until".split())
_REVEALS = frozenset("reveal disclose report confirm".split())
_HAPPENED = _FOCUS | frozenset("later eventually subsequently afterwards often always sometimes repeatedly".split())
_CONDITIONS = frozenset("if unless whether lest suppose supposing assuming imagine".split())
_NOBODY = frozenset("no neither nor nobody none".split())
_NOTHING = re.compile(r"\b(?:nothing|neither)\b", re.IGNORECASE)
_DENIES, _DISBELIEVES = frozenset(("deny", "dispute")), frozenset(("deny", "dispute", "doubt", "reject", "dismiss"))
_ASKS = frozenset("ask wonder question inquire".split())
_QUESTIONS = speech.COMPLEMENTIZERS - {"that", "dass", "que"}
_IRRESISTIBLE = frozenset(("resist", "help"))
_WITHOUT = frozenset("without of than against avoid avoids avoided avoiding stop stops stopped".split())
_UNTRUE = re.compile(
    r"(?:\b(?:no|not|never|any)|n['’]t)(?: \w+){0,2} (?:evidence|proof|record|sign|indication|true|correct|the case)"
    r"(?: \w+){0,2} that$|\b(?:untrue|false|unlikely|possible|doubtful) that$",
    re.IGNORECASE,
)
_RELAYED = re.compile(r"(?:(?:having|has|had|have) )?(\w+) that\b", re.IGNORECASE)
_HAVING, _CHARACTERS_OF_HAVING = re.compile(r"\bhaving (\w+) $"), 30
_WORDS = re.compile(r"\w+")
_CHARACTERS_OF_QUESTION, _WORDS_BEFORE_SPEAKER = 400, 3
"""Within how much of what is said, or behind its cue, words count, and how many before a speaker may hold an "if"."""


def asserted(text: str, sentences: Sequence[Span], drafts: list[Draft], look: Look = go_on) -> list[Draft]:
    """Leave out what nobody is said to have said.

    :param text: the document's text.
    :param sentences: its sentences, in order.
    :param drafts: what is attributed in it, by whichever way it was found.
    :param look: called for each draft; what it raises ends the work.
    :return: the drafts that say that somebody said something, and those without a verb of saying.
    """
    starts = [sentence.start for sentence in sentences]
    judged = [_judged(text, starts, draft) for draft in watched(drafts, look)]
    denied = _Cover([span for draft, _, denies in judged if denies for span in _beside(starts, draft)])
    sure = [(draft, is_said and not _lies_in(text, draft, denied)) for draft, is_said, _ in judged]
    others = _Cover([span for draft, is_said in sure if is_said for span in draft.contents])
    kept = (_relayed(text, draft) if is_said else _of_nobody(draft, others) for draft, is_said in sure)
    return [draft for draft in kept if draft]


def _judged(text: str, starts: list[int], draft: Draft) -> tuple[Draft, bool, bool]:
    """A draft, whether its cue says that it was said, and whether what it says is not believed or not said."""
    saying = saying_of(text, starts, draft)
    is_said = not _is_only_meant(text, draft) and (saying is None or _is_said(text, draft, saying))
    denies = saying is not None and not draft.direct and (saying.cue.verb in _DISBELIEVES or not is_said)
    return draft, is_said, denies


def _beside(starts: list[int], draft: Draft) -> list[Span]:
    """What of a draft's words stands in the sentence of its cue."""
    cue = draft.voice.cue
    place = bisect_right(starts, cue.start) if cue else -1
    return [span for span in draft.contents if bisect_right(starts, span.start) == place]


class _Cover:
    """Some spans, asked whether one of them holds another."""

    def __init__(self, spans: list[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one span reaches from `start` to `end`."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._ends[place - 1] >= end


def _lies_in(text: str, draft: Draft, denied: _Cover) -> bool:
    """Whether a saying is itself a part of what is denied or not said; a relative clause is a remark beside it."""
    cue, speaker = draft.voice.cue, draft.voice.speaker
    if cue is None or (speaker and text[speaker.start : speaker.end].lower() in ("who", "which")):
        return False
    return denied.holds(cue.start, cue.start + 1)


def _relayed(text: str, draft: Draft) -> Draft:
    """A draft, of nobody where its words hang on another's verb: "…, having found that …, as the paper reported"."""
    first, cue = draft.contents[0], draft.voice.cue
    begins = _RELAYED.match(text, first.start, first.end) or _HAVING.search(
        text, max(0, first.start - _CHARACTERS_OF_HAVING), first.start
    )
    form = speech.CUES.get(begins.group(1).lower()) if begins and not draft.direct else None
    relays = begins and form and form.tense != "base" and not (cue and begins.start() < cue.end <= begins.end())
    return replace(draft, voice=Voice(cue=cue), second=Voice()) if relays else draft


def _of_nobody(draft: Draft, others: _Cover) -> Draft | None:
    """What is not said, as nobody's words where it stands within what somebody else says, who does not say it either.

    "Commerce asked whether to ban them, the firm reported": neither says so.
    """
    held = any(others.holds(span.start, span.end) for span in draft.contents)
    return replace(draft, voice=Voice(cue=draft.voice.cue), second=Voice()) if held else None


def _is_said(text: str, draft: Draft, saying: Saying) -> bool:
    """Whether a draft's verb says that its speaker said it."""
    helpers, before = helpers_of(saying.before), saying.before
    if saying.cue.tense == "gerund" and not _IRRESISTIBLE.isdisjoint(before):
        return True
    if _is_questioned(saying) or (not DOUBTFUL.isdisjoint(helpers) and _FOCUS.isdisjoint(helpers)):
        return False
    if not draft.direct and _is_open(text, draft, saying):
        return False
    if _is_modal(helpers, saying, draft.direct) or _is_intended(before, saying):
        return False
    if draft.voice.cue and _NOTHING.search(text, *_between(draft.voice.cue, draft.contents[0])):
        return False
    negated = _is_negated((*helpers, *_after(text, draft)))
    if saying.cue.verb in _DENIES:
        return not (negated and any(word in ("or", "nor") for word in before))
    if saying.cue.verb == "doubt":
        return negated or before[-1:] in (("little",), ("no",))
    return not negated


def _between(cue: Span, said: Span) -> tuple[int, int]:
    """What stands between a cue and what is said, if that is near."""
    return cue.start, min(said.start, cue.start + _CHARACTERS_OF_QUESTION)


def _is_questioned(saying: Saying) -> bool:
    """Whether the clause asks, sets a condition, or is about nobody: "Did Kolb say", "if Kolb says", "Nor did Kolb"."""
    words = saying.lead
    stops = [index for index, word in enumerate(words) if word in (",", ";", ":")]
    near = words[stops[-1] + 1 :] if stops else words
    last = near[-1] if near else ""
    may_turn = saying.cue.tense == "base" or last in ("has", "have", "had")
    if may_turn and last in _TURNED and _AFTER_ALL.isdisjoint(near):
        return True
    if near[:1] == ("it",) and saying.speaker == ("who",) and _is_negated(near[1:_WORDS_BEFORE_SPEAKER]):
        return True
    depends = not _CONDITIONS.isdisjoint(near[-_WORDS_BEFORE_SPEAKER:]) or _UNTRUE.search(saying.lead_text) is not None
    is_nobody = last in _NOBODY or not _NOBODY.isdisjoint(saying.speaker[:1])
    return depends or is_nobody or _is_negated(saying.speaker[-2:])


def _is_open(text: str, draft: Draft, saying: Saying) -> bool:
    """Whether what is said is a question left open, or something that is refused to be said."""
    said = draft.contents[0].start
    words = _WORDS.findall(text[said : said + _CHARACTERS_OF_QUESTION].lower())[:3]
    asks = saying.cue.verb in _ASKS and not _QUESTIONS.isdisjoint(words[:1])
    refuses = saying.cue.verb in ("refuse", "decline") and words[:1] == ["to"]
    says = not speech.CUES.keys().isdisjoint(words[1:2]) and not speech.COMPLEMENTIZERS.isdisjoint(words[2:])
    return asks or (refuses and says)


def _is_modal(helpers: Sequence[str], saying: Saying, direct: bool) -> bool:
    """Whether somebody would, could, may or will say something. What will be said is quoted from what is written."""
    places = [index for index, word in enumerate(helpers) if word in _MODALS]
    if not places or not _HAPPENED.isdisjoint(helpers):
        return False
    modal, behind = helpers[places[-1]], helpers[places[-1] + 1 :]
    if (modal == "can" and saying.cue.verb in _REVEALS) or (modal == "will" and direct):
        return False
    if saying.cue.tense == "gerund":
        return behind[-1:] == ("be",)
    return saying.cue.tense == "base" or not {"have", "be"}.isdisjoint(behind)


def _is_intended(before: Sequence[str], saying: Saying) -> bool:
    """Whether something is only meant, asked for or avoided: "is expected to say", "without saying"."""
    rest = [word for word in before if word not in speech.ADVERBS]
    while rest and rest[-1] in ("having", "have", "been"):
        rest.pop()
    if rest and rest[-1] == "to":
        governor = rest[-2] if len(rest) > 1 else (saying.lead or ("",))[-1]
        return governor in speech.INTENTIONS
    return saying.cue.tense == "gerund" and not _WITHOUT.isdisjoint(rest[-1:])


def _is_only_meant(text: str, draft: Draft) -> bool:
    """Whether a cue is no more than what stands before "to say": "is expected to"."""
    words = text[draft.voice.cue.start : draft.voice.cue.end].lower().split() if draft.voice.cue else []
    return (
        words[-1:] == ["to"] and not speech.INTENTIONS.isdisjoint(words[-2:-1]) and not speech.BE.isdisjoint(words[:-2])
    )


def _is_negated(words: Sequence[str]) -> bool:
    """Whether a negation stands among some words: "not only" is none."""
    return any(
        (word in NEGATIONS and following not in _FOCUS) or (word == "no" and following in NO_LONGER)
        for word, following in zip(words, [*words, ""][1:], strict=True)
    )


def _after(text: str, draft: Draft) -> list[str]:
    """The negation that follows a German or French verb: "sagte nicht, dass"."""
    cue = draft.voice.cue
    words = _WORDS.findall(text[cue.end : cue.end + 20].lower())[:1] if cue else []
    return [word for word in words if word in ("nie", "niemals", "nicht", "pas", "jamais")]
