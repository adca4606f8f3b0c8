"""Checked quotations as HTML: the verdict, word by word what differs, and the places."""

from collections.abc import Sequence

from answer.check.records import Check
from answer.check.render import notes, verdict_sentence
from web.html.render import render


def checks_html(checks: Sequence[Check]) -> str:
    """The outcome of the checks of a text; of several, each with its words."""
    return render("checks", checks=checks, verdict_sentence=verdict_sentence, notes=notes)
