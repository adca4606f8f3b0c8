"""Exchanges as HTML: quotations with their sources, refusals that look like refusals, and nothing that runs."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from web_examples import NASTY, make_answer, make_citation, make_document, make_refusal

from answer.records import OtherSource, Place, Sentence, Voice, Withheld
from web.conversation import Excerpt, Exchange
from web.html.answer import conversation_html

DOCUMENT = make_document(
    "Before. The sky is green. After.",
    title="On skies",
    publisher="The Paper",
    published="2020-09-21",
    page_starts=(0,),
)
CITATION = make_citation(DOCUMENT, "The sky is green.", speaker="A. Painter", direct=True)
LINK = f"/documents/{DOCUMENT.id}?start=8&amp;end=25#quote"


class Elements(HTMLParser):
    """The elements and links of a page, as a browser would see them; fails on tags that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[dict[str, str | None]] = []
        self._open: list[str] = []
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self._open.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("style", "src", "srcdoc")]
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def words_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def answered(*citations, shown=None, **fields):
    answer = make_answer("What colour is the sky?", *citations, **fields)
    excerpts = tuple(Excerpt(citation, "Before. ", " After.") for citation in citations)
    return Exchange(answer.question, answer=answer, excerpts=excerpts, shown=shown or len(answer.sentences))


def test_nothing_asked_is_nothing_shown():
    assert conversation_html(()) == ""


def test_an_answer_is_a_quotation_with_speaker_source_date_and_page():
    page = conversation_html((answered(CITATION),))
    assert '<h2 class="question">What colour is the sky?</h2>' in page
    assert '<p class="lead">Quoting <span class="spoken spoken-1">A. Painter</span></p>' in page
    words = '<span class="spoken spoken-1" title="A. Painter, own words">The sky is green.</span>'
    assert f'<p class="voiced">{words}<a href="{LINK}"' in page
    date = '<time datetime="2020-09-21">21 September 2020</time>'
    title = f'<cite><a href="{LINK}" target="_blank" rel="noopener">On skies</a></cite>'
    assert f"<figcaption>{title}, The Paper, {date}, page 1 <button" in page


REPORT = make_document("The paint is dry. “It is wet,” said Ada; Bo found that it is damp. Nobody asked.")


def voices(*heard: tuple[str, bool, str]) -> tuple[Voice, ...]:
    return tuple(
        Voice(speaker, direct, ((REPORT.text.index(words), REPORT.text.index(words) + len(words)),))
        for speaker, direct, words in heard
    )


def test_the_words_of_each_speaker_are_set_apart_from_the_reporters():
    heard = voices(("Ada", True, "It is wet"), ("Bo", False, "it is damp"))
    cited = make_citation(REPORT, REPORT.text, speaker="Ada", direct=True, spoken=heard[0].spoken, voices=heard)
    page = conversation_html((answered(cited),))
    lead = 'Quoting <span class="spoken spoken-1">Ada</span> · Reporting <span class="spoken spoken-2">Bo</span>'
    assert f'<p class="lead">{lead}</p>' in page
    marked = (
        'The paint is dry. “<span class="spoken spoken-1" title="Ada, own words">It is wet</span>,” said Ada; Bo found '
        'that <span class="spoken spoken-2" title="Bo, reported">it is damp</span>. Nobody asked.'
    )
    assert page.count(marked) == 2  # in the answer and in its passage among the sources


def test_other_documents_that_make_the_statement_are_named_with_their_words():
    other = Place("other", "Dry <paint>", "The Wall", "2020-01-02", 3, 9, "It’s dry.", "/documents/other?start=3&end=9")
    page = conversation_html((answered(make_citation(REPORT, "The paint is dry.", also_in=(other,))),))
    linked = 'href="/documents/other?start=3&amp;end=9#quote" target="_blank" rel="noopener">Dry &lt;paint&gt;</a>'
    assert f'<p class="also-in">Also in: <a {linked}, The Wall, <time datetime="2020-01-02">' in page
    assert "<q>It’s dry.</q>" in page
    same = replace(other, quote="The paint is dry.")
    assert "<q>" not in conversation_html((answered(make_citation(REPORT, "The paint is dry.", also_in=(same,))),))


def test_words_that_a_document_does_not_attribute_have_no_speaker():
    assert 'class="lead"' not in conversation_html((answered(make_citation(DOCUMENT, "The sky is green.")),))


def test_what_a_source_does_not_state_is_said_to_be_missing():
    citation = make_citation(make_document("The sky is green.", title="On skies"), "The sky is green.")
    page = conversation_html((answered(citation),))
    assert "On skies</a></cite>, publisher not stated, undated <button" in page


def test_citations_are_plain_links_that_leave_the_conversation_open():
    elements = Elements(conversation_html((answered(CITATION),)))
    place = html.unescape(LINK).removeprefix("/documents/").removesuffix("#quote").replace("?", "&")
    assert {link["href"] for link in elements.links} == {html.unescape(LINK), f"/pin?document={place}"}
    assert {link["target"] for link in elements.links} == {"_blank"}
    assert {link["rel"] for link in elements.links} == {"noopener"}


def test_the_words_around_a_quotation_are_shown_when_asked_for():
    page = conversation_html((answered(CITATION),))
    words = '<span class="spoken spoken-1" title="A. Painter, own words">The sky is green.</span>'
    context = f'<summary>In context</summary><p class="passage">Before. <mark>{words}</mark> After.</p>'
    assert f'<details class="context">{context}</details>' in page
    alone = make_citation(make_document("The sky is green."), "The sky is green.")
    exchange = Exchange("Q", answer=make_answer("Q", alone), excerpts=(Excerpt(alone, "", "\n"),), shown=1)
    assert "<details" not in conversation_html((exchange,))


def test_a_place_is_linked_by_its_number_and_its_title_and_no_more():
    links = Elements(conversation_html((answered(CITATION),))).links
    assert [link["href"] for link in links].count(html.unescape(LINK)) == 2


def test_sentences_appear_one_by_one_with_their_sources():
    second = make_citation(DOCUMENT, "After.", number=2)
    page = conversation_html((answered(CITATION, second, shown=1),))
    assert page.count("<blockquote") == 1
    assert page.count("<mark>") == 1


def test_a_written_sentence_carries_its_numbers_and_its_doubt():
    exchange = answered(CITATION, sentences=(Sentence("Skies are green.", (1,), 0.2, verified=False),))
    page = conversation_html((exchange,))
    assert '<p class="sentence">Skies are green.<a href=' in page
    assert '<p class="doubt">The sources do not bear this sentence out.</p>' in page
    assert page.count("<blockquote") == 1


def test_the_query_is_shown_when_it_differs_from_the_question():
    understood = '<p class="understood">Understood as: <q>Which sky?</q></p>'
    assert understood in conversation_html((answered(CITATION, query="Which sky?"),))
    assert "Understood" not in conversation_html((answered(CITATION, query="what colour is the  SKY"),))


def test_the_parts_of_an_answer_stand_under_headings_and_its_notes_above():
    second, third = (make_citation(DOCUMENT, "The sky is green.", number, heading=NASTY) for number in (2, 3))
    page = conversation_html((answered(CITATION, second, third, notes=("Two places & more.",)),))
    assert page.index('<p class="note">Two places &amp; more.</p>') < page.index("<figure")
    assert page.count('<h3 class="part">') == 1
    assert page.index("</figure>") < page.index('<h3 class="part">') < page.rindex("<figure")
    assert words_of(page).count(NASTY.split(" ")[0]) == 1


def test_a_refusal_says_so_first_and_marks_what_is_near_as_no_answer():
    citation = make_citation(DOCUMENT, "Before.")
    refusal = make_refusal("Why?", citation, said=("The corpus does not answer this.", "Searched 9 passages."))
    page = conversation_html((Exchange("Why?", answer=refusal, excerpts=(Excerpt(citation, "", ""),), shown=2),))
    assert (
        '<div class="refusal"><p class="verdict">The corpus does not answer this.</p><p>Searched 9 passages.</p>'
        in page
    )
    assert "The nearest passages, which do not answer the question: On skies The Paper" in words_of(page)
    assert "<blockquote" not in page
    assert 'class="sources"' not in page


def test_the_nearest_passages_wait_for_the_whole_refusal():
    refusal = make_refusal("Why?", CITATION)
    page = conversation_html((Exchange("Why?", answer=refusal, excerpts=(Excerpt(CITATION, "", ""),), shown=1),))
    assert "On skies" not in page


def test_waiting_stopping_and_failing_are_told_apart():
    assert '<p class="status working">Searching…</p>' in conversation_html((Exchange("Q", status="Searching…"),))
    stopped = conversation_html((Exchange("Q", status="Searching…", stopped=True),))
    assert '<p class="status">Stopped.</p>' in stopped
    assert "Searching…" not in stopped
    assert '<p class="problem" role="alert">It broke.</p>' in conversation_html((Exchange("Q", problem="It broke."),))


def test_a_stopped_answer_keeps_what_was_shown():
    second = make_citation(DOCUMENT, "After.", number=2)
    exchange = Exchange("Q", answer=make_answer("Q", CITATION, second), shown=1, stopped=True)
    page = conversation_html((exchange,))
    assert page.count("<blockquote") == 1
    assert "Stopped." in page


def test_only_the_newest_exchange_is_the_latest():
    page = conversation_html((answered(CITATION), Exchange("And now?", status="…")))
    assert page.count('id="latest"') == 1
    assert page.index('id="latest"') > page.index("What colour")


def test_earlier_exchanges_are_left_out_and_linked():
    kept = [Exchange(f"Why {number}?", problem="No.", conversation="c", number=number) for number in (1, 2, 3)]
    page = conversation_html(tuple(kept), earlier=2)
    assert re.findall(r'id="(turn-\d)"', page) == ["turn-3"]
    assert 'data-conversation="c" data-earlier="2"' in page
    assert '<a href="/conversations/c">Earlier: 2 questions</a>' in page
    assert "earlier" not in conversation_html(tuple(kept))


def test_an_endless_question_is_shown_shortened():
    page = conversation_html((Exchange("x" * 100_000, problem="Too long."),))
    assert f'<h2 class="question">{"x" * 400} …</h2>' in page


@pytest.mark.parametrize("refused", [False, True])
def test_nasty_words_of_documents_and_people_are_shown_and_never_run(refused):
    document = make_document(NASTY, title=NASTY, publisher=NASTY, published=NASTY, url="javascript:alert(1)")
    citation = make_citation(document, NASTY, speaker=NASTY)
    answer = (
        make_refusal(NASTY, citation, said=(NASTY, NASTY))
        if refused
        else make_answer(NASTY, citation, query=NASTY + "2")
    )
    exchange = Exchange(NASTY, answer=answer, excerpts=(Excerpt(citation, NASTY, NASTY),), shown=2)
    page = conversation_html((exchange, Exchange(NASTY, problem=NASTY), Exchange(NASTY, status=NASTY)))
    elements = Elements(page)
    assert not elements.names & {"script", "img", "strong", "em", "iframe", "svg"}
    assert all(link["href"].startswith(("/documents/", "/pin?document=")) for link in elements.links)
    assert " ".join(NASTY.split()) in words_of(page)


def test_a_written_sentence_with_nasty_words_is_text():
    exchange = answered(CITATION, sentences=(Sentence(NASTY, (1,), 0.9, verified=True),))
    assert "script" not in Elements(conversation_html((exchange,))).names


def test_what_is_withheld_is_counted_and_can_be_opened():
    withheld = (Withheld(f"{NASTY} [1].", "It leaves out a negation of the source: not."), Withheld("Yes.", NASTY))
    page = conversation_html((answered(CITATION, withheld=withheld),))
    elements = Elements(page)
    assert {"details", "summary", "del"} <= elements.names
    assert "script" not in elements.names
    assert "<summary>2 sentences withheld: not supported by the sources.</summary>" in page
    assert "It leaves out a negation of the source: not." in words_of(page)
    assert 'class="withheld"' not in conversation_html((answered(CITATION),))


def test_an_answer_that_is_being_written_says_so():
    answer = make_answer("Q", CITATION)
    assert "Writing…" in conversation_html((Exchange("Q", answer=answer, shown=1, writing=True),))
    assert "Writing…" not in conversation_html((Exchange("Q", answer=answer, shown=1, writing=True, stopped=True),))
    assert "Writing…" not in conversation_html((Exchange("Q", answer=answer, shown=1),))


def test_a_quotation_is_copied_with_its_source_and_nothing_in_it_is_run():
    answer = make_answer("Q", make_citation(make_document(NASTY), NASTY))
    page = conversation_html((Exchange("Q", answer=answer, shown=1),))
    [copied] = re.findall(r'data-copy="([^"]*)"', page)
    assert html.unescape(copied) == f"“{NASTY}” (A title, undated)"


def test_who_else_published_the_text_stands_with_who_is_cited():
    others = (OtherSource("Skies", "The <Post>", "2020-09-22", None), OtherSource("Alone", None, None, None))
    cited = replace(CITATION, same_text=others)
    page = conversation_html(
        (
            answered(cited),
            Exchange("Why?", answer=make_refusal("Why?", cited), excerpts=(Excerpt(cited, "", ""),), shown=9),
        )
    )
    told = "the same text in The &lt;Post&gt;, 22 September 2020; Alone, undated"
    plain = re.sub("</?(?:time|a|cite)\\b[^>]*>", "", page)
    assert f"On skies, The Paper, 21 September 2020, page 1; {told} <button" in plain
    assert f"The Paper · 21 September 2020 · page 1 · {told}</p>" in plain
