"""Shows how opening, asking and changing an index slow down as it grows.

    python benchmarks/scale.py [--sizes N…] [--a-document N] [--index DIR] [--json FILE] [FILE.jsonl…]
    python benchmarks/scale.py --passages N… [--index DIR] [--json FILE] [FILE.jsonl…]

Indexes of 1,000, 10,000 and 100,000 passages are made of the real passages of the shipped documents, or of the texts
of a corpus.jsonl (see made_store.py), in documents of seven passages unless it says otherwise. Each is measured in a
process of its own.

Opening is from the files that an earlier process left to the first passage found, the model loaded already. Memory is
what the process has for itself after all that is measured, without what it had before opening, with the model loaded.
Filtered retrieval is of one publisher in fifty. A change is one document written by another connection, until a running
library finds it, and until it does not when the document is gone.

With --passages, indexes of vectors alone are made instead, of so many as need codes (see many_vectors.py), and asked
the questions of a queries.jsonl beside each file, or the known ones.
"""

import json
import statistics
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import many_vectors
import numpy as np
import project
from made_store import Real, make_store
from numpy.typing import NDArray

from answer.ask import ask
from answer.within import DocumentFilter, narrowed
from evaluate.question_files import read_question_set
from index.library import Library
from index.models.embedder import Embedder, load_embedder
from index.passages import LEAD_TOKENS, embedding_text, passage_text
from index.records import Document, Passage, document_id, span_id
from index.settings import Settings
from index.store import Store
from index.store_reader import StoredSource
from ingest.split import split

_A_DOCUMENT = 7  # passages
_OF_A_SET = 150  # questions, so that no set outweighs the others
_QUESTIONS = 60  # enough for a percentile, few enough for a minute
_FIRST = "Who is the first to be found?"
_NEW = "the quinquagenarian zookeeper of Xochimilco"


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl", help="texts to make documents of")
    parser.add_argument("--passages", nargs="+", type=int, default=[], metavar="N", help="measure vectors alone")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000], metavar="N")
    parser.add_argument("--a-document", type=int, default=_A_DOCUMENT, metavar="N", help="passages of a document")
    parser.add_argument("--index", type=Path, metavar="DIR", help="where the indexes are kept for the next run")
    options = parser.parse_args()
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.index or Path(temporary)
        if options.passages:
            rows = many_vectors.rows(real_vectors(folder, embedder, settings, options.files), options.passages, folder)
        else:
            real = real_passages(folder, embedder, settings, options.files)
            for size in options.sizes:
                if not (folder / str(size)).exists():
                    make_store(folder / str(size), size, options.a_document, real, embedder)
            rows = [many_vectors.in_a_process(partial(_row, folder / str(size))) for size in options.sizes]
    project.report(rows, options.json)


def real_passages(folder: Path, embedder: Embedder, settings: Settings, files: Sequence[Path]) -> Real:
    """Of real passages; kept in the folder, for they take minutes."""
    texts, vectors = folder / "texts.json", folder / "passages.npy"
    if not vectors.exists():
        tokens = min(settings.passage_tokens, embedder.max_tokens - LEAD_TOKENS)
        passages = [
            (one, passage)
            for file in files or (None,)
            for one in project.documents(file)
            for passage in split(one, embedder.token_spans, tokens)
        ]
        folder.mkdir(parents=True, exist_ok=True)
        texts.write_text(json.dumps([passage_text(*pair) for pair in passages]))
        np.save(vectors, embedder.encode_passages([embedding_text(*pair) for pair in passages]))
    return Real(json.loads(texts.read_text()), np.load(vectors))


def real_vectors(folder: Path, embedder: Embedder, settings: Settings, files: Sequence[Path]) -> many_vectors.Real:
    """Of real passages and questions; kept in the folder."""
    passages = real_passages(folder, embedder, settings, files)
    return many_vectors.Real(passages.vectors, _asked(folder, embedder, files))


def _asked(folder: Path, embedder: Embedder, files: Sequence[Path]) -> NDArray[np.float32]:
    """The vectors of real questions; kept there, too."""
    kept = folder / "questions.npy"
    if not kept.exists():
        sets = [file.parent for file in files if file.with_name("queries.jsonl").exists()] or [project.KNOWN]
        texts = [one.text for each in sets for one in read_question_set(each).questions[:_OF_A_SET]]
        np.save(kept, embedder.encode(texts))
    found: NDArray[np.float32] = np.load(kept)
    return found


def _row(folder: Path) -> project.Row:
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    embedder.encode([_FIRST])
    before = many_vectors.memory()
    opening = [project.seconds(lambda: _open(folder, embedder)) for _ in range(3)]
    library = _open(folder, embedder)
    questions = [one.text for one in read_question_set(project.KNOWN).questions[:_QUESTIONS]]
    return {
        "passages": f"{library.snapshot().passage_count:,}",
        "MB on disk": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
        "opening, first s": opening[0],
        "opening, median s": statistics.median(opening),
        **_retrieving(library, questions),
        **_filtered(library, questions),
        **project.spread(
            [1000 * project.seconds(partial(ask, library.snapshot(), one)) for one in questions], "asking, "
        ),
        **_changes(folder, embedder, library),
        **{name: after - before[name] for name, after in many_vectors.memory().items()},
    }


def _open(folder: Path, embedder: Embedder) -> Library:
    library = Library(Store(folder, embedder.fingerprint), embedder)
    library.snapshot().search(_FIRST, limit=1)
    return library


def _retrieving(library: Library, questions: Sequence[str], name: str = "retrieving, ") -> project.Row:
    corpus = library.snapshot()
    return project.spread([1000 * project.seconds(partial(corpus.search, one, limit=20)) for one in questions], name)


def _filtered(library: Library, questions: Sequence[str]) -> project.Row:
    """Of one publisher: how long it takes to choose its documents, once, and then to retrieve."""
    corpus, wanted = library.snapshot(), DocumentFilter(publisher="Paper 7")
    choosing = project.seconds(lambda: narrowed(corpus, wanted).search(_FIRST, limit=1))
    again = narrowed(corpus, wanted)
    took = [1000 * project.seconds(partial(again.search, one, limit=20)) for one in questions]
    return {"filtered, first s": choosing, **project.spread(took, "filtered, ")}


def _changes(folder: Path, embedder: Embedder, running: Library) -> project.Row:
    """Seconds from the moment another connection has stored or removed a document until a library knows it."""
    store = Store(folder, embedder.fingerprint)
    document = Document(id=document_id(_NEW), text=_NEW, title="New", language="en")
    passage = Passage(span_id(document.id, 0, len(_NEW)), document.id, 0, len(_NEW))
    source, vectors = StoredSource("new", "new", document.id), embedder.encode_passages([_NEW])

    def found() -> str:
        return running.snapshot().search(_NEW, limit=1)[0].passage.document_id

    took: dict[str, list[float]] = {"one more, s": [], "one less, s": []}
    for _ in range(3):
        store.replace_document(source, document, [passage], vectors, [])
        took["one more, s"].append(project.seconds(found))
        assert found() == document.id
        store.remove_document(document.id)
        took["one less, s"].append(project.seconds(found))
        assert found() != document.id
    store.close()
    return {name: max(each) for name, each in took.items()}


if __name__ == "__main__":
    main()
