"""What is added, as HTML: what came of it, what would be stored, and what the page's script fills in meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.phrases import phrase, plural
from index.jobs import State
from index.records import Document
from ingest.report import Report, stored_outcomes
from web.html.render import render
from web.upload_folder import MAX_UPLOAD, MAX_UPLOADS

if TYPE_CHECKING:
    from ingest.preview import Seen

_FEW = 3
"""What came of so few documents is told in a line each; of more, how many there are of each kind comes first."""
FIRST_CHARACTERS = 400
"""How much of a text is shown before it is stored: some six lines."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that is over, and what came of its documents; `others` are those of the same names, by ids.

    `warnings` say what is missing of documents that are in.
    """

    id: str
    name: str
    state: State
    told: str
    report: Report
    others: Mapping[str, Sequence[Document]]
    warnings: Sequence[str] = ()


def finished_html(jobs: Sequence[Finished]) -> str:
    """What came of jobs that are over: of few documents in a line each, else counted first; failures always show."""
    return render("finished", jobs=[(job, _told(job)) for job in jobs])


def queue_html() -> str:
    """Where the page's script tells of what is being added, and of files that are too large to be."""
    sizes = {"most": MAX_UPLOAD, "most_together": MAX_UPLOADS}
    return render("queue", megabytes=MAX_UPLOAD >> 20, megabytes_together=MAX_UPLOADS >> 20, **sizes)


def preview_html(seen: "Sequence[Seen]", others: int) -> str:
    """What would be stored; `others` more are not shown."""
    return render("seen", seen=seen, others=others, first=FIRST_CHARACTERS)


def _told(job: Finished) -> dict[str, object]:
    """What the template of a report is filled in with."""
    report = job.report
    # A document that is in without its statements is among the failures, too, and its reason says so.
    stored = stored_outcomes(report)
    faults = {outcome.fault for outcome in stored}
    count = len(report.added) + len(report.updated) + len(report.unchanged) + len(report.failed)
    return {
        "report": report,
        "namesakes": job.others,
        "faults": faults,
        "notes": [*(outcome.note for outcome in stored if outcome.note), *job.warnings],
        "counts": _counts(report) if count > _FEW else "",
        "count": count,
    }


def _counts(report: Report) -> str:
    kinds = {
        "counted_added": len(report.added),
        "counted_updated": len(report.updated),
        "counted_unchanged": len(report.unchanged),
        "counted_failed": len(report.failed),
    }
    return " ".join(phrase(name, documents=plural(count, "document")) for name, count in kinds.items() if count)
