"""What a question asks for, given the conversation: a standalone query, whose words are wanted, and in what layout.

Rules over words only; knows no index and no model.
"""

import re
from collections.abc import Sequence

from answer.records import Layout, Query, Turn
from answer.understand.about_itself import asked_about_itself
from answer.understand.antecedents import is_two
from answer.understand.follow_ups import Before, Completed, complete
from answer.understand.history import is_refusal
from answer.understand.layout import asked_layout, asked_parties, asked_period
from answer.understand.overviews import Wanted, asked_overview, stands_alone
from answer.understand.pointing import asked_again, asks_each, listed_in, sentences_in
from answer.understand.references import ANYBODY, ASKS, BARE, PERSONAL, own_words
from answer.understand.relative_years import with_year
from answer.understand.small_talk import is_small_talk, without_small_talk
from text.names import names_in
from text.speech import forms_used

_SAY = "|".join(sorted(forms_used("asked", "base", "past", "participle")))
_WORDS = r"reply|response|reaction|statement|answer|comment|position|view|opinion|words|quotes?"
_ACTS = "|".join(sorted(forms_used("asked") | forms_used("act")))
_ACT = re.compile(rf"\bwho (?:else |also |first |ever )?(?:has |have |had )?({_ACTS})\b", re.IGNORECASE)
_ANY_SAYING = frozenset("say said says tell tells told".split())
_ENDS = r"(?: (?:on|to|about|in|regarding)\b|[,?]|$)"
_SPEAKER = re.compile(
    rf"\b(?:did|does|do|has|had) (?P<subject>.+?) (?:(?:ever|also|then|itself|themselves) )?(?:{_SAY})\b"
    r"|\baccording to (?P<source>.+?)(?:[,?]|$)"
    rf"|\b(?:{_WORDS}) (?:of|by|from) (?P<author>.+?){_ENDS}"
    rf"|(?P<owner>[\w.& -]+?)[’']s? (?:{_WORDS})\b",
    re.IGNORECASE,
)

# To which other layouts that a question asks for, too, an overview and an introduction give way.
_GIVING_WAY = {
    Layout.OVERVIEW: frozenset((Layout.SIDES, Layout.VOICES)),
    Layout.INTRODUCTION: frozenset(Layout) - {Layout.PLAIN},
}


def understand(question: str, history: Sequence[Turn] = ()) -> Query:
    """Complete a question from the conversation before it.

    :param question: what the person typed.
    :param history: the earlier turns, oldest first.
    :return: the standalone query, with whose words it asks for and in what layout.
    """
    return as_query(completed(question, read_before(history)))


def as_query(completed: Completed) -> Query:
    """What is searched for a completed question; speaker and layout are those of what it asks itself."""
    asking = completed.text if completed.is_bare else completed.own
    wanted = _wanted(completed.own, asking)
    return Query(
        completed.own if wanted.layout is Layout.OVERVIEW else completed.text,
        _asked_speaker(asking),
        wanted.layout,
        asked_parties(asking) if wanted.layout is Layout.SIDES else (),
        asked_period(completed.text),
        "quoted" if wanted.is_quoted else _asked_act(completed.text),
        wanted.subject,
        wanted.listed,
    )


def _wanted(own: str, asking: str) -> Wanted:
    """How the answer is to be laid out, and of what; an introduction only where no other layout is asked for."""
    layout, wanted = asked_layout(asking), asked_overview(own)
    yielding = _GIVING_WAY.get(wanted.layout, frozenset()) if wanted else frozenset()
    return Wanted(layout) if wanted is None or layout in yielding else wanted


def read_before(history: Sequence[Turn]) -> Before:
    """What may be referred back to: small talk is nothing, and what got no answer is no topic.

    :param history: the earlier turns, oldest first.
    :return: the last question and its answer, and the topic.
    """
    before, asked = Before(), None
    for turn in history:
        if turn.role != "user":
            before, asked = _answered(before, asked, turn.text), None
        elif _asks_nothing(text := _fold_blanks(turn.text), is_first=before.last is None):
            before, asked = _answered(before, asked, ""), None
        else:
            before = _answered(before, asked, "")  # a history of questions alone does not tell their answers
            asked = completed(text, before)
    return _answered(before, asked, "")


def completed(question: str, before: Before) -> Completed:
    """A question without what is said around it, completed by rules from what was said before it."""
    bare = with_year(without_small_talk(_fold_blanks(question)), before.question, before.answered)
    return Completed(bare, bare) if is_small_talk(bare) or stands_alone(bare) else complete(bare, before)


def _asks_nothing(text: str, *, is_first: bool) -> bool:
    """Whether a turn is about nothing that the documents say; asked for once more, an answer is the one before."""
    return asked_about_itself(text, is_first=is_first) is not None or asked_again(text) is not None


def _answered(before: Before, asked: Completed | None, answer: str) -> Before:
    """What may be referred back to after a question and its answer; after small talk, what was there before."""
    if asked is None:
        return before
    if is_refusal(answer):
        return Before(asked, before.topic)
    has_point = not BARE.match(asked.own) and bool(names_in(asked.own) or own_words(asked.own))
    point, told = (asked.own, answer) if has_point else (before.point, before.told)
    listed = before.listed if asks_each(asked.own) else listed_in(sentences_in(answer), asked.text)
    return Before(asked, asked.topic, answer, point, told, listed)


def _asked_act(text: str) -> str | None:
    match = _ACT.search(text)
    act = match.group(1).lower() if match else None
    return None if act in _ANY_SAYING else act


def _asked_speaker(text: str) -> str | None:
    match = _SPEAKER.search(text)
    if match is None:
        return None
    words = next(group for group in match.groups() if group).strip()
    named = names_in(words)
    if named:
        return None if is_two(named[0]) else named[0]
    if ANYBODY.match(words) or any(map(str.isdigit, words)):  # "the 2024 guidelines" is no speaker's name
        return None
    bare = re.sub(r"^(?:the|an?) ", "", words, flags=re.IGNORECASE)
    is_nobody = PERSONAL.search(words) or ASKS.search(words) or _is_adjective(bare)
    return words if len(bare.split()) <= 2 and not is_nobody else None


def _is_adjective(words: str) -> bool:
    """Whether a word with a capital is no name, and so waits for its noun: "did the Italian state punish …"."""
    return " " not in words and words[:1].isupper()


def _fold_blanks(text: str) -> str:
    return " ".join(text.split())
