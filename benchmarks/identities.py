"""Measures which names of speakers are joined across documents, against pairs of names that somebody annotated.

    python benchmarks/identities.py ARTICLES.jsonl PAIRS.jsonl [--index DIR] [--listed] [--wrong]

ARTICLES.jsonl has the documents, with `_id`, `title` and `text`; their statements are those of the rules, for the
tagger takes ten times as long. Each line of PAIRS.jsonl has the names `one` and `other`, and `same`: true where all
documents mean one speaker by both, false where they do not, null where nobody can tell, which is left out; `part` and
`kind` are optional, and counted apart. `--listed` joins only what is joined without reading documents: the same words,
and the file of aliases. `--wrong` prints the pairs that are judged otherwise. `--index` keeps what was read for the
next run.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import project
from numpy.typing import NDArray

from answer.speakers.aliases import speaker_key, use_aliases
from answer.speakers.identities import identities, knowing_identities
from index.corpus import Corpus
from index.library import Library
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.records import Document, Passage, document_id, span_id
from index.settings import Settings
from index.store import Store
from index.store_reader import StoredSource
from ingest.statements.find import find_statements

Pair = Mapping[str, Any]


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("articles", type=Path, metavar="ARTICLES.jsonl")
    parser.add_argument("pairs", type=Path, metavar="PAIRS.jsonl")
    parser.add_argument("--index", type=Path, metavar="DIR", help="where the statements are kept for the next run")
    parser.add_argument("--listed", action="store_true", help="join no names by what documents show")
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are judged otherwise")
    options = parser.parse_args()
    use_aliases(Settings().corpus)
    with tempfile.TemporaryDirectory() as temporary:
        corpus = _read(options.articles, options.index or Path(temporary) / "index")
        took = 0.0 if options.listed else project.seconds(lambda: identities(corpus))
        with nullcontext() if options.listed else knowing_identities(corpus):
            judged = [(one, _is_joined(one)) for one in read_pairs(options.pairs)]
    for one, is_joined in judged if options.wrong else ():
        if is_joined != one["same"]:
            print("joined" if is_joined else "apart ", one.get("kind", ""), one["one"], "|", one["other"], sep="\t")
    project.report(figures(judged), options.json)
    print(f"\nIdentities worked out in {took:.2f} s")


def _read(articles: Path, folder: Path) -> Corpus:
    """The articles with their statements, of an index that has them or is made; nothing is searched in it."""
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    store = Store(folder, index_fingerprint(embedder, settings.passage_tokens), create=True)
    if not store.counts().documents:
        vector = np.eye(1, embedder.dimensions, dtype=np.float32)
        for line in articles.read_text(encoding="utf-8").splitlines():
            _add(store, json.loads(line), vector)
    return Library(store, embedder).snapshot()


def _add(store: Store, article: Mapping[str, str], vector: NDArray[np.float32]) -> None:
    text = article["text"]
    document = Document(document_id(text), text, article["title"], language="en")
    source = StoredSource(article["_id"], document.id, document.id)
    passage = Passage(span_id(document.id, 0), document.id, 0, len(text))
    store.replace_document(source, document, [passage], vector, find_statements(document))


def read_pairs(file: Path) -> list[Pair]:
    """Read the pairs of which somebody could tell whether they are one."""
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line)
    return [one for one in lines if one["same"] is not None]


def figures(judged: Sequence[tuple[Pair, bool]]) -> list[project.Row]:
    """Precision and recall of all pairs, of each part and of each kind."""
    groups: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for one, is_joined in judged:
        for group in dict.fromkeys(("all", one.get("part", "all"), f"{one.get('part', '')} {one.get('kind', '')}")):
            groups[group].append((one["same"], is_joined))
    return [_row(group, pairs) for group, pairs in sorted(groups.items())]


def _row(group: str, pairs: Sequence[tuple[bool, bool]]) -> project.Row:
    right = sum(same and joined for same, joined in pairs)
    same, joined = (sum(column) for column in zip(*pairs, strict=True))
    return {
        "pairs": group,
        "in all": str(len(pairs)),
        "one speaker": str(same),
        "joined": str(joined),
        "rightly": str(right),
        "precision": right / joined if joined else 1.0,
        "recall": right / same if same else 1.0,
    }


def _is_joined(pair: Pair) -> bool:
    return speaker_key(pair["one"]) == speaker_key(pair["other"])


if __name__ == "__main__":
    main()
