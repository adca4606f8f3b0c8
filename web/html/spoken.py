"""The words of speakers inside a quotation as HTML: each speaker's set apart, and the label in the same marks.

Pure functions from records to escaped HTML. Knows no answers and no documents.
"""

from collections.abc import Callable, Iterator

from answer.phrases import phrase
from answer.records import Citation, Voice
from web.html.elements import tag, text

_MARKS = 3
"""How many kinds of marks the style sheet has; of more speakers the others share the last."""


def lead_html(citation: Citation) -> str:
    """Who is heard in a quotation, each name marked as the words are; empty when the document attributes none."""
    said = [_label(voice, at) for at, voice in enumerate(citation.voices)]
    return tag("p", " · ".join(said), {"class": "lead"}) if said else ""


def words_html(citation: Citation, shown: Callable[[str], str] = str) -> str:
    """The words of a quotation, those of its speakers marked.

    :param citation: the quotation.
    :param shown: what is shown of each stretch of its text.
    :return: its text; nothing is marked where nobody is heard.
    """
    return "".join(_pieces(citation, shown))


def _pieces(citation: Citation, shown: Callable[[str], str]) -> Iterator[str]:
    parts = sorted((start, end, at) for at, voice in enumerate(citation.voices) for start, end in voice.spoken)
    reached = citation.start
    for start, end, at in parts:
        yield text(shown(_between(citation, reached, start)))
        words = text(shown(_between(citation, start, end)))
        yield tag("span", words, {"class": _mark(at), "title": _heard(citation.voices[at])})
        reached = end
    yield text(shown(_between(citation, reached, citation.end)))


def _between(citation: Citation, start: int, end: int) -> str:
    return citation.quote[start - citation.start : end - citation.start]


def _label(voice: Voice, at: int) -> str:
    how = phrase("attributed_marked" if voice.direct else "denied_marked" if voice.denied else "reported_marked")
    return f"{text(how)} {tag('span', text(voice.speaker), {'class': _mark(at)})}"


def _mark(at: int) -> str:
    return f"spoken spoken-{min(at + 1, _MARKS)}"


def _heard(voice: Voice) -> str:
    return heard(voice.speaker, direct=voice.direct, denied=voice.denied)


def heard(speaker: str, *, direct: bool, denied: bool) -> str:
    """Whose words a reader is told that some are: a speaker's own, reported or denied."""
    return phrase("heard_own" if direct else "heard_denied" if denied else "heard_reported", speaker=speaker)
