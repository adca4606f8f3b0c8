"""The limits that a request sets for what is asked: as parameters of its address, or as an object of names."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated

from fastapi import Depends, Query

from answer.phrases import phrase
from answer.within import DocumentFilter
from index.errors import QuestionError
from text.characters import whole_characters

_Collection = Annotated[str, Query(description=phrase("only_collection"))]
_Publisher = Annotated[str, Query(description=phrase("only_publisher"))]
_Speaker = Annotated[str, Query(description=phrase("only_speaker"))]
_Language = Annotated[str, Query(description=phrase("only_language"))]
_Since = Annotated[str, Query(description=phrase("only_since"))]
_Until = Annotated[str, Query(description=phrase("only_until"))]
_Document = Annotated[str, Query(description=phrase("only_document"))]


def _limits(
    collection: _Collection = "",
    publisher: _Publisher = "",
    speaker: _Speaker = "",
    language: _Language = "",
    since: _Since = "",
    until: _Until = "",
    document: _Document = "",
) -> DocumentFilter:
    return DocumentFilter(collection, publisher, speaker, language, since, until, document)


Limits = Annotated[DocumentFilter, Depends(_limits)]
"""Which documents are asked."""
_LONGEST_NAME = 40
"""How many characters of an unknown name are repeated."""
NAMES = tuple(each.name for each in fields(DocumentFilter))


def read_limits(named: Mapping[str, str]) -> DocumentFilter:
    """The limits that an object sets.

    :param named: what is asked for, by the names of limits.
    :return: the limits.
    :raises QuestionError: when one is not known.
    """
    if unknown := [name for name in named if name not in NAMES]:
        raise QuestionError(phrase("no_such_limit", name=unknown[0][:_LONGEST_NAME], known=", ".join(NAMES)))
    return DocumentFilter(**whole_characters(dict(named)))
