"""Changes of the file of aliases, as somebody makes them on the page: what else is written there stays as it is.

A change is made to what the file holds at that moment, and nobody else changes it meanwhile, so that of two changes at
once none is lost. It is in use at once.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import Array, Key, KeyType, SingleKey

from answer.phrases import phrase
from answer.speakers.aliases import ALIASES, name_words, read_aliases, use_aliases
from index.errors import QuestionError, SettingsError

Aliases = Mapping[frozenset[str], str]
"""The name to show by the words of each name."""
LONGEST_NAME = 200
"""In characters: several times as long as the names of bodies are."""


def add_name(corpus: Path, shown: str, other: str) -> None:
    """Let a name be another name of a speaker; one that has names of its own brings them along.

    :param corpus: the folder of the file.
    :param shown: the speaker's name that is shown.
    :param other: the name.
    :raises QuestionError: when it is none, theirs already, or another speaker's other name.
    :raises SettingsError: when the file cannot be read or written.
    """
    other = _name(other)

    def change(document: TOMLDocument, shown: str, aliases: Aliases) -> None:
        known = aliases.get(name_words(other))
        if name_words(other) == name_words(shown) or known == shown:
            raise QuestionError(phrase("name_known", name=other, shown=shown))
        if known is not None and name_words(known) != name_words(other):
            raise QuestionError(phrase("name_of_another", name=other, shown=known))
        others = [known, *(str(each) for each in document.pop(known))] if known else [other]
        names = _names_of(document, shown)
        for each in others:
            names.append(each)

    _change(corpus, shown, change)


def rename(corpus: Path, shown: str, new: str, forgotten: str = "") -> None:
    """Show a speaker by another name; the one before is another name of theirs.

    :param corpus: the folder of the file.
    :param shown: the name that is shown.
    :param new: the one to show.
    :param forgotten: an other name that they lose.
    :raises QuestionError: when it is no name, or another speaker's.
    :raises SettingsError: when the file cannot be read or written.
    """
    new = _name(new)

    def change(document: TOMLDocument, shown: str, aliases: Aliases) -> None:
        known = aliases.get(name_words(new), shown)
        if known != shown:
            raise QuestionError(phrase("name_of_another", name=new, shown=known))
        others = [str(each) for each in _names_of(document, shown)]
        left = {name_words(each): each for each in (shown, *others)}
        for name in (new, forgotten):
            left.pop(name_words(name), None)
        _replace(document, shown, new, list(left.values()))

    _change(corpus, shown, change)


def split_name(
    corpus: Path,
    shown: str,
    other: str,
    along: Sequence[str] = (),
    *,
    is_joined: bool = False,
    stays_apart: bool = True,
) -> None:
    """Let an other name of a speaker be a speaker of its own; both stand in the file, so that no document joins them.

    :param corpus: the folder of the file.
    :param shown: the speaker's name that is shown.
    :param other: the name.
    :param along: other names that go along with it, and are from now on other names of it.
    :param is_joined: whether documents join it with theirs, so that the file need not list it.
    :param stays_apart: whether the file says so of names without others; not where it is as it was before.
    :raises QuestionError: when it is no other name of theirs.
    :raises SettingsError: when the file cannot be read or written.
    """

    def change(document: TOMLDocument, shown: str, aliases: Aliases) -> None:
        leaving = {name_words(each) for each in (other, *along)}
        left = [each for each in map(str, _names_of(document, shown)) if name_words(each) in leaving]
        own = next((each for each in left if name_words(each) == name_words(other)), None)
        if own is None and (name_words(other) in aliases or not is_joined):
            raise QuestionError(phrase("no_such_name", name=other[:LONGEST_NAME], shown=shown[:LONGEST_NAME]))
        own = own or _name(other)
        for each in left:
            _names_of(document, shown).remove(each)
            if each != own:
                _names_of(document, own).append(each)
        for name in (shown, own):
            _without_names(document, name, is_kept=stays_apart)

    _change(corpus, shown, change)


def _without_names(document: TOMLDocument, shown: str, *, is_kept: bool) -> None:
    """Keep a speaker who has no other names with an empty list, or not at all."""
    if _names_of(document, shown):
        return
    if is_kept:
        _replace(document, shown, shown, [])  # without what was between the names
    else:
        del document[shown]


def _name(typed: str) -> str:
    """A name as it is kept: one line of printable characters that has words."""
    name = " ".join(typed.split())
    if not name_words(name) or len(name) > LONGEST_NAME or not name.isprintable():
        raise QuestionError(phrase("no_name", most=LONGEST_NAME))
    return name


def _names_of(document: TOMLDocument, shown: str) -> Array:
    """The other names of a speaker, to be changed; a speaker who has none is added."""
    if shown not in document:
        document.add(_key(shown), tomlkit.array())
    names = document[shown]
    assert isinstance(names, Array)  # as was read before
    return names


def _replace(document: TOMLDocument, shown: str, new: str, others: Sequence[str]) -> None:
    """Put another name with its other names in a speaker's place; all around stays where it is."""
    names = tomlkit.array()
    names.extend(others)
    for place, (key, item) in enumerate(document.body):
        if key is not None and key.key == shown:
            names.trivia.comment_ws, names.trivia.comment = item.trivia.comment_ws, item.trivia.comment
            document.body[place] = (_key(new), names)  # what is written is read off the body alone


def _key(name: str) -> Key:
    return SingleKey(name, KeyType.Basic)


def _change(corpus: Path, shown: str, change: Callable[[TOMLDocument, str, Aliases], None]) -> None:
    """Change what the file holds now, and use it; a speaker who was renamed meanwhile is the same."""
    file, shown = corpus / ALIASES, _name(shown)
    try:
        with _alone(corpus):
            aliases = read_aliases(file)  # a broken one is not written over
            document = tomlkit.parse(file.read_text(encoding="utf-8") if file.exists() else "")
            change(document, aliases.get(name_words(shown), shown), aliases)
            _write(file.resolve(), tomlkit.dumps(document))
            use_aliases(corpus)
    except OSError as error:
        raise SettingsError(phrase("aliases_unwritten", file=file, reason=error.strerror)) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep others from changing the file meanwhile: the folder is locked, for the file itself is replaced."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _write(file: Path, text: str) -> None:
    """Put a text in a file's place, whole, with the same rights."""
    written = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with written.open("w", encoding="utf-8") as to:
            to.write(text)
            to.flush()
            os.fsync(to.fileno())
        if file.exists():
            shutil.copymode(file, written)
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)
