"""What is added, as HTML: few outcomes in a line each, many counted first; failures always; and nothing that runs."""

import re
from dataclasses import replace

from speaking import speaking
from web_examples import NASTY, make_document

from answer.retold import retold
from index.jobs import State
from ingest.preview import Seen
from ingest.records import Failure
from ingest.report import Outcome, make_report
from web.html.adding import Finished, finished_html, preview_html, queue_html


def added(number: int) -> Outcome:
    return Outcome("added", str(number), f"{number}.txt", f"Title {number}", passages=number)


DOCUMENT = make_document("Alpha.")
FAILED = Failure("bad.pdf", "bad.pdf is damaged.")
SAME = Outcome("unchanged", "x", "same.txt", "Same")


def words_of(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


def test_of_few_each_has_its_line():
    html = finished_html([finished("done", "done", added(1), SAME, FAILED)])
    assert re.findall(r"<li[^>]*>(.*?)</li>", html) == [
        "Added “Title 1” (1.txt), 1 passage.",
        "“Same” (same.txt) is in the library already.",
        "Not added: bad.pdf is damaged.",
    ]
    assert "<details" not in html


def test_many_are_counted_first_and_failures_stand_outside_of_what_is_folded():
    html = finished_html([finished("done", "done", *map(added, range(12)), SAME, FAILED)])
    assert "<p>Added: 12 documents. In the library already: 1 document. Failed: 1 document.</p>" in html
    before, folded = html.split("<details>")
    assert "Not added: bad.pdf is damaged." in before
    assert folded.count("<li>") == 13
    assert "bad.pdf" not in folded


def finished(state: State, told: str, *outcomes: Outcome | Failure) -> Finished:
    return Finished("id1", "2 files", state, told, make_report(outcomes, 1), {})


def test_what_came_of_a_job_can_be_put_away():
    html = finished_html([finished("done", "done", added(1))])
    assert "Added “Title 1” (1.txt), 1 passage." in html
    assert '<button type="button" data-forget="id1" aria-label="Close: 2 files">Close</button>' in html
    assert "problem" not in html


def test_one_that_did_not_come_to_its_end_says_so_and_what_got_in():
    html = finished_html([finished("cancelled", "cancelled", added(1)), finished("failed", "The disk is full.")])
    assert '<p class="problem" role="alert">2 files: cancelled</p><ul class="report"' in html
    assert '<p class="problem" role="alert">2 files: The disk is full.</p><button' in html


def test_why_something_failed_is_told_in_the_reader_s_language():
    fault = "a.pdf needs a password; save a copy without one and add that."
    with speaking("de"):
        html = preview_html([Seen("a.pdf", fault=fault)], 0)
        told = retold(fault)
    assert (html.count(told), fault in html) == (1, False)


def test_what_is_missing_of_a_document_is_told_in_the_reader_s_language():
    cut = "a.html ends at a paywall: what stands behind it is missing."
    job = replace(finished("done", "done", added(1)), warnings=(cut,))
    many = replace(finished("done", "done", *map(added, range(9))), warnings=(cut,))
    with speaking("fr"):
        told = [finished_html([job]), finished_html([many]), preview_html([Seen("a", DOCUMENT, warnings=(cut,))], 0)]
    assert [html.count("a.html s’arrête à un mur payant\u00a0: il manque") for html in told] == [1, 1, 1]


def test_the_script_is_told_how_large_files_may_be():
    assert 'data-most="104857600" data-most-together="524288000"' in queue_html()
    assert "“{}” is larger than 100 MB" in queue_html()


def test_a_preview_shows_what_would_be_stored_or_why_nothing_would():
    document = make_document(
        "Alpha. " * 100, title="On skies", publisher="The Paper", published="2020-09-21", path="a.txt", language="en"
    )
    html = preview_html([Seen("a.txt", document, 3, 7), Seen("b.txt", fault="b.txt is empty.")], 4)
    shown = re.findall(r"<d[td]>(.*?)</d[td]>", html)
    assert [re.sub(r"<[^>]*>", "", one) for one in shown] == [
        *("Publisher", "The Paper", "Published", "21 September 2020", "Language", "en", "Added from", "a.txt"),
        *("Holds", "700 characters, 3 passages, 7 statements"),
    ]
    assert len(re.search(r"<blockquote>(.*?)</blockquote>", html)[1]) == 402
    assert "Nothing would be stored: b.txt is empty." in html
    assert "And 4 other documents." in html
    assert "statements are counted when it is added" in preview_html([Seen("a.txt", document, 3, None)], 0)


def test_nasty_words_are_shown_as_text():
    document = make_document(NASTY, title=NASTY, publisher=NASTY, path=NASTY, language=NASTY)
    nasty = Outcome("added", "1", NASTY, NASTY)
    html = preview_html([Seen(NASTY, document), Seen(NASTY, fault=NASTY)], 0)
    html += finished_html([Finished("1", NASTY, "failed", NASTY, make_report([nasty, Failure("", NASTY)], 1), {})])
    assert "alert(1)" in html
    assert not re.search(r"<(script|img)", html)
