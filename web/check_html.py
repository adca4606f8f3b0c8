"""A checked quotation as HTML: the verdict, word by word what differs, and the places.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from answer.check import Change, Check
from answer.phrases import phrase
from answer.render_check import verdict_sentence
from web.answer_html import quotation_html
from web.html import tag, text


def check_html(checked: Check) -> str:
    """The outcome of a check."""
    verdict = tag("p", text(verdict_sentence(checked)), {"class": "verdict", "role": "status"})
    omissions = tag("p", text(phrase("check_omissions")), {"class": "note"}) if checked.omissions else ""
    changes = " ".join(map(_change, checked.changes))
    compared = tag("p", changes, {"class": "compared"}) if changes else ""
    places = "".join(map(quotation_html, checked.citations))
    return tag("section", verdict + omissions + compared + places, {"class": f"check {checked.verdict}"})


def _change(change: Change) -> str:
    if change.same:
        return text(change.real)
    quoted = tag("del", text(change.quoted)) if change.quoted else ""
    real = tag("ins", text(change.real)) if change.real else ""
    return " ".join(filter(None, (quoted, real)))
