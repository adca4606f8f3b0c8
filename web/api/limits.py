"""The limits that a request sets for what is asked, as parameters of its address."""

from typing import Annotated

from fastapi import Depends, Query

from answer.phrases import phrase
from answer.within import DocumentFilter

_Publisher = Annotated[str, Query(description=phrase("api_publisher"))]
_Language = Annotated[str, Query(description=phrase("api_language"))]
_Since = Annotated[str, Query(description=phrase("api_since"))]
_Until = Annotated[str, Query(description=phrase("api_until"))]
_Document = Annotated[str, Query(description=phrase("api_document_words"))]


def _limits(
    publisher: _Publisher = "",
    language: _Language = "",
    since: _Since = "",
    until: _Until = "",
    document: _Document = "",
) -> DocumentFilter:
    return DocumentFilter(publisher, language, since, until, document)


Limits = Annotated[DocumentFilter, Depends(_limits)]
"""Which documents are asked."""
