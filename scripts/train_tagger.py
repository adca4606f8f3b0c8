"""Train the tagger of statements on annotated articles, judge it, and export it.

BENCH is the folder with train.jsonl and dev.jsonl in the form of `python -m evaluate --statements`. The last 40
articles of the first are kept aside for choosing settings. What came of it: docs/tagger.md. One thread, so that the
same seed gives the same weights. The export needs nncf on PYTHONPATH, which the project itself does without.

Usage: python -m scripts.train_tagger BENCH
"""

import argparse
from pathlib import Path

import torch

from index.models.packaged import whole_text_tokenizer
from ingest.statements.tagger.model import WEIGHTS
from scripts.tagger.examples import read_examples
from scripts.tagger.export import export
from scripts.tagger.judging import piece_scores
from scripts.tagger.network import TaggerNetwork
from scripts.tagger.training import train

KEPT_ASIDE = 40


def main() -> None:
    """Read the arguments, train, print the scores after each epoch, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, metavar="BENCH")
    parser.add_argument("--work", type=Path, default=Path("index/data/tagger"), help="where weights are kept")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the exported tagger goes")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    tokenizer = whole_text_tokenizer()
    examples = read_examples(options.bench / "train.jsonl", tokenizer)[:-KEPT_ASIDE]
    judged = read_examples(options.bench / "dev.jsonl", tokenizer)

    def keep(epoch: int, network: TaggerNetwork) -> None:
        torch.save(network.state_dict(), options.work / f"epoch-{epoch}.pt")
        print(
            f"epoch {epoch}",
            *(f"{role} {score:.3f}" for role, score in piece_scores(network, judged).items()),
            flush=True,
        )

    export(train(examples, options.epochs, options.seed, keep), examples, options.weights)


if __name__ == "__main__":
    main()
