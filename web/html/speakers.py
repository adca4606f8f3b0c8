"""Speakers as pages: their list, one of them, and several of them on a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.phrases import phrase
from answer.profiles.alias_file import LONGEST_NAME
from answer.profiles.matrix import MOST_SPEAKERS, Row
from answer.profiles.profile import MOST_DOCUMENTS, Profile
from answer.profiles.speakers import Speaker
from answer.speakers.aliases import listed_names, name_words
from answer.statements import ListedStatement
from web.html.pages import pages_of, part
from web.html.render import render

LONGEST_LIST = 100
LONGEST_SAID = 50
"""Of statements, which are longer; those of others stand on the same page."""
MOST_SUGGESTED = 300
"""How many names are offered where one is typed: more make a page slow, and any other can be typed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a speaker's statements is shown: of one year or all, and which page of theirs and of others'."""

    year: str = ""
    page: int = 1
    of_page: int = 1

    def of_year(self, said: Sequence[ListedStatement]) -> Sequence[ListedStatement]:
        """The statements of the year that is asked for."""
        return [one for one in said if one.published and one.published[:4] == self.year] if self.year else said


@dataclass(frozen=True, slots=True)
class Renamed:
    """What somebody has just done with a name, and what undoes it: the act, its name, and what else it is given."""

    told: str
    act: str
    name: str
    more: Mapping[str, str]


def speakers_page(found: Sequence[Speaker], words: str, page: int) -> str:
    """The list of speakers.

    :param found: those who fit.
    :param words: what was searched for.
    :param page: which page of the list is shown.
    :return: the page.
    """
    pages = pages_of(len(found), LONGEST_LIST, page)
    return render("speakers", title=phrase("speakers"), found=part(found, pages), pages=pages, words=words)


def speaker_page(
    profile: Profile,
    shown: Shown,
    suggested: Sequence[str],
    renamed: Renamed | None,
    *,
    may_edit: bool,
) -> str:
    """What the documents tell of a speaker.

    :param profile: it.
    :param shown: what of their statements is shown.
    :param suggested: names that may be theirs, too.
    :param renamed: what has just been done with a name.
    :param may_edit: whether who reads it may change the names.
    :return: the page.
    """
    said = shown.of_year(profile.said)
    pages, of_pages = (
        pages_of(len(each), LONGEST_SAID, page) for each, page in ((said, shown.page), (profile.said_of, shown.of_page))
    )
    speaker = profile.speaker
    return render(
        "speaker",
        title=speaker.name,
        speaker=speaker,
        profile=profile,
        shown=shown,
        said=part(said, pages),
        pages=pages,
        said_of=part(profile.said_of, of_pages),
        of_pages=of_pages,
        listed=[name for name in listed_names(speaker.name) if name_words(name) != name_words(speaker.name)],
        joined=[(one, int(100 * one.probability)) for one in profile.joined],
        suggested=suggested,
        renamed=renamed,
        may_edit=may_edit,
        most_documents=MOST_DOCUMENTS,
        longest=LONGEST_NAME,
    )


def matrix_page(question: str, names: Sequence[str], rows: Sequence[Row] | None, suggested: Sequence[str]) -> str:
    """Speakers on a question.

    :param question: what is asked; empty before something is.
    :param names: the speakers who were named.
    :param rows: what each says; None before something is asked.
    :param suggested: the speakers that are offered.
    :return: the page.
    """
    typed = [*names, *[""] * MOST_SPEAKERS][:MOST_SPEAKERS]
    more = {"longest": LONGEST_NAME, "suggested": suggested}
    return render("matrix", title=phrase("matrix_title"), question=question, typed=typed, rows=rows, **more)
