"""The pages of watches: what they say, and that nothing in them is run."""

from dataclasses import replace

import pytest
from speaking import speaking
from web_examples import NASTY, make_citation, make_document

from answer.phrases import phrase
from index.kept import Finding, StandingQuestion, WatchedSource
from web.html.watch_feed import watch_feed
from web.html.watches import watch_page, watched_page, watches_page

DOCUMENT = make_document("The police export.", title=NASTY)
CITED = make_citation(DOCUMENT, "The police export.", speaker=NASTY)
KEPT = StandingQuestion("q1", "ann", "Theirs", "2026-11-30T08:05:00+00:00", False, False, 1, "Ann", "", "", 1, "s1")
FOUND = Finding(3, "f1", "2026-11-30T09:05:00+00:00", "{}", True)
SOURCE = WatchedSource("s1", "feed", "https://a.example/", "ann", "", False, NASTY, None, "", NASTY, "", "", 0, 2)
BOUNDS = {"may_edit": True, "folders": ["/press"], "feed_minutes": 30, "most_pages": 20, "longest_wish": 200}


def test_the_list_has_questions_and_sources_with_what_can_be_done():
    given = {"speaker": NASTY, "feed": NASTY}
    page = watches_page([KEPT], [SOURCE], given, removed=KEPT, problem=NASTY, may_share=True, bounds=BOUNDS)
    acts = ("rename", "remove", "share", "bring-back", "pause", "look", "watch-no-more")
    assert [f'value="{act}"' in page for act in acts] == [True] * 7
    assert "2 could not be read" in page
    assert "not looked at yet" in page
    paused = replace(SOURCE, is_paused=True, looked="2026-11-30T08:05:00+00:00")
    page = watches_page([], [paused], {}, may_share=False, bounds=BOUNDS)
    assert [f'value="{act}"' in page for act in acts] == [False] * 6 + [True]
    assert 'value="resume"' in page
    assert "No question stands yet." in page


def test_faults_are_told_in_the_reader_s_language():
    paused = replace(SOURCE, fault=phrase("watch_gone", folder="/press"))
    failed = [phrase("entry_unlinked", feed="F"), "a.pdf needs a password; save a copy without one and add that."]
    with speaking("de"):
        listed = watches_page([], [paused], {}, may_share=False, bounds=BOUNDS)
        shown = watched_page(paused, [], failed)
    assert "/press ist gerade nicht da" in listed
    assert "/press ist gerade nicht da" in shown
    assert [english in shown for english in ("is not there", "An entry of", "needs a password")] == [False] * 3
    assert "F" in shown


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"speaker": "Ann", "words": ""}, "Statements of Ann, under all their names, in documents"),
        ({"speaker": "", "words": "drones"}, "Statements with the words “drones”, in documents"),
        ({"speaker": "Ann", "words": "drones"}, "Statements of Ann, under all their names, with the words “drones”"),
        ({"speaker": "", "asked": "Who?"}, "“Who?”, asked whenever documents are added or changed."),
    ],
)
def test_a_question_says_what_it_asks_for(wish, told):
    assert told in watch_page(replace(KEPT, **wish), [], [], [], "", is_own=True)


def test_a_long_list_says_that_it_is_cut():
    page = watch_page(replace(KEPT, size=2_000), [FOUND], [CITED], [], "", is_own=True)
    assert "The last 1 of 2,000 quotations." in page


def test_only_its_owner_sees_what_is_new_to_them_and_the_feed():
    assert "http://a/s1.atom" in watch_page(KEPT, [FOUND], [CITED], [], "http://a/s1.atom", is_own=True)
    page = watch_page(KEPT, [FOUND], [CITED], ["f1"], "", is_own=False)
    assert ('class="new"' in page, "<form" in page, "was changed or removed since" in page) == (False, False, True)


def test_nothing_that_somebody_wrote_is_run():
    pages = [
        watches_page(
            [replace(KEPT, title=NASTY)], [SOURCE], {"words": NASTY}, problem=NASTY, may_share=True, bounds=BOUNDS
        ),
        watch_page(replace(KEPT, title=NASTY, speaker=NASTY), [FOUND], [CITED], [], "", is_own=True),
        watched_page(SOURCE, [("2026-11-30", "d1", NASTY)], [NASTY]),
        watch_feed(replace(KEPT, title=NASTY), [(FOUND, CITED)], [], "http://a"),
    ]
    assert [("<script>alert" in page, "onerror=alert(1)>" in page) for page in pages] == [(False, False)] * 4


def test_a_feed_cuts_headlines_between_words_and_marks_what_has_changed():
    text = "The police export " + "cameras and " * 20 + "more."
    cited = make_citation(make_document(text), text)
    feed = watch_feed(KEPT, [(FOUND, cited)], ["f1"], "http://a")
    title = feed.partition("<entry>")[2].partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("A title: The police export cameras")
    assert title.endswith(("cameras …", "and …"))
    assert "Its document has changed or gone since." in feed
    assert "<updated>2026-11-30T09:05:00+00:00</updated>" in feed
