"""Whether words of saying deny what they introduce, so that it must never be told as what the speaker says."""

from functools import lru_cache

from index.records import Statement
from text.sentence_words import WordClass, counted_words

_DENYING = frozenset("deny denies denied denying dispute disputes disputed disputing".split())


@lru_cache(maxsize=4096)
def denies(saying: str) -> bool:
    """Whether words of saying deny what is said; "did not deny" does not."""
    said = counted_words(saying)
    is_negated = any(one.kind is WordClass.NEGATION for one in said)
    return is_negated != any(one.text.lower() in _DENYING for one in said)


def is_denied(statement: Statement, text: str) -> bool:
    """Whether reported words are those that their speaker denies; own words are always said.

    :param statement: the statement.
    :param text: its document's.
    :return: whether they are denied.
    """
    cue = statement.cue
    return not statement.direct and cue is not None and denies(text[cue.start : cue.end])
