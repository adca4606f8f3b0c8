"""What a follow-up points at in the answer before it: one of a list, each of them, its document, its very words.

Rules over words only; whom or what is meant by them is told by what was quoted.
"""

import re
from collections.abc import Iterable
from enum import Enum

from answer.speakers.aliases import shown_name
from answer.understand.antecedents import PARTY, is_two, sure_names
from text.countries import COUNTRIES
from text.numbers import COUNTS, UNITS
from text.quotations import quoted_places
from text.sentences import sentence_spans

_RANKS = "first second third fourth fifth sixth".split()
_ONE = rf"(?:ones?|{PARTY})"
_NTH = re.compile(
    rf"\bthe (?:(?P<rank>{'|'.join(_RANKS)}|last|former|latter)(?: {_ONE})?|(?P<kind>[a-z][\w-]+) ones?"
    r"|(?P<nation>(?-i:[A-Z])[a-z]+) (?:company|firm|maker|manufacturer|supplier))"
    r"(?P<owner>[’']s)?(?=[?.!,;\s]*$| (?!and\b|of\b)\w+)",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    rf"^\W*(?:(?:and|but|so|what about|how about|tell me (?:more )?about) )*{_NTH.pattern}\W*$", re.IGNORECASE
)
_UNTOLD = frozenset("other same right wrong next previous only big small new old".split())
_COUNTED = "|".join(sorted(COUNTS))
_EACH = re.compile(
    rf"\b(?:each|all|both|every one) of (?:them|these|those|the {_ONE})\b|\b(?:they|them) (?:each|all|both)\b"
    rf"|\ball (?:{_COUNTED})(?: of (?:them|these|those))?\b|\bthe (?:{_COUNTED}) {PARTY}\b|\beach(?: one| {_ONE})?\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"[,\s]*\b(?:in|from|of|by|within|according to) (?:that|this|the same|the said)(?: same)? "
    r"(?:document|report|article|text|page|source|study|paper|profile|piece)\b,?\s*",
    re.IGNORECASE,
)
_THAT = r"(?:that|this|it|them|him|her|so)"
_EXACT = re.compile(
    r"^\W*(?:(?:and|but|ok|please) )*(?:(?:what (?:is|was|are|were)|give me|show me|quote) )?"
    r"(?:the |its |their |his |her )?"
    r"(?:exact|precise|literal|actual|original|very|full) (?:words?|wording|quotes?|quotations?|phrasing|formulation)\b"
    r"(?: (?:please|again|then|of that|used|there))*\W*$"
    r"|^\W*(?:word for word|verbatim|literally|quote (?:it|that|them|him|her))(?: please)?\W*$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"^\W*(?:(?:can|could) you )?(?:please )?(?:(?:say|put|tell me|give me|make|repeat|summari[sz]e) (?:{_THAT} )?)?"
    r"(?:(?:a bit|much|even|more) )?(?:shorter|briefly|brief(?:er)?|in short|concisely|in (?:one|a|a single) "
    r"sentence|in (?:a )?few(?:er)? words|in a nutshell|tl;?dr)(?: version)?(?: please)?\W*$"
    r"|^\W*the short(?:er)? version(?: please)?\W*$",
    re.IGNORECASE,
)
_DISPUTE = (
    r"(?:contradict|den(?:y|ie)|disput|disagree|contest|reject|challeng|question|doubt|refut|confirm|support|corroborat"
    r"|agree|back)\w*"
)
_OTHERS = re.compile(
    rf"^\W*(?:(?:and|but|so) )?(?:who|does anyone|did anyone|does anybody|did anybody|do others|what|which sources?)"
    rf"(?: else)? (?:has |have |also )?{_DISPUTE}(?: with)?(?: {_THAT})?(?: up)?\W*$"
    rf"|^\W*(?:(?:and|but|so) )?(?:is|was) {_THAT} (?:really |actually |even )?(?:true|right|correct|confirmed|"
    r"disputed|so|contested|accurate|proven|a fact|false|wrong)\W*$",
    re.IGNORECASE,
)

_MORE = re.compile(
    r"\b(?:else|others?|another|more|further|besides)\b|\b(?:before|after) (?:that|this|then)\W*$", re.IGNORECASE
)


_IN_A_ROW = re.compile(r",? (?:and |or )?")


class Again(Enum):
    """How a person asks for the answer before once more."""

    EXACT = "somebody's very words"
    SHORT = "one sentence"


def asked_again(question: str) -> Again | None:
    """How a question asks for the answer before once more; None when it asks for something new."""
    if _EXACT.match(question):
        return Again.EXACT
    return Again.SHORT if _SHORT.match(question) else None


def asks_others(question: str) -> bool:
    """Whether a question asks what others say to the answer before ("who contradicts that?", "is that true?")."""
    return _OTHERS.match(question) is not None


def asks_more(question: str) -> bool:
    """Whether a question asks for something else than was answered ("what else?", "and before that?")."""
    return _MORE.search(question) is not None


def asks_each(question: str) -> bool:
    """Whether a question asks the same of each of those that were listed ("what did each of them reply?")."""
    return _EACH.search(question) is not None


def of_each(question: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """A question for each party, in the place of "each of them"."""
    return tuple(_EACH.sub(party, question, count=1) for party in parties)


def without_document(question: str) -> str | None:
    """A question without its "in that document"; None when it has none."""
    return _HERE.sub(" ", question).strip() if _HERE.search(question) else None


def described(question: str) -> str | None:
    """The word by which a question tells one of several ("Swedish" of "the Swedish one"); None without one."""
    match = _NTH.search(question)
    kind = match["kind"] or match["nation"] if match else None
    return None if kind is None or kind.lower() in _UNTOLD else kind


def points_at_one(question: str) -> bool:
    """Whether a question means one of several by its place ("the second one", "the latter")."""
    match = _NTH.search(question)
    if match is None or match["rank"] is None:
        return False
    return is_only_one(question) or match.group().lower() != f"the {match['rank'].lower()}"


def is_only_one(question: str) -> bool:
    """Whether a question says nothing but which one it means ("and the Swedish one?")."""
    return _ONLY_ONE.match(question) is not None


def at_place(question: str, parties: tuple[str, ...]) -> str | None:
    """Which of some parties a question means by its place; None when there are too few."""
    match = _NTH.search(question)
    rank = match["rank"].lower() if match and match["rank"] else ""
    place = {"last": -1, "latter": -1, "former": 0}.get(rank, _RANKS.index(rank) if rank in _RANKS else len(parties))
    return parties[place] if place < len(parties) and parties else None


def with_name(question: str, name: str) -> str:
    """A question with a name in the place of "the second one"."""
    return _NTH.sub(lambda match: name + (match["owner"] or ""), question, count=1)


def parties_in(text: str) -> tuple[str, ...]:
    """Who is named in a text, each once and by the name that is shown: no lands, no times."""
    return _shown(_named_in(text))


def listed_in(sentences: tuple[str, ...], question: str = "") -> tuple[str, ...]:
    """The parties that an answer lists: those of the sentence with as many as were asked for, else with most.

    :param sentences: the sentences of the answer, in order.
    :param question: what was asked; a count in it ("which three companies?") tells how many there are.
    :return: at least two; none when no sentence lists any.
    """
    found = [parties_in(sentence) for sentence in sentences]
    counted = re.search(rf"\b(?:{_COUNTED})\b", question, re.IGNORECASE)
    asked = UNITS.get(counted.group().lower()) if counted else None
    enumerated = [_enumerated(sentence) for sentence in sentences]
    exact = next((parties for parties in (*found, *enumerated) if len(parties) == asked), None)
    most = exact or max(found, key=len, default=())
    return most if len(most) > 1 else ()


def _named_in(text: str) -> list[str]:
    """The names in a text, outside quotation marks: what stands in those is a title, or words."""
    for start, end in reversed(quoted_places(text)):
        text = text[:start] + text[end:]
    return [part for name in sure_names(text) for part in (name.split(" and ") if is_two(name) else [name])]


def _shown(names: Iterable[str]) -> tuple[str, ...]:
    bare = (_without_land(name) for name in names)
    named = (name for name in bare if name and name not in COUNTRIES and name.lower() not in UNITS)
    return tuple(dict.fromkeys(shown_name(name) for name in named))


def _enumerated(sentence: str) -> tuple[str, ...]:
    """The parties that a sentence names in one row, "A, B and C": others stand about them."""
    runs: list[list[str]] = [[]]
    end = 0
    for name in _named_in(sentence):
        start = sentence.find(name, end)
        if start < 0 or not _IN_A_ROW.fullmatch(sentence[end:start]):
            runs.append([])
        runs[-1].append(name)
        end = max(end, start + len(name))
    return max(map(_shown, runs), key=len)


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of an answer, as far as it may be quoted or named in one."""
    return tuple(text[span.start : span.end] for span in sentence_spans(text))


def _without_land(name: str) -> str:
    """A name without the land that it is of: "Axis Communications of Sweden"."""
    head, _, land = name.rpartition(" of ")
    return head if land in COUNTRIES else name
