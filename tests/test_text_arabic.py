"""Arabic words in the form in which they are compared."""

import pytest

from text.arabic import plain_arabic, without_conjunctions


@pytest.mark.parametrize(
    ("written", "plain"),
    [("الحُسَيني", "الحسيني"), ("إبراهيم", "ابراهيم"), ("آمنة", "امنه"), ("منى", "مني"), ("محـــمد", "محمد")],
)
def test_marks_and_forms_of_letters_are_one(written, plain):
    assert plain_arabic(written) == plain


def test_other_scripts_stay_as_they_are():
    assert plain_arabic("Müller naïve") == "Müller naïve"


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("والأجهزة", "الأجهزة"),
        ("فالوزير وبالأجهزة", "الوزير بالأجهزة"),
        ("للمحكمة وللوزير", "المحكمة الوزير"),
        ("والد وقال ولد", "والد وقال ولد"),  # "father", "and said", "boy": no article follows
    ],
)
def test_and_and_for_are_parted_from_the_article(written, parted):
    assert without_conjunctions(written) == parted
