"""The prompt that puts a question and its numbered sources before a language model, within a budget of tokens.

Only a source that fits whole is put in, so that every number that can be cited has its text before the model.
Knows templates and tokens; calls no model.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.phrases import phrase, template
from answer.records import Source
from answer.write.tokens import count_tokens
from index.records import Document, Passage, Statement

Statements = Callable[[str], Sequence[Statement]]
"""Gives the statements of a document by its id."""

_MOST_SPEAKERS = 5


@dataclass(frozen=True, slots=True)
class Prompt:
    """A finished prompt, the sources that fitted, and its length in tokens."""

    text: str
    sources: tuple[Source, ...]
    tokens: int


def build_prompt(
    question: str,
    found: Sequence[tuple[Document, Passage]],
    max_tokens: int,
    statements: Statements = lambda _id: (),
) -> Prompt:
    """Put as many of the passages as fit, best first, into the answer template.

    :param question: the standalone question.
    :param found: passages with their documents, best first.
    :param max_tokens: the most that the prompt may hold, in cl100k_base tokens.
    :param statements: tells who speaks in a document.
    :return: the prompt; without sources when not even the first fits.
    """
    sources: list[Source] = []
    text = _fill(question, sources)
    for document, passage in found:
        speakers = _speakers(passage, statements(document.id))
        candidate = [*sources, Source(len(sources) + 1, document, passage, speakers)]
        longer = _fill(question, candidate)
        if count_tokens(longer) > max_tokens:
            continue
        sources, text = candidate, longer
    return Prompt(text, tuple(sources), count_tokens(text))


def _speakers(passage: Passage, statements: Sequence[Statement]) -> tuple[str, ...]:
    here = [one for one in statements if any(part.overlaps(passage.span) for part in one.contents)]
    return tuple(dict.fromkeys(one.speaker_name for one in here if one.speaker_name))[:_MOST_SPEAKERS]


def _fill(question: str, sources: Sequence[Source]) -> str:
    return template("answer").format(
        refusal=phrase("refusal"), sources="\n".join(_source_text(source) for source in sources), question=question
    )


def _source_text(source: Source) -> str:
    document, passage = source.document, source.passage
    return template("source").format(
        number=source.number,
        title=document.title,
        publisher=f", {document.publisher}" if document.publisher else "",
        published=f", {document.published}" if document.published else "",
        speakers=f"; heard in it: {', '.join(source.speakers)}" if source.speakers else "",
        text=document.text[passage.start : passage.end],
    )
