"""What Milvus keeps of a passage: our own analysis of its words, and what filters ask of its document.

Milvus cuts texts at blanks alone here, so that stems and pieces are the same as in the index beside the store.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from index.passages import by_document, searched_text
from index.records import Document, Passage
from index.searched import Where
from index.store_reader import StoreReader
from text.stems import analysis_language, pieces, words, written_words

TEXT_BYTES = 65_000
"""Milvus takes texts of 65,535 bytes; a passage of 200 tokens makes some 8,000 of pieces."""
_PLAIN = re.compile(r"\w+")
Row = dict[str, Any]


def rows(store: StoreReader, tenant: str, ids: Sequence[int]) -> Iterator[Row]:
    """What is kept of passages, document by document.

    :param store: has them.
    :param tenant: whose they are.
    :param ids: theirs.
    :yield: a row for each, also of damaged documents, which are found by their vectors and then left out.
    """
    for document_id, found in by_document(store.passages(ids)):
        document = store.document(document_id)
        attributes = _attributes([document, *store.sources_of(document)]) if document else _attributes([])
        for passage, vector in zip(found, store.vectors([one.id for one in found]), strict=True):
            key = {"id": key_of(tenant, passage.id), "tenant": tenant, "passage": passage.id, "document": document_id}
            yield key | attributes | _texts(document, passage) | {"vector": vector.tolist()}


def key_of(tenant: str, id: int) -> str:
    """The key of a passage in a collection that several stores share."""
    return f"{tenant}/{id}"


def terms_text(terms: Iterable[str]) -> str:
    """Terms as Milvus takes them apart again; one that its analyzer would cut is written in hexadecimal digits."""
    made = " ".join(one if _PLAIN.fullmatch(one) and one == one.lower() else "0x" + one.encode().hex() for one in terms)
    return _cut(made, TEXT_BYTES)


def condition(where: Where) -> list[str]:
    """What passages must have, in Milvus' language."""
    asked = [f"publishers like {literal(f'%{word}%')}" for word in where.publisher if not set(word) & set("%_")]
    asked += [f"languages like {literal(f'%|{where.language}|%')}"] if where.language else []
    asked += [f"latest >= {literal(where.since)}"] if where.since else []
    return asked + ([f"earliest <= {literal(where.until + '~')}"] if where.until else [])


def literal(text: str) -> str:
    """A text as an expression of Milvus has it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _attributes(described: Sequence[Document]) -> Row:
    """What filters ask; a document that several sources describe has what any of them says."""
    publishers = dict.fromkeys((one.publisher or "").casefold() for one in described)
    days = [one.published for one in described if one.published]
    return {
        "publishers": _cut("|" + "|".join(publishers) + "|", TEXT_BYTES),
        "languages": "|" + "|".join(dict.fromkeys(one.language or "" for one in described)) + "|",
        "earliest": min(days, default="~"),
        "latest": max((day + "~" for day in days), default=""),
    }


def _texts(document: Document | None, passage: Passage) -> Row:
    text = searched_text(document, passage) if document else ""
    language = analysis_language(document.language if document else None)
    return {
        "words": terms_text(words(text, language)),
        "pieces": terms_text(pieces(text)),
        "written": _cut(" ".join(written_words(text)), TEXT_BYTES),
    }


def _cut(text: str, size: int) -> str:
    """A text that is not longer than so many bytes, cut at a blank."""
    encoded = text.encode()
    return text if len(encoded) <= size else encoded[:size].decode("utf-8", "ignore").rsplit(" ", 1)[0]
