"""Tells two speakers from one whose name has an "and": "Thales and Idemia", "Human Rights and Democracy Watch".

Parts of a name that could be two names are two where the text names one of them alone, calls them by several words of
their own, or shows nothing that makes them one: a noun that both share, "the law firm", "it".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.statements.rules.tokens import Token, tokens_of
from ingest.statements.speakers.entities import Names
from text import roles, speech
from text.first_names import PERSONAL
from text.mentions import Mention
from text.spans import Span
from text.titles import is_title

_JOINTS = frozenset(("and", "und", "et"))
_WITH_ARTICLE = frozenset("administration agency bureau service authority".split())
_ARTICLE_AND_WORD = 2
"""What is said of one body only: "The Food and Drug Administration", whose article stands before both."""
_LINKS = frozenset("of for de du der den van von al bin the la & '".split())
# What everybody writes with "and": there is nothing in a text that tells it from two names.
_ONE_NAME = frozenset((
    "bosnia and herzegovina",
    "trinidad and tobago",
    "antigua and barbuda",
    "marks and spencer",
    "ernst and young",
    "procter and gamble",
    "barnes and noble",
    "smith and wesson",
    "black and decker",
    "standard and poor",
))  # fmt: skip
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\b(?:and|und|et) (?:the )?$"), re.compile(r" (?:and|und|et) ")
_TO_JOINT = len(" and the ") + 1
_IT = re.compile(r"\b(?:it|its|itself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|their|them|we|our|us|both)\b", re.IGNORECASE)
_CHARACTERS_TAKING_UP, _PLACES_OF_NAME = 200, 50
"""How many characters after a name may take it up again, and how many other places of a name are looked at."""


Bearers = Mapping[str, Sequence[Mention]]
"""Some mentions of names that end in a word, by that word."""


def bearers(names: Names) -> Bearers:
    """Some mentions of each last word of a name, as many as are looked at."""
    found: dict[str, list[Mention]] = {}
    for mention in names.mentions:
        known = found.setdefault(mention.words[-1], [])
        if len(known) < _PLACES_OF_NAME:
            known.append(mention)
    return found


def speakers_in(text: str, speaker: Span, cue: Span | None, names: Bearers) -> list[Span]:
    """Find who speaks together.

    :param text: the document's text.
    :param speaker: the words for who speaks.
    :param cue: the verb of saying.
    :param names: the bearers of each name of the text.
    :return: each of several speakers, or the one as it is.
    """
    parts = _parts(tokens_of(text, speaker, (), ()))
    if len(parts) < 2 or _are_one(text, parts, cue, names):
        return [speaker]
    return [Span(part[0].start, part[-1].end) for part in parts]


def names_together(text: str, together: list[Span], names: list[str | None]) -> list[str | None]:
    """The names of several speakers: beside one that has a name, capitals alone are one too."""
    if not any(names):
        return names
    words = [text[one.start : one.end].removeprefix("the ") for one in together]
    return [
        name or (word if all(part[0].isupper() for part in word.split()) else None)
        for name, word in zip(names, words, strict=True)
    ]


def one_name(text: str, speaker: Span, name: str) -> str:
    """The whole of a name with an "and" of which a part was taken for all of it; any other name as it is."""
    parts = _parts(tokens_of(text, speaker, (), ()))
    if len(parts) != 2 or " and " in name:
        return name
    first = next((token.start for token in parts[0] if token.is_capital and not _is_article(token)), parts[0][0].start)
    whole = text[first : parts[-1][-1].end]
    return whole if whole.endswith(f" {name}") else name


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """The names that commas and a last "and" join; none where anything else stands between them."""
    tokens = tokens[1:] if tokens and tokens[0].lower == "both" else tokens
    tokens = tokens[:-1] if tokens and tokens[-1].text == "," else tokens
    joints = [index for index, token in enumerate(tokens) if token.lower in _JOINTS]
    if len(joints) != 1:
        return []
    before = tokens[: joints[0]]
    commas = [index for index, token in enumerate(before) if token.text == ","]
    bounds = [-1, *commas, *([] if commas and commas[-1] == joints[0] - 1 else [joints[0]])]
    parts = [before[one + 1 : other] for one, other in pairwise(bounds)] + [tokens[joints[0] + 1 :]]
    return parts if all(_is_name(part, first=place == 0) for place, part in enumerate(parts)) else []


def _is_name(part: Sequence[Token], *, first: bool) -> bool:
    """Whether words are a name, with an article or what describes it before it, and nothing behind it."""
    if part and part[0].lower in speech.ARTICLES and len(part) > 1 and not part[-1].is_capital:
        return _describe(part)
    capitals = [index for index, token in enumerate(part) if token.is_capital and token.lower not in speech.DETERMINERS]
    if not capitals:
        return False
    lead, name = part[: capitals[0]], part[capitals[0] :]
    if any(not (token.is_capital or token.lower in _LINKS) for token in name) or not name[-1].is_capital:
        return False
    begins = first or not lead or lead[0].lower in speech.DETERMINERS
    is_office = is_title(name[0].text) and (len(name) == 1 or name[1].lower in ("of", "for"))
    return _describe(lead) and begins and not is_office


def _describe(tokens: Sequence[Token]) -> bool:
    """Whether words may describe a name that they stand before."""
    return all(token.is_word and token.lower not in speech.PREPOSITIONS | speech.PRONOUNS for token in tokens)


def _are_one(text: str, parts: list[list[Token]], cue: Span | None, names: Bearers) -> bool:
    """Whether joined parts are one name."""
    whole = Span(parts[0][0].start, parts[-1][-1].end)
    words = [tuple(token.text for token in part if token.is_capital) or (part[-1].text,) for part in parts]
    written = " ".join(text[whole.start : whole.end].lower().removeprefix("the ").split())
    last = words[-1][-1].lower()
    if written in _ONE_NAME or words[0] == words[-1] or _is_shared(last):
        return True
    if _is_article(parts[-1][0]):
        return False
    if _is_body(parts, last):
        return not any(one.words == words[-1] for one in _alone(text, words[-1], whole, names))
    if any(any(_alone(text, one, whole, names)) for one in words):
        return False
    if all(len(one) > 1 and one[0] in PERSONAL for one in words):
        return False
    return _is_firm(parts[0]) or _is_singular(text, whole, cue)


def _is_shared(last: str) -> bool:
    """Whether the last word is a plural that all parts share: "the Justice and Interior Departments"."""
    return last not in roles.BODIES and last.endswith("s") and last.removesuffix("s") in roles.BODIES


def _is_article(token: Token) -> bool:
    return token.lower in speech.DETERMINERS


def _alone(text: str, words: tuple[str, ...], whole: Span, names: Bearers) -> Iterator[Mention]:
    """Where the text names a part without the others, perhaps in full."""
    for mention in names.get(words[-1], ()):
        start, end = mention.span.start, mention.span.end
        joined = _JOINED_BEFORE.search(text, max(0, start - _TO_JOINT), start) or _JOINED_AFTER.match(text, end)
        if mention.words[-len(words) :] == words and not joined and not whole.start <= start < whole.end:
            yield mention


def _is_body(parts: list[list[Token]], last: str) -> bool:
    """Whether a body has two things in its name: "Ministry of Trade and Industry", "Rights and Democracy Watch"."""
    first, end = [token.lower for token in parts[0]], [token.lower for token in parts[-1]]
    bodies = [place for place, word in enumerate(first) if word in roles.BODIES | roles.NAMED_OF or is_title(word)]
    if bodies and any(word in ("of", "for", "on") for word in first[bodies[0] :]):
        return end[-1] not in roles.BODIES
    if last not in roles.BODIES or bodies:
        return False
    if _is_article(parts[0][0]) and len(parts[0]) == _ARTICLE_AND_WORD and not parts[0][1].text.isupper():
        return last in _WITH_ARTICLE
    return len([token for token in parts[0] if token.is_capital]) > 1 and first[-1].endswith("s")


def _is_firm(part: Sequence[Token]) -> bool:
    """Whether one firm is said to have the name: "the law firm Wolf and Falk"."""
    nouns = [token.lower for token in part if not token.is_capital]
    return bool(nouns) and nouns[-1] in roles.COMPANIES | roles.ORGANISATIONS


def _is_singular(text: str, whole: Span, cue: Span | None) -> bool:
    """Whether the verb or the pronoun after a name takes it for one: "says it will close"."""
    form = speech.CUES.get(text[cue.start : cue.end].lower()) if cue else None
    if form is not None and form.tense == "present":
        return True
    end = text.find("\n", whole.end)
    after = text[whole.end : min(end if end >= 0 else len(text), whole.end + _CHARACTERS_TAKING_UP)]
    return bool(_IT.search(after)) and not _THEY.search(after)
