"""Titles and roles are left out before a name, and the last is told."""

import pytest

from text.titles import is_role, is_title, looks_common, titled, without_title


def parts(words: str) -> list[tuple[str, int]]:
    return [(word, place) for place, word in enumerate(words.split())]


@pytest.mark.parametrize(
    ("run", "name", "title"),
    [
        ("Governor Ann Lee", "Ann Lee", "Governor"),
        ("Dr. Ann Lee", "Ann Lee", "Dr."),
        ("Minister of Defence John Kolb", "John Kolb", "Minister"),
        ("SpaceX CEO John Kolb", "John Kolb", "CEO"),
        ("Justice Department", "Justice Department", None),
        ("Ann Lee", "Ann Lee", None),
        ("President", "President", None),
    ],
)
def test_a_run_is_parted_into_title_and_name(run, name, title):
    rest, last = without_title(parts(run), initial=False)
    assert (" ".join(word for word, _ in rest), last) == (name, title)


@pytest.mark.parametrize(("initial", "name"), [(True, "Amina Diallo"), (False, "Witness Amina Diallo")])
def test_a_role_with_a_capital_is_one_where_a_sentence_begins(initial, name):
    rest, _ = without_title(parts("Witness Amina Diallo"), initial=initial)
    assert " ".join(word for word, _ in rest) == name


def test_a_title_tells_what_it_is_short_for():
    assert (titled("Sen."), titled("Mayor")) == ({"sen", "senator"}, {"mayor"})


def test_words_are_told_by_their_form():
    assert [is_title(word) for word in ("Gov.", "Governor", "Camera")] == [True, True, False]
    assert [is_role(word) for word in ("mayor", "spokeswoman", "camera")] == [True, True, False]
    assert [looks_common(word) for word in ("Cameras", "Meeting", "Damascus", "Davis", "Lee")] == [
        True,
        True,
        False,
        False,
        False,
    ]
