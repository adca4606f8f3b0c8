"""A draft: each quotation and figure where it stands, and in order."""

from contextlib import contextmanager

import pytest
from web_examples import ingest_file

from answer.check.draft import LONGEST_DRAFT, check_draft
from index.errors import QuestionError
from text.sentences import sentence_spans

TEXT = "“We sold 30 cameras to Guilin in the spring,” said Axis.\n\nIdemia sold none of them in 2015.\n"
DRAFT = (
    "A headline\n\n"
    "Axis told us: “We sold 40 cameras to Guilin in the spring.” It was the year 2015.\n\n"
    "“We sold 30 cameras”, the firm said, “to Guilin in the spring.” Idemia sold none of them in 2015.\n"
)


@pytest.fixture
def found(index):
    ingest_file(index, "report.txt", TEXT)
    return check_draft(index.snapshot(), DRAFT)


def test_each_finding_has_its_place_in_the_draft(found):
    places = [[DRAFT[span.start : span.end] for span in finding.spans] for finding in found]
    assert places == [
        ["“We sold 40 cameras to Guilin in the spring.”"],
        ["“We sold 30 cameras”", "“to Guilin in the spring.”"],
        ["2015"],
    ]


def test_each_has_its_verdict(found):
    altered, whole, year = found
    assert (altered.quotation.verdict, altered.quotation.claimed) == ("altered", "Axis")
    assert whole.quotation.verdict == "verbatim"
    assert (year.figure.standing, year.quotation) == ("found", None)


def test_numbers_inside_quotations_are_the_quotations_own(found):
    assert sum(finding.figure is not None for finding in found) == 1


def test_each_check_waits_for_its_turn(index):
    ingest_file(index, "report.txt", TEXT)
    turns = []

    @contextmanager
    def turn():
        turns.append(1)
        yield

    check_draft(index.snapshot(), DRAFT, turn)
    assert len(turns) == 2 + len(sentence_spans(DRAFT))


def test_a_quotation_that_is_too_long_is_told(index):
    ingest_file(index, "report.txt", TEXT)
    with pytest.raises(QuestionError, match="5000"):
        check_draft(index.snapshot(), f"“{'many words ' * 500}”")


def test_a_draft_that_is_too_long_is_told(index):
    ingest_file(index, "report.txt", TEXT)
    with pytest.raises(QuestionError, match="The draft has 100001 characters; check at most 100000"):
        check_draft(index.snapshot(), "x" * (LONGEST_DRAFT + 1))


def test_a_draft_without_quotations_and_figures_has_no_findings(index):
    ingest_file(index, "report.txt", TEXT)
    assert check_draft(index.snapshot(), "Nothing is quoted here.\n") == []
