"""Shows how opening, asking and changing an index slow down as it grows.

    python benchmarks/scale.py [--sizes N…] [--index DIR] [--json FILE] [FILE.jsonl…]
    python benchmarks/scale.py --passages N… [--index DIR] [--json FILE] [FILE.jsonl…]

Indexes of 1,000, 10,000 and 100,000 passages are made of the real passages of the shipped documents, or of the texts
of a corpus.jsonl: documents of seven passages, each the first half of one drawn at random and the second half of
another, its vector between theirs and a little off. So words and similarities are spread much as in real text, but
with fewer different words, which makes lexical search slower than it would be.

Opening is from the files that an earlier process left to the first passage found, the model loaded already. A change
is one document written by another connection, until a running library finds it.

With --passages, indexes of vectors alone are made instead, of so many as need codes (see many_vectors.py), and asked
the questions of a queries.jsonl beside each file, or the known ones.
"""

import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import many_vectors
import numpy as np
import project
from numpy.typing import NDArray

from answer.ask import ask
from evaluate.question_files import read_question_set
from index.coding import make_base_when_due
from index.library import Library
from index.models.embedder import Embedder, load_embedder
from index.passages import LEAD_TOKENS, embedding_text, passage_text
from index.records import Document, Passage, document_id
from index.settings import Settings
from index.store import Store
from index.store_reader import StoredSource
from ingest.split import split

_A_DOCUMENT = 7  # passages
_MOVED = 0.3  # lengths of a vector: like another passage, and no copy of it
_OF_A_SET = 150  # questions, so that no set outweighs the others
_QUESTIONS = 60  # enough for a percentile, few enough for a minute


@dataclass(frozen=True, slots=True)
class Real:
    """Real passages and their vectors."""

    texts: Sequence[str]
    vectors: NDArray[np.float32]


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl", help="texts to make documents of")
    parser.add_argument("--passages", nargs="+", type=int, default=[], metavar="N", help="measure vectors alone")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000], metavar="N")
    parser.add_argument("--index", type=Path, metavar="DIR", help="where the indexes are kept for the next run")
    options = parser.parse_args()
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.index or Path(temporary)
        if options.passages:
            rows = many_vectors.rows(real_vectors(folder, embedder, settings, options.files), options.passages, folder)
        else:
            real = _real(embedder, settings, options.files)
            rows = [_row(folder / str(size), size, real, embedder) for size in options.sizes]
    project.report(rows, options.json)


def _real(embedder: Embedder, settings: Settings, files: Sequence[Path]) -> Real:
    passages = [
        (one, passage)
        for file in files or (None,)
        for one in project.documents(file)
        for passage in split(one, embedder.token_spans, min(settings.passage_tokens, embedder.max_tokens - LEAD_TOKENS))
    ]
    vectors = embedder.encode_passages([embedding_text(*pair) for pair in passages])
    return Real([passage_text(*pair) for pair in passages], vectors)


def real_vectors(folder: Path, embedder: Embedder, settings: Settings, files: Sequence[Path]) -> many_vectors.Real:
    """Of real passages and questions; kept in the folder, for they take minutes."""
    kept = folder / "real.npz"
    if not kept.exists():
        sets = [file.parent for file in files if file.with_name("queries.jsonl").exists()] or [project.KNOWN]
        texts = [one.text for each in sets for one in read_question_set(each).questions[:_OF_A_SET]]
        folder.mkdir(parents=True, exist_ok=True)
        real = _real(embedder, settings, files)
        np.savez(kept, passages=real.vectors, questions=embedder.encode(texts))
    with np.load(kept) as found:
        return many_vectors.Real(found["passages"], found["questions"])


def _row(folder: Path, size: int, real: Real, embedder: Embedder) -> project.Row:
    if not folder.exists():
        _make(folder, size, real, embedder)
    questions = [one.text for one in read_question_set(project.KNOWN).questions[:_QUESTIONS]]
    opening = [project.seconds(lambda: _open(folder, embedder)) for _ in range(3)]
    library = _open(folder, embedder)
    retrieving = [project.seconds(partial(library.snapshot().search, text, limit=20)) for text in questions]
    asking = [project.seconds(partial(ask, library.snapshot(), text)) for text in questions]
    return {
        "passages": f"{library.snapshot().passage_count:,}",
        "MB on disk": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
        "opening, s": statistics.median(opening),
        "retrieving, median ms": 1000 * statistics.median(retrieving),
        **project.spread([1000 * took for took in asking], "asking, "),
        "a change found after, s": _change(folder, embedder, library),
    }


def _make(folder: Path, size: int, real: Real, embedder: Embedder) -> None:
    store = Store(folder, embedder.fingerprint, create=True)
    random = np.random.default_rng(20)
    for number in range(size // _A_DOCUMENT):
        _add(store, number, real, random)
    make_base_when_due(store)
    Library(store, embedder).snapshot().search("made ready for the next process")
    store.close()


def _add(store: Store, number: int, real: Real, random: np.random.Generator) -> None:
    first, second = random.choice(len(real.texts), (2, _A_DOCUMENT))
    pairs = [(real.texts[one], real.texts[other]) for one, other in zip(first, second, strict=True)]
    texts = [one[: len(one) // 2] + other[len(other) // 2 :] for one, other in pairs]
    ends = np.cumsum([len(text) + 2 for text in texts])
    text = "\n\n".join(texts)
    name = document_id(text)
    passages = [
        Passage(id, name, int(end) - len(part) - 2, int(end) - 2)
        for id, part, end in zip(count(number * _A_DOCUMENT + 1), texts, ends, strict=False)
    ]
    noise = random.standard_normal((_A_DOCUMENT, real.vectors.shape[1]))
    vectors = real.vectors[first] + real.vectors[second] + _MOVED * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    document = Document(id=name, text=text, title=f"Document {number}", language="en")
    store.replace_document(StoredSource(name, name, name), document, passages, vectors, [])


def _open(folder: Path, embedder: Embedder) -> Library:
    library = Library(Store(folder, embedder.fingerprint), embedder)
    library.snapshot().search("Who is the first to be found?", limit=1)
    return library


def _change(folder: Path, embedder: Embedder, running: Library) -> float:
    """Seconds from the moment another connection has stored a document until a running library finds it."""
    words = "the quinquagenarian zookeeper of Xochimilco"
    store = Store(folder, embedder.fingerprint)
    last = max(store.passage_ids())
    document = Document(id=document_id(words), text=words, title="New", language="en")
    passage = Passage(last + 1, document.id, 0, len(words))
    source, vectors = StoredSource("new", "new", document.id), embedder.encode_passages([words])
    store.replace_document(source, document, [passage], vectors, [])
    took = project.seconds(lambda: running.snapshot().search(words, limit=1))
    assert running.snapshot().search(words, limit=1)[0].passage.document_id == document.id
    store.remove_document(document.id)
    running.snapshot().search(words, limit=1)
    store.close()
    return took


if __name__ == "__main__":
    main()
