"""Finds the turns of a transcript: lines that begin with who speaks and a colon ("PENCE: We go.").

Owns what makes a text a transcript. A line without a label is nobody's, since it may be another's or the writer's;
questioners without a name ("Q:", "Reader:") are nobody, too.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
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
_WORDS_OF_TURN, _SHARE_OF_LINES, _SHARE_OF_ENDED = 6, 0.4, 0.7
"""What parts a transcript from a table of labels: sentences, on most lines, that mostly end."""
_FEWEST_IN_LINE = 3
_FEWEST_LABELLED = 2
_OPENING = tuple(QUOTATION_MARKS + "‘'")
_STOPS = tuple('.!?…"”’)–—-')

Turn = tuple[re.Match[str], Span]
"""The label of who speaks, and where his words stand."""


def find_turns(text: str, is_person: Callable[[str], bool], *, is_recorded: bool = False) -> list[Draft]:
    """Find what each speaker of a transcript says.

    :param text: a document's text.
    :param is_person: whether a name in capitals or not is a person's, as far as the text shows.
    :param is_recorded: whether the text is what a recording has: then a label is who speaks, known or not.
    :return: a direct statement for each turn; none where the text is no transcript.
    """
    labels = list(_LABEL.finditer(text))
    is_transcript = _is_recorded(text, labels) if is_recorded else _is_transcript(text, labels, is_person)
    turns = _lines_said(text, labels) if is_transcript else _exchanges(text, labels)
    return [_said_by(text, label, words) for label, words in turns if _name(label).lower() not in _NOBODY]


def _lines_said(text: str, labels: list[re.Match[str]]) -> list[Turn]:
    return [(label, next(_lines(text, label.end(), _line_end(text, label.end())))) for label in labels]


def _exchanges(text: str, labels: list[re.Match[str]]) -> list[Turn]:
    """The turns of lines that hold several: "Kolb: Did you know? Orsic: No. Kolb: And later?"."""
    turns: list[Turn] = []
    for label in labels:
        inside = list(_INNER_LABEL.finditer(text, label.start(), _line_end(text, label.start())))
        ends = [*(one.start() for one in inside[1:]), _line_end(text, label.start())]
        words = [text[one.end() : end].rstrip() for one, end in zip(inside, ends, strict=True)]
        if _is_exchange([_name(one) for one in inside], words):
            turns.extend((one, Span(one.end(), one.end() + len(said))) for one, said in zip(inside, words, strict=True))
    return turns


def _is_exchange(names: list[str], words: list[str]) -> bool:
    """Whether some speak in turn, one of them more than once, in sentences, one of which asks."""
    again = len(set(names)) < len(names)
    return (
        len(names) >= _FEWEST_IN_LINE
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
        and median(len(words.split()) for words in said) >= _WORDS_OF_TURN
        and sum(words.endswith(_STOPS) for words in said) >= _SHARE_OF_ENDED * len(said)
        and len(labels) >= _SHARE_OF_LINES * lines
    )


def _is_recorded(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether the turns of what was recorded are labelled: on many of its lines, and more than once."""
    if len(labels) < _FEWEST_LABELLED:
        return False
    lines = sum(1 for _ in _lines(text, labels[0].start(), _line_end(text, labels[-1].end())))
    return len(labels) >= _SHARE_OF_LINES * lines


def _is_role(name: str) -> bool:
    """Whether a label begins or ends with an office or a first name: "MS ODA", "CHAIR", "Ann"."""
    words = name.split()
    return any(word.lower().rstrip(".") in roles.PEOPLE for word in words) or words[0].title() in PERSONAL


def _name(label: re.Match[str]) -> str:
    return label.group(1).strip()


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
