"""Words broken at the end of a line: whether the hyphen belongs to the word.

Decides from the document itself: the form that stands elsewhere in it, else whether both halves are words of it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from text.characters import SOFT_HYPHEN

HYPHENS = "-\u2010"
_WORD = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*")
_BROKEN = re.compile(rf"([^\W_]+(?:[-\u2010][^\W_]+)*)[{HYPHENS}{SOFT_HYPHEN}]$")
_LONGEST_WORD = 60  # characters from the end of a line that are searched, so that long lines cost no more
_CONTINUED = re.compile(r"^[^\W_]+")
# Halves that make compounds so often that a short document need not contain them by themselves.
_FIRST_HALF = re.compile(
    "anti|cross|dual|end|far|first|full|half|high|large|late|left|legal|like|long|low|mass|"
    "mid|multi|non|off|one|open|part|post|pre|real|right|second|self|semi|short|single|small|"
    "so|third|top|two|user|well|whole"
)
_SECOND_HALF = re.compile(
    "based|being|borne|born|bound|built|by|case|class|cost|country|depth|down|driven|edge|"
    "effective|end|enforcement|ever|free|friendly|funded|generation|going|hand|in|income|known|"
    "led|level|like|line|long|made|making|minded|monthly|off|old|on|only|out|owned|party|per|"
    "point|price|proof|quality|ranking|rate|related|rich|right|risk|round|run|scale|sector|"
    "sensitive|size|sized|specific|speed|standing|state|style|term|time|to|type|up|use|user|"
    "value|way|wide|year|years"
)
# Beginnings that mostly write together with what follows, though they are words themselves.
_JOINED_HALF = re.compile(
    "a|after|any|be|book|by|every|fore|here|in|inter|news|no|on|out|over|some|sub|super|"
    "there|through|to|trans|under|up|where|with|work"
)
# "pre- and post-war": the hyphen stands for a word left out.
_CONJUNCTION = re.compile("and|or|nor|und|oder|bzw|et|ou|y|o|e")


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand whole in a document, with their counts, and whether it breaks words at line ends."""

    counts: Counter[str]
    breaks_words: bool


def collect_words(lines: Sequence[str]) -> Words:
    """Collect the words of a document, hyphenated compounds included, from its lines in order.

    The halves of broken words are not counted. A document breaks words when one of them stands whole elsewhere
    without a hyphen, or when more lines end in a hyphen than compounds alone would make; but one that marks where
    it does so with soft hyphens has only its own hyphens besides.
    """
    counts: Counter[str] = Counter()
    halves: list[tuple[str, str]] = []
    broken: re.Match[str] | None = None
    for line in lines:
        if broken and (continued := _CONTINUED.match(line)):
            halves.append((_fold(broken[1]), _fold(continued.group())))
        whole = _CONTINUED.sub("", line, count=1) if broken else line
        broken = _find_broken(line)
        whole = whole.removesuffix(broken[0]) if broken else whole
        counts.update(_fold(match.group()) for match in _WORD.finditer(whole))
    joined = any(counts[first + second] > counts[f"{first}-{second}"] for first, second in halves)
    marked = any(line.endswith(SOFT_HYPHEN) for line in lines)
    return Words(counts, not marked and (joined or len(halves) > 0.02 * len(lines)))


def join_lines(left: str, right: str, words: Words) -> str:
    """What `left` becomes in front of `right`: followed by a blank, or, mid-word, without blank or hyphen.

    :param left: a line.
    :param right: the line that follows it in the same paragraph.
    :param words: those of the document.
    :return: the left line as it is written directly before the right one.
    """
    broken, continued = _find_broken(left), _CONTINUED.match(right)
    if not broken:
        return left + " "
    if left.endswith(SOFT_HYPHEN):
        return left[:-1]
    if not continued:
        return left + " "
    first, second = broken[1], continued.group()
    if not second[0].islower():
        return left
    if _CONJUNCTION.fullmatch(second):
        return left + " "
    return left if _keeps_hyphen(_fold(first), _fold(second), words) else left[:-1]


def _fold(word: str) -> str:
    return re.sub("[\u2010\u2011]", "-", word.casefold())


def _find_broken(line: str) -> re.Match[str] | None:
    return _BROKEN.search(line[-_LONGEST_WORD:])


def _keeps_hyphen(first: str, second: str, words: Words) -> bool:
    counts = words.counts
    joined, hyphenated = counts[first + second], counts[f"{first}-{second}"]
    if joined or hyphenated:
        return hyphenated > joined
    last = first.rsplit("-", 1)[-1]
    if not words.breaks_words:
        return True
    if _JOINED_HALF.fullmatch(last):
        return False
    first_is_word = bool(_FIRST_HALF.fullmatch(last)) or (len(last) > 2 and counts[last] > 0)
    second_is_word = bool(_SECOND_HALF.fullmatch(second)) or (len(second) > 2 and counts[second] > 0)
    participle = len(last) > 3 and len(second) > 5 and second.endswith(("ed", "ing"))
    return first_is_word and (second_is_word or participle)
