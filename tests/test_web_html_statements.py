"""The statements as HTML: linked to their places, and nothing of a document becomes markup."""

import re
from dataclasses import replace

from web_examples import NASTY

from answer.records import OtherSource
from answer.statements import ListedStatement, Order, StatementFilter
from web.html.statements import LONGEST_TABLE, View, statements_html


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


def test_a_probable_name_is_told_as_that_and_explained_once():
    sure, unsure = (replace(said("We sold it."), unsure=one) for one in (False, True))
    html = statements_html([sure, unsure, unsure], StatementFilter())
    assert re.findall(r"</a><span class=\"missing\" title=\"“Probably”: who[^\"]+\">(.*?)</span>", html) == [
        " (probably)",
        " (probably)",
    ]
    assert html.count("Read the place before you rely on it.</p>") == 1
    assert "(probably)" not in statements_html([sure], StatementFilter())


def test_who_tells_of_a_statement_stands_behind_who_said_it():
    told = replace(said("We sold it."), via="Reuters & AP")
    html = statements_html([told], StatementFilter())
    assert '>Idemia</a><span class="missing">, via Reuters &amp; AP</span>' in html


def test_a_long_list_has_pages():
    found = [said(f"Word {number}.") for number in range(LONGEST_TABLE + 1)]
    first, last = (statements_html(found, StatementFilter(), View(page=page)) for page in (1, 9))
    assert (first.count("<td "), last.count("<td ")) == (5 * LONGEST_TABLE, 5)
    assert f"Numbers 1 to {LONGEST_TABLE} are listed." in first
    assert "Word 200." in last
    assert first.count("Page 1 of 2") == last.count("Page 2 of 2") == 2
    for html, page, is_off in ((first, 0, True), (first, 2, False), (last, 1, False), (last, 3, True)):
        [disabled] = {
            each for each in re.findall(rf'data-page="{page}" data-turn="\w+"( aria-disabled="true")?>', html)
        }
        assert bool(disabled) is is_off, page


def test_headers_tell_the_order_and_downloads_have_it():
    found = [said("We sold it.", "Noldus"), said("We did not.")]
    html = statements_html(found, StatementFilter(words="we"), View(Order("speaker", descending=True)))
    assert html.index("We sold it.") < html.index("We did not.")
    assert re.findall(r'aria-sort="(\w+)"><button type="button" data-sort="(\w+)"', html) == [("descending", "speaker")]
    assert "/statements.csv?words=we&amp;sort=speaker&amp;descending=True" in html


def test_the_bar_that_is_asked_for_is_pressed():
    html = statements_html([said("We sold it.")], StatementFilter(speaker='"Idemia"', since="2019", until="2019"))
    assert re.findall(r'data-(speaker|year)="(.*?)" aria-pressed="(\w+)"', html) == [
        ("speaker", "Idemia", "true"),
        ("year", "2019", "true"),
    ]
    assert 'aria-pressed="true"' not in statements_html([said("We sold it.")], StatementFilter(since="2019"))


def test_a_year_without_statements_cannot_be_asked_for():
    later = replace(said("We did not."), published="2021")
    html = statements_html([said("We sold it."), later], StatementFilter())
    assert re.findall(r'data-year="(\d+)" aria-pressed="false" aria-disabled="true"', html) == ["2020"]


def test_each_row_links_its_speaker_its_place_and_its_document():
    html = statements_html([said("We sold it.", "A/B & <Co>?")], StatementFilter())
    assert 'href="/speakers/A%2FB%20%26%20%3CCo%3E%3F"' in html
    assert f'href="/documents/{"d" * 16}"' in html


def test_all_sources_of_a_text_are_named():
    other = OtherSource("Cameras", "Gazette & Co", "2022-03-05", None)
    html = statements_html([replace(said("We sold it."), publisher="Courier", same_text=(other,))], StatementFilter())
    assert "On cameras</a>, Courier; the same text in Gazette &amp; Co, <time" in html
    assert "Courier" not in statements_html([replace(said("We sold it."), publisher="Courier")], StatementFilter())


def test_nothing_becomes_markup():
    html = statements_html([said(NASTY, NASTY)], StatementFilter(words=NASTY))
    assert "<script" not in html
    assert "<img" not in html


def test_nothing_found_is_said():
    assert "No statement fits." in statements_html([], StatementFilter())
