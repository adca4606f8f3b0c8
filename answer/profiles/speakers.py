"""Who speaks in the documents: the statements gathered by speaker, under all of their names.

A speaker is a name: whether two documents mean the same person by it, only aliases say. Knows no page.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from answer.speakers.aliases import aliases_in_use, listed_names, shown_name, speaker_key
from answer.speakers.identities import by_identity
from answer.statements import ListedStatement, all_said, count_speakers, holds_words
from index.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted: `name` is the one to show, `names` all others under which documents or aliases have them.

    `first` and `last` are the dates of the earliest and latest document, None without any.
    """

    name: str
    names: tuple[str, ...]
    statements: int
    documents: int
    first: str | None
    last: str | None

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name, the shown one first."""
        return (self.name, *self.names)


@by_identity
def list_speakers(corpus: Corpus, words: str = "") -> list[Speaker]:
    """The speakers of the documents, who has most statements first.

    :param corpus: the documents.
    :param words: what one of their names must have.
    :return: the speakers.
    """

    def every() -> tuple[Speaker, ...]:
        found = [_speaker(said) for said in _gathered(corpus).values()]
        return tuple(sorted(found, key=lambda one: (-one.statements, one.name)))

    known = corpus.remember_of_all(("speakers", aliases_in_use()), every)
    return [one for one in known if any(holds_words(name, words) for name in one.all_names)]


@by_identity
def find_speaker(corpus: Corpus, name: str) -> Speaker | None:
    """The speaker of a name, shown or another; None when no statement is theirs."""
    said = said_by(corpus, name)
    return _speaker(said) if said else None


@by_identity
def said_by(corpus: Corpus, name: str) -> Sequence[ListedStatement]:
    """The statements of a speaker under all names, by date."""
    return _gathered(corpus).get(speaker_key(name), ())


def _gathered(corpus: Corpus) -> Mapping[Hashable, Sequence[ListedStatement]]:
    def gather() -> dict[Hashable, list[ListedStatement]]:
        gathered: dict[Hashable, list[ListedStatement]] = {}
        keys: dict[str, Hashable] = {}
        for one in all_said(corpus):
            if one.speaker and one.resolved:
                key = keys.get(one.speaker) or keys.setdefault(one.speaker, speaker_key(one.speaker))
                gathered.setdefault(key, []).append(one)
        return gathered

    return corpus.remember_of_all(("said by", aliases_in_use()), gather)


def _speaker(said: Sequence[ListedStatement]) -> Speaker:
    [(name, count)] = count_speakers(said)
    written = Counter(one.speaker for one in said if one.speaker)
    names = dict.fromkeys((*(other for other, _ in written.most_common()), *listed_names(shown_name(name))))
    dates = sorted(one.published for one in said if one.published)
    return Speaker(
        name,
        tuple(other for other in names if other != name),
        count,
        len({one.document_id for one in said}),
        dates[0] if dates else None,
        dates[-1] if dates else None,
    )
