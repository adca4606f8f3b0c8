"""Questions that are put to the assistant about itself or its documents, and not to the documents.

Each is matched whole: with one word more, it may ask for something that the documents say. Knows words only.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from answer.understand.small_talk import is_small_talk, without_small_talk


class Topic(Enum):
    """What is said or asked of the assistant."""

    GREETING = "a greeting"
    THANKS = "thanks"
    FAREWELL = "a farewell"
    CHATTER = "agreement and the like"
    WELL_BEING = "how it is"
    IDENTITY = "who it is"
    ABILITIES = "what it can do"
    METHOD = "how it works"
    SUBJECT = "what its documents are about"
    NEWEST = "which of its documents is the newest"
    OLDEST = "which is the oldest"
    SPEAKERS = "whom its documents quote"
    DOCUMENTS = "which documents it has"


@dataclass(frozen=True, slots=True)
class AskedAboutItself:
    """What is asked of the assistant; `year` and `publisher` limit the documents that are asked for."""

    topic: Topic
    year: int | None = None
    publisher: str | None = None


_READ = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_NAMED = re.compile(r"\{([a-zA-Z]+)\}")


def _whole(pattern: str, parts: dict[str, str]) -> str:
    """A pattern with the parts that it names in it."""
    return _NAMED.sub(lambda match: _whole(parts[match.group(1)], parts), pattern)


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    return re.compile(_whole(pattern, parts), re.IGNORECASE)


def _table(name: str) -> dict[Topic, list[re.Pattern[str]]]:
    return {Topic[topic]: [_compiled(one, _PARTS) for one in patterns] for topic, patterns in _READ[name].items()}


_PARTS, _LIMITED_BY = _READ["parts"], _READ["limits"]
_TOPICS, _AT_FIRST = _table("topics"), _table("at_first")
_LIMITED = (*_TOPICS[Topic.DOCUMENTS], *_AT_FIRST[Topic.DOCUMENTS], _compiled(_LIMITED_BY["limited"], _PARTS))
_LIMITS = tuple(_compiled(rf" {_LIMITED_BY[name]}$", _PARTS) for name in ("year", "publisher"))
_TALK = tuple(
    (Topic[name], _compiled(rf"\b{_READ['talk'][name]}\b", _PARTS)) for name in ("THANKS", "FAREWELL", "GREETING")
)
_ANYBODY = _compiled(_READ["talk"]["ANYBODY"], _READ["talk"])
_OPENING = re.compile(r"^(?:(?:and|but|so|then|ok(?:ay)?|now|please)\b[,\s]*)+", re.IGNORECASE)


def asked_about_itself(text: str, *, is_first: bool) -> AskedAboutItself | None:
    """What a text asks or says of the assistant and its documents.

    :param text: what the person typed.
    :param is_first: whether nothing was asked before that "it" or "the documents" may mean.
    :return: it; None for what is to be searched.
    """
    bare = " ".join(text.split())
    if topic := _talk(bare):
        return AskedAboutItself(topic)
    asked = _OPENING.sub("", without_small_talk(bare)).strip(" ?!.…")
    tables = (_TOPICS, _AT_FIRST) if is_first else (_TOPICS,)
    topics = (topic for table in tables for topic, patterns in table.items() if _fits(asked, patterns))
    topic = next(topics, None)
    return AskedAboutItself(topic) if topic else _limited(asked)


def _talk(bare: str) -> Topic | None:
    """What a text is that asks nothing, or only whether anybody is there; None for any other."""
    if is_small_talk(bare):
        return next((topic for topic, pattern in _TALK if pattern.search(bare)), Topic.CHATTER)
    words = bare.strip(" ?!.…")
    return Topic.GREETING if words and _ANYBODY.fullmatch(words) else None


def _limited(asked: str) -> AskedAboutItself | None:
    """A question for the documents of a year or a publisher."""
    for limit in _LIMITS:
        if (match := limit.search(asked)) and _fits(asked[: match.start()], _LIMITED):
            found = match.groupdict()
            year = int(found["year"]) if found.get("year") else None
            return AskedAboutItself(Topic.DOCUMENTS, year, found.get("publisher"))
    return None


def _fits(text: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(text) for pattern in patterns)
