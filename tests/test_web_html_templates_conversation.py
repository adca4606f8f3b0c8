"""The words around quotations and of a refusal: cut at words, blank lines closed, nothing else changed."""

import html
import re

from web_examples import make_answer, make_citation, make_document, make_refusal, make_told

from answer.records import Correction
from web.conversation import Excerpt, Exchange
from web.html.answer import conversation_html


def sources_html(*excerpts: Excerpt) -> str:
    answer = make_answer("Q", *(excerpt.citation for excerpt in excerpts))
    return conversation_html((Exchange("Q", answer=answer, excerpts=excerpts, shown=len(answer.sentences)),))


def nearest_html(*excerpts: Excerpt) -> str:
    answer = make_refusal("Q", *(excerpt.citation for excerpt in excerpts))
    return conversation_html((Exchange("Q", answer=answer, excerpts=excerpts, shown=len(answer.sentences)),))


def passage_of(page: str) -> str:
    found = re.search(r'<p class="passage">(.*?)</p>', page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r'<span class="number">\d+</span>|</?mark>', "", found.group(1)))


def test_what_the_assistant_says_of_itself_is_neither_doubted_nor_a_refusal():
    answer = make_told("Hello", "Hello.", "The library holds <2> documents.")
    page = conversation_html((Exchange("Hello", answer=answer, shown=2),))
    assert '<p class="told">Hello.</p><p class="told">The library holds &lt;2&gt; documents.</p>' in page
    assert not any(name in page for name in ("doubt", "refusal", "nearest", "<aside", "understood"))


def test_what_was_put_right_is_noted_above_answers_and_below_refusals():
    document = make_document("The sky.")
    corrected = (Correction("syk", "<sky>"),)
    answer = make_answer("syk?", make_citation(document, "The sky."), query="<sky>?", corrections=corrected)
    page = conversation_html((Exchange("syk?", answer=answer, shown=1),))
    assert '<p class="note">Taken for typing errors: “syk” for “&lt;sky&gt;”. A word in quotation marks' in page
    refusal = conversation_html((Exchange("syk?", answer=make_refusal("syk?", suggestion="sky?"), shown=2),))
    assert '<p class="note">Did you mean: sky?</p>' in refusal


def test_nothing_cited_nothing_around():
    assert 'class="context"' not in sources_html()
    assert 'class="nearest"' not in nearest_html()


def test_long_surroundings_are_cut_between_words():
    citation = make_citation(make_document("quote"), "quote")
    shown = passage_of(sources_html(Excerpt(citation, "before " * 100, " after" * 100)))
    assert re.fullmatch(r"… (before ){36,37}quote( after){42,43} …", shown)


def test_blank_lines_are_closed_around_the_quote():
    citation = make_citation(make_document("quote\n\nmore"), "quote\n\nmore")
    assert passage_of(sources_html(Excerpt(citation, "Heading\n\n", "\n\nNext."))) == "Heading\nquote\nmore\nNext."


def test_a_long_nearest_passage_is_cut():
    document = make_document("word " * 200)
    page = nearest_html(Excerpt(make_citation(document, document.text), "", ""))
    assert passage_of(page) == "word " * 51 + "word …"
