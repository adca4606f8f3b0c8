"""A text that somebody pastes, as a document like a file that they uploaded: its title and the like stand before it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from answer.phrases import phrase
from index.errors import QuestionError
from index.jobs import Job
from ingest.records import Source, original_of
from text.dates import iso_day
from text.spoken import number
from web.adding.queue import add_sources_in_turn
from web.adding.uploads import named_upload, upload_key
from web.background_index import BackgroundIndex

LONGEST_TEXT = 2_000_000
"""In characters, about a thousand pages; what is longer is a file, and is added as one."""
_LONGEST_FIELD = 300
_LONGEST_NAME = 80
"""In characters: a name that is longer is cut by file systems when the original is saved."""
_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text and what is said of it; all but the text may be empty."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""


def pasted_source(pasted: Pasted) -> Source:
    """The source that a pasted text is read from.

    :param pasted: the text and what is said of it.
    :return: a text file with front matter, which is its original, too.
    :raises QuestionError: when there is no text, something is too long, or the date is none.
    """
    if not pasted.text.strip():
        raise QuestionError(phrase("pasted_empty"))
    if len(pasted.text) > LONGEST_TEXT:
        raise QuestionError(phrase("pasted_long", most=number(LONGEST_TEXT)))
    published = pasted.published.strip()
    if published and not iso_day(published):
        raise QuestionError(phrase("pasted_date", date=published[:40]))
    fields = {"title": pasted.title, "publisher": pasted.publisher, "published": iso_day(published) or ""}
    known = {name: " ".join(value.split())[:_LONGEST_FIELD] for name, value in fields.items() if value.strip()}
    content = (_front_matter(known) + pasted.text.replace("\r\n", "\n").strip() + "\n").encode("utf-8", "replace")
    name = _name(known.get("title", ""))
    return Source(name, content, _SUFFIX, key=upload_key(name, content), original=original_of(name, _SUFFIX, content))


def _front_matter(fields: dict[str, str]) -> str:
    """The fields as YAML, in which a JSON text means what it means in JSON; nothing where there are none."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def _name(title: str) -> str:
    shown = re.sub(r"[/\\]", "-", title)[:_LONGEST_NAME] or phrase("pasted_name")
    return named_upload(shown + _SUFFIX, Path()).name


def add_pasted(index: BackgroundIndex, pasted: Pasted) -> Job:
    """Have a pasted text added when it is its turn.

    :param index: where to.
    :param pasted: the text and what is said of it.
    :return: the job.
    :raises QuestionError: when it cannot be a document.
    :raises NotAllowed: when who acts may not add documents.
    :raises Busy: when too many jobs wait.
    """
    return add_sources_in_turn(index, [pasted_source(pasted)])
