"""Checked quotations as HTML: the verdict, word by word what differs, and the places.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from collections.abc import Sequence

from answer.check.places import Change
from answer.check.records import Check
from answer.check.render import notes, verdict_sentence
from web.html.answer import quotation_html
from web.html.elements import tag, text


def checks_html(checked: Sequence[Check]) -> str:
    """The outcome of the checks of a text; of several, each with its words."""
    return "".join(check_html(one, shows_words=len(checked) > 1) for one in checked)


def check_html(checked: Check, *, shows_words: bool = False) -> str:
    """The outcome of a check."""
    words = tag("blockquote", text(checked.words)) if shows_words else ""
    verdict = tag("p", text(verdict_sentence(checked)), {"class": "verdict", "role": "status"})
    noted = "".join(tag("p", text(one), {"class": "note"}) for one in notes(checked))
    changes = " ".join(map(_change, checked.changes))
    compared = tag("p", changes, {"class": "compared"}) if changes else ""
    places = "".join(map(quotation_html, checked.citations))
    outcome = "unclear" if checked.unclear else checked.verdict
    return tag("section", words + verdict + noted + compared + places, {"class": f"check {outcome}"})


def _change(change: Change) -> str:
    if change.same:
        return text(change.real)
    quoted = tag("del", text(change.quoted)) if change.quoted else ""
    real = tag("ins", text(change.real)) if change.real else ""
    return " ".join(filter(None, (quoted, real)))
