"""The feed of a standing question, in the format Atom: what it found, each with a link to its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from answer.phrases import phrase, quoted
from answer.records import Citation
from answer.render import source_line
from index.kept import Finding, StandingQuestion
from web.html.render import render

MOST_ENTRIES = 50
"""As many as feed readers look through; what is older they have by then."""
_LONGEST_HEADLINE = 100


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    updated: str
    link: str
    content: str


@dataclass(frozen=True, slots=True)
class _Feed:
    id: str
    title: str
    updated: str
    address: str
    page: str
    entries: tuple[_Entry, ...]


def watch_feed(
    kept: StandingQuestion, found: Iterable[tuple[Finding, Citation]], changed: Iterable[str], base: str
) -> str:
    """What a question found, as a feed.

    :param kept: the question.
    :param found: what it found, the newest first.
    :param changed: the ids of those whose words do not stand in their document as they did.
    :param base: the whole address of the app, without a stroke at its end.
    :return: XML.
    """
    entries = tuple(_entry(finding, cited, finding.id in changed, base) for finding, cited in found)
    page = f"{base}/watches/{kept.id}"
    address = f"{base}/watches/{kept.feed}.atom"
    updated = entries[0].updated if entries else kept.changed
    return render("watch_feed.xml", feed=_Feed(_urn(kept.id), kept.title, updated, address, page, entries))


def _entry(finding: Finding, cited: Citation, is_changed: bool, base: str) -> _Entry:
    content = f"{quoted(cited.quote)} ({source_line(cited)})"
    if is_changed:
        content = f"{content} {phrase('export_changed')}."
    headline = " ".join(cited.quote.split())
    if len(headline) > _LONGEST_HEADLINE:
        headline = headline[:_LONGEST_HEADLINE].rpartition(" ")[0] + " …"
    who = cited.speaker or cited.title
    title = phrase("feed_about", speaker=who, words=headline)
    return _Entry(_urn(finding.id), title, finding.found, f"{base}{cited.permalink}#quote", content)


def _urn(id: str) -> str:
    """What is never said of anything else, wherever the app is reached."""
    return f"urn:uuid:{uuid5(NAMESPACE_OID, id)}"
