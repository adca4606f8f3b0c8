"""Train a cross-encoder that says whether a sentence answers, and judge it on a question set that it never saw.

BENCH is the folder of question sets. What came of it, and why none ships: docs/scorer.md. One thread, so that the same
seed gives the same weights.

Usage: python -m scripts.train_scorer BENCH LEFT_OUT
"""

import argparse
from pathlib import Path

import torch

from index.models.packaged import packaged_tokenizer
from scripts.scorer.inputs import InputEncoder
from scripts.scorer.judging import hit_rates, log_odds, separation
from scripts.scorer.pairs import SETS, read_examples
from scripts.scorer.training import train

WEIGHTS_TRIED = (0.0, 0.02, 0.04, 0.06)
"""Beside scores from 0 to 1; 0.1, 0.2 and 0.3 beside the sum of docs/scorer.md, which went up to 5.5."""


def main() -> None:
    """Read the arguments, train, and print how often an answering sentence comes first, by the scorer's weight."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, metavar="BENCH")
    parser.add_argument("left_out", choices=sorted(SETS), metavar="LEFT_OUT", help=", ".join(sorted(SETS)))
    parser.add_argument("--work", type=Path, default=Path("index/data/scorer"), help="where found candidates are kept")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    sets = {name: read_examples(options.bench, name, options.work) for name in SETS}
    left_out = sets.pop(options.left_out)
    encoder = InputEncoder(packaged_tokenizer())
    network = train([one for some in sets.values() for one in some], encoder, options.epochs, options.seed)
    scores = log_odds(network, encoder, left_out)
    for weight in WEIGHTS_TRIED:
        rates = hit_rates(left_out, scores, weight)
        print(f"weight {weight}:", " ".join(f"hit@{place} {rate:.3f}" for place, rate in rates.items()))
    print(f"answerable or not, area under the curve: {separation(left_out, scores):.3f}")


if __name__ == "__main__":
    main()
