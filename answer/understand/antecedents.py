"""Whom a pronoun means: a name of the question before, or of its answer where it asked for one; nobody when in doubt.

Rules over words only; knows no index and no model.
"""

import re

from answer.speakers.aliases import shown_name
from answer.speakers.naming import TIMES
from answer.understand.kind import ROLE, places_in
from text.capitals import UPPER
from text.names import names_in, person_names_in
from text.roles import ACTORS, LAWS
from text.speech import HELPING_VERB, forms_used

SAYING = rf"\b(?:{'|'.join(sorted(forms_used('asked') | forms_used('answered')))})\b"
"""A pattern of verbs by which a party speaks."""

_PERSON = frozenset("he she him his her hers".split())
_PLURAL = frozenset("them".split())
_OPENERS = frozenset(
    "whether through although though while since because however therefore besides according also after before during "
    "both each many most some such under until unless within without yes unlike like despite".split()
)
_CALENDAR = re.compile(rf"(?:{'|'.join(sorted(TIMES))})\b", re.IGNORECASE)
_ACTORS = (f"{noun[:-1]}(?:y|ies)" if noun.endswith("y") else f"{noun}s?" for noun in sorted(ACTORS))
PARTY = rf"(?:{'|'.join(_ACTORS)})"
"""A pattern of nouns for those who act and speak and are meant by "it"."""

_ASKS_PARTY = re.compile(rf"\W*(?:and )?(?:which|what) (?P<kind>(?:\w+ ){{0,2}}){PARTY}\b", re.IGNORECASE)
_ASKS_PERSON = re.compile(r"\W*(?:and )?whom?\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:the|an?|this|that|its|their|his|her) (?:[a-z-]+ )*?[a-z-]{3,}")
# Nothing of a name is given back: what follows it is a comma or nothing that is looked for.
_NAMED = rf"(?<![\w&.’-])[{UPPER}][\w&.’-]*+(?: (?:(?:of|for|and|the) )?[{UPPER}0-9][\w&.’-]*+)*+"
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_WHO_IS = re.compile(rf"\W*(?i:who (?:is|was)) (?=[{UPPER}])")
_WRITING = re.compile(rf"\b(?:{'|'.join(sorted(LAWS))}|list|article)$", re.IGNORECASE)
_SENTENCE_END = re.compile(rf"(?<=[.!?])[”\"]?\s+(?=\W*[{UPPER}])")
_LISTED = re.compile(r" and |, ")
_SUBJECT = re.compile(rf"\b(?i:{HELPING_VERB}) (?:the )?(?=[{UPPER}])")
_ACTS = re.compile(r" (?:ever |also |then )?(?!(?:and|or|based|in|on|at|an?|the|one|all|part|still)\b)[a-z]+")


def antecedent(pronoun: str, saying: bool, previous: str, answered: str, question: str) -> str | None:
    """Whom a pronoun means.

    :param pronoun: the pronoun, or "the company" and the like.
    :param saying: whether it is the subject of a verb of saying: then it means somebody who speaks.
    :param previous: the question before, completed.
    :param answered: the answer to that; empty when there was none.
    :param question: the question that the pronoun stands in.
    :return: the name; None when no one name fits.
    """
    pronoun = pronoun.lower()
    if pronoun in _PLURAL or (pronoun == "it" and _IT.search(previous)):
        return None
    if pronoun.startswith("the ") and (found := introduced(answered, "", pronoun[4:])):
        return found
    if pronoun in _PERSON and (described := _WHO_IS.match(previous)):
        return _only(person_names_in(previous[described.end() :]))
    kind = _asked_kind_of(pronoun, previous)
    if kind is not None:
        return _only(_named_in_answer(answered, names_in(previous), pronoun, kind))
    return _named_in_question(pronoun, saying, previous, answered, question)


def _asked_kind_of(pronoun: str, previous: str) -> str | None:
    """What the question before calls whom it asks for and a pronoun may mean ("French"); None when it asks for none."""
    if party := _ASKS_PARTY.match(previous):
        return party["kind"].strip()
    may_mean = pronoun in _PERSON or pronoun.startswith("the")
    return "" if may_mean and _ASKS_PERSON.match(previous) else None


def _named_in_question(pronoun: str, saying: bool, previous: str, answered: str, question: str) -> str | None:
    """The name of the question before that a pronoun means: whoever acts or speaks there, else its only name."""
    places = places_in(previous)
    asked = [name for name in names_in(previous) if name not in question and name not in places]
    agent = _agent(previous) or _only([name for name in asked if _speaks(name, answered)])
    if agent and agent not in question and (saying or pronoun in _PERSON or pronoun == "they"):
        return agent if _fits(agent, pronoun) and not (saying and _WRITING.search(agent)) else None
    is_thing = pronoun not in _PERSON and _THING.search(previous) is not None  # "he" is no report
    if saying or pronoun == "they" or is_thing:
        return None
    return _only([name for name in asked if _fits(name, pronoun)]) if len(asked) == 1 else None


def is_two(name: str) -> bool:
    """Whether a name is two joined by "and", and not one that has an "and" in it ("Ministry of Trade and Industry")."""
    first, _, second = name.partition(" and ")
    return bool(second) and not re.search(r"\b(?:of|for)\b", first)


def _agent(question: str) -> str | None:
    """Who acts in a question: the one name right behind its auxiliary, before a verb."""
    match = _SUBJECT.search(question)
    behind = question[match.end() :] if match else ""
    name = next(iter(names_in(behind)), None)
    if name is None or not behind.startswith(name) or _LISTED.search(name):
        return None
    return name if _ACTS.match(behind[len(name) :]) else None


def _has_role(name: str, answered: str) -> bool:
    """Whether a text says what somebody is ("director Ada Moreno", "Ada Moreno, its director"): papers speak, too."""
    name = re.escape(name)
    return re.search(rf"\b{ROLE}(?: \w+)? {name}|\b{name}, (?:\w+ ){{0,3}}{ROLE}\b", answered) is not None


def _speaks(name: str, answered: str) -> bool:
    """Whether an answer has a name speak: right before a verb of saying, or behind "according to"."""
    name = re.escape(name)
    pattern = rf"\b{name} (?:(?:has|had|also) )?{SAYING}|\b[Aa]ccording to (?:the )?{name}\b"
    return re.search(pattern, answered) is not None


def _named_in_answer(answered: str, known: list[str], pronoun: str, kind: str) -> list[str]:
    """The names of an answer that a question for a party or person may mean: one introduced as such, else the first.

    `kind` is what the question calls it ("French"): then only what the answer calls so, too.
    """
    if found := introduced(answered, kind) if pronoun not in _PERSON else None:
        return [] if _is_any(found, known) else [found]
    sure = [name for name in sure_names(answered) if pronoun not in _PERSON or _has_role(name, answered)]
    named = ([name for name in names_in(text) if name in sure] for text in _SENTENCE_END.split(answered))
    fitting = ([name for name in names if not _is_any(name, known) and _fits(name, pronoun, False)] for names in named)
    return next((names for names in fitting if names), []) if not kind else []


def introduced(answered: str, kind: str, noun: str = PARTY) -> str | None:
    """The name that a text says is a company or the like: "the French company Idemia", "Idemia, a French group"."""
    before = re.search(rf"\b{kind}(?: \w+)?\b ?{noun}\s+(?=[{UPPER}])", answered)
    if before:
        return next(iter(names_in(answered[before.end() :])), None)
    after = re.search(rf"({_NAMED}), (?:an?|the) (?:\w+ )?{kind}(?: \w+)? ?{noun}\b", answered)
    return after.group(1) if after else None


def _only(names: list[str]) -> str | None:
    """The one name, however often and under whatever alias it stands there."""
    return names[0] if len({shown_name(name) for name in names}) == 1 else None


def _is_any(name: str, others: list[str]) -> bool:
    return any(name in other or other in name or shown_name(name) == shown_name(other) for other in others)


def _fits(name: str, pronoun: str, is_asked: bool = True) -> bool:
    """Whether a name can be what a pronoun means: "it" is nobody who has a first and a family name, "he" no acronym.

    A single word is a person only where the question itself has it act (`is_asked`).
    """
    is_person = bool(person_names_in(name))
    if is_two(name):
        return False
    if pronoun in _PERSON:
        return is_person or (is_asked and " " not in name and not name.isupper() and shown_name(name) == name)
    return pronoun.startswith("the") or pronoun in ("they", "their", "theirs") or not is_person


def sure_names(text: str) -> list[str]:
    """Names that are none only by the capital that begins a sentence, and no months or days."""
    places = places_in(text)
    common = _OPENERS | {word for word in re.findall(r"\w+", text) if word.islower()}
    return [
        name
        for name in names_in(text)
        if name.lower() not in common
        and name.split()[0].lower() not in _OPENERS
        and not _CALENDAR.match(name)
        and name not in places
    ]
