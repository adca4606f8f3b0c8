"""An answer as Markdown for programs that show chats, and what of it was said when such a program sends it back.

The words of a source are never changed to suit Markdown: a character that it takes for a mark stays as it is.
Knows no HTTP.
"""

from collections.abc import Iterator, Sequence

from answer.phrases import phrase
from answer.records import Answer, Citation, Place, Sentence
from answer.render import also_in, attributions, head_lines, reading_notes, source_line, withheld_note

_QUOTED = "> "
_END = "---"


def answer_markdown(answer: Answer, base: str) -> str:
    """The whole answer as Markdown.

    :param answer: the answer.
    :param base: the address of this server, for links.
    :return: quotations with who said them, numbered, then their sources; or what a language model wrote, then the
        quotations that bear it out and their sources; or the refusal.
    """
    return "".join(answer_pieces(answer, base))


def answer_pieces(answer: Answer, base: str) -> Iterator[str]:
    """The same Markdown piece by piece, as it is sent; joined they are the whole."""
    written = written_pieces(answer)
    yield from written
    for place, block in enumerate(_blocks(answer, base), start=len(written)):
        yield f"\n\n{block}" if place else block


def written_pieces(answer: Answer) -> list[str]:
    """The first of these pieces: the sentences that a language model wrote, each with its numbers; none of quotations.

    They stay as they are while the answer grows.
    """
    sentences = answer.sentences if answer.provenance.is_model else ()
    return [(" " if place else "") + _numbered(sentence) for place, sentence in enumerate(sentences)]


def link(base: str, place: Citation | Place) -> str:
    """The whole address of a place."""
    return base.rstrip("/") + place.permalink


def said(content: str) -> str:
    """What an earlier message of an assistant said: the words that it quoted, else its first paragraph.

    Sources and numbers would be taken for names that the conversation is about.
    """
    quoted = [line.removeprefix(_QUOTED) for line in content.split("\n") if line.startswith(_QUOTED)]
    return " ".join(quoted) or content.strip().partition("\n\n")[0]


def _blocks(answer: Answer, base: str) -> Iterator[str]:
    """The paragraphs that follow what a language model wrote, if it did."""
    if answer.is_about_itself:
        yield from (sentence.text for sentence in answer.sentences)
        return
    if answer.refused:
        yield from _refusal(answer, base)
        return
    yield from (*reading_notes(answer), *answer.notes)
    if answer.withheld:
        yield withheld_note(len(answer.withheld))
    yield from _footnotes(answer, base) if answer.provenance.is_model else _quotations(answer, base)


def _footnotes(answer: Answer, base: str) -> Iterator[str]:
    """What bears out the sentences that a language model wrote."""
    yield _END
    for citation in answer.citations:
        yield _sources([citation], base)
        yield from _quotation(citation, attributions(citation))


def _quotations(answer: Answer, base: str) -> Iterator[str]:
    by_number = {citation.number: citation for citation in answer.citations}
    heading, shown = None, set[int]()
    for sentence in answer.sentences:
        cited = [by_number[number] for number in sentence.citations if number not in shown]
        if cited and cited[0].heading not in (None, heading):
            heading = cited[0].heading
            yield f"**{heading}**"
        for citation in cited:
            first, *others = attributions(citation) or [""]
            yield from _quotation(citation, [f"[{citation.number}] {first}".rstrip(), *others])
        shown |= set(sentence.citations)
    yield _END
    yield _sources(answer.citations, base)


def _numbered(sentence: Sentence) -> str:
    return sentence.text + "".join(f" [{number}]" for number in sentence.citations)


def _quotation(citation: Citation, leads: Sequence[str]) -> Iterator[str]:
    yield from leads
    yield "\n".join(_QUOTED + line for line in (*head_lines(citation), *citation.quote.split("\n")))


def _refusal(answer: Answer, base: str) -> Iterator[str]:
    yield from (*(sentence.text for sentence in answer.sentences), *reading_notes(answer))
    if answer.nearest:
        yield phrase("nearest")
        yield _sources(answer.nearest, base)


def _sources(citations: Sequence[Citation], base: str) -> str:
    return "\n\n".join(line for citation in citations for line in _source(citation, base))


def _source(citation: Citation, base: str) -> Iterator[str]:
    yield f"[{citation.number}] {source_line(citation)}: {link(base, citation)}"
    for place in citation.also_in:
        yield f"[{citation.number}] {also_in(citation, place)} ({link(base, place)})"
