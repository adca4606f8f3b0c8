"""Feedback as HTML: what can be said of an answer, and the page that lists what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.phrases import phrase
from web.conversation import Disclosed
from web.feedback import LONGEST_LINE, FeedbackVerdict, Offered
from web.html.answer import with_functions
from web.html.pages import Pages
from web.html.render import render


@dataclass(frozen=True, slots=True)
class FeedbackList:
    """A page of what is said: of all or of one, which verdict of how many, and which page."""

    found: Sequence[Disclosed]
    counts: Mapping[str, int]
    verdict: str
    pages: Pages
    is_of_all: bool
    may_disclose: bool


def feedback_html(offered: Offered, question: str) -> str:
    """What can be said of an answer, as it stands under it."""
    return render("feedback", offered=offered, question=question, longest_line=LONGEST_LINE)


def feedback_page(listed: FeedbackList) -> str:
    """The page that lists what is said of answers."""
    return render(
        "feedback_list",
        title=phrase("feedback_of_all" if listed.is_of_all else "feedback_of_own"),
        found=listed.found,
        counts=listed.counts,
        verdicts=tuple(FeedbackVerdict),
        shown=listed.verdict,
        pages=listed.pages,
        is_of_all=listed.is_of_all,
        may_disclose=listed.may_disclose,
        **with_functions(()),
    )
