"""Compares embedding with OpenVINO to plain sentence-transformers in single precision: speed, and the same vectors.

    python benchmarks/embedding.py [--passages N] [--rounds N] [--json FILE] [FILE.jsonl]

Passages of exactly the model's window (254 tokens and two marks) are cut from the shipped documents, or from the
texts of a corpus.jsonl. Both embed the same passages in the same run, in turns, so that a busy machine slows both;
seconds are the median of the rounds. Processor time counts all threads.
"""

import statistics
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import project
from numpy.typing import NDArray

from index.models.embedder import Embedder
from index.models.export import load_exported
from index.models.packaged import PACKAGED
from index.models.sentence_transformers_embedder import SentenceTransformersEmbedder
from index.settings import Settings

QUERIES = (
    "What did Idemia say about real-time use?",
    "Who sold cameras to the police of Shanghai?",
    "and when was that?",
)


@dataclass
class Runs:
    """An embedder with the seconds that each round took by the clock and of processor time."""

    name: str
    embedder: Embedder
    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def embed(self, passages: list[str]) -> NDArray[np.float32]:
        """Embed the passages and keep how long it took."""
        clock, processor = time.perf_counter(), time.process_time()
        rows = self.embedder.encode_passages(passages)
        self.clock.append(time.perf_counter() - clock)
        self.processor.append(time.process_time() - processor)
        return rows


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.jsonl", help="texts to cut passages from")
    parser.add_argument("--passages", type=int, default=64, metavar="N", help="passages a round (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds (default: %(default)s)")
    options = parser.parse_args()
    runs = [
        Runs("sentence-transformers", SentenceTransformersEmbedder(PACKAGED)),
        Runs("OpenVINO", load_exported(PACKAGED, Settings().models)),
    ]
    passages = cut_passages(
        runs[1].embedder, [one.text for one in project.documents(options.file)], options.passages * options.rounds
    )
    for run in runs:
        run.embedder.encode_passages(passages[:8])
    parts = [passages[start : start + options.passages] for start in range(0, len(passages), options.passages)]
    rows = [[run.embed(part) for run in runs] for part in parts]
    cosines = np.concatenate([(expected * found).sum(axis=1) for expected, found in rows])
    project.report([_row(run, runs[0], len(parts[0])) for run in runs], options.json)
    print(f"\ncosine over {len(cosines)} passages: least {cosines.min():.6f}, mean {cosines.mean():.6f}")


def cut_passages(embedder: Embedder, texts: list[str], count: int) -> list[str]:
    """Different passages as long as the model's window: all texts in a row, read through windows that move on."""
    text = " ".join(texts)
    spans = embedder.token_spans(text)
    last = len(spans) - embedder.max_tokens
    if last < count:
        raise SystemExit(f"The texts give only {last} passages; ask for fewer.")
    starts = (last * number // count for number in range(count))
    return [text[spans[start].start : spans[start + embedder.max_tokens - 1].end] for start in starts]


def _row(run: Runs, plain: Runs, count: int) -> project.Row:
    speed, plain_speed = (count / statistics.median(one.clock) for one in (run, plain))
    query = [project.seconds(partial(run.embedder.encode, [text])) for text in QUERIES * 7]
    return {
        "embedder": run.name,
        "passages/s": speed,
        "times plain": speed / plain_speed,
        "processor ms a passage": 1000 * statistics.median(run.processor) / count,
        "times less": statistics.median(plain.processor) / statistics.median(run.processor),
        "one query, ms": 1000 * statistics.median(query),
    }


if __name__ == "__main__":
    main()
