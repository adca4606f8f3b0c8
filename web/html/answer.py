"""An exchange as HTML: the question, and quotations with who said them, where and when; or a refusal.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from collections.abc import Iterator, Sequence

from answer.records import Answer, Citation, Sentence
from answer.render import withheld_note
from web.conversation import Conversation, Exchange
from web.html.elements import tag, text
from web.html.sources import also_in_html, link, nearest_html, place, source_line, sources_html
from web.html.spoken import lead_html, words_html

_LONGEST_QUESTION_SHOWN = 400


def conversation_html(conversation: Conversation) -> str:
    """The whole conversation, or nothing; the newest exchange carries the id "latest"."""
    last = len(conversation) - 1
    sections = [_exchange(exchange, "latest" if at == last else None) for at, exchange in enumerate(conversation)]
    return tag("div", "".join(sections), {"role": "log", "aria-label": "Conversation"}) if sections else ""


def _exchange(exchange: Exchange, anchor: str | None) -> str:
    question = tag("h2", text(_shortened(exchange.question)), {"class": "question"})
    return tag("section", question + _outcome(exchange), {"class": "exchange", "id": anchor})


def _shortened(question: str) -> str:
    return question if len(question) <= _LONGEST_QUESTION_SHOWN else question[:_LONGEST_QUESTION_SHOWN] + " …"


def _outcome(exchange: Exchange) -> str:
    stopped = tag("p", "Stopped.", {"class": "status"}) if exchange.stopped else ""
    if exchange.problem is not None:
        return tag("p", text(exchange.problem), {"class": "problem", "role": "alert"})
    if exchange.answer is None:
        return stopped or tag("p", text(exchange.status or ""), {"class": "status working"})
    show = _refusal if exchange.answer.refused else _answer
    return _understood(exchange.answer) + show(exchange.answer, exchange) + stopped


def is_reworded(answer: Answer) -> bool:
    """Whether the question was understood in other words than it was asked in."""
    return _folded(answer.query) != _folded(answer.question)


def _understood(answer: Answer) -> str:
    if not is_reworded(answer):
        return ""
    return tag("p", f"Understood as: {tag('q', text(answer.query))}", {"class": "understood"})


def _folded(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip("?!. ")


def _answer(answer: Answer, exchange: Exchange) -> str:
    shown = answer.sentences[: exchange.shown]
    cited = {number for sentence in shown for number in sentence.citations}
    excerpts = [excerpt for excerpt in exchange.excerpts if excerpt.citation.number in cited]
    notes = "".join(tag("p", text(note), {"class": "note"}) for note in answer.notes)
    said = notes + "".join(_parts(shown, answer.citations)) + _withheld(answer)
    said += tag("p", "Writing…", {"class": "status working"}) if exchange.writing and not exchange.stopped else ""
    return tag("div", tag("div", said, {"class": "answer"}) + sources_html(excerpts), {"class": "columns"})


def _withheld(answer: Answer) -> str:
    """What a model wrote and the sources do not bear out, to be opened by whoever wants to see it."""
    if not answer.withheld:
        return ""
    entries = "".join(tag("li", tag("del", text(one.text)) + tag("p", text(one.reason))) for one in answer.withheld)
    opened = tag("summary", text(withheld_note(len(answer.withheld)))) + tag("ul", entries)
    return tag("details", opened, {"class": "withheld"})


def _parts(sentences: Sequence[Sentence], citations: tuple[Citation, ...]) -> Iterator[str]:
    """The sentences, those of one part under its heading."""
    headings = {citation.number: citation.heading for citation in citations}
    last = None
    for sentence in sentences:
        heading = headings.get(sentence.citations[0]) if sentence.citations else None
        if heading and heading != last:
            yield tag("h3", text(heading), {"class": "part"})
        last = heading
        yield _sentence(sentence, citations)


def _sentence(sentence: Sentence, citations: tuple[Citation, ...]) -> str:
    """A sentence; where it is a source's own words, they stand as a quotation."""
    cited = [citation for citation in citations if citation.number in sentence.citations]
    if len(cited) == 1 and cited[0].quote == sentence.text:
        return quotation_html(cited[0])
    numbers = "".join(_number(citation) for citation in cited)
    doubt = "" if sentence.verified else tag("p", "The sources do not bear this sentence out.", {"class": "doubt"})
    written = tag("p", text(sentence.text) + numbers, {"class": "sentence"})
    return written + doubt + "".join(quotation_html(citation) for citation in cited)


def quotation_html(citation: Citation) -> str:
    """The words of a citation with who says which of them and where, linked to their place."""
    words = tag("p", words_html(citation) + _number(citation), {"class": "voiced" if citation.voices else None})
    quoted = tag("blockquote", words, {"cite": place(citation)})
    origin = tag("figcaption", source_line(citation) + also_in_html(citation))
    return tag("figure", lead_html(citation) + quoted + origin, {"class": "quotation"})


def _number(citation: Citation) -> str:
    label = f"Source {citation.number}: opens {citation.title} at these words"
    return link(citation, str(citation.number), **{"class": "number", "aria-label": label})


def _refusal(answer: Answer, exchange: Exchange) -> str:
    """What the assistant says instead of an answer, its first sentence as the verdict."""
    said = "".join(
        tag("p", text(sentence.text), {"class": "verdict" if at == 0 else None})
        for at, sentence in enumerate(answer.sentences[: exchange.shown])
    )
    nearest = nearest_html(exchange.excerpts) if exchange.is_complete else ""
    return tag("div", said + nearest, {"class": "refusal"})
