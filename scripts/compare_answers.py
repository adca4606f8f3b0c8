"""Shows that a change of the code changed no answer and no statement: record before it, record after it, compare.

    python scripts/compare_answers.py record BEFORE.jsonl --checkout ../a-checkout-of-the-old-state
    python scripts/compare_answers.py record AFTER.jsonl
    python scripts/compare_answers.py compare BEFORE.jsonl AFTER.jsonl

Recording ingests the shipped documents (and others, with --documents) into a new index and asks the known answers'
questions (and others, with --questions). It runs the commands of the checkout and reads its database, so that it works
on states whose modules have other names. Times are left out: they are never the same twice.
"""

import argparse
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWN = ROOT / "tests" / "known_answers.jsonl"
_TABLES = {"documents": "id", "passages": "id", "statements": "id"}
# A rowid counts what was stored before, and the time of an ingest is the clock's.
_LEFT_OUT = {"rowid", "retrieved", "added"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Record or compare.

    :param arguments: the command line without the program's name; the process's own when None.
    :return: 0 when recorded, or equal; 1 when something differs, which is printed.
    """
    options = _parser().parse_args(arguments)
    if options.command == "compare":
        return _compare(_read(options.before), _read(options.after))
    checkout = options.checkout.resolve()
    # A path that the checkout's own folder begins is the same path in another checkout.
    recorded = _recorded(checkout, options.documents, [KNOWN, *options.questions])
    lines = [line.replace(str(checkout), "CHECKOUT") for line in recorded]
    options.file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} lines recorded in {options.file}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    record = commands.add_parser("record", help="ingest, ask, and write down all that comes of it")
    record.add_argument("file", type=Path, help="where to write")
    record.add_argument(
        "--checkout", type=Path, default=ROOT, help="the folder of the code to run; this one by default"
    )
    record.add_argument("--documents", type=Path, action="append", default=[], help="further documents to ingest")
    record.add_argument(
        "--questions", type=Path, action="append", default=[], help="further questions, one JSON a line"
    )
    compare = commands.add_parser("compare", help="tell what differs between two records")
    compare.add_argument("before", type=Path)
    compare.add_argument("after", type=Path)
    return parser


def _recorded(checkout: Path, documents: list[Path], questions: list[Path]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        _run(checkout, "ingest", str(checkout / "corpus"), *(str(path.resolve()) for path in documents), index=index)
        yield from _stored(index / "verbatim.sqlite")
        for file in questions:
            for line in _run(checkout, "answer", "--batch", str(file.resolve()), index=index).splitlines():
                answer = json.loads(line)
                answer.pop("seconds")
                yield _line({"answer": f"{file.name} {answer['id'] or answer['question']}", **answer})


def _run(checkout: Path, module: str, *arguments: str, index: Path) -> str:
    command = [sys.executable, "-m", module, *arguments, "--index", str(index)]
    environment = os.environ | {"VERBATIM_CORPUS": str(checkout / "corpus")}
    done = subprocess.run(command, cwd=checkout, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    # 1 says that a document or a question failed, which both states must say alike.
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode} in {checkout}")
    return done.stdout


def _stored(database: Path) -> Iterator[str]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    for table, order in _TABLES.items():
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            values = {name: _plain(value) for name, value in zip(row.keys(), row, strict=True) if name not in _LEFT_OUT}
            yield _line({table.removesuffix("s"): values.get("id"), **values})
    connection.close()


def _plain(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def _read(file: Path) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {_key(json.loads(line)): line for line in lines}


def _key(record: dict[str, object]) -> str:
    kind = next(kind for kind in ("answer", "document", "passage", "statement") if kind in record)
    return f"{kind} {record[kind]}"


def _compare(before: dict[str, str], after: dict[str, str]) -> int:
    different = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    for key in sorted(different):
        print(f"- {before.get(key, key + ' is not there')}\n+ {after.get(key, key + ' is not there')}")
    print(f"{len(before)} lines before, {len(after)} after, {len(different)} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
