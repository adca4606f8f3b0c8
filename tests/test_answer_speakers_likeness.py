"""In which way one name may mean another, by its words."""

import pytest

from answer.speakers.likeness import Why, are_one_person, are_relatives, likeness, spelled, taken_apart


@pytest.mark.parametrize(
    ("short", "long", "why"),
    [
        ("Trump", "Donald Trump", Why.SURNAME),
        ("President Trump", "Donald J. Trump", Why.SURNAME),
        ("von der Leyen", "Ursula von der Leyen", Why.SURNAME),
        ("Donald Trump", "Donald J. Trump", Why.FULL),
        ("Joe Biden", "Joseph R. Biden", Why.FULL),
        ("JD Vance", "J.D. Vance", Why.WORDS),
        ("Secretary of State Ann Kolb", "Ann Kolb", Why.WORDS),
        ("Justice Department", "Department of Justice", Why.WORDS),
        ("Oculon", "Oculon Inc.", Why.WORDS),
        ("Justice Department", "U.S. Department of Justice", Why.NATIONAL),
        ("Amnesty", "Amnesty International", Why.PART),
        ("FAA", "Federal Aviation Administration", Why.LETTERS),
        ("DHS", "U.S. Department of Homeland Security", Why.LETTERS),
        ("CDC", "Centers for Disease Control and Prevention", Why.LETTERS),
        ("Pope Leo", "Pope Leo XIV", Why.SURNAME),
        ("Trump", "Trump Organization", Why.PART),
        ("President-elect Trump", "Donald Trump", Why.SURNAME),
        ("O’Brien", "Conan O'Brien", Why.SURNAME),
        ("Senators Ann Kolb", "Ann Kolb", Why.WORDS),
        ("Boeing CEO Ann Kolb", "Ann Kolb", Why.WORDS),
        ("Centers for Disease Control", "Centers for Disease Control and Prevention in Atlanta", Why.WORDS),
        ("US Marshals", "US Marshals Service", Why.WORDS),
    ],
)
def test_names_may_mean_another(short, long, why):
    assert likeness(taken_apart(short), taken_apart(long)) is why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivanka Trump", "Donald Trump"),
        ("Mrs. Clinton", "Bill Clinton"),
        ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
        ("King Charles II", "King Charles III"),
        ("Ann A. Lee", "Ann B. Lee"),
        ("Police", "London Police"),
        ("FAA", "Food Agency"),
        ("Times", "New York Times"),
        ("Texas", "South Texas"),
        ("Department of Health", "Department of Health and Safety"),
    ],
)
def test_others_may_not(one, other):
    assert likeness(taken_apart(one), taken_apart(other)) is None


def test_relatives_are_told_from_other_forms_of_a_name():
    names = [taken_apart(name) for name in ("Ed Kolb", "David Kolb", "Edward A. Kolb", "Kolb")]
    assert are_relatives(names[0], names[1])
    assert are_one_person(names[0], names[2])
    assert not are_relatives(names[0], names[3])


def test_a_body_is_no_person():
    bodies = ("White House", "Kolb Organization", "New York Times", "FAA")
    assert [taken_apart(name).is_person for name in bodies] == [False] * 4
    assert taken_apart("Ada Kolb").is_person


def test_letters_stand_for_the_words_of_a_name():
    assert {"hrw"} <= spelled("Human Rights Watch")
    assert {"doj", "usdoj"} <= spelled("U.S. Department of Justice")
    assert "ups" not in spelled("U.S. Postal Service")
