"""Who says the words at a place: the statements of a document looked up by span and by name.

Knows statements and names; how statements are found in a text is the ingest's business.
"""

import re
from collections.abc import Iterable, Sequence

from answer.speakers.aliases import name_key, name_words
from answer.speakers.identity import Sameness, sameness
from answer.speakers.representatives import represented, speaks_for_some
from index.records import Document, Statement
from text.names import names_in, person_names_in
from text.spans import Span

_RELATIVE = re.compile(r"\s*(?:who|whose|whom|which|that)\b")
_LED = r"\b(?:of|from|to|by|against|for|at|with|in)"
_LEAST_SURE = 0.9
"""A name that is less likely is told as probable: of those below, about one in four is wrong, of those above one in
fifty (docs/speakers.md)."""


def statement_at(statements: Sequence[Statement], span: Span, asked: str | None = None) -> Statement | None:
    """The statement that a stretch of a document is quoted for.

    :param statements: those of the document.
    :param span: the stretch.
    :param asked: whose words are asked for, if anybody's: theirs come first.
    :return: of those with words in the span, one that reports no other of them ("X said, according to Y": X speaks),
        with the asked speaker, then a direct one, then the one with most words there, then the earlier.
    """
    held = statements_in(statements, span)
    inner = [one for one in held if not any(_reports(one, other) for other in held)]

    def rank(statement: Statement) -> tuple[bool, bool, int]:
        is_asked = asked is not None and may_be_same_speaker(asked, statement.speaker_name)
        return is_asked, statement.direct, shared(statement, span)

    return max(inner, key=rank, default=None)


def speaker_of(statement: Statement | None, text: str) -> str | None:
    """Who speaks: the resolved name, else the speaker as the document writes it, else nobody known."""
    if statement is None:
        return None
    if statement.speaker_name or statement.speaker is None:
        return statement.speaker_name
    return text[statement.speaker.start : statement.speaker.end]


def is_unsure(statement: Statement, text: str) -> bool:
    """Whether a speaker's name must be told as no more than probable: where it does not stand in the words for him.

    "China said" is China, however sure the choice is; so is what rules alone give, which have no probability.
    """
    name, sure = statement.speaker_name, statement.probability
    if name is None or sure is None or sure >= _LEAST_SURE:
        return False
    return name_words(name).isdisjoint(name_words(printed(statement, text)))


def via_of(statement: Statement, text: str) -> str | None:
    """Who tells that the speaker said it: the resolved name, else as the document writes it, else nobody."""
    if statement.via_name or statement.via is None:
        return statement.via_name
    return text[statement.via.start : statement.via.end]


def is_same_speaker(asked: str, name: str | None, text: str = "") -> bool:
    """Whether two names surely mean one speaker: the whole name, a listed one, or one that the document introduces."""
    return sameness(asked, name, text) is Sameness.SAME


def may_be_same_speaker(asked: str, name: str | None) -> bool:
    """Whether two names may mean one speaker, as a surname, a beginning or initials may: enough to rank, not to say."""
    return sameness(asked, name, "") is not Sameness.OTHER


def is_any_speaker(name: str | None, others: Iterable[str | None], text: str = "") -> bool:
    """Whether a name and one of some others surely mean one speaker; nobody is nobody's equal."""
    return name is not None and any(_in_words(name, one, text) is Sameness.SAME for one in others if one)


def may_be_any_speaker(name: str, others: Iterable[str | None], text: str = "") -> bool:
    """Whether a name and one of some others may mean one speaker."""
    return any(_in_words(name, one, text) is not Sameness.OTHER for one in others if one)


def writers(document: Document) -> tuple[str | None, ...]:
    """Whose words a document is, where it does not attribute them: its publisher's and its authors'."""
    return document.publisher, *document.authors


def statements_in(statements: Sequence[Statement], span: Span) -> list[Statement]:
    """The statements that have words in a stretch of their document."""
    return [one for one in statements if shared(one, span)]


def is_said_by(asked: str | None, span: Span, statements: Sequence[Statement], text: str) -> bool:
    """Whether words in a span may be those of the asked speaker, or of who speaks for them."""
    if asked is None:
        return False
    held = statements_in(statements, span)
    return any(speaks_as(asked, one, statements, text) is not Sameness.OTHER for one in held)


def speaks_as(asked: str, statement: Statement, statements: Sequence[Statement], text: str) -> Sameness:
    """Whether a statement is that of the asked speaker, or of somebody who speaks for them.

    :param asked: a name.
    :param statement: one of a document's.
    :param statements: all of them, which tell by which names the document calls a speaker.
    :param text: the document's.
    :return: the same where the document writes this name, the whole one or one that it introduces for who speaks.
    """
    words = printed(statement, text)
    if words and name_key(words) == name_key(asked):
        return Sameness.SAME
    name = statement.speaker_name
    known = sameness(asked, name, text) if name else _in_words(asked, words, text)
    if known is Sameness.UNCLEAR and _is_called(asked, statement, statements, text):
        return Sameness.SAME
    if known is not Sameness.SAME and speaks_for(asked, statement, text):
        return Sameness.SAME
    is_body = len(name_key(asked)) == 1 or not person_names_in(asked)
    return known or Sameness(is_body and statement.speaker is not None and speaks_for_some(text, statement.speaker))


def speaks_for(asked: str, statement: Statement, text: str) -> bool:
    """Whether a document introduces the speaker of a statement as one who speaks for the asked one."""
    if statement.speaker is None:
        return False
    bodies = represented(text, statement.speaker, statement.speaker_name)
    return is_any_speaker(asked, bodies, text)


def _in_words(asked: str, words: str, text: str) -> Sameness:
    """Whether words for somebody are those for the asked one: "police chief Ada Lee" is who is named last.

    Of the others it is unclear what they have to do with the words: "an Amnesty researcher".
    """
    parts = [one.strip() for one in words.split(",") if not _RELATIVE.match(one)]
    named = [
        (part, one)
        for part in parts
        for one in names_in(part)
        if not re.search(rf"{_LED} (?:the )?{re.escape(one)}", part)
    ]
    heads = [one for part, one in named if part.endswith(one)]
    known = max((sameness(asked, one, text) for one in (words, *heads)), default=Sameness.OTHER)
    return known or Sameness(any(is_same_speaker(asked, one, text) for _, one in named))


def _is_called(asked: str, statement: Statement, statements: Sequence[Statement], text: str) -> bool:
    """Whether a document calls the speaker elsewhere by the beginning of their name that is asked for."""
    name, words = name_key(statement.speaker_name or ""), name_key(asked)
    others = [one for one in statements if one.speaker_name == statement.speaker_name]
    return name[: len(words)] == words and any(name_key(printed(one, text)) == words for one in others)


def printed(statement: Statement, text: str) -> str:
    """The words for its speaker that stand beside a statement; none when the document gives none."""
    return text[statement.speaker.start : statement.speaker.end] if statement.speaker else ""


def _reports(outer: Statement, inner: Statement) -> bool:
    """Whether the words of a statement are about another's being made: they hold its speaker and its words.

    What stands in quotation marks is said by whoever is quoted, whomever they tell of.
    """
    if outer.direct or inner is outer or inner.speaker_name is None or inner.speaker is None:
        return False
    return all(any(one.holds(part) for one in outer.contents) for part in (inner.speaker, *inner.contents))


def shared(statement: Statement, span: Span) -> int:
    """How many characters of a stretch are words of a statement."""
    return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in statement.contents)
