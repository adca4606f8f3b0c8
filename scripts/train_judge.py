"""Train the judge of written sentences, judge it on what it never saw, and export it.

BENCH is the folder of question sets, of which ClapNQ, MTRAG and SciFact are read. What came of it: docs/judge.md. One
thread, so that the same seed gives the same weights. The export needs nncf on PYTHONPATH, which the project itself does
without.

Usage: python -m scripts.train_judge BENCH
"""

import argparse
from pathlib import Path

import torch

from answer.verify.judge.model import WEIGHTS
from scripts.judge.export import export
from scripts.judge.judging import areas, read_judged
from scripts.judge.network import JudgeNetwork
from scripts.judge.pairs import read_material
from scripts.judge.training import train


def main() -> None:
    """Read the arguments, train, print scores now and then, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, metavar="BENCH")
    parser.add_argument("--work", type=Path, default=Path("index/data/judge"), help="where weights are kept")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the exported judge goes")
    parser.add_argument("--steps", type=int, default=2300, help="how many batches are read")
    parser.add_argument("--every", type=int, default=500, help="after how many steps scores are printed")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    material, judged = read_material(options.bench), read_judged(options.bench)

    def keep(step: int, network: JudgeNetwork) -> None:
        torch.save(network.state_dict(), options.work / f"step-{step}.pt")
        print(f"step {step}", areas(network, judged, list(judged)), flush=True)

    network = train(material, options.steps, options.seed, keep, options.every)
    keep(options.steps, network)
    export(network, material, options.weights)


if __name__ == "__main__":
    main()
