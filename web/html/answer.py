"""A conversation as HTML: each question, and quotations with who said them, where and when; or a refusal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from answer.records import Answer, Citation, Sentence
from answer.render import reading_notes, withheld_note
from web.conversation import Conversation, Excerpt, Exchange, held_in
from web.feedback import LONGEST_LINE, Offered
from web.html.render import render


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of an answer with what it cites; `heading` is that under which it is the first, if it is."""

    sentence: Sentence
    cited: tuple[Citation, ...]
    heading: str | None

    @property
    def is_quotation(self) -> bool:
        """Whether the sentence is the very words that it cites."""
        return len(self.cited) == 1 and self.cited[0].quote == self.sentence.text


def conversation_html(
    conversation: Conversation, feedback: Mapping[str, Offered] | None = None, *, earlier: int = 0
) -> str:
    """A conversation, or nothing; the newest exchange carries the id "latest".

    :param conversation: its exchanges.
    :param feedback: what can be said of answers, by the ids of their turns.
    :param earlier: how many of the first exchanges are left out, and told how to come by.
    :return: the HTML.
    """
    return render("conversation", **with_functions(conversation, feedback, earlier=earlier))


def turns_html(turns: Conversation, feedback: Mapping[str, Offered]) -> str:
    """Some exchanges of a conversation, to stand before the later ones on the page."""
    return render("conversation", **with_functions(turns, feedback, is_part=True))


def with_functions(
    conversation: Conversation,
    feedback: Mapping[str, Offered] | None = None,
    *,
    earlier: int = 0,
    is_part: bool = False,
) -> dict[str, Any]:
    """What the template of a conversation is filled in with, also where another includes it."""
    functions = (parts, around_of, held_in, is_reworded, reading_notes, withheld_note)
    values = {
        "conversation": conversation,
        "feedback": feedback or {},
        "longest_line": LONGEST_LINE,
        "earlier": earlier,
        "is_part": is_part,
    }
    return {**values, **{function.__name__: function for function in functions}}


def is_reworded(answer: Answer) -> bool:
    """Whether the question was understood in other words than it was asked in."""
    return _folded(answer.query) != _folded(answer.question)


def _folded(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip("?!. ")


def parts(answer: Answer, shown: int) -> Iterator[Part]:
    """The first sentences of an answer, as many as are shown."""
    last = None
    for sentence in answer.sentences[:shown]:
        cited = tuple(citation for citation in answer.citations if citation.number in sentence.citations)
        headings = [citation.heading for citation in cited if citation.number == sentence.citations[0]]
        heading = headings[0] if headings else None
        yield Part(sentence, cited, heading if heading != last else None)
        last = heading


def around_of(exchange: Exchange) -> dict[int, Excerpt | None]:
    """The words around each citation of an answer, by its number."""
    found = {excerpt.citation.number: excerpt for excerpt in exchange.excerpts}
    cited = exchange.answer.citations if exchange.answer else ()
    return {citation.number: found.get(citation.number) for citation in cited}
