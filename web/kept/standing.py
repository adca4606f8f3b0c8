"""Standing questions: asked when documents are added or changed, and what is new of what they find is kept.

What was there when a question was asked first is not new, nor are words that only stand in another version now.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from answer.ask import ask, check_question
from answer.phrases import phrase
from answer.quote.cite import cite_span
from answer.records import Citation
from answer.statements import ListedStatement, StatementFilter, find_said, is_said_by
from index.bin import gone_for_good
from index.corpus import Corpus
from index.errors import QuestionError
from index.kept import Finding, Said, StandingQuestion
from index.store_reader import StoreReader, has_store
from index.watches.questions import Found
from index.watches.sources import hash_of
from text.spans import Span
from web.access.acting import acting
from web.background_index import BackgroundIndex
from web.kept.answers import paths_of
from web.kept.owning import require_keeping
from web.kept.pins import searched

LONGEST_WISH = 200
"""In characters, of a speaker and of words: more than names have."""
MOST_STANDING = 100
"""Of one owner, with those deleted lately: each is asked of each new document, which takes a part of a second."""
_MOST_MISSES = 2
"""How often in turn older documents may answer before the new ones; after that, these answer worse than many."""
_CITATIONS = TypeAdapter(Citation)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question asks for: the words of a `speaker`, `words`, or `asked`, a question as people ask it."""

    speaker: str = ""
    words: str = ""
    asked: str = ""

    @property
    def name(self) -> str:
        """What it is called, unless its owner calls it otherwise."""
        return self.named(phrase)

    def named(self, say: Callable[..., str]) -> str:
        """The same, said in the language of `phrase` or `in_english`."""
        if self.asked:
            return self.asked
        given = [name for name in ("speaker", "words") if getattr(self, name)]
        return say("_".join(["standing", *given]), speaker=self.speaker, words=self.words)


def stand(index: BackgroundIndex, wish: Wish, title: str = "") -> str:
    """Have a question of who acts stand.

    :param index: whose later documents it is asked of.
    :param wish: what it asks for.
    :param title: what it is called, if its owner says so.
    :return: its id.
    :raises QuestionError: when it asks for nothing, or for too much, or too many stand already.
    :raises NotAllowed: where nothing is kept.
    :raises IndexFault: when the index cannot be read, or it cannot be kept.
    """
    require_keeping(index.settings)
    check(wish)
    if index.watches.standing_count(acting().name) >= MOST_STANDING:
        raise QuestionError(phrase("stand_many", limit=MOST_STANDING))
    known: list[str] = []
    if has_store(index.settings.index):
        corpus = index.snapshot()
        index.watches.see(source.document_id for source in corpus.store.sources())
        paths = _paths(corpus.store)
        said = () if wish.asked else _said(corpus, wish)
        known = [hash for one in said for hash in _hashes(one.document_id, paths[one.document_id], one.words)]
    fields = {"speaker": wish.speaker, "words": wish.words, "asked": wish.asked}
    return index.watches.begin(acting().name, title or wish.name, **fields, known=known)


def check(wish: Wish) -> None:
    """Refuse a question that cannot stand.

    :param wish: what it asks for.
    :raises QuestionError: when it asks for nothing, or for too much.
    """
    if wish.asked and (wish.speaker or wish.words):
        raise QuestionError(phrase("stand_both"))
    if wish.asked:
        check_question(wish.asked)
    elif not (wish.speaker or wish.words):
        raise QuestionError(phrase("stand_empty"))
    for text in (wish.speaker, wish.words):
        if len(text) > LONGEST_WISH:
            raise QuestionError(phrase("stand_long", length=len(text), limit=LONGEST_WISH))


class Standing:
    """Asks all standing questions of new documents, step by step. One thread calls it."""

    def __init__(self, index: BackgroundIndex) -> None:
        """Be ready to ask."""
        self._index, self._watches = index, index.watches
        self._generation = -1

    def look(self) -> None:
        """Ask of the documents that came since the last time, until the app is about to end.

        :raises VerbatimError: when the index cannot be read, or what is found cannot be kept.
        """
        standing = self._watches.all_standing()
        if not standing or not has_store(self._index.settings.index):
            return
        generation = self._index.library().store.generation
        if generation == self._generation:
            return
        corpus = self._index.snapshot()
        self._watches.see(source.document_id for source in corpus.store.sources())
        to_ask = self._to_ask(standing)
        answers = self._answers(corpus, to_ask)
        for (number, document), questions in sorted(to_ask.items()):
            if self._index.closing.is_set():
                return
            self._ask(corpus, number, document, [(one, answers.get(one.id, [])) for one in questions])
        self._generation = generation

    def _to_ask(self, standing: Iterable[StandingQuestion]) -> dict[tuple[int, str], list[StandingQuestion]]:
        """The questions that are to be asked of each document, by its number and id."""
        found: dict[tuple[int, str], list[StandingQuestion]] = defaultdict(list)
        for question in standing:
            for place in self._watches.to_ask(question.id):
                found[place].append(question)
        return found

    def _answers(
        self, corpus: Corpus, to_ask: Mapping[tuple[int, str], Iterable[StandingQuestion]]
    ) -> dict[str, list[Citation]]:
        """What answers the questions that people asked in their own words, by the ids of these."""
        new: dict[StandingQuestion, set[str]] = defaultdict(set)
        for (_, document), questions in to_ask.items():
            for question in questions:
                if question.asked and not self._index.closing.is_set():
                    new[question].add(document)
        return {question.id: self._answered(corpus, question.asked, new[question]) for question in new}

    def _answered(self, corpus: Corpus, asked: str, new: set[str]) -> list[Citation]:
        """The quotations of new documents that answer a question when the whole library is asked.

        Alone, a document seems to answer far more: what fits best in it is measured by what it has itself. Where older
        documents answer before it, the question is asked again without them.
        """
        found, left, misses = list[Citation](), {one.id for one in corpus.listed()}, 0
        while not new.isdisjoint(left) and misses < _MOST_MISSES and not self._index.closing.is_set():
            answer = ask(_among(corpus, left) if found or misses else corpus, asked)
            if answer.refused or not answer.citations:
                break
            here = [one for one in answer.citations if one.document_id in new]
            found, misses = found + here, 0 if here else misses + 1
            left -= {one.document_id for one in answer.citations}
        return found

    def _ask(
        self,
        corpus: Corpus,
        number: int,
        document: str,
        questions: Iterable[tuple[StandingQuestion, Iterable[Citation]]],
    ) -> None:
        """Keep what each question finds in one document, given what answers it."""
        is_there = corpus.document(document) is not None
        narrow = corpus.narrowed(("document", document), lambda: {document: None}) if is_there else corpus
        paths = paths_of(corpus.store, [document])
        for question, answers in questions:
            cited = [(one, one.quote) for one in answers if one.document_id == document]
            if is_there and not question.asked:
                cited = _stated(narrow, question)
            found = [_found(one, words, document, paths[document]) for one, words in cited]
            kept = self._watches.note_asked(question.id, number, found)
            if kept:
                self._forget_removed(document, paths[document])

    def _forget_removed(self, document: str, paths: Sequence[str]) -> None:
        """Keep nothing that was found in a document which was removed meanwhile, unless it can be had back."""
        is_gone = gone_for_good(self._index.snapshot().store)
        if is_gone(document, paths):
            self._watches.forget(is_gone)


def cited_in(finding: Finding, number: int) -> Citation | None:
    """The quotation that was found, under a number; None where another version of the program kept it."""
    try:
        return replace(_CITATIONS.validate_json(finding.said), number=number)
    except ValidationError:
        return None


def _among(corpus: Corpus, documents: Iterable[str]) -> Corpus:
    within = dict.fromkeys(documents)
    return corpus.narrowed(frozenset(within), lambda: within)


def _stated(corpus: Corpus, question: StandingQuestion) -> list[tuple[Citation, str]]:
    """The statements of one document that a question finds, each with the words that are the speaker's."""
    said = _said(corpus, Wish(question.speaker, question.words))
    cited = [(cite_span(corpus, one.document_id, Span(one.start, one.end)), one.words) for one in said]
    return [(citation, words) for citation, words in cited if citation]


def _said(corpus: Corpus, wish: Wish) -> Iterator[ListedStatement]:
    for one in find_said(corpus, StatementFilter(words=wish.words)):
        if not wish.speaker or is_said_by(one, wish.speaker):
            yield one


def _found(cited: Citation, words: str, document: str, paths: Iterable[str]) -> Found:
    said = Said(_CITATIONS.dump_json(cited).decode(), searched(cited), ((document, tuple(paths)),))
    return Found(said, _hashes(document, paths, words))


def _hashes(document: str, paths: Iterable[str], words: str) -> tuple[str, ...]:
    """By what a quotation is known: its words in the document, and at each place where that is in some version."""
    plain = " ".join(words.casefold().split())
    return tuple(hash_of(place, plain) for place in (document, *paths))


def _paths(store: StoreReader) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = defaultdict(list)
    for source in store.sources():
        paths[source.document_id].append(source.path)
    return paths
