"""Whether a question asks for an overview, for what introduces somebody or something, or for a list of names.

Rules over words only; knows no index and no document, so it cannot know whether there is anything of that name.
"""

import re
from dataclasses import dataclass

from answer.records import Layout, NameKind
from answer.understand.references import PERSONAL
from answer.understand.small_talk import is_about_us
from text import roles
from text.speech import FUNCTION, HELPING_VERB, PREPOSITIONS

_SUBJECT = r"(?P<subject>\S.*?)"
_END = r"[?.!\s]*$"
_POLITE = rf"^\W*(?:(?:and|but|so|then|now|please|{HELPING_VERB}|you|i|we|want|like|need|to|just)\W+)*"
_GIVE = r"(?:(?:give|show|write|make|get|have|list|name|tell)(?: me| us)? )?"
_OF = rf"(?: (?:of|on|in|from|about|for) {_SUBJECT})?"
_SUMMARY = r"(?:(?:an?|the|some) (?:[\w-]+ ){0,2}?)?(?:overview|summary|outline|gist|synopsis|recap|digest|abstract)"
_POINTS = (
    r"(?:what(?:[’']s| is| are| was| were) )?(?:(?:the|its|their|all) )*"
    r"(?:main|key|central|chief|essential|major|most important) "
    r"(?:points?|findings?|arguments?|facts?|messages?|conclusions?|takeaways?|claims?|ideas?|topics?|themes?)"
)
_MUCH = r"(?: (?:something|everything|all|more|a bit|a little|in short|briefly))*"
TEXT = rf"(?:{'|'.join(sorted(roles.TEXTS))})"
"""A pattern of the nouns for what one reads as a whole."""
POINTING = re.compile(rf"(?:it|this|that|these|those|them|(?:this|that|the|its?) {TEXT}|(?:all )?of it)", re.IGNORECASE)
"""A pattern of the words for a text that was spoken of before."""
_OVERVIEWS = tuple(
    re.compile(pattern + _END, re.IGNORECASE)
    for pattern in (
        rf"{_POLITE}(?:tell|inform|brief)(?: me| us){_MUCH} (?:about|of|on) {_SUBJECT}",
        rf"{_POLITE}(?:summari[sz]e|sum up|outline|recap)(?: (?:for )?(?:me|us))?(?: {_SUBJECT})?",
        rf"{_POLITE}{_GIVE}(?:{_SUMMARY}|{_POINTS}){_OF}",
        rf"^\W*what(?:[’']s| is| was| are) {_SUBJECT} (?:all )?about",
        rf"^\W*what (?:does|do|did) (?P<subject>(?:[^\s?]+ )*?{TEXT}|{POINTING.pattern}) (?:deal with|cover)",
        rf"^\W*what (?:does|do|did) (?P<subject>(?:[^\s?]+ )*?{TEXT}) (?:say|tell(?: us)?|find|conclude|show)",
        rf"^\W*what (?:do|can) (?:you|we|i) (?:know|say|tell me|learn) about {_SUBJECT}",
        rf"^\W*what is known (?:about|of) {_SUBJECT}",
        # A year, a meeting and whoever something happened to ask for one event; a country for all of them.
        r"^\W*what (?:has |is )?happen(?:ed|ing) in (?P<subject>(?-i:[A-Z])[^\W\d_]+(?: (?-i:[A-Z])[^\W\d_]+)*)",
    )
)
_INTRODUCTIONS = tuple(
    re.compile(pattern + _END, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:(?:and|but|so|then),? )?(?P<asks>who|what)(?:[’']s| is| are| was| were)(?: exactly)? {_SUBJECT}",
        rf"{_POLITE}(?P<asks>define|explain what) {_SUBJECT}(?: is| are| means?)?",
        rf"^\W*(?P<asks>what) (?:does|do|did) {_SUBJECT} (?:mean|stand for)",
    )
)
_WORDS_OF_A_TERM = 6
"""What has more words is no name and no term, but a question of its own."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
# A question of degree or of a part is none for what something is: "what is the latest price".
_NO_TERM = (FUNCTION | PREPOSITIONS | {"there", "been"}) - {"of", "the", "and", "for", "on"}

_NAMED = r"(?:named|mentioned|listed|quoted|cited|interviewed|referred to|speaking|heard)"
_PLACE = rf"(?: (?:in|by|from) (?P<within>(?:[^\s?]+ )*?(?:{TEXT}|corpus|collection|library|sources?)s?))?"
_THAT = rf"(?: (?:that|which|who|whom))?(?: (?:is|are|was|were|have been|has been|get|gets))?(?: (?P<act>{_NAMED}))?"
_LISTS = tuple(
    re.compile(pattern + _END, re.IGNORECASE)
    for pattern in (
        rf"{_POLITE}(?:list|name|enumerate|give|show|find|get|collect)(?: me| us)?(?: an?| the)?(?: list of)?"
        rf"(?: all| every| each)?(?: of)?(?: the)? (?P<noun>[a-z-]+){_THAT}{_PLACE}",
        rf"{_POLITE}(?:which|what) (?P<noun>[a-z-]+) (?:is|are|was|were|have been|has been|get|gets) (?P<act>{_NAMED})"
        rf"{_PLACE}",
        rf"{_POLITE}(?:which|what) (?P<noun>[a-z-]+) (?:does|do|did) (?P<within>(?:[^\s?]+ )*?{TEXT}) "
        r"(?P<act>name|mention|list|quote|cite)",
    )
)
_QUOTED = re.compile(r"quote|cite|interview|speak|heard", re.IGNORECASE)
_KINDS = (
    (NameKind.COMPANY, roles.COMPANIES),
    (NameKind.ORGANISATION, roles.GENERIC_ORGANISATIONS),
    (NameKind.PERSON, roles.PEOPLE | roles.SPOKES | {"people", "person", "speaker", "individual"}),
    (NameKind.COUNTRY, frozenset(("country", "nation", "land"))),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: how the answer is laid out, of what, and the names of what kind are listed.

    `is_quoted` is whether only the names of those who are quoted are listed.
    """

    layout: Layout
    subject: str = ""
    listed: NameKind | None = None
    is_quoted: bool = False


def asked_overview(question: str) -> Wanted | None:
    """What overview, introduction or list of names a question asks for; None when it asks for something else."""
    if is_about_us(question):
        return None
    if listed := _asked_names(question):
        return listed
    for pattern in _OVERVIEWS:
        if match := pattern.search(question):
            return Wanted(Layout.OVERVIEW, (match["subject"] or "").strip())
    for pattern in _INTRODUCTIONS:
        if (match := pattern.search(question)) and _is_term(match["subject"], match["asks"]):
            return Wanted(Layout.INTRODUCTION, match["subject"])
    return None


def stands_alone(question: str) -> bool:
    """Whether a question says itself what an overview or list of names is to be of, so that no other completes it."""
    wanted = asked_overview(question)
    if wanted is None or wanted.layout is Layout.INTRODUCTION:
        return False
    is_pointing = POINTING.fullmatch(wanted.subject) or PERSONAL.search(wanted.subject)
    return wanted.listed is not None or bool(wanted.subject and not is_pointing)


def _asked_names(question: str) -> Wanted | None:
    for pattern in _LISTS:
        if (match := pattern.search(question)) and (kind := _kind_of(match["noun"].lower())):
            is_quoted = bool(match["act"] and _QUOTED.match(match["act"]))
            return Wanted(Layout.NAMES, match["within"] or "", kind, is_quoted)
    return None


def _kind_of(noun: str) -> NameKind | None:
    """What kind of name a noun asks for, in the singular or the plural."""
    forms = {noun, noun.removesuffix("s"), re.sub(r"ies$", "y", noun)}
    return next((kind for kind, nouns in _KINDS if not forms.isdisjoint(nouns)), None)


def _is_term(subject: str, asks: str) -> bool:
    """Whether words may be a name or term: few, with nothing that makes a question of its own of them.

    Who holds an office is another question than who somebody is: "who is the chief executive".
    """
    bare = _ARTICLE.sub("", subject)
    words = [word.lower() for word in bare.split()]
    is_office = asks.lower() == "who" and bare != subject and bare.islower()
    is_short = 0 < len(words) <= _WORDS_OF_A_TERM and words[0] not in ("of", "and", "for", "on")
    return is_short and not is_office and _NO_TERM.isdisjoint(words)
