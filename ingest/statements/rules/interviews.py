"""Finds the answers of an interview whose questions stand in lines of their own: they are the words of who was asked.

Owns what makes a text an interview, and who was asked: the one person whom its title names, or else its opening. A text
that does not say that it is an interview is none, since its writer may both ask and answer.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.statements.rules.drafts import Draft, Voice
from text.names import person_names_in
from text.quotations import QUOTATION_MARKS
from text.spans import Span

_SAYS_SO = re.compile(
    r"\b(?:interview\w*|in conversation with|a conversation with|talk(?:s|ed)? (?:to|with)|sp(?:eaks?|oke) (?:to|with)|"
    r"met (?:him|her|them)|sat down with|q ?& ?a|questions? (?:for|to)|answer(?:s|ed) (?:our|questions)|"
    r"gespräch|fragen an|sprach mit|traf (?:ihn|sie)|entretien|entrevista\w*|intervista)\b",
    re.IGNORECASE,
)
_ASKER = re.compile(r"(?:q|question|frage|f|pregunta|p|interviewer(?:in)?)\s?[:.]\s+(?=\S)", re.IGNORECASE)
_ANSWERER = re.compile(r"(?:a|answer|antwort|respuesta|r|réponse)\s?[:.]\s+(?=\S)", re.IGNORECASE)
_ANY_LABEL = re.compile(r"[^\W\d_][\w.'’ -]{0,40}:\s")
_BY_ONESELF = re.compile(
    r"\b(?:I|we|my|our|me|us|mine|ours|ich|wir|mein\w*|unser\w*|mir|uns|je|nous|mon|notre|yo|nosotros|mi|nuestr[oa])\b|"
    r"^(?:yes|no|never|certainly|of course|not at all|absolutely|ja|nein|nie|oui|non|jamais|sí)\b",
    re.IGNORECASE,
)
_FEWEST_QUESTIONS = 2
_LONGEST_QUESTION = 60
"""In words; a longer paragraph that ends with a question mark is an essay's."""
_SHARE_BY_ONESELF = 0.5
"""The share of answers in which somebody speaks of himself, or says yes or no; a list of hard questions has fewer."""

_ARTICLES = frozenset("Das Der Die Dem Den Des Ein Eine Le La Les Un Une El Los Las Una".split())
"""With what follows in capitals, as in German any noun is, they look like a name."""

Turn = tuple[Span, list[Span]]
"""A question and the paragraphs that answer it."""


def find_answers(text: str, title: str, may_be_person: Callable[[str], bool]) -> list[Draft]:
    """Find what who is interviewed answers.

    :param text: a document's text.
    :param title: its title.
    :param may_be_person: whether a name may be a person's, as far as the text shows.
    :return: a direct statement for each paragraph of an answer; none where the text is no interview, or where it does
        not name one person who is asked.
    """
    turns = _turns(text, list(_paragraphs(text)))
    answers = [answer for _, found in turns for answer in found]
    if len(turns) < _FEWEST_QUESTIONS or not _is_of_one_person(text, answers):
        return []
    opening = text[: turns[0][0].start]
    if not _SAYS_SO.search(f"{title}\n{opening}"):
        return []
    asked = _asked(text, title, opening, may_be_person)
    return [Draft((answer,), True, Voice(asked, None)) for answer in answers] if asked else []


def _turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The questions with their answers; the last answer is one paragraph, as what follows may be the writer's."""
    turns: list[Turn] = []
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        if _is_question(words):
            turns.append((paragraph, []))
        elif turns and not (label := _ANSWERER.match(words)) and _ANY_LABEL.match(words):
            return []  # others speak, too: a transcript
        elif turns:
            turns[-1][1].append(Span(paragraph.start + (label.end() if label else 0), paragraph.end))
    if turns:
        turns[-1] = (turns[-1][0], turns[-1][1][:1])
    return [turn for turn in turns if turn[1]]


def _is_question(words: str) -> bool:
    if _ASKER.match(words):
        return True
    is_one = words.endswith("?") and not words.startswith(tuple(QUOTATION_MARKS)) and not _ANY_LABEL.match(words)
    return is_one and len(words.split()) <= _LONGEST_QUESTION


def _is_of_one_person(text: str, answers: Sequence[Span]) -> bool:
    own = sum(bool(_BY_ONESELF.search(text[answer.start : answer.end])) for answer in answers)
    return bool(answers) and own >= _SHARE_BY_ONESELF * len(answers)


def _asked(text: str, title: str, opening: str, may_be_person: Callable[[str], bool]) -> Span | None:
    """Where the text names the one person who is asked; None where it names none, or several have a claim."""
    for words in (title, opening):
        named = [
            name
            for name in person_names_in(words)
            if name in text and may_be_person(name) and name.split()[0] not in _ARTICLES
        ]
        whole = [name for name in named if not any(name != other and name in other for other in named)]
        if len(whole) == 1:
            return Span(text.index(whole[0]), text.index(whole[0]) + len(whole[0]))
        if whole:
            return None
    return None


def _paragraphs(text: str) -> Iterator[Span]:
    for line in re.finditer(r"\S[^\n]*", text):
        yield Span(line.start(), line.start() + len(line.group().rstrip()))
