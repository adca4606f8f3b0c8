"""Questions about words that they quote: who said "…", when, in which document. The words are found as they stand.

Knows the quote check's way to find words; whether such a question has an answer is decided by finding them.
"""

import re
from dataclasses import replace

from answer.check.verdict import find_exact
from answer.quote.choose import Quote, sentences_around
from answer.records import Query
from index.corpus import Corpus
from text.capitals import UPPER
from text.quotations import QUOTATION_MARKS, quoted_words
from text.speech import forms_used

SURE = 0.95
"""How sure an answer is that has the very words: not wholly, since they may stand there for another reason."""
_FEWEST_WORDS = 3
_SAY = rf"(?:{'|'.join(sorted(forms_used('asked')))})"
_ASKS = re.compile(
    rf"\b(?:who|which \w+(?: \w+)?|when|where|did|was it) (?:[^?.]{{0,60}} )?{_SAY}\b[^?.]{{0,40}}$|\bwhose words\b",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"(?:[{UPPER}0-9][\w’'-]*|[a-z]{{1,3}})(?: (?:[{UPPER}0-9][\w’'-]*|[a-z]{{1,3}}))*")


def words_asked_about(query: Query) -> str | None:
    """The words that a question quotes and asks whether, when or by whom they were said; None of any other question.

    They stand right behind the verb of saying, and are at least three and no title.
    """
    quoted = quoted_words(query.text)
    words = " … ".join(quoted)
    if len(words.split()) < _FEWEST_WORDS or _TITLE.fullmatch(words):
        return None
    before = query.text[: query.text.index(quoted[0])].rstrip(QUOTATION_MARKS + " ‘:,")
    return words if _ASKS.search(before) else None


def find_exact_sentences(corpus: Corpus, words: str, speaker: str | None) -> tuple[Quote, ...]:
    """Find the sentences that have words.

    :param corpus: the index to look in.
    :param words: the words.
    :param speaker: whose statement a quote is to be for, if they have one there.
    :return: the quotes; none when no document has the words.
    """
    found = find_exact(corpus, words, speaker)
    return tuple(replace(quote, span=sentences_around(quote.document, quote.span)) for quote in found)
