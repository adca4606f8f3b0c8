"""The first step: the name in a speaker's own words. Their head, an apposition to it, or whom a paper is of.

Owns where a speaker's words begin and end, and what they say of somebody whom they do not name.
"""

import re
from dataclasses import dataclass

from ingest.statements.speakers.context import Context
from text import roles, speech
from text.mentions import Mention
from text.spans import Span

HEAD_END = re.compile(r",| \(| (?:of|for|at|in|from|with|by|on|to|who|which|that|von|bei|de|chez) ")
_ADJECTIVES = "|".join(sorted(word.title() for word in roles.NATIONS if word not in ("us", "uk", "eu")))
BODY = re.compile(
    rf"(?:(?<=\bThe )|(?<=\bthe )|\b(?=[A-Z]))((?:{_ADJECTIVES}|US|UK|EU|UN) (?:[a-z]+ ){{0,2}}"
    r"(?:government|parliament|radio|television|office|embassy|cabinet|authorities|ministry|mission))\b"
)
"""A body that is named by its nation alone: "the Dutch government"."""
_POSSESSED = re.compile(r"['’]s?\s")
_OWNER = re.compile(rf"(its|his|her|the (?:\w+ )?(?:{'|'.join(sorted(roles.ACTORS))}))(?:['’]s)? ", re.IGNORECASE)
_LINK = re.compile(r" (?:for|from|by|of) (?:the )?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|from) (?:the )?(?:(?<=the )(?:[a-z-]+ ){0,2}[a-z-]+,? )?$", re.IGNORECASE)
_TITLE_OF_PAPER = re.compile(r"(?: called| entitled| titled)? ?[\"“„«‘][^\"”“»]*[\"”“»]?$")
_JOINS = (" and ", " & ", " and the ", " and The ")
_WITH_OTHERS = re.compile(r" and (?:her|his|their|its|the) [a-z][\w-]*(?: [a-z][\w-]*)?$")
_LAST_WORD = re.compile(r"[\s,]+(['’\w-]+)$")
_LOOSE = speech.PREPOSITIONS | speech.CONJUNCTIONS | speech.DETERMINERS | speech.ADVERBS | {"alone"}
_NOTE = re.compile(r"\s*(?:\[(?:\d[^\]\n]*|[a-z])\]?|\(\d{1,4}[a-z]?(?:[,–-] ?\d{1,4})*\)?|[¹²³⁰-⁹]+|[*†‡§]+)$")
_NUMBER = re.compile(r"^(?:\[\d[^\]\n]*\]|\[?\d+:)\s*")
_CLOSED = re.compile(r"\.?[)\]]")
# What ties the parts of a name; capitals alone may be a heading's: "Obama Sees" and "Said Ellis" are no names.
_SMALL = re.compile(r"(?:,|\s[a-z]+)\s")
_CLOSING = ("”", '"', "»", "“", "’", "'", "’s", "'s")
_SOME = frozenset("most many some several few all both".split())
_ARTICLES = ("the", "this", "that", "die", "das", "der", "la", "le")
WRITINGS = roles.PAPERS - roles.NEWS
_BODIES = roles.COMPANIES | roles.ORGANISATIONS


@dataclass(frozen=True, slots=True)
class Description:
    """What words with an article say of somebody: "the Swedish company", in small letters."""

    noun: str
    adjectives: frozenset[str]


def meant(context: Context, speaker: Span) -> str | Span | None:
    """The name that the words have for the speaker, or the words for the owner of the paper that speaks."""
    name = None if _is_some_of(context, speaker) else _name(context, speaker)
    if name is None and (owner := _owner_words(context, speaker)):
        return owner
    words = context.text[speaker.start : speaker.end]
    body = BODY.fullmatch(words, 4 if words.lower().startswith("the ") else 0)
    return name or (body.group(1) if body else None)


def _is_some_of(context: Context, speaker: Span) -> bool:
    """Whether words count people who have a name in common: "most Muslims"."""
    words = context.text[speaker.start : speaker.end].split()
    return len(words) > 1 and words[0].lower() in _SOME and words[-1][0].isupper() and words[-1].endswith("s")


def description(context: Context, speaker: Span) -> Description | None:
    """What a speaker's words say of him; None where they say nothing, or have a name in them."""
    words = context.text[speaker.start : head_end(context, speaker)].split()
    if len(words) < 2 or words[0].lower() not in _ARTICLES or any(word.endswith(("'s", "’s")) for word in words):
        return None
    noun, adjectives = words[-1].lower(), frozenset(word.lower() for word in words[1:-1])
    has_name = any(word[0].isupper() and word.lower() not in roles.NATIONS for word in words[1:])
    fits = noun in roles.PEOPLE | WRITINGS or (noun in _BODIES and not has_name)
    return Description(noun, adjectives) if fits else None


def trimmed(context: Context, speaker: Span) -> Span:
    """A speaker without the small words that it cannot end with: "Le Monde in", "Breitbart alone"."""
    speaker = shown(context, speaker)
    end = speaker.end
    while (match := _LAST_WORD.search(context.text, speaker.start, end)) and match.group(1).lower() in _LOOSE:
        end = match.start()
    return Span(speaker.start, end)


def shown(context: Context, speaker: Span) -> Span:
    """A speaker's words as they may be shown: without marks of notes and brackets that nothing closes."""
    text, speaker = context.text, _whole(context, speaker)
    words = _NUMBER.sub("", text[speaker.start : speaker.end])
    speaker = Span(speaker.end - len(words), speaker.end)
    end = speaker.start + len(_NOTE.sub("", words))
    opened = max(text.rfind(mark, speaker.start, end) for mark in "([")
    if opened >= 0 and not any(mark in ")]" for mark in text[opened:end]):
        closed = _CLOSED.match(text, end)
        end = closed.end() if closed else len(text[:opened].rstrip())
    return Span(speaker.start, end)


def _whole(context: Context, speaker: Span) -> Span:
    """A speaker with the whole of a name that begins or ends him: "d'Arcy" of which he has "Arcy"."""
    text, start, end = context.text, speaker.start, speaker.end
    if first := context.names.around(start):
        start = text.rfind(" ", first.span.start, start) + 1 or first.span.start
        start = first.span.start if _SMALL.search(text, first.span.start, start) else start
    if last := context.names.around(end):
        space = text.find(" ", end, last.span.end)
        end = last.span.end if space < 0 or _SMALL.search(text, space, last.span.end) else space
    return Span(start, end)


def head_end(context: Context, speaker: Span) -> int:
    """Where the head of a noun phrase ends: before a comma, bracket or preposition that no name contains."""
    for match in HEAD_END.finditer(context.text, speaker.start, speaker.end):
        inside = context.names.within(Span(speaker.start, match.start()))
        if (not inside or inside[-1].span.end <= match.start()) and not _is_of_office(context, match, speaker.end):
            return match.start()
    return speaker.end


def _is_of_office(context: Context, of: re.Match[str], end: int) -> bool:
    """Whether "of" stands in the title of somebody named behind it: "Minister of Defence Irena Kolb"."""
    title = of.string[max(0, of.start() - 30) : of.start()].rpartition(" ")[2]
    return of.group() == " of " and any(one.title == title for one in context.names.within(Span(of.end() + 1, end)))


def _name(context: Context, speaker: Span) -> str | None:
    """The name that the words have for the speaker; None when they have none."""
    end, mentions = head_end(context, speaker), context.names.within(speaker)
    if _noun(context, speaker, end) in roles.PAPERS:
        return _owner(context, speaker, end, mentions)
    if mentions and _is_spokesman(context, mentions[-1], speaker):
        return context.names.full(mentions[-1])
    for place, mention in enumerate(mentions):
        if _is_head(context.text, mention, end, speaker) or _is_apposition(context.text, mention, end, speaker):
            return _joined(context, mentions[: place + 1])
    return _with_others(context, speaker, mentions) or _owner(context, speaker, end, mentions)


def _owner_words(context: Context, speaker: Span) -> Span | None:
    """What owns the paper that speaks, where that is no name but "its" or "the company's"."""
    owner = _OWNER.match(context.text, speaker.start, speaker.end)
    is_owned = owner and _noun(context, speaker, head_end(context, speaker))
    return Span(owner.start(1), owner.end(1)) if owner and is_owned else None


def _is_head(text: str, mention: Mention, end: int, speaker: Span) -> bool:
    """Whether a name ends the head, and is none of a kind of person: "a New Hampshire Republican"."""
    ends = mention.span.end == end or text[mention.span.end : end] in _CLOSING
    return ends and text[speaker.start : mention.span.start].lower() not in ("a ", "an ", "one ", "another ")


def _is_spokesman(context: Context, mention: Mention, speaker: Span) -> bool:
    """Whether a person's name ends the words, right behind what he is: "Hospital of X spokesman Ben Leach"."""
    if mention.span.end != speaker.end or len(mention.words) == 1:
        return False
    last = context.text[speaker.start : mention.span.start].rpartition(",")[2].split()
    is_role = bool(last) and last[-1].lower() in roles.SPOKES | roles.PEOPLE | roles.TITLES
    return (is_role or mention.title is not None) and context.names.kind(context.names.full(mention)) != "organisation"


def _is_apposition(text: str, mention: Mention, end: int, speaker: Span) -> bool:
    """Whether a name stands alone between the comma after the head and the next comma or the end."""
    comma = text.find(",", end, mention.span.start)
    alone = mention.span.end >= speaker.end or text[mention.span.end] in ",("
    if comma < 0 or not alone:
        return False
    lead = text[comma + 1 : mention.span.start].strip(" .").lower()
    return not lead or lead in roles.TITLES


def _joined(context: Context, mentions: list[Mention]) -> str:
    """The last of some names in full, or two as they stand when "and" joins them."""
    if _are_joined(context.text, mentions):
        return context.text[mentions[-2].span.start : mentions[-1].span.end]
    return context.names.full(mentions[-1])


def _are_joined(text: str, mentions: list[Mention]) -> bool:
    return len(mentions) > 1 and text[mentions[-2].span.end : mentions[-1].span.start] in _JOINS


def _with_others(context: Context, speaker: Span, mentions: list[Mention]) -> str | None:
    """One who is named together with others who are not: "Barrett and her co-authors"."""
    if not mentions or mentions[0].span.start != speaker.start:
        return None
    others = _WITH_OTHERS.match(context.text[mentions[0].span.end : speaker.end])
    return context.names.full(mentions[0]) + others.group() if others else None


def _owner(context: Context, speaker: Span, end: int, mentions: list[Mention]) -> str | None:
    """Whose spokesman or report it is: "Idemia's spokesman", "a report from Amnesty International"."""
    text, noun = context.text, _noun(context, speaker, end)
    for place, mention in enumerate(mentions if noun else []):
        possessed = mention.span.end < end and (_POSSESSED.match(text, mention.span.end) or noun in roles.SPOKES)
        by = noun in roles.PAPERS and _BY.search(text, end, mention.span.start)
        if possessed or by or _LINK.fullmatch(text, end, mention.span.start):
            pair = mentions[place : place + 2]
            return _joined(context, pair if by and _are_joined(text, pair) else [mention])
    return None


def _noun(context: Context, speaker: Span, end: int) -> str | None:
    """The noun of what speaks for somebody, the title of a paper left out; None for any other.

    What is named after a paper is a body: "The National Post" is no post.
    """
    before, _, noun = _TITLE_OF_PAPER.sub("", context.text[speaker.start : end]).rpartition(" ")
    is_body = bool(before) and noun.istitle() and noun.lower() in roles.BODIES
    return noun.lower() if not is_body and noun.lower() in roles.SPOKES | roles.PAPERS | {"representative"} else None
