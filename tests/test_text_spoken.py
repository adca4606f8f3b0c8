"""In which language sentences are said, and how it writes numbers and dates."""

import pytest
from speaking import speaking

from text.spoken import LANGUAGES, is_one, language, number, written_date
from web.running import in_thread


@pytest.mark.parametrize("code", LANGUAGES)
def test_threads_that_are_begun_speak_the_same(code):
    with speaking(code):
        assert in_thread(language).result() == code
    assert language() == "en"


@pytest.mark.parametrize(
    ("code", "thousands", "decimal"),
    [("en", "1,234,567", "1,200.5"), ("de", "1.234.567", "1.200,5"), ("es", "1.234.567", "1.200,5")],
)
def test_numbers(code, thousands, decimal):
    with speaking(code):
        assert (number(1234567), number(1200.5, 1), number(7)) == (thousands, decimal, "7")


def test_french_numbers_are_parted_by_narrow_spaces():
    with speaking("fr"):
        assert (number(1234567), number(1200.5, 1)) == ("1\u202f234\u202f567", "1\u202f200,5")


@pytest.mark.parametrize(
    ("code", "day", "first", "month"),
    [
        ("en", "21 September 2020", "1 March 2020", "September 2020"),
        ("de", "21. September 2020", "1. März 2020", "September 2020"),
        ("fr", "21 septembre 2020", "1er mars 2020", "septembre 2020"),
        ("es", "21 de septiembre de 2020", "1 de marzo de 2020", "septiembre de 2020"),
    ],
)
def test_dates(code, day, first, month):
    with speaking(code):
        assert (written_date([2020, 9, 21]), written_date([2020, 3, 1])) == (day, first)
        assert (written_date([2020, 9]), written_date([2020])) == (month, "2020")


@pytest.mark.parametrize("parts", [[2020, 13], [2020, 2, 30], [2020, 1, 2, 3]])
def test_what_is_no_date_is_named(parts):
    with pytest.raises(ValueError, match=r"month|day|values"):
        written_date(parts)


def test_in_french_nothing_is_singular_too():
    assert [[is_one(count, code) for count in (0, 1, 2)] for code in ("en", "de", "es")] == [[False, True, False]] * 3
    assert [is_one(count, "fr") for count in (0, 1, 2)] == [True, True, False]
