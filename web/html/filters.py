"""How templates show values: dates in words, safe addresses, long texts cut. Plain text in, plain text out."""

import re
from datetime import datetime
from urllib.parse import quote, urlsplit

from answer.phrases import phrase
from answer.retold import retold
from text.speech import FUNCTION
from text.spoken import ENGLISH, LANGUAGES, language, number, written_date
from text.stems import common_words

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_ID = 40
"""Longer than any id, and short enough to be read: anybody may ask for any."""
_LONGEST_QUESTION = 400
"""About six lines of a heading; a question may have five times as many characters."""
_FEWEST_SMALL_WORDS = 2
"""Of one language: a single one may be a name, or a word of another."""
_MOST_AROUND = 260
"""Two or three sentences on each side of a quotation: enough to see what it is about."""


def day(moment: str) -> str:
    """An ISO date in words, "21 September 2020"; what is no date comes back as it is."""
    parts = moment.split("T")[0].split(" ")[0].split("-")
    try:
        return written_date([int(part) for part in parts])
    except ValueError:
        return moment


def moment(text: str) -> str:
    """An ISO moment in words, "21 September 2020, 14:05 UTC"; one that is no moment as `day` has it."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return day(text)
    return f"{day(text)}, {found:%H:%M} UTC"


def grouped(count: int) -> str:
    """A count as it is read: "1,200"."""
    return number(count)


def deed(what: str) -> str:
    """A deed of the record in the reader's words; as it was recorded where there are none."""
    try:
        return phrase(f"deed_{what.replace(' ', '_')}")
    except KeyError:
        return what


def watching_fault(sentence: str) -> str:
    """Why a folder, a feed or an entry was not read, which the thread that watches keeps in English."""
    for beginning in ("watch_", "entry_"):
        if (told := retold(sentence, "phrases", beginning)) != sentence:
            return told
    return retold(sentence)


def megabytes(size: int) -> str:
    """How large a file is, as it is read: "1.2 MB", "34 kB" or "210 bytes"."""
    if size >= 999_500:
        return phrase("size_megabytes", size=number(size / 1e6, 1))
    return phrase("size_kilobytes", size=f"{size / 1e3:.0f}") if size >= 1000 else phrase("size_bytes", size=size)


def tongue(words: str) -> str | None:
    """The language of words of a document, for who hears them, where it is plainly another than that of the page.

    Told by the small words that hold its sentences together: a model that knows more languages takes seconds to load.
    """
    counts = {code: len(_small_words(words, code)) for code in LANGUAGES}
    found, *others = sorted(counts, key=lambda code: counts[code], reverse=True)
    is_plain = counts[found] >= _FEWEST_SMALL_WORDS and counts[found] > counts[others[0]]
    return found if is_plain and found != language() else None


def _small_words(words: str, code: str) -> frozenset[str]:
    return FUNCTION & frozenset(words.lower().split()) if code == ENGLISH else common_words(words, code)


def web_address(url: str) -> str | None:
    """The address if a browser may safely follow it: http or https with a host; else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def speaker_page(name: str) -> str:
    """The address of a speaker's page."""
    return f"/speakers/{quote(name, safe='')}"


def shortened_id(document_id: str) -> str:
    """An id as it was asked for, short enough to be read."""
    return document_id if len(document_id) <= _LONGEST_ID else document_id[:_LONGEST_ID] + "…"


def shortened(question: str) -> str:
    """A question, or a name that was asked for, short enough for a heading."""
    return question if len(question) <= _LONGEST_QUESTION else question[:_LONGEST_QUESTION] + " …"


def closed(words: str) -> str:
    """The words without blank lines."""
    return re.sub(r"\n+", "\n", words)


def ending(words: str) -> str:
    """The last words, cut where a word begins."""
    words = closed(words)
    return words if len(words) <= _MOST_AROUND else "… " + words[-_MOST_AROUND:].partition(" ")[2]


def beginning(words: str) -> str:
    """The first words, cut where a word ends."""
    words = closed(words)
    return words if len(words) <= _MOST_AROUND else words[:_MOST_AROUND].rpartition(" ")[0] + " …"


def in_xml(words: str) -> str:
    """The words without what may not stand in XML: some control characters, which documents have."""
    return _NOT_IN_XML.sub(" ", words)


FILTERS = {
    filter.__name__: filter
    for filter in (
        *(day, moment, grouped, deed, watching_fault, megabytes, tongue, in_xml),
        *(web_address, speaker_page, shortened_id, shortened, closed, ending, beginning),
    )
}
"""By the names by which templates call them."""
