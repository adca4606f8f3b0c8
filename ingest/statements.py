"""Finds who says what in a document: by rules, joined with what the learned tagger reads where it is at hand.

Owns what is done in which order. The tagger reads English, so other documents are left to the rules.
"""

import re

from index.records import Document, Span, Statement, span_id
from ingest.drafts import Draft, find_drafts
from ingest.joining import join
from ingest.quotations import find_quotations
from ingest.speakers import Speakers
from ingest.tagger.reading import StatementReader

RULES_VERSION = 2
"""Raise it whenever rules find other statements; documents are then read anew."""

_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENGLISH = frozenset("the of and to in that is for it was on with as be by at this have from or are not an".split())
_LEAST_ENGLISH = 0.15


def find_statements(document: Document, tagger: StatementReader | None = None) -> list[Statement]:
    """Find the statements of a document.

    :param document: the document.
    :param tagger: the learned tagger; without it rules alone decide.
    :return: the statements in the order of their cues; words attributed twice count for the first cue.
    """
    quotations = find_quotations(document.text)
    speakers = Speakers(document.text, quotations, document.title)
    drafts = find_drafts(document, quotations)
    if tagger and is_english(document):
        drafts = join(document, drafts, tagger.read(document.text, quotations))
    distinct: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        distinct.setdefault(draft.contents, draft)
    return [_statement(document, draft, speakers) for draft in distinct.values()]


def statements_version(tagger: StatementReader | None) -> str:
    """Name the way in which statements are found; with another one a document may have others."""
    return f"{RULES_VERSION}-{tagger.fingerprint if tagger else 'rules'}"


def is_english(document: Document) -> bool:
    """Whether a document is in English: by its small words, which are there whatever language it claims."""
    words = _WORDS.findall(document.text[:_SAMPLE].lower())
    return sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH * len(words)


def _statement(document: Document, draft: Draft, speakers: Speakers) -> Statement:
    offsets = [offset for span in draft.contents for offset in (span.start, span.end)]
    speaker, cue = draft.voice.speaker, draft.voice.cue
    name = speakers.name(speaker) if speaker else None
    return Statement(span_id(document.id, *offsets), document.id, draft.contents, draft.direct, speaker, name, cue)
