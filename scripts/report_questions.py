"""Write the reports that no network is trained on as a question set that `python -m evaluate` and others read.

The judged collections become one set each, in folders beside one another.

Usage: python -m scripts.report_questions {reports,collections} FOLDER
"""

import argparse
from pathlib import Path

from evaluate.question_files import read_objects
from scripts.evidence.collections import JUDGED_COLLECTIONS, write_question_set
from scripts.evidence.examples import JUDGED_REPORTS


def main() -> None:
    """Write corpus, questions and judgements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("reports", "collections"))
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.what == "reports":
        _write_reports(options.folder)
    else:
        for number, (_, one) in enumerate(read_objects(JUDGED_COLLECTIONS)):
            write_question_set(one["reports"], one["questions"], options.folder / f"collection-{number}")


def _write_reports(folder: Path) -> None:
    reports = [report for _, report in read_objects(JUDGED_REPORTS)]
    questions = (
        {**fields, "answers": [(place, answer) for answer in fields["answers"]]}
        for place, report in enumerate(reports)
        for fields in report["questions"]
    )
    write_question_set(reports, questions, folder)


if __name__ == "__main__":
    main()
