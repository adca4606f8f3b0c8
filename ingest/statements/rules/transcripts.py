"""Finds the turns of a transcript: lines that begin with who speaks and a colon ("PENCE: We go.").

Owns what makes a text a transcript. A line without a label is nobody's, since it may be another's or the writer's;
questioners without a name ("Q:", "Reader:") are nobody, too. Knows no quotations.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

from ingest.statements.rules.drafts import Draft, Voice
from text import roles
from text.capitals import UPPER
from text.first_names import PERSONAL
from text.quotations import QUOTATION_MARKS
from text.spans import Span

_CAPITALS, _NAME = (rf"(?:[{UPPER}]{letters}+(?: |(?=[:(]))){{1,4}}" for letters in (rf"[{UPPER}.'’-]", r"[\w.'’-]"))
_LABEL = re.compile(rf"^({_CAPITALS}|{_NAME})(?:\([^)\n]{{1,60}}\))?:[ \t]+(?=\S)", re.MULTILINE)
_INNER_LABEL = re.compile(
    rf"(?:^|(?<=[.!?…”\"’)] ))({_CAPITALS}|{_NAME})(?:\([^)\n]{{1,60}}\))?:[ \t]+(?=\S)", re.MULTILINE
)
_NOBODY = frozenset(
    "q a question answer reader readers editor editors moderator interviewer host note notes source sources interview "
    "frage antwort date place time title subject from to cc re".split()
)
_FEWEST_TURNS, _FEWEST_SPEAKERS, _FEWEST_EACH = 4, 2, 2
_SHORTEST = 6
_DENSE, _ENDED = 0.4, 0.7
_SHORTEST_EXCHANGE = 2
_OPENING = tuple(QUOTATION_MARKS + "‘'")
_STOPS = tuple('.!?…"”’)–—-')


def find_turns(text: str, is_person: Callable[[str], bool]) -> list[Draft]:
    """Find what each speaker of a transcript says.

    :param text: a document's text.
    :param is_person: whether a name in capitals or not is a person's, as far as the text shows.
    :return: a direct statement for each turn; none where the text is no transcript.
    """
    labels = [match for match in _LABEL.finditer(text)]
    if not _is_transcript(text, labels, is_person):
        return _exchanges(text, labels)
    return [_turn(text, label) for label in labels if _name(label).lower() not in _NOBODY]


def _exchanges(text: str, labels: list[re.Match[str]]) -> list[Draft]:
    """The turns of lines that hold several: "Kolb: Did you know? Orsic: No. Kolb: And later?"."""
    turns: list[Draft] = []
    for label in labels:
        end = _line_end(text, label.start())
        inside = list(_INNER_LABEL.finditer(text, label.start(), end))
        ends = [*(one.start() for one in inside[1:]), end]
        said = [
            Span(one.end(), one.end() + len(text[one.end() : at].rstrip()))
            for one, at in zip(inside, ends, strict=True)
        ]
        if _is_exchange(text, [_name(one) for one in inside], said):
            turns.extend(_said_by(text, one, span) for one, span in zip(inside, said, strict=True))
    return [
        turn
        for turn in turns
        if turn.voice.speaker and text[turn.voice.speaker.start : turn.voice.speaker.end].lower() not in _NOBODY
    ]


def _is_exchange(text: str, names: list[str], said: list[Span]) -> bool:
    """Whether some speak in turn, one of them more than once, in sentences, one of which asks."""
    words = [text[span.start : span.end] for span in said]
    in_turn = all(one != other for one, other in pairwise(names))
    again = len(set(names)) < len(names)
    return (
        len(names) > _SHORTEST_EXCHANGE
        and in_turn
        and again
        and all(one.endswith(_STOPS) for one in words)
        and any(one.endswith("?") for one in words)
        and not any(one.startswith(_OPENING) for one in words)
    )


def _is_transcript(text: str, labels: list[re.Match[str]], is_person: Callable[[str], bool]) -> bool:
    """Whether people speak in turn, more than once, in sentences, and hardly anybody in between."""
    counts = Counter(_name(label) for label in labels)
    speakers = [name for name, count in counts.items() if count >= _FEWEST_EACH]
    if len(labels) < _FEWEST_TURNS or len(speakers) < _FEWEST_SPEAKERS:
        return False
    said = [text[label.end() : _line_end(text, label.end())].rstrip() for label in labels]
    lines = sum(1 for _ in _lines(text, labels[0].start(), _line_end(text, labels[-1].end())))
    known = [name for name in speakers if _is_role(name) or is_person(name)]
    return (
        2 * len(known) > len(speakers)
        and median(len(words.split()) for words in said) >= _SHORTEST
        and sum(words.endswith(_STOPS) for words in said) >= _ENDED * len(said)
        and len(labels) >= _DENSE * lines
    )


def _is_role(name: str) -> bool:
    """Whether a label begins or ends with an office or a first name: "MS ODA", "CHAIR", "Ann"."""
    words = name.split()
    return any(word.lower().rstrip(".") in roles.PEOPLE for word in words) or words[0].title() in PERSONAL


def _name(label: re.Match[str]) -> str:
    return label.group(1).strip()


def _turn(text: str, label: re.Match[str]) -> Draft:
    return _said_by(text, label, next(_lines(text, label.end(), _line_end(text, label.end()))))


def _said_by(text: str, label: re.Match[str], words: Span) -> Draft:
    speaker = Span(label.start(1), label.start(1) + len(_name(label)))
    colon = text.index(":", speaker.end)
    return Draft((words,), True, Voice(speaker, Span(colon, colon + 1)))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch that are not blank, without the blanks around them."""
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        words = line.group().strip()
        if words:
            begin = line.start() + line.group().index(words)
            yield Span(begin, begin + len(words))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
