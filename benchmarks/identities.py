"""Measures which names of speakers are joined across documents, against pairs of names that somebody annotated.

    python benchmarks/identities.py INDEX PAIRS.jsonl [--listed] [--wrong]

INDEX is the folder of an index that holds the documents of the pairs. Each line of PAIRS.jsonl has the names `one` and
`other`, and `same`: true where all documents mean one speaker by both, false where they do not, null where nobody can
tell, which is left out; `part` and `kind` are optional, and counted apart. `--listed` joins only what is joined without
reading documents: the same words, and the file of aliases. `--wrong` prints the pairs that are judged otherwise.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import project

from answer.speakers.aliases import speaker_key, use_aliases
from answer.speakers.identities import identities, knowing_identities
from index.library import open_library
from index.settings import Settings

Pair = Mapping[str, Any]


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("index", type=Path, metavar="INDEX")
    parser.add_argument("pairs", type=Path, metavar="PAIRS.jsonl")
    parser.add_argument("--listed", action="store_true", help="join no names by what documents show")
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are judged otherwise")
    options = parser.parse_args()
    use_aliases(Settings().corpus)
    corpus = open_library(Settings(index=options.index)).snapshot()
    took = 0.0 if options.listed else project.seconds(lambda: identities(corpus))
    with nullcontext() if options.listed else knowing_identities(corpus):
        judged = [(one, _is_joined(one)) for one in read_pairs(options.pairs)]
    for one, is_joined in judged if options.wrong else ():
        if is_joined != one["same"]:
            print("joined" if is_joined else "apart ", one.get("kind", ""), one["one"], "|", one["other"], sep="\t")
    project.report(figures(judged), options.json)
    print(f"\nIdentities worked out in {took:.2f} s")


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
