"""Watches as pages: standing questions with what they found, and folders and feeds with what came from them."""

from collections.abc import Mapping, Sequence

from answer.ask import LONGEST_QUESTION
from answer.phrases import phrase
from answer.records import Citation
from index.kept import Finding, Shelved, StandingQuestion, WatchedSource
from web.html.kept import LONGEST_TITLE
from web.html.render import render

Arrival = tuple[str, str, str | None]
"""When a document came, its id, and its title; None where it was removed since."""


def watches_page(
    found: Sequence[StandingQuestion],
    sources: Sequence[WatchedSource],
    given: Mapping[str, str],
    *,
    removed: Shelved | None = None,
    problem: str = "",
    may_share: bool,
    bounds: Mapping[str, object],
) -> str:
    """The list of all that is watched, with where to add to it.

    :param found: the standing questions of who acts.
    :param sources: the folders and feeds.
    :param given: what was typed, or is proposed, in the forms.
    :param removed: a question that was deleted just now, and can be had back.
    :param problem: why what was typed was not added.
    :param may_share: whether there is anybody to share questions with.
    :param bounds: whether folders and feeds may be added, which ones, and how long what is typed may be.
    :return: the page.
    """
    typed = {name: given.get(name, "") for name in ("speaker", "words", "question", "folder", "feed")}
    longest = {"longest": LONGEST_TITLE, "longest_question": LONGEST_QUESTION}
    more = {"may_share": may_share, "address": "/watches/", "words": "", **longest, **bounds}
    lists = {"found": found, "sources": sources, "removed": removed}
    return render("watches", title=phrase("watches"), **lists, given=typed, problem=problem, **more)


def watch_page(
    kept: StandingQuestion,
    found: Sequence[Finding],
    citations: Sequence[Citation | None],
    changed: Sequence[str],
    feed: str,
    *,
    is_own: bool,
) -> str:
    """A standing question with what it found.

    :param kept: the question.
    :param found: what it found, the newest first.
    :param citations: the quotation of each; None where it cannot be read.
    :param changed: the ids of those whose words do not stand in their document as they did.
    :param feed: the whole address of its feed; empty where that is off.
    :param is_own: whether it is that of who reads it.
    :return: the page.
    """
    lists = {"found": found, "citations": citations, "changed": changed}
    return render("watch", title=kept.title, about=_about(kept), kept=kept, feed=feed, is_own=is_own, **lists)


def watched_page(source: WatchedSource, documents: Sequence[Arrival], faults: Sequence[str]) -> str:
    """A folder or feed with the last documents that came from it, and what could not be read."""
    title = source.title or source.address or phrase(f"watched_{source.kind}")
    return render("watched", title=title, source=source, documents=documents, faults=faults)


def _about(kept: StandingQuestion) -> str:
    if kept.asked:
        return phrase("standing_asked_about", question=kept.asked)
    given = [name for name in ("speaker", "words") if getattr(kept, name)]
    return phrase("_".join(["standing", *given, "about"]), speaker=kept.speaker, words=kept.words)
