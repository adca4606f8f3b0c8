"""Reads articles in which somebody annotated who said what, and the shipped documents with theirs.

Owns the two forms: a file of articles, each below a line "##### ARTICLE id" with its title, and lines of JSON with
`article`, `content`, `words` and `speaker`; and lines with `document`, `content` and `speaker` beside the corpus. What
an annotator could not tell ("?") is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate.question_files import broken_line, read_objects
from evaluate.speakers import AnnotatedSpeaker
from index.records import Document, document_id
from text.spans import Span

_ARTICLE = re.compile(r"^##### ARTICLE (\S+)\n(?:TITLE: ([^\n]*)\n)?", re.MULTILINE)
_CANNOT_TELL = "?"


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A document, what it is called, and who says what in it."""

    name: str
    document: Document
    annotated: tuple[AnnotatedSpeaker, ...]


def read_annotated(articles: Path, annotations: Path) -> list[AnnotatedArticle]:
    """Read articles with their annotations.

    :param articles: the file of articles.
    :param annotations: the JSON Lines file; articles that it does not name are left out.
    :return: the articles, in the order of their file.
    :raises QuestionSetError: when a line is broken, or has words that its article does not have.
    """
    documents = dict(_documents(articles.read_text(encoding="utf-8")))
    lines = _lines_by(annotations, "article")
    return [
        AnnotatedArticle(name, document, tuple(_annotated(document, annotations, lines[name])))
        for name, document in documents.items()
        if name in lines
    ]


def read_shipped(documents: Iterable[tuple[str, Document]], annotations: Path) -> list[AnnotatedArticle]:
    """Read the annotations of documents that have names.

    :param documents: the documents with their names.
    :param annotations: the JSON Lines file.
    :return: the documents that it names.
    """
    known, lines = dict(documents), _lines_by(annotations, "document")
    return [
        AnnotatedArticle(name, known[name], tuple(_annotated(known[name], annotations, some)))
        for name, some in lines.items()
    ]


def _lines_by(annotations: Path, field: str) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """The lines with their numbers, by what a field of theirs says."""
    lines: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for line, fields in read_objects(annotations):
        lines.setdefault(str(fields.get(field)), []).append((line, fields))
    return lines


def _documents(text: str) -> Iterator[tuple[str, Document]]:
    heads = list(_ARTICLE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        body = text[head.end() : end].strip()
        yield head.group(1), Document(document_id(body), body, head.group(2) or "")


def _annotated(
    document: Document, file: Path, lines: Iterable[tuple[int, dict[str, Any]]]
) -> Iterator[AnnotatedSpeaker]:
    """What is annotated in a text; of words that it has more than once, those after what was annotated before.

    What stands in the title alone is left out: titles are not read for statements.
    """
    text, last = document.text, 0
    for line, fields in lines:
        if fields.get("none"):
            continue
        try:
            content, speaker = str(fields["content"]), fields["speaker"]
        except KeyError as error:
            raise broken_line(file, line, 'has no "content" or no "speaker"') from error
        start = text.find(content, last)
        start = start if start >= 0 else text.find(content)
        if start < 0 and content in document.title:
            continue
        if start < 0:
            raise broken_line(file, line, "has words that its article does not have")
        last = start
        if speaker != _CANNOT_TELL:
            names = speaker if isinstance(speaker, list) else [speaker] if speaker else []
            yield AnnotatedSpeaker(Span(start, start + len(content)), tuple(names), fields.get("words"))
