"""An answer is of one moment: whatever is taken in or removed meanwhile, it is what one generation says."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from answer.ask import ask
from answer.records import Answer, Turn
from answer.verify.judge.loading import load_judge
from answer.write.endpoint import Endpoint
from index.corpus import Corpus
from index.library import Library
from index.models.embedder import Embedder, load_embedder
from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store
from index.store_reader import StoreReader
from ingest.addresses import source_key
from ingest.pipeline import add_documents
from ingest.records import Source

pytestmark = pytest.mark.slow

BEST = (
    "“We sold nine hundred cameras to the police of Arlen,” said Ada Moreno, the director of Oculon, on Friday. "
    "The police of Arlen use the cameras in the streets around the old harbour."
)
BETTER = (
    f"{BEST} “The police of Arlen got their cameras in May,” Ada Moreno of Oculon said of the cameras that she sold."
)
OTHER = "The council of Arlen said that the bridge over the river would be closed until the end of the year."
MORE = "Farmers of the valley said that the rain had come too late for the barley, and that prices would rise."
QUESTION = "How many cameras did Oculon sell to the police of Arlen?"
REFUSED = "What did the bakery pay for its oven?"


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(Settings().model, Settings().models)


@pytest.fixture
def writer(tmp_path: Path, embedder) -> Iterator["Writer"]:
    with contextmanager(Writer.open)(tmp_path / "index", embedder) as opened:
        for name, text in (("best", BEST), ("other", OTHER), ("more", MORE)):
            opened.add(name, text)
        yield opened


@pytest.fixture
def library(writer) -> Iterator[Library]:
    opened = Library(Store(writer.store.folder, writer.store.fingerprint), writer.embedder)
    yield opened
    opened.store.close()


class Writer:
    """What another process does: it takes documents in and removes them."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self.store = store
        self.embedder = embedder

    @classmethod
    def open(cls, folder: Path, embedder: Embedder) -> Iterator["Writer"]:
        store = Store(folder, index_fingerprint(embedder, 200), create=True)
        yield cls(store, embedder)
        store.close()

    def add(self, name: str, text: str) -> None:
        report = add_documents(
            [Source(f"{name}.txt", text.encode(), ".txt")], self.store, self.embedder, passage_tokens=200
        )
        assert not report.failed

    def remove(self, name: str) -> None:
        self.store.remove_source(source_key(f"{name}.txt"))

    def change(self) -> None:
        self.remove("best")
        self.add("better", BETTER)

    def restore(self) -> None:
        self.remove("better")
        self.add("best", BEST)


def content(answer: Answer) -> Answer:
    """All of an answer but how long it took, and what the lexical index still counts of removed passages."""
    plain = tuple(replace(hit, score=0.0, parts={}) for hit in sorted(answer.hits, key=lambda hit: hit.passage.id))
    sentences = tuple(replace(sentence, support=0.0) for sentence in answer.sentences)
    return replace(answer, seconds={}, hits=plain, sentences=sentences, confidence=0.0)


def unnumbered(answer: Answer) -> Answer:
    return replace(content(answer), provenance=replace(answer.provenance, generation=0))


READS = [(Corpus, name) for name in ("search", "document", "statements", "passage_frequency", "documents_with")]
READS += [(StoreReader, name) for name in ("counts", "passages", "document", "statements")]


@contextmanager
def counted_reads(before: Callable[[int], None]) -> Iterator[None]:
    """Calls `before` ahead of everything that a question reads, with how many reads there were.

    What the library does beside questions, in a thread of its own, is no read of theirs: it would change documents
    while the test goes on.
    """
    reads, inside, asking = iter(range(10_000)), threading.local(), threading.get_ident()

    def wrapped(read: Callable) -> Callable:
        def counting(*arguments, **named):
            if threading.get_ident() == asking and not getattr(inside, "counts", False):
                inside.counts = True  # what is written in between is not counted
                before(next(reads))
                inside.counts = False
            return read(*arguments, **named)

        return counting

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in READS:
            patch.setattr(owner, name, wrapped(getattr(owner, name)))
        yield


@pytest.mark.parametrize(
    "question",
    [QUESTION, REFUSED, "Who said “nine hundred cameras”?", "List everything that Ada Moreno said about cameras."],
)
def test_an_ingest_between_any_two_reads_changes_nothing_of_an_answer(library, writer, question):
    reads: list[int] = []
    library.snapshot()  # the derived indexes have caught up: what that reads is not counted
    with counted_reads(reads.append):
        expected = ask(library.snapshot(), question)
    assert expected.refused == (question == REFUSED)
    assert len(reads) > 5
    for moment in sorted({round(part * (len(reads) - 1) / 12) for part in range(13)}):
        generation = library.snapshot().generation
        with counted_reads(lambda read, moment=moment: writer.change() if read == moment else None):
            answer = ask(library.snapshot(), question)
        assert answer.provenance.generation == generation, moment
        assert unnumbered(answer) == unnumbered(expected), moment
        writer.restore()


def test_what_was_committed_before_a_question_is_in_its_answer(library, writer):
    writer.change()
    answer = ask(library.snapshot(), QUESTION)
    assert {one.title for one in answer.citations} == {"better"}
    assert answer.provenance.generation == writer.store.generation


def test_answers_of_many_threads_are_each_what_their_generation_says(library, writer):
    steps = [
        lambda: writer.add("better", BETTER),
        lambda: writer.remove("best"),
        lambda: writer.remove("better"),
        lambda: writer.add("best", BEST),
    ]
    first = writer.store.generation
    expected = []
    for step in steps:  # what each of the four states of the corpus says
        expected.append([unnumbered(ask(library.snapshot(), question)) for question in (QUESTION, REFUSED)])
        step()
    assert len({str(answers) for answers in expected}) == 4
    seen: list[tuple[int, Answer]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.extend((at, ask(library.snapshot(), question)) for at, question in enumerate((QUESTION, REFUSED)))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for step in steps * 4:
            step()
            before, latest = len(seen), time.monotonic() + 5
            while len(seen) == before and time.monotonic() < latest:
                time.sleep(0.01)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    generations = {answer.provenance.generation for _, answer in seen}
    assert len(generations) > 3
    for at, answer in seen:
        assert unnumbered(answer) == expected[(answer.provenance.generation - first) % 4][at]


def test_a_model_s_sentences_are_borne_out_by_the_documents_it_was_given(library, writer, monkeypatch):
    """They are removed while it writes, which may take a minute."""

    def replies(*_):
        yield "The police of Arlen use the cameras in the streets around the old harbour [1]."
        writer.change()
        yield " "

    monkeypatch.setattr("answer.write.reader.replies", replies)
    generation = writer.store.generation
    answer = ask(
        library.snapshot(),
        QUESTION,
        endpoint=Endpoint("http://127.0.0.1:9", "tiny", "k", 10, 3000),
        judge=load_judge(Settings().models),
    )
    assert answer.provenance.generation == generation
    assert answer.provenance.reader == "llm:tiny"
    assert len(answer.sentences) == 1
    assert {citation.title for citation in answer.citations} == {"best"}


def test_of_a_long_conversation_the_last_turns_are_read(library):
    before = (Turn("user", "What did Oculon sell?"), Turn("assistant", "Cameras."))
    many = (Turn("user", "Who asked this?"), *before * 5_000)
    told = "Of this long conversation, only the last 100 turns were read."
    short = ask(library.snapshot(), QUESTION, many[-100:])
    begun = time.process_time()
    assert ask(library.snapshot(), QUESTION, many).notes == (*short.notes, told)
    assert time.process_time() - begun < 5
    assert told not in ask(library.snapshot(), QUESTION, before * 50).notes
