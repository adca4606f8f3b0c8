"""An answer as JSON for programs and as plain text for a terminal. Knows how, not what, to answer."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from answer.phrases import phrase, plural, quoted
from answer.records import Answer, Citation, OtherSource, Place, Voice

_WIDTH = 100


def to_json(answer: Answer) -> dict[str, Any]:
    """The answer as an object of plain values, in the form that other programs rely on."""
    return {
        "id": answer.id,
        "question": answer.question,
        "query": answer.query,
        "refused": answer.refused,
        "confidence": round(answer.confidence, 4),
        "about_itself": answer.is_about_itself,
        "corrections": [asdict(correction) for correction in answer.corrections],
        "suggestion": answer.suggestion,
        "notes": list(answer.notes),
        "limits": list(answer.limits),
        "withheld": [asdict(sentence) for sentence in answer.withheld],
        "sentences": [asdict(sentence) for sentence in answer.sentences],
        "citations": [asdict(citation) for citation in answer.citations],
        "nearest": [asdict(citation) for citation in answer.nearest],
        "hits": [
            {"document_id": hit.passage.document_id, "passage_id": hit.passage.id, "score": round(hit.score, 6)}
            for hit in answer.hits
        ],
        "provenance": asdict(answer.provenance),
        "seconds": answer.seconds,
    }


def to_text(answer: Answer) -> str:
    """The answer for a terminal: each quote with who said it, or the refusal with the nearest passages."""
    if answer.is_about_itself:
        return "\n".join(sentence.text for sentence in answer.sentences)
    if answer.refused:
        lines = [*(sentence.text for sentence in answer.sentences), *reading_notes(answer)]
        nearest = [phrase("nearest"), *map(cited, answer.nearest)] if answer.nearest else []
        return "\n\n".join(["\n".join(lines), *nearest])
    withheld = [withheld_note(len(answer.withheld))] if answer.withheld else []
    return "\n\n".join(
        [*reading_notes(answer), *answer.notes, *withheld, *_written(answer), *_under_headings(answer.citations)]
    )


def reading_notes(answer: Answer) -> list[str]:
    """Says how a question was read: of which documents, with which words put right; mostly nothing."""
    pairs = [phrase("corrected_word", typed=one.typed, meant=one.meant) for one in answer.corrections]
    corrected = [phrase("corrected", words=", ".join(pairs))] if pairs else []
    return [
        *answer.limits,
        *corrected,
        *([phrase("suggested", question=answer.suggestion)] if answer.suggestion else []),
    ]


def is_written(answer: Answer) -> bool:
    """Whether its sentences are other words than the citations that they rest on."""
    quotes = {citation.quote for citation in answer.citations}
    return any(sentence.text not in quotes for sentence in answer.sentences)


def _written(answer: Answer) -> Iterator[str]:
    """The sentences that a model wrote, with the numbers of their citations."""
    if is_written(answer):
        numbered = [
            (sentence.text, "".join(f"[{number}]" for number in sentence.citations)) for sentence in answer.sentences
        ]
        yield textwrap.fill(" ".join(f"{text} {numbers}" for text, numbers in numbered), _WIDTH)


def head_lines(citation: Citation) -> list[str]:
    """The row that names the columns of the row that is quoted, if it is one, as lines to stand above it."""
    return citation.head.quote.splitlines() if citation.head else []


def _under_headings(citations: Sequence[Citation]) -> Iterator[str]:
    heading = None
    for citation in citations:
        if citation.heading and citation.heading != heading:
            yield f"{citation.heading}:"
        heading = citation.heading
        yield cited(citation)


def withheld_note(count: int) -> str:
    """Says how many sentences of a language model are withheld."""
    return phrase("withheld", sentences=plural(count, "sentence"))


def source_line(place: Citation | Place) -> str:
    """Where a quote comes from: title, publisher, date and place, as far as known; how it was read, who else has it."""
    within = place_line(place.page, place.page_label, place.time) if isinstance(place, Citation) else ""
    date = place.published[:10] if place.published else phrase("undated")
    scanned = phrase("read_by_ocr") if isinstance(place, Citation) and place.scanned else None
    told = ", ".join(part for part in (place.title, place.publisher, date, within, scanned) if part)
    return "; ".join(filter(None, (told, same_text_line(place.same_text))))


def same_text_line(sources: Sequence[OtherSource]) -> str:
    """Who else published a text, and when; a source that names no publisher is called by its title."""
    named = (
        f"{one.publisher or quoted(one.title)}, {one.published[:10] if one.published else phrase('undated')}"
        for one in sources
    )
    return phrase("same_text", sources="; ".join(named)) if sources else ""


def place_line(page: int | None, label: str | None, time: str | None) -> str:
    """Where in its document a quote stands, as it is cited: on a page, or at a time of a recording; "" for neither."""
    if time:
        return time_line(time)
    return page_line(page, label) if page else ""


def time_line(time: str) -> str:
    """A time of a recording as it is cited."""
    return phrase("at_time", time=time)


def page_line(page: int, label: str | None = None) -> str:
    """A page as it is cited: by what it calls itself, with its place in the file, where that differs."""
    return phrase("page_labelled", label=label, page=page) if label else phrase("page", page=page)


def attributions(citation: Citation) -> list[str]:
    """Who says which of the words of a quote and how, a line for each speaker; none when the document says of nobody.

    The words are given with the name, for the quote may have others; but for those of one who says all of it.
    """
    return [_attribution(citation, voice) for voice in citation.voices]


def _attribution(citation: Citation, voice: Voice) -> str:
    pieces = [citation.quote[start - citation.start : end - citation.start] for start, end in voice.spoken]
    words = " ".join(" … ".join(pieces).split())
    how = "attributed" if voice.direct else "denied" if voice.denied else "reported"
    speaker = told(voice.speaker, unsure=voice.unsure, via=voice.via)
    if _letters(words) == _letters(citation.quote):
        return phrase(how, speaker=speaker)
    return phrase(f"{how}_words", speaker=speaker, words=words)


def told(speaker: str, *, unsure: bool, via: str | None) -> str:
    """A speaker as a reader is told: "Ann Kolb (probably), via Reuters"."""
    return speaker + beside_name(unsure=unsure, via=via)


def beside_name(*, unsure: bool, via: str | None) -> str:
    """What a reader is told right behind a speaker's name: that it is no more than probable, and who tells it."""
    probably = f" {phrase('probably')}" if unsure else ""
    return f"{probably}, {phrase('said_via', via=via)}" if via else probably


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def also_in(citation: Citation, place: Place) -> str:
    """Where else a statement of a quote stands, in what words if they are not all that is quoted here."""
    words = " ".join(place.quote.split())
    is_all = _letters(words) == _letters(citation.quote)
    return phrase("also_in" if is_all else "also_in_words", document=source_line(place), words=words)


def cited(citation: Citation) -> str:
    """A citation for a terminal: its number, who says the words, the words, their source and their place."""
    said = attributions(citation)
    lines = textwrap.wrap(" ".join((f"[{citation.number}]", *said[:1])), _WIDTH)
    for other in said[1:]:
        lines.extend(textwrap.wrap(other, _WIDTH))
    for line in (*head_lines(citation), *citation.quote.splitlines()):
        lines.extend(textwrap.wrap(line, _WIDTH, initial_indent="    ", subsequent_indent="    "))
    lines.append(f"    — {source_line(citation)}")
    lines.append(f"      {citation.permalink}")
    for place in citation.also_in:
        lines.extend(textwrap.wrap(also_in(citation, place), _WIDTH, initial_indent="    ", subsequent_indent="    "))
        lines.append(f"      {place.permalink}")
    return "\n".join(lines)
