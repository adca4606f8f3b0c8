"""Which names mean one speaker: as aliases.toml in the corpus folder says, which users edit, and as documents show.

What the file says goes first. What documents show is worked out elsewhere; here it is only known while they are read.
"""

import re
import tomllib
import unicodedata
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from index.errors import SettingsError
from text.roles import BODIES, TITLES
from text.stems import words

ALIASES = "aliases.toml"
"""The name of the file."""


@dataclass(frozen=True, slots=True, eq=False)
class _Aliases:
    """What a file lists: the other names of each name to show, and the name to show by the words of each name."""

    listed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shown: Mapping[frozenset[str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """The names of the speakers of some documents: the name to show for each, and for the words of each."""

    shown: Mapping[str, str] = field(default_factory=dict)
    by_words: Mapping[frozenset[str], str] = field(default_factory=dict)
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)


# Known to the whole process: passed on, it would be a parameter of some eighty functions that compare names. It is
# replaced whole, so that nobody sees a part of what a file lists.
_known = _Aliases()
# Of the documents that are read at the moment, for the same reason.
_joined: ContextVar[Joined] = ContextVar("joined", default=Joined())  # noqa: B039 - it is frozen
_BEFORE_NAME = 3
_LINKS = frozenset("of for and de du von van der den the".split())


def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, in any order."""
    return frozenset(name_key(name))


@lru_cache(maxsize=4096)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: without case, accents, titles before it, articles and a possessive.

    "Moreno, Ada" is Ada Moreno. A title alone, as in "the Prime Minister", or with what it is of, is a name.
    """
    last, comma, first = name.partition(", ")
    ordered = f"{first} {last}" if comma and len(first.split()) <= 2 and first[:1].isupper() else name
    plain = folded(re.sub(r"[’']s?(?!\w)", "", ordered))
    found = [word for word in words(plain, "") if word != "the"]
    return tuple(found[_titles_of(found) :])


def _titles_of(found: Sequence[str]) -> int:
    """How many words before a name are titles or go with them: "Interior Minister Ann Lee" has two."""
    ends = [index for index, word in enumerate(found, start=1) if _is_title(word) and index <= _BEFORE_NAME]
    last = max((index for index in ends if index < len(found)), default=0)
    # "Justice Department" is no department called so.
    is_name = not last or found[-1] in TITLES or found[-1] in BODIES
    return 0 if is_name or not _LINKS.isdisjoint(found[: last + 1]) else last


def _is_title(word: str) -> bool:
    """Whether a word is a title, or part of one: "President-elect"."""
    return word in TITLES or word == "elect"


def titles_of(name: str) -> frozenset[str]:
    """The titles before a name: "interior" and "minister" of "Interior Minister Ann Lee"."""
    return frozenset(words(folded(name), "")) - name_words(name) - {"the"}


def is_title(name: str) -> bool:
    """Whether words are titles alone: "Dr", "Chief Inspector"."""
    return all(word in TITLES for word in words(name, ""))


def folded(text: str) -> str:
    """A text without the marks that letters bear, so that "Šimić" and "Simic" are the same."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(one if one.isascii() else _plain(one) for one in parted if not unicodedata.combining(one))


@cache
def _plain(letter: str) -> str:
    """A letter as the index has it, whose mark is no part that can be taken off: the "ø" of "Møller"."""
    plain = "".join(words(letter, ""))
    return (plain.upper() if letter.isupper() else plain) or letter


def shown_name(name: str) -> str:
    """The name that stands for all names of the same speaker; the name itself when nothing is known of it."""
    known, joined = name_words(name), _joined.get()
    return _known.shown.get(known) or joined.shown.get(name) or joined.by_words.get(known, name)


def meant_name(name: str) -> str:
    """The name that documents show for one that somebody typed; one that the file lists stays as it is."""
    known, joined = name_words(name), _joined.get()
    return name if known in _known.shown else joined.shown.get(name) or joined.by_words.get(known, name)


def speaker_key(name: str) -> Hashable:
    """What the names of one speaker have in common, and those of two have not: the words of the name that is shown.

    Where documents tell two of the same words apart, as Mr. and Ms. Lee, it is the name itself.
    """
    shown = shown_name(name)
    return shown if shown in _joined.get().names else name_key(shown) or shown


def other_names(name: str) -> list[frozenset[str]]:
    """The words of each name of a speaker: of this one, and of those that aliases list beside it."""
    known, shown = name_words(name), shown_name(name)
    return [known, *(words for words, other in _known.shown.items() if other == shown and words != known)]


def joined_names(name: str) -> tuple[str, ...]:
    """The names by which the documents that are read have a speaker, as they write them; none of nobody they know."""
    return tuple(_joined.get().names.get(shown_name(name), ()))


def listed_names(shown: str) -> tuple[str, ...]:
    """The other names of a speaker as the file writes them, by the name that it shows."""
    return tuple(_known.listed.get(shown, ()))


def aliases_in_use() -> Hashable:
    """Stands for the aliases that are known now, and for no others: what was worked out of them is remembered by it."""
    return _known, _joined.get()


@contextmanager
def names_joined(joined: Joined) -> Iterator[None]:
    """Know, too, which names some documents join, as long as they are read."""
    before = _joined.set(joined)
    try:
        yield
    finally:
        _joined.reset(before)


def file_in_use() -> Hashable:
    """Stands for what the file of aliases says now."""
    return _known


def listed_as(name: str) -> str | None:
    """The name that the file shows for a name; None where it has none."""
    return _known.shown.get(name_words(name))


def use_aliases(corpus: Path) -> None:
    """Know the aliases of a folder of documents, and no others, from now on.

    :param corpus: the folder; one without a file of aliases has none.
    :raises SettingsError: when the file cannot be read.
    """
    global _known
    listed = read_names(corpus / ALIASES)
    _known = _Aliases(listed, _by_words(listed))


def read_aliases(file: Path) -> dict[frozenset[str], str]:
    """Read a file of aliases.

    :param file: the file; one that is missing holds none.
    :return: the name to show by the words of each name.
    :raises SettingsError: when it is no TOML, or not of the form that its first lines explain.
    """
    return _by_words(read_names(file))


def read_names(file: Path) -> dict[str, list[str]]:
    """Read a file of aliases as it is written.

    :param file: the file; one that is missing holds none.
    :return: the other names by the name to show.
    :raises SettingsError: when it is no TOML, or not of the form that its first lines explain.
    """
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # the corpus may be one file
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"The file of aliases {file} cannot be read ({error}); mend or remove it.") from error
    for shown, others in listed.items():
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise SettingsError(
                f'In {file}, {shown!r} is not followed by a list of names, such as ["Morpho"]; mend it.'
            )
    return listed


def _by_words(listed: Mapping[str, Sequence[str]]) -> dict[frozenset[str], str]:
    return {name_words(name): shown for shown, others in listed.items() for name in (shown, *others)}
