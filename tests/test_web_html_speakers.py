"""Speakers as pages: escaped, a page at a time."""

import re
from dataclasses import replace

from test_web_html_statements import said
from web_examples import NASTY

from answer.profiles.matrix import MOST_SPEAKERS, Row
from answer.profiles.profile import Profile, SpokenIn
from answer.profiles.speakers import Speaker
from answer.records import OtherSource
from web.html.speakers import LONGEST_LIST, LONGEST_SAID, Renamed, Shown, matrix_page, speaker_page, speakers_page

VIREO = Speaker("Vireo", (), 3, 2, "2019-05-02", "2021-01-31")
PLAIN = Profile(VIREO, None, (("2019", 2), ("2020", 0), ("2021", 1)), (), (said("We sold it."),), ())

FIRST = Shown()


def shown(
    profile: Profile = PLAIN, view: Shown = FIRST, renamed: Renamed | None = None, *, may_edit: bool = False
) -> str:
    return speaker_page(profile, view, ["Kolb"], renamed, may_edit=may_edit)


def test_what_is_not_known_is_said():
    html = shown()
    assert "3 statements in 2 documents, published 2 May 2019 to 31 January 2021" in html
    assert "None of the first documents" in html
    assert "No other named speaker" in html


def test_what_is_only_probably_theirs_and_who_tells_it_stand_beside_how_it_is_said():
    unsure = replace(said("We sold it."), unsure=True, via="Reuters & AP")
    html = shown(replace(PLAIN, said=(unsure, said("We did not.")), said_of=(unsure,)))
    places = re.findall(r'<p class="place">(.*?) · ', html)
    assert [re.sub("<[^>]*>", "", place) for place in places] == [
        "direct, probably theirs, via Reuters &amp; AP, as Idemia",
        "direct, as Idemia",
        "direct",
    ]
    assert '>Idemia</a><span class="missing" title=' in html  # behind the name of who speaks of them
    assert html.count("Read the place before you rely on it.</p>") == 1
    assert "Read the place" not in shown()


def test_a_year_is_linked_where_there_is_something_and_marked_where_it_is_shown():
    html = shown(view=Shown("2019"))
    assert re.findall(
        r'<a href="/speakers/Vireo\?year=(\d+)#said" aria-label="(.*?)"( aria-current="true")?', html
    ) == [
        ("2019", "2019: 2 statements", ' aria-current="true"'),
        ("2021", "2021: 1 statement", ""),
    ]


def test_long_lists_have_pages_of_their_own():
    many = tuple(said(f"Word {number}.") for number in range(LONGEST_SAID + 1))
    html = shown(replace(PLAIN, said=many, said_of=many), Shown("2019", page=2, of_page=1))
    assert html.count('class="words') == 1 + LONGEST_SAID
    assert 'href="/speakers/Vireo?year=2019&amp;page=1#said" rel="prev"' in html
    assert 'href="/speakers/Vireo?of=2#others" rel="next"' in html
    speakers = [replace(VIREO, name=f"Speaker {number}") for number in range(LONGEST_LIST + 1)]
    listed = speakers_page(speakers, "a&b", 1)
    assert listed.count('class="name"') == LONGEST_LIST
    assert 'href="/speakers?words=a%26b&amp;page=2" rel="next"' in listed


def test_editors_alone_are_shown_how_names_are_changed():
    assert "Split off" not in shown()
    html = shown(may_edit=True, renamed=Renamed("Done.", "split", "Kolb", {"along": "a\nb"}))
    assert html.count('id="names"') == 1  # what is suggested, which the field names
    assert "Add this name" in html
    assert '<input type="hidden" name="along" value="a\nb">' in html


def test_all_sources_of_a_text_are_named():
    others = (OtherSource("Cameras", "Gazette", "2022-03-05", None),)
    spoken_in = SpokenIn("d", "On cameras", "Courier", "2021-03-04", 1, (), "/documents/d?start=3&end=9", others)
    told = replace(said("We sold it."), publisher="Courier", same_text=others)
    html = shown(replace(PLAIN, documents=(spoken_in,), said=(told,)))
    assert len(re.findall("Courier, <time [^>]*>[^<]*</time>; the same text in Gazette, <time", html)) == 2


def test_nothing_becomes_markup():
    nasty = replace(VIREO, name=NASTY, names=(NASTY,))
    part = SpokenIn("d", NASTY, NASTY, NASTY, 1, (NASTY,), "/documents/d")
    profile = Profile(nasty, None, (), (part,), (said(NASTY, NASTY),), (said(NASTY, NASTY),))
    pages = (
        shown(profile, Shown(NASTY), Renamed(NASTY, "also", NASTY, {NASTY: NASTY}), may_edit=True),
        speakers_page([nasty], NASTY, 1),
        matrix_page(NASTY, [NASTY], [Row(NASTY, 1, 0.0, ())], [NASTY]),
    )
    for html in pages:
        assert "<script" not in html
        assert "<img" not in html


def test_a_matrix_says_what_was_not_found():
    html = matrix_page("Why?", ["Kolb"], [Row("Kolb", 2, 0.1, ()), Row("Falk", 0, 0.0, ())], [])
    assert "Nothing found of them on this." in html
    assert "No document quotes a speaker of this name." in html
    assert html.count('name="speaker"') == MOST_SPEAKERS
    assert 'href="/speakers/Kolb"' in html
    assert "/speakers/Falk" not in html
    assert "No speaker was found who says something on this" in matrix_page("Why?", [], [], [])
    assert "notice" not in matrix_page("", [], None, []).partition("</style>")[2]
