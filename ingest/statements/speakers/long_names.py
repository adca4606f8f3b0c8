"""Joins capitals that small words part, where they are one name, as in "Human Rights in China".

A part that the text also has apart from the whole is a name of its own, so what stands beside it is another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from text import roles, speech
from text.countries import COUNTRIES
from text.first_names import PERSONAL
from text.mentions import Mention
from text.spans import Span
from text.titles import looks_common

_AND = re.compile(r",? (?:and|&) ")
_TOPIC = re.compile(r" (?:for|on|against|to) (?:the )?")
_BODY_AND_TOPIC = 2
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ary)$")
_ABSTRACT = re.compile(r"(?:tion|ment|ness|ity|ism|ance|ence|ship|ics|(?:a|an|en)cy)$")
_PEOPLE = frozenset("women men children people".split())
_PARTS_OF_NAME = 5
"""A ministry has seldom more than four topics."""


def join_long_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Join neighbouring mentions that are one name.

    :param text: where the mentions stand.
    :param mentions: in the order of the text.
    :return: the mentions, those that belong together as one.
    """
    groups = list(_groups(text, mentions))
    wholes = Counter(_whole(text, group) for group in groups)
    apart = Counter(mention.words for mention in mentions)
    return [
        one
        for group in groups
        for one in (
            [_united(text, group)] if all(apart[part.words] <= wholes[_whole(text, group)] for part in group) else group
        )
    ]


def _whole(text: str, group: Sequence[Mention]) -> str:
    return text[group[0].span.start : group[-1].span.end]


def _groups(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions in stretches of those that may be one name by their words; most stretches hold one."""
    place = 0
    while place < len(mentions):
        length = _topics(text, mentions[place : place + _PARTS_OF_NAME])
        if length == 1 and place + 1 < len(mentions) and _is_cause(text, mentions[place], mentions[place + 1]):
            length = 2
        yield list(mentions[place : place + length])
        place += length


def _topics(text: str, near: Sequence[Mention]) -> int:
    """How many mentions name one body by its topics: "Ministry of Agriculture, Forestry and Fisheries"."""
    named = _named_for(text, near)
    for place in range(named, len(near)):
        between = text[near[place - 1].span.end : near[place].span.start]
        if not named or (between != ", " and not _AND.fullmatch(between)) or not _may_be_topic(near[place]):
            break
        if between != ", ":
            return place + 1
    return max(1, named)


def _named_for(text: str, near: Sequence[Mention]) -> int:
    """How many mentions name a body and its first topic: two in "Committee to Protect Journalists"; 0 without one."""
    head = [word.lower() for word in near[0].words]
    link = next((place for place, word in enumerate(head) if word in ("of", "for")), None)
    if link is not None:
        return int(not roles.NAMED_OF.isdisjoint(head[:link]))
    if head[-1] not in roles.NAMED_OF or len(near) < _BODY_AND_TOPIC:
        return 0
    topic = _TOPIC.fullmatch(text, near[0].span.end, near[1].span.start)
    does = topic is not None and topic.group() == " to "
    return _BODY_AND_TOPIC if topic and near[1].bare and len(near[1].words) > does else 0


def _may_be_topic(mention: Mention) -> bool:
    """Whether words are those of what a body is for, not a place, a person, or another body."""
    first, last = mention.words[0], mention.words[-1]
    other = COUNTRIES | roles.CAPITALS | PERSONAL
    is_plain = mention.bare and not first.isupper() and first not in other and last.lower() not in roles.BODIES
    is_noun = looks_common(last) or _ADJECTIVE.search(first) is not None
    return is_plain and (len(mention.words) == 1 or (len(mention.words) == 2 and is_noun))


def _is_cause(text: str, cause: Mention, place: Mention) -> bool:
    """Whether two names that "in" joins are one, as the first is no name by itself: "Human Rights in China".

    What has an article is named without what follows: "the United Nations in Geneva".
    """
    last = cause.words[-1].lower()
    if text[cause.span.end : place.span.start] != " in " or place.words[0].lower() in speech.DATES:
        return False
    if cause.words[0] in PERSONAL or cause.title:
        return False
    known = roles.BODIES | roles.COMPANIES | roles.ORGANISATIONS | roles.NATIONS | roles.THINGS
    is_noun = looks_common(last) or _ABSTRACT.search(last) or last in _PEOPLE
    article = text[max(0, cause.span.start - 4) : cause.span.start].lower()
    is_topic = article != "the " or not {"of", "for"}.isdisjoint(cause.words)
    return bool(is_noun) and is_topic and not {last, last.removesuffix("s")} & known


def _united(text: str, group: Sequence[Mention]) -> Mention:
    """Some mentions as one that begins as the first does."""
    first, last = group[0], group[-1]
    if first is last:
        return first
    span = Span(first.span.start, last.span.end)
    words = tuple(text[span.start : span.end].split())
    return Mention(span, words, first.title, first.described, first.initial, first.bare, first.leads)
