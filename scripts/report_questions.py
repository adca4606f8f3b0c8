"""Write the reports that no network is trained on as a question set that `python -m evaluate` and others read.

Usage: python -m scripts.report_questions FOLDER
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evaluate.question_files import read_objects
from scripts.evidence.examples import JUDGED_REPORTS


def main() -> None:
    """Write corpus, questions and judgements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    reports = [report for _, report in read_objects(JUDGED_REPORTS)]
    asked = [(place, fields) for place, report in enumerate(reports) for fields in report["questions"]]
    _write(
        folder / "corpus.jsonl",
        (
            {"_id": f"r{place}", "title": report["title"], "text": " ".join(report["sentences"])}
            for place, report in enumerate(reports)
        ),
    )
    _write(
        folder / "queries.jsonl",
        (
            {
                "_id": f"q{number}",
                "text": fields["question"],
                "answerable": bool(fields["answers"]),
                "answers": [reports[place]["sentences"][answer] for answer in fields["answers"]],
            }
            for number, (place, fields) in enumerate(asked)
        ),
    )
    judged = (f"q{number}\tr{place}\t1\n" for number, (place, fields) in enumerate(asked) if fields["answers"])
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + "".join(judged), encoding="utf-8")


def _write(file: Path, records: Iterable[Mapping[str, Any]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
