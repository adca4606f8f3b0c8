"""What a lexical index holds of a passage, and in how large parts it is built."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice

import tantivy

from text.stems import pieces, words, written_words

_SEGMENT, _SEGMENTS_ALIKE = 20_000, 6
"""How many entries the first segments of an index hold, and after how many segments they hold twice as many. Tantivy
joins eight that are about alike, as it takes all to be that hold less than 16,800. The smaller a segment, the sooner it
is written anew once something of it was removed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to index: its text, and the language of its words as `analysis_language` gives it."""

    id: int
    text: str
    language: str = "en"


def lexical_schema() -> tantivy.Schema:
    """What is kept of each passage, and of the state of all."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_integer_field("marker", indexed=True)
    builder.add_text_field("state", stored=True, tokenizer_name="raw")
    for terms in ("words", "pieces", "written"):
        builder.add_text_field(terms, tokenizer_name="terms", index_option="freq")
    return builder.build()


def indexed(entry: Entry) -> tantivy.Document:
    """An entry as the schema has it."""
    # Terms hold no blanks, so that the index can take them apart again.
    return tantivy.Document(
        id=entry.id,
        words=" ".join(words(entry.text, entry.language)),
        pieces=" ".join(pieces(entry.text)),
        written=" ".join(written_words(entry.text)),
    )


def in_segments(entries: Iterable[Entry], size: int = _SEGMENT) -> Iterator[Iterator[Entry]]:
    """Entries in the parts that an index is built in; each must be read before the next.

    :param entries: all of them.
    :param size: how many the first parts hold.
    :yield: the parts.
    """
    rest = iter(entries)
    for number in count():
        segment = islice(rest, size << number // _SEGMENTS_ALIKE)
        if (first := next(segment, None)) is None:
            return
        yield chain([first], segment)
