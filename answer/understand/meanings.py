"""What a follow-up may mean: a few queries, the one completed by rules first; evidence decides between them.

A topic is carried as its names and years, or as the one question that was asked last. Knows no index and no model.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from answer.records import Layout, Query
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
from answer.understand.references import PERSONAL, is_ellipsis, is_pointing, own_words
from text.names import names_in

_THEN = re.compile(r"\b(?P<when>before|after|until|since) (?:that|this|then)$", re.IGNORECASE)
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
    if name and is_only_one(question) and asks_each(before.last.own):
        return of_each(before.last.own, (name,))[0]
    return with_name(question, name) if name else question


def _candidates(question: str, before: Before, recalled: Recalled) -> tuple[Query, ...]:
    rules = completed(question, before)
    first = replace(as_query(rules), is_new=asks_more(question) or asks_others(question))
    if _stands_alone(question, rules):
        return (first,)
    texts = [first.text, *_texts(question, rules, before)]
    if asks_others(question):
        texts = [first.text, *(f"{_bare(question)}: {one}" for one in sentences_in(before.answered)[:1])]
        first = replace(first, layout=Layout.PLAIN, speaker=None, act=None, besides=recalled.speakers)
    return tuple(replace(first, text=text, period=asked_period(text)) for text in list(dict.fromkeys(texts))[:MOST])


def _texts(question: str, rules: Completed, before: Before) -> Iterator[str]:
    """Other completions: alone; by the topic's names; by the last question with a point; by whom its answer names."""
    own, typed = _bare(rules.own), _bare(question)
    subjects = _beside(own, (*names_in(before.topic), *map(str, years_in(before.topic))))
    told = _told(before)
    if names_in(own) or len(own_words(own)) > 1:
        yield rules.own
    if then := _THEN.search(own):
        yield from (f"{_bare(before.point)} {then['when']} {name}?" for name in told[:1])
    if subjects:
        yield f"{own}: {subjects}"
    if before.point not in ("", before.topic, rules.own):
        yield f"{own}: {before.point}"
    if own != typed and before.topic:
        yield f"{typed}: {before.topic}"
    if beside := _beside(f"{own} {subjects}", told[:_NAMES]):
        yield f"{own}: {', '.join(filter(None, (subjects, beside)))}"


def _told(before: Before) -> tuple[str, ...]:
    """Whom the answer to the last question with a point names first, besides those that the question names."""
    asked = f"{before.point} {before.topic}"
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
