"""Reports: outcomes by kind, as the JSON that `--json` promises and as text."""

import json
from dataclasses import replace

from ingest.records import Failure
from ingest.report import Outcome, Report, make_report, report_as_json, report_as_text

OUTCOMES = [
    Outcome("added", "1", "a.txt", "A", passages=3, statements=2),
    Failure("b.txt", "b.txt is empty; put text into it or leave it out."),
    Outcome("unchanged", "3", "c.txt", "C"),
    Outcome("updated", "4", "d.txt", "D", passages=1),
    Outcome("unchanged", "1", "e.txt", "A", same_as="a.txt"),
    Outcome("removed", "6", "f.txt", "F"),
    Outcome("added", "7", "g.txt", "Ä", passages=1, statements=1),
]


def test_outcomes_are_sorted_by_kind_and_summed_up():
    assert make_report(OUTCOMES, 1.5) == Report(
        added=(OUTCOMES[0], OUTCOMES[6]),
        updated=(OUTCOMES[3],),
        unchanged=(OUTCOMES[2], OUTCOMES[4]),
        removed=(OUTCOMES[5],),
        failed=(OUTCOMES[1],),
        passages=5,
        statements=3,
        seconds=1.5,
    )


def test_json_has_the_promised_fields():
    report = report_as_json(make_report(OUTCOMES, 1.23456))
    assert json.loads(json.dumps(report)) == {
        "added": [{"id": "1", "path": "a.txt", "title": "A"}, {"id": "7", "path": "g.txt", "title": "Ä"}],
        "updated": [{"id": "4", "path": "d.txt", "title": "D"}],
        "unchanged": [
            {"id": "3", "path": "c.txt", "title": "C"},
            {"id": "1", "path": "e.txt", "title": "A", "same_as": "a.txt"},
        ],
        "removed": [{"id": "6", "path": "f.txt", "title": "F"}],
        "failed": [{"path": "b.txt", "reason": "b.txt is empty; put text into it or leave it out."}],
        "gone": [],
        "passages": 5,
        "statements": 3,
        "seconds": 1.235,
    }


def test_text_names_what_changed_and_counts_the_rest():
    assert report_as_text(make_report(OUTCOMES, 1.5)).split("\n") == [
        "added      1  A (a.txt)",
        "added      7  Ä (g.txt)",
        "updated    4  D (d.txt)",
        "unchanged  1  A (e.txt, the same text as a.txt)",
        "removed    6  F (f.txt)",
        "2 added, 1 updated, 2 unchanged, 1 removed, 1 failed; 5 passages and 3 statements in 1.5 s.",
    ]


def test_what_is_gone_is_named_with_what_takes_it_out():
    report = replace(make_report([], 1.5), gone=("/in/a.md",))
    assert report_as_text(report).split("\n") == [
        "gone       /in/a.md",
        "0 added, 0 updated, 0 unchanged, 0 removed, 0 failed; 0 passages and 0 statements in 1.5 s.",
        "What is gone stays in the index; --prune takes it out, too.",
    ]
    assert report_as_json(report)["gone"] == ["/in/a.md"]
