"""What came of an ingest: an outcome for each source, summed up in a report, as text or JSON."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from ingest.records import Failure

OutcomeKind = Literal["added", "updated", "unchanged", "removed"]
_KINDS: tuple[OutcomeKind, ...] = get_args(OutcomeKind)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one document.

    `same_as` is the path of the document that holds the same text, when that was in already: such a source
    is no document of its own. `passages` and `statements` were stored just now. `fault` says what went wrong with a
    document that is in all the same, but without its statements, or some of them; `note` what was not read of it.
    """

    kind: OutcomeKind
    id: str
    path: str
    title: str
    same_as: str | None = None
    passages: int = 0
    statements: int = 0
    fault: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes of an ingest. `passages` and `statements` count what it stored, not what the index holds.

    `gone` are the sources that the index has from where the ingest looked, and that it did not meet again. `failed`
    also names the documents that are in without their statements, or some of them.
    """

    added: tuple[Outcome, ...]
    updated: tuple[Outcome, ...]
    unchanged: tuple[Outcome, ...]
    removed: tuple[Outcome, ...]
    failed: tuple[Failure, ...]
    passages: int
    statements: int
    seconds: float
    gone: tuple[str, ...] = ()


def make_report(outcomes: Iterable[Outcome | Failure], seconds: float) -> Report:
    """Sum up outcomes, each kind in the order in which they came.

    :param outcomes: what happened to each source.
    :param seconds: how long it all took.
    :return: the report.
    """
    kinds: dict[OutcomeKind, list[Outcome]] = {kind: [] for kind in _KINDS}
    failed: list[Failure] = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failed.append(outcome)
            continue
        kinds[outcome.kind].append(outcome)
        if outcome.fault:
            failed.append(Failure(outcome.path, outcome.fault))
    stored = [*kinds["added"], *kinds["updated"]]
    return Report(
        added=tuple(kinds["added"]),
        updated=tuple(kinds["updated"]),
        unchanged=tuple(kinds["unchanged"]),
        removed=tuple(kinds["removed"]),
        failed=tuple(failed),
        passages=sum(outcome.passages for outcome in stored),
        statements=sum(outcome.statements for outcome in stored),
        seconds=seconds,
    )


def report_as_json(report: Report) -> dict[str, Any]:
    """The report as the JSON object that `--json` prints."""
    return {
        **{kind: [_as_json(outcome) for outcome in getattr(report, kind)] for kind in _KINDS},
        "failed": [asdict(failure) for failure in report.failed],
        "gone": list(report.gone),
        "passages": report.passages,
        "statements": report.statements,
        "seconds": round(report.seconds, 3),
    }


def report_as_text(report: Report) -> str:
    """The report for a person: a line for each document that changed, then the sums."""
    repeats = [outcome for outcome in report.unchanged if outcome.same_as]
    changed = (*report.added, *report.updated, *repeats, *report.removed)
    counts = ", ".join(f"{len(getattr(report, kind))} {kind}" for kind in (*_KINDS, "failed"))
    sums = f"{counts}; {report.passages} passages and {report.statements} statements in {report.seconds:.1f} s."
    gone = [f"gone       {path}" for path in report.gone]
    notes = [outcome.note for outcome in stored_outcomes(report) if outcome.note]
    hint = ["What is gone stays in the index; --prune takes it out, too."] if gone else []
    return "\n".join([*map(_as_line, changed), *gone, sums, *hint, *notes])


def stored_outcomes(report: Report) -> tuple[Outcome, ...]:
    """What happened to the documents that an ingest stored."""
    return (*report.added, *report.updated)


def _as_json(outcome: Outcome) -> dict[str, str]:
    known = {"id": outcome.id, "path": outcome.path, "title": outcome.title}
    told = {"same_as": outcome.same_as, "note": outcome.note}
    return known | {name: value for name, value in told.items() if value is not None}


def _as_line(outcome: Outcome) -> str:
    same = f", the same text as {outcome.same_as}" if outcome.same_as else ""
    return f"{outcome.kind:9}  {outcome.id}  {outcome.title} ({outcome.path}{same})"
