"""What a follow-up may mean: a few queries, the one completed by rules first; evidence decides between them.

A topic is carried as its names and years, or as the one question that was asked last. Knows no index and no model.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from answer.records import Context, Layout, Query
from answer.speakers.aliases import shown_name
from answer.understand.antecedents import PARTY
from answer.understand.follow_ups import Before, Completed
from answer.understand.layout import asked_period, years_in
from answer.understand.pointing import (
    asked_again,
    asks_each,
    asks_more,
    asks_others,
    at_place,
    described,
    is_only_one,
    of_each,
    parties_in,
    points_at_one,
    sentences_in,
    with_name,
    without_document,
)
from answer.understand.question import as_query, completed
from answer.understand.references import BARE, PERSONAL, is_ellipsis, is_pointing, own_words
from answer.understand.relative_years import with_year
from text.names import names_in

_THEN = re.compile(r"\b(?P<when>before|after|until|since) (?:that|this|then)$", re.IGNORECASE)
_NOW = re.compile(r"\s*\b(?:now|today|nowadays|currently|at present|these days)\b", re.IGNORECASE)
_ASKS_WHO = re.compile(rf"^\W*(?:(?:and|but|so|then) )?(?:who|(?:which|what) (?:[\w-]+ )?{PARTY})\b", re.IGNORECASE)
_OTHERS_SAY = "confirms or contradicts that"
"""What is searched where a person asks whether an answer is true: sources say so in these words."""
MOST = 5
"""How many queries a follow-up is searched as: each takes as long as a first question."""
_ENOUGH_WORDS = 3
"""So many words of its own tell what a question is about, even without a name."""
_NAMES = 2
"""Names of a quotation that a question is put beside: more would say more than the question."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the answer before quoted, where the documents have its words: `documents` are theirs, by id.

    `speakers` say them; `called` is the name of "the Swedish one", when a question means one of several by a word.
    """

    documents: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    called: str | None = None


def meanings(question: str, before: Before, recalled: Recalled) -> tuple[Query, ...]:
    """The queries that a question may mean.

    :param question: what the person typed.
    :param before: what was asked and answered before it.
    :param recalled: what the documents tell of that answer.
    :return: at most MOST; the rules' own completion is the first, and the only one of what stands alone.
    """
    if before.last is None:
        return (as_query(completed(question, before)),)
    question = with_year(question, before.question, before.answered)
    if asked_again(question):
        return (as_query(before.last),)
    inside = without_document(question)
    if inside is not None and recalled.documents:
        found = meanings(inside or before.last.own, before, recalled)
        return tuple(replace(query, documents=recalled.documents[:1]) for query in found)
    if before.listed and asks_each(question) and not names_in(question):
        return (_for_each(question, _by_name(before.listed)),)
    return _candidates(_named(question, before, recalled), before, recalled)


def _for_each(question: str, parties: tuple[str, ...]) -> Query:
    """One query for each party."""
    asked = of_each(question, parties[:MOST])
    parts = tuple(replace(as_query(Completed(one, one)), layout=Layout.PLAIN) for one in asked)
    return Query(f"{_bare(question)}: {', '.join(parties)}", layout=Layout.SIDES, parties=parties, parts=parts)


def _by_name(parties: tuple[str, ...]) -> tuple[str, ...]:
    """Parties in the order of their names, in which each of them is answered for: nobody ranks them."""
    return tuple(sorted(parties, key=str.casefold))


def _named(question: str, before: Before, recalled: Recalled) -> str:
    """A question with the name of "the second one" or "the Swedish one" in its place."""
    if before.last is None:
        return question
    kind = described(question)
    if kind:
        name = recalled.called or f"the {kind} company"
    elif points_at_one(question):
        parties = before.listed or recalled.speakers
        name = at_place(question, _by_name(parties) if asks_each(before.last.own) else parties) or ""
    else:
        return question
    if not name or not is_only_one(question):
        return with_name(question, name) if name else question
    return of_each(before.last.own, (name,))[0] if asks_each(before.last.own) else f"and {name}?"


def _candidates(question: str, before: Before, recalled: Recalled) -> tuple[Query, ...]:
    rules = completed(question, before)
    first = as_query(rules)
    if asks_others(question):
        return _of_others(first, before, recalled)
    if _stands_alone(question, rules):
        return (first,)
    if resolved := tuple(_resolved(rules.own, before)):
        alone = ((as_query(Completed(text, text)), Context(about=about)) for text, about in resolved)
        return tuple(replace(query, context=context) for query, context in alone)
    texts = [first.text, *_texts(question, rules, before)]
    context = Context(is_new=asks_more(question))
    found = [_put(first, text, context) for text in list(dict.fromkeys(texts))[:MOST]]
    if named := _beside_told(question, rules, before):
        # What was quoted has these names, whatever is asked: it would always answer best.
        found = [*found[: MOST - 1], _put(first, named, Context(is_new=True))]
    return tuple(found)


def _of_others(first: Query, before: Before, recalled: Recalled) -> tuple[Query, ...]:
    """What others say to the answer before: "who contradicts that?", and "is that true?", which asks no less.

    It is searched in the words of sources alone: its own would find what is true of anything.
    """
    context = Context(is_new=True, besides=recalled.speakers)
    query = replace(first, speaker=None, act=None, layout=Layout.PLAIN)
    return (_put(query, f"{_OTHERS_SAY}: {before.topic}", context),)


def _put(query: Query, text: str, context: Context) -> Query:
    """A query in other words, for the same speaker and layout."""
    return replace(query, text=text, period=asked_period(text), context=context)


def _resolved(own: str, before: Before) -> Iterator[tuple[str, str | None]]:
    """A bare question about whom the answer to a who-question names, and that name; "before that" is before them.

    Nothing else is then meant: what leaves open who it was would be answered with anybody.
    """
    if not _ASKS_WHO.match(before.point):
        return
    point = _NOW.sub("", _bare(before.point))
    for name in _told(before)[:_NAMES]:
        if then := _THEN.search(_bare(own)):
            yield f"{point} {then['when']} {name}?", None
        elif BARE.match(own):
            yield f"{_bare(own)}: {_ASKS_WHO.sub(name, point)}", name


def _texts(question: str, rules: Completed, before: Before) -> Iterator[str]:
    """Other completions: alone; by the topic's names; by the last question with a point; as typed."""
    typed, has_words = _bare(question), len(own_words(question)) > 0
    if names_in(rules.own) and not is_ellipsis(question):
        yield rules.own
    if has_words and not is_pointing(question) and (subjects := _subjects(typed, rules, before)):
        yield f"{typed}: {subjects}"
    if len(own_words(rules.own)) > 1 and not is_ellipsis(question):
        yield rules.own
    if before.point not in ("", before.topic, rules.own):
        yield f"{_bare(rules.own)}: {before.point}"
    if _bare(rules.own) != typed and before.topic:
        yield f"{typed}: {before.topic}"


def _beside_told(question: str, rules: Completed, before: Before) -> str | None:
    """A question beside the names of its topic and of the answer before; None when the topic was changed."""
    if rules.topic not in (before.topic, rules.own):
        return None
    subjects = _subjects(_bare(question), rules, before)
    told = _beside(f"{question} {subjects}", _told(before)[:_NAMES])
    return f"{_bare(question)}: {', '.join(filter(None, (subjects, told)))}" if told else None


def _subjects(question: str, rules: Completed, before: Before) -> str:
    """The names and years of a question's topic that it does not have itself."""
    topic = before.topic if rules.topic == rules.own else rules.topic
    return _beside(question, (*names_in(topic), *map(str, years_in(topic))))


def _told(before: Before) -> tuple[str, ...]:
    """Whom the answer to the last question with a point names first, besides those that the question names."""
    asked = {shown_name(name) for name in names_in(f"{before.point} {before.topic}")}
    named = (tuple(name for name in parties_in(one) if name not in asked) for one in sentences_in(before.told))
    return next(filter(None, named), ())


def _stands_alone(question: str, rules: Completed) -> bool:
    """Whether a question is complete as the rules have it, so that nothing else can be meant."""
    if rules.own != rules.topic or PERSONAL.search(question) or is_pointing(question):
        return False
    return is_ellipsis(question) or bool(names_in(question)) or len(own_words(question)) >= _ENOUGH_WORDS


def _beside(text: str, names: tuple[str, ...]) -> str:
    """The names that a text does not have, in one line."""
    return ", ".join(name for name in dict.fromkeys(names) if name not in text)


def _bare(question: str) -> str:
    return re.sub(r"[?.!\s]+$", "", question)
