"""The statements as HTML: linked to their places, and nothing of a document becomes markup."""

import re

from web_examples import NASTY

from answer.statements import ListedStatement, StatementFilter
from web.html.statements import LONGEST_TABLE, statements_html


def said(words: str, speaker: str | None = "Idemia", *, resolved: bool = True) -> ListedStatement:
    return ListedStatement(
        speaker, resolved, words, True, "2019-05-02", "On cameras", None, "d" * 16, 3, 9, "/documents/d?start=3&end=9"
    )


def test_each_statement_is_a_row_linked_to_its_words():
    html = statements_html([said("We sold it.")], StatementFilter(speaker="idemia & co"))
    assert 'href="/documents/d?start=3&amp;end=9#quote"' in html
    assert '<progress max="1" value="1" aria-hidden="true">' in html
    assert "/statements.csv?speaker=idemia+%26+co" in html
    assert "1 statement, 0 without a named speaker." in html


def test_the_downloads_are_filtered_by_all_that_is_asked_for():
    html = statements_html([said("We sold it.")], StatementFilter(speaker="Idemia", direct=True))
    assert re.findall('href="(/[^"]*)" download', html) == [
        "/statements.csv?speaker=Idemia&amp;direct=True",
        "/api/statements?speaker=Idemia&amp;direct=True",
    ]


def test_an_unresolved_speaker_is_shown_as_written_and_not_counted():
    html = statements_html([said("We sold it.", "it", resolved=False)], StatementFilter())
    assert '<span class="missing">it</span>' in html
    assert "By speaker" not in html


def test_a_long_list_is_cut_and_says_so():
    html = statements_html([said("We sold it.")] * (LONGEST_TABLE + 1), StatementFilter())
    assert html.count("<td ") == 5 * LONGEST_TABLE
    assert f"The first {LONGEST_TABLE} are listed" in html


def test_nothing_becomes_markup():
    html = statements_html([said(NASTY, NASTY)], StatementFilter(words=NASTY))
    assert "<script" not in html
    assert "<img" not in html


def test_nothing_found_is_said():
    assert "No statement fits." in statements_html([], StatementFilter())
