"""The name in a speaker's own words: their head, an apposition to it, or the owner of the paper that speaks.

Knows names and where they stand; what "it" or "the company" means is left to others.
"""

import re

from ingest.statements.speakers.entities import Names
from ingest.statements.speakers.nobodies import may_be_person
from text import roles, speech
from text.mentions import Mention
from text.spans import Span
from text.titles import is_role

_POSSESSED = re.compile(r"['’]s?\s")
_OWNER = re.compile(rf"(its|his|her|the (?:\w+ )?(?:{'|'.join(sorted(roles.ACTORS))}))(?:['’]s)? ", re.IGNORECASE)
_LINK = re.compile(r" (?:for|from|by|of) (?:the )?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|from) (?:the )?(?:(?<=the )(?:[a-z-]+ ){0,2}[a-z-]+,? )?$", re.IGNORECASE)
_HEAD_END = re.compile(r",| \(| (?:of|for|at|in|from|with|by|on|to|who|which|that|von|bei|de|chez) ")
_TITLE_OF_PAPER = re.compile(r"(?: called| entitled| titled)? ?[\"“„«‘][^\"”“»]*[\"”“»]?$")
_JOINS = (" and ", " & ", " and the ", " and The ")
_WITH_OTHERS = re.compile(r" and (?:her|his|their|its|the) [a-z][\w-]*(?: [a-z][\w-]*)?$")
_LAST_WORD = re.compile(r"[\s,]+(['’\w-]+)$")
_LOOSE = speech.PREPOSITIONS | speech.CONJUNCTIONS | speech.DETERMINERS | speech.ADVERBS | {"alone"}
_TWO_PHRASES = re.compile(r"(the [a-z]+) the [a-z]+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r" [a-z]+")
_NOTE = re.compile(r"\s*(?:\[(?:\d[^\]\n]*|[a-z])\]?|\(\d{1,4}[a-z]?(?:[,–-] ?\d{1,4})*\)?|[¹²³⁰-⁹]+|[*†‡§]+)$")
_NUMBER = re.compile(r"^(?:\[\d[^\]\n]*\]|\[?\d+:)\s*")
_COMMA = re.compile(r",\s+(?=\w)")
_DESCRIBED = re.compile(r"an? [^.]{1,60}$|\d+$|(?:who|whose|which|then|now|former|formerly) ")
_DETERMINERS = ("the ", "a ", "an ", "his ", "her ", "its ", "their ")
_TITLE = 20
"""How many characters a title before a name takes."""
_CLOSED = re.compile(r"\.?[)\]]")
_ABBREVIATED = re.compile(r"\bet al$")
# What ties the parts of a name; capitals alone may be a heading's: "Obama Sees" and "Said Ellis" are no names.
_SMALL = re.compile(r"(?:,|\s[a-z]+)\s")
_CLOSING = ("”", '"', "»", "“", "’", "'")


class SpeakerWords:
    """Looks for names within the words of speakers of one text."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names

    def trimmed(self, speaker: Span) -> Span:
        """A speaker without the small words that it cannot end with: "Le Monde in", "Breitbart alone"."""
        speaker = self.shown(speaker)
        if doubled := _TWO_PHRASES.match(self._text, speaker.start, speaker.end):
            return Span(speaker.start, doubled.end(1))
        if self._text[speaker.start : speaker.end].lower() in ("the", "a", "an"):
            noun = _NEXT_WORD.match(self._text, speaker.end)
            return Span(speaker.start, noun.end()) if noun else speaker
        end = speaker.end
        while (match := _LAST_WORD.search(self._text, speaker.start, end)) and match.group(1).lower() in _LOOSE:
            end = match.start()
        return Span(speaker.start, end)

    def _whole(self, speaker: Span) -> Span:
        """A speaker with the whole of a name that begins or ends him: "d'Arcy" of which he has "Arcy"."""
        first, last = self._names.around(speaker.start), self._names.around(speaker.end)
        start = _from_word(self._text, first.span, speaker.start) if first else speaker.start
        end = _to_word(self._text, last.span, speaker.end) if last else speaker.end
        return Span(
            first.span.start if first and _SMALL.search(self._text, first.span.start, start) else start,
            last.span.end if last and _SMALL.search(self._text, end, last.span.end) else end,
        )

    def shown(self, speaker: Span) -> Span:
        """A speaker's words as they may be shown: without marks of notes and brackets that nothing closes."""
        speaker = self._whole(speaker)
        words = _NUMBER.sub("", self._text[speaker.start : speaker.end])
        speaker = Span(speaker.end - len(words), speaker.end)
        end = speaker.start + len(_NOTE.sub("", words))
        if self._text.startswith(".", end) and _ABBREVIATED.search(self._text, speaker.start, end):
            return Span(speaker.start, end + 1)
        opened = [at for at in range(speaker.start, end) if self._text[at] in "(["]
        if opened and not any(mark in ")]" for mark in self._text[opened[-1] : end]):
            closed = _CLOSED.match(self._text, end)
            end = closed.end() if closed else len(self._text[: opened[-1]].rstrip())
        return Span(speaker.start, end)

    def apposed(self, speaker: Span, said: Span) -> tuple[Span, Span]:
        """A speaker and his words, without what stands beside his name or role: "the ombudsman, Irena Kolb, 40 …"."""
        if speaker.start <= said.start < speaker.end < said.end:
            said = Span(speaker.end, said.end)
            comma = _COMMA.match(self._text, said.start, said.end)
            return speaker, Span(comma.end(), said.end) if comma else said
        if self._text[speaker.end : said.start] != ", ":
            return speaker, said
        words = self._text[speaker.start : speaker.end]
        end = self._name_end(said) if self._is_office(words) else self._office_end(speaker, said)
        comma = _COMMA.match(self._text, end, said.end) if end else None
        if end is None or comma is None or self._is_described(comma.end(), said.end):
            return speaker, said
        return Span(speaker.start, end), Span(comma.end(), said.end)

    def _name_end(self, said: Span) -> int | None:
        """Where a person's name ends that some words begin with, perhaps behind a title."""
        named = self._names.within(said.start, said.start + _TITLE)[:1]
        lead = self._text[said.start : named[0].span.start].strip(" .").lower() if named else ""
        return named[0].span.end if named and (not lead or lead in roles.TITLES) and self._is_one(named[0]) else None

    def _office_end(self, speaker: Span, said: Span) -> int | None:
        """Where a description ends that some words begin with, behind the name: "Kolb, the ombudsman, 40 …"."""
        named = self._names.within(speaker.start, speaker.end)
        comma = self._text.find(",", said.start, said.end)
        office = self._text[said.start : comma]
        begins = office.lower().startswith(_DETERMINERS) and self._describes(office)
        return comma if comma > 0 and begins and named and named[-1].span.end == speaker.end else None

    def _is_office(self, words: str) -> bool:
        """Whether words say what one person is: "the head of the union", "one of the victims"."""
        head, last = _head(words), words.rpartition(" ")[2].lower()
        return is_role(head) or is_role(last) or (head == "one" and may_be_person(words))

    def _describes(self, words: str) -> bool:
        """Whether words may describe a name: as one person, or as a body such as "the human rights group"."""
        return self._is_office(words) or _head(words) in roles.ORGANISATIONS | roles.COMPANIES

    def _is_described(self, start: int, end: int) -> bool:
        """Whether another description of whom the words before a comma name follows it: "…, a mother of two, …"."""
        comma = self._text.find(",", start, end)
        words = self._text[start:comma] if comma > 0 else ""
        return bool(_DESCRIBED.match(words)) or (words.lower().startswith(_DETERMINERS) and self._is_office(words))

    def _is_one(self, mention: Mention) -> bool:
        """Whether a name of several words may be a person's."""
        kind = self._names.kinds.get(self._names.full(mention))
        return len(mention.words) > 1 and kind in (None, "person")

    def head_end(self, speaker: Span) -> int:
        """Where the head of a noun phrase ends: before a comma, bracket or preposition that no name contains."""
        for match in _HEAD_END.finditer(self._text, speaker.start, speaker.end):
            inside = self._names.within(speaker.start, match.start())
            if (not inside or inside[-1].span.end <= match.start()) and not self._is_of_office(match, speaker.end):
                return match.start()
        return speaker.end

    def _is_of_office(self, of: re.Match[str], end: int) -> bool:
        """Whether "of" stands in the title of somebody named behind it: "Minister of Defence Irena Kolb"."""
        title = self._text[max(0, of.start() - 30) : of.start()].rpartition(" ")[2]
        return of.group() == " of " and any(
            one.title == title and one.span.start > of.end() for one in self._names.within(of.end(), end)
        )

    def name(self, speaker: Span) -> str | None:
        """The name that the words have for the speaker; None when they have none."""
        end = self.head_end(speaker)
        mentions = self._names.within(speaker.start, speaker.end)
        if self._noun(speaker, end) in roles.PAPERS:
            return self._owner(speaker, end, mentions)
        for place, mention in enumerate(mentions):
            if self._is_head(mention, end, speaker) or self._is_apposition(mention, end, speaker):
                return self._joined(mentions[: place + 1])
        return self._with_others(speaker, mentions) or self._owner(speaker, end, mentions)

    def owned(self, speaker: Span) -> Span | None:
        """What owns the paper that speaks, where that is no name but "its" or "the company's"."""
        owner = _OWNER.match(self._text, speaker.start, speaker.end)
        return Span(speaker.start, owner.end(1)) if owner and self._noun(speaker, self.head_end(speaker)) else None

    def _is_head(self, mention: Mention, end: int, speaker: Span) -> bool:
        """Whether a name ends the head, and is none of a kind of person: "a New Hampshire Republican"."""
        ends = mention.span.end == end or self._text[mention.span.end : end] in (*_CLOSING, "’s", "'s")
        return ends and self._text[speaker.start : mention.span.start].lower() not in ("a ", "an ", "one ", "another ")

    def _is_apposition(self, mention: Mention, head_end: int, speaker: Span) -> bool:
        """Whether a name stands alone between the comma after the head and the next comma or the end."""
        comma = self._text.find(",", head_end, mention.span.start)
        between = self._text[comma : mention.span.start] if comma >= 0 else ""
        lead = between[1:].strip(" .").lower()
        alone = mention.span.end >= speaker.end or self._text[mention.span.end] in ",("
        return between.startswith(",") and alone and (not lead or lead in roles.TITLES)

    def _joined(self, mentions: list[Mention]) -> str:
        """The last of some names in full, or two as they stand when "and" joins them."""
        if len(mentions) > 1 and self._text[mentions[-2].span.end : mentions[-1].span.start] in _JOINS:
            return self._text[mentions[-2].span.start : mentions[-1].span.end]
        return self._names.full(mentions[-1])

    def _with_others(self, speaker: Span, mentions: list[Mention]) -> str | None:
        """One who is named together with others who are not: "Barrett and her co-authors"."""
        if not mentions or mentions[0].span.start != speaker.start:
            return None
        others = _WITH_OTHERS.match(self._text[mentions[0].span.end : speaker.end])
        return self._names.full(mentions[0]) + others.group() if others else None

    def _owner(self, speaker: Span, head_end: int, mentions: list[Mention]) -> str | None:
        """Whose spokesman or report it is: "Idemia's spokesman", "a report from Amnesty International"."""
        noun = self._noun(speaker, head_end)
        if noun is None:
            return None
        for place, mention in enumerate(mentions):
            possessed = _POSSESSED.match(self._text, mention.span.end) or noun in roles.SPOKES
            linked = _LINK.fullmatch(self._text, head_end, mention.span.start)
            by = noun in roles.PAPERS and _BY.search(self._text, head_end, mention.span.start)
            if (mention.span.end < head_end and possessed) or linked or by:
                following = mentions[place + 1 : place + 2]
                return (
                    self._joined([mention, *following])
                    if by and self._are_joined(mention, following)
                    else (self._names.full(mention))
                )
        return None

    def _are_joined(self, mention: Mention, following: list[Mention]) -> bool:
        return bool(following) and self._text[mention.span.end : following[0].span.start] in _JOINS

    def _noun(self, speaker: Span, head_end: int) -> str | None:
        """The noun of what speaks for somebody, the title of a paper left out; None for any other.

        What is named after a paper is a body: "The National Post" is no post.
        """
        head = _TITLE_OF_PAPER.sub("", self._text[speaker.start : head_end])
        before, _, noun = head.rpartition(" ")
        is_body = bool(before) and noun.istitle() and noun.lower() in roles.BODIES
        return noun.lower() if not is_body and noun.lower() in roles.REPRESENTATIVES | roles.PAPERS else None


def _head(words: str) -> str:
    """The noun of a phrase, in small letters."""
    end = _HEAD_END.search(words)
    return (words[: end.start()] if end else words).rpartition(" ")[2].lower()


def _from_word(text: str, name: Span, offset: int) -> int:
    """Where the word of a name begins that an offset lies within."""
    return text.rfind(" ", name.start, offset) + 1 or name.start


def _to_word(text: str, name: Span, offset: int) -> int:
    """Where the word of a name ends that an offset lies within."""
    space = text.find(" ", offset, name.end)
    return name.end if space < 0 else space
