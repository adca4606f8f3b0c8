"""For whom somebody speaks, as a document introduces them: "Marta Vukovic, a spokeswoman for Oculon".

Who heads an organisation or tells the public what it says speaks for it; who works for it, left it or criticises it
does not. Knows a document's text; no statements.
"""

import re
from collections.abc import Iterator

from index.memory import remembered_by_text
from text.capitals import UPPER
from text.spans import Span

_BEFORE, _AFTER = 100, 140
_ROLE = (
    r"(?:[Ss]pokes(?:man|woman|person)|[Pp]ress (?:[Oo]fficer|[Ss]ecretary)|[Hh]ead of (?:communications?|press|media)|"
    r"[Cc]ommunications (?:director|chief|head|officer)|[Dd]irector of communications|"
    r"[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|"
    r"[Mm]anaging [Dd]irector|[Dd]irector[ -][Gg]eneral|[Pp]resident|[Cc]hair(?:man|woman|person)?)"
)
_CAPITAL = rf"[{UPPER}](?:[\w&’'-]|\.(?=\w))*"
_NO_NAME = r"(?!(?:An?|The|One|Its|His|Her|Their|Our)\b)"
_BODY = rf"(?:the )?{_NO_NAME}(?P<body>{_CAPITAL}(?: (?:(?:of|for|the|and|de|&) ){{0,2}}{_CAPITAL})*)"
_PLAIN = r"(?:(?!(?:former|then|ex|late|onetime|is|was|has|said|as|and|with|to)\b)[a-z][a-z-]* )"
_ROLE_OF = rf"(?:(?:An?|The|One) )?{_PLAIN}{{0,4}}{_ROLE} (?:for|of|at|with) {_BODY}"
_UNNAMED = re.compile(rf"(?:(?:An?|The|One) )?{_PLAIN}{{0,4}}{_ROLE} (?:for|of|at|with) (?P<body>[^,;:()“”\"]+)")
_BODY_ROLE = rf"{_BODY} {_PLAIN}{{0,3}}{_ROLE}"
_LED_BY = (re.compile(rf"(?:\A|[\s“\"(]){_ROLE_OF},? \Z"), re.compile(rf"(?:\A|[\s“\"(]){_BODY_ROLE},? \Z"))
_FOLLOWED_BY = (
    re.compile(rf"(?:,| \(| is|, who is) {_ROLE_OF}"),
    re.compile(rf"(?:,| \() {_BODY_ROLE}\b"),
    re.compile(rf", who (?:leads|heads|chairs|runs) {_BODY}"),
)
_IS = (re.compile(rf"{_ROLE_OF}"), re.compile(rf"{_BODY_ROLE}\b"))
_ROLE_BEFORE = re.compile(rf"(?:\A|[\s“\"(])(?:[Ii]ts|[Tt]heir|[Tt]he [a-z]+[’']s) {_PLAIN}{{0,3}}{_ROLE},? \Z")
_ROLE_WITHIN = re.compile(rf"\A(?:[Ii]ts|[Tt]heir|[Tt]he [a-z]+[’']s) {_PLAIN}{{0,3}}{_ROLE}\b")
_ROLE_AFTER = re.compile(rf"[^.,]*,? ?(?:its|their|the [a-z]+[’']s) {_PLAIN}{{0,3}}{_ROLE}\b")
_PAST = re.compile(r"\b(?:former|then|ex|late|onetime)[- ](?:[\w-]+ ){0,3}\Z", re.IGNORECASE)


@remembered_by_text
def represented(text: str, speaker: Span, name: str | None = None) -> tuple[str, ...]:
    """Find whom a speaker speaks for.

    :param text: that of the document where they speak.
    :param speaker: the words for them there.
    :param name: their whole name, by which the document may introduce them elsewhere.
    :return: the names of organisations, as the document writes them.
    """
    mentions = re.finditer(rf"\b{re.escape(name)}\b", text) if name else ()
    places = [speaker, *(Span(*found.span()) for found in mentions)]
    words, after = text[speaker.start : speaker.end], text[speaker.end : speaker.end + _AFTER]
    described = [found["body"].strip()] if (found := _UNNAMED.match(words)) else []
    return tuple(dict.fromkeys((*described, *bodies_in(words + after), *_around(text, places))))


def speaks_for_some(text: str, speaker: Span) -> bool:
    """Whether a speaker is introduced as speaking for a body that is not named there: "its spokeswoman Ada Lee"."""
    before, after = text[max(0, speaker.start - _BEFORE) : speaker.start], text[speaker.start : speaker.end + _AFTER]
    words = text[speaker.start : speaker.end]
    places = ((_ROLE_BEFORE, before), (_ROLE_WITHIN, words), (_ROLE_AFTER, after))
    return any(form.search(part) for form, part in places)


def bodies_in(phrase: str) -> list[str]:
    """Whom the words that a phrase begins with make somebody speak for: "a spokesman for Oculon", "Oculon's chief"."""
    return [found["body"] for form in _IS if (found := form.match(phrase))]


def _around(text: str, places: list[Span]) -> Iterator[str]:
    """Whom the words right before and after a name make its bearer speak for."""
    for place in places:
        before, after = text[max(0, place.start - _BEFORE) : place.start], text[place.end : place.end + _AFTER]
        for form in _LED_BY:
            if (found := form.search(before)) and not _PAST.search(before[: found.start() + 1]):
                yield found["body"]
        yield from (found["body"] for form in _FOLLOWED_BY if (found := form.match(after)))
