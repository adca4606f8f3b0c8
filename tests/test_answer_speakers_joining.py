"""Which names documents join, by documents whose counts can be made by hand."""

from dataclasses import dataclass

import pytest

from answer.speakers.candidates import heard_names
from answer.speakers.joining import SURE, joins_of
from answer.speakers.likeness import Why
from index.records import Naming


@dataclass
class Papers:
    """Documents by their ids: each the names of its speakers, with the words for them after "=", and its text."""

    papers: dict[str, tuple[str, str]]

    def namings(self) -> list[Naming]:
        """The names, as a store has them."""
        pairs = ((id, one.strip().partition("=")) for id, (names, _) in self.papers.items() for one in names.split(","))
        found = (Naming(name, id, words or name, 1) for id, (name, _, words) in pairs)
        return sorted(found, key=lambda one: (one.name, one.document_id))

    def texts(self, ids):
        return [(id, self.papers[id][1]) for id in ids]

    def ids_with(self, words):
        return [id for id, (_, text) in self.papers.items() if any(one in text for one in words)]


def joined(*papers: tuple[str, str]) -> dict[tuple[str, str], Why]:
    """The joins of some documents that are sure enough."""
    some = Papers({f"d{number}": paper for number, paper in enumerate(papers)})
    found = joins_of(heard_names(some.namings()), some)
    return {(one.name, one.other): one.why for one in found if one.probability >= SURE}


def test_a_family_name_is_that_of_who_alone_is_named_with_it():
    whole, short = ("Ann Kolb", "Ann Kolb said so."), ("Kolb", "Kolb said so.")
    assert joined(*[whole] * 4, short) == {("Kolb", "Ann Kolb"): Why.SURNAME}


def test_few_documents_are_not_enough_unless_the_short_name_s_own_has_the_whole_one():
    assert joined(*[("Ann Kolb", "Ann Kolb said so.")] * 2, ("Kolb", "Kolb said so.")) == {}
    assert ("Kolb", "Ann Kolb") in joined(("Ann Kolb", "Ann Kolb said so."), ("Kolb", "Kolb said so. Ann Kolb left."))


def test_a_title_that_the_only_bearer_has_elsewhere_tells_who_is_meant():
    governor, short = ("Ann Kolb", "Governor Ann Kolb said so."), ("Kolb", "Governor Kolb came. Kolb said so.")
    assert joined(governor, short) == {("Kolb", "Ann Kolb"): Why.SURNAME}


def test_who_is_named_far_more_often_is_meant():
    known = [("Ann Kolb", "Ann Kolb said so.")] * 9
    assert ("Kolb", "Ann Kolb") in joined(*known, ("Ben Kolb", "Ben Kolb"), ("Kolb", "Kolb"))
    assert ("Kolb", "Ann Kolb") not in joined(*known, *[("Ben Kolb", "Ben Kolb")] * 4, ("Kolb", "Kolb"))


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(["Ben Kolb"], id="two brothers"),
        pytest.param(["Clara Kolb"], id="spouses"),
        pytest.param(["Ann Kolb Jr."], id="mother and child"),
        pytest.param(["Kolb Organization"], id="a body with the name"),
    ],
)
def test_where_two_compete_neither_is_meant(others):
    papers = [(name, f"{name} said so.") for name in ("Ann Kolb", *others) for _ in range(3)]
    assert joined(*papers, ("Kolb", "Kolb said so.")) == {}


def test_who_is_named_but_never_speaks_competes_too():
    papers = [("Ann Kolb", "Ann Kolb met Ben Kolb.")] * 3
    assert joined(*papers, ("Kolb", "Kolb said so.")) == {}


def test_mr_and_ms_are_two():
    papers = [("Bill Kolb", "Bill Kolb said so.")] * 4
    assert joined(*papers, ("Ms Kolb", "Ms Kolb said so.")) == {}
    assert joined(*papers, ("Mr Kolb", "Mr Kolb said so.")) == {("Mr Kolb", "Bill Kolb"): Why.SURNAME}


def test_a_family_name_with_other_offices_is_nobody_s():
    assert joined(("Judge Kolb", "Judge Kolb"), ("Governor Kolb", "Governor Kolb")) == {}
    assert joined(("Judge Kolb", "Judge Kolb"), ("Kolb", "Kolb")) == {("Judge Kolb", "Kolb"): Why.WORDS}


def test_other_forms_of_a_whole_name_are_one():
    assert joined(("Ann Kolb", ""), ("Ann R. Kolb", "")) == {("Ann Kolb", "Ann R. Kolb"): Why.FULL}
    assert joined(("Ann Kolb", ""), ("Ann A. Kolb", ""), ("Ann B. Kolb", "")) == {}


def test_a_tom_and_a_thomas_are_one_where_the_same_stands_beside_them():
    tom, thomas = ("Tom Kolb", "Boeing boss Tom Kolb said"), ("Thomas Kolb", "Thomas Kolb of Boeing said")
    assert joined(tom, thomas) == {("Thomas Kolb", "Tom Kolb"): Why.FULL}
    assert joined(tom, ("Thomas Kolb", "the plumber Thomas Kolb said")) == {}


def test_the_agencies_of_a_country_are_called_without_it():
    whole, short = ("U.S. Department of Justice", ""), ("Justice Department", "")
    assert joined(whole, short) == {("Justice Department", "U.S. Department of Justice"): Why.NATIONAL}
    assert joined(("Interior Ministry", ""), ("Ukrainian Interior Ministry", "")) == {}


def test_who_bears_a_title_is_meant_by_it():
    papers = [("Ann Kolb", "Governor Ann Kolb said")] * 2 + [("Ben Kolb", "Ben Kolb said")] * 2
    assert joined(*papers, ("Kolb", "Kolb said")) == {}
    assert joined(*papers, ("Governor Kolb", "Governor Kolb said")) == {("Governor Kolb", "Ann Kolb"): Why.SURNAME}


FULL = "the Federal Aviation Administration (FAA) said"


def test_letters_are_what_documents_introduce_them_for():
    aviation = ("Federal Aviation Administration", FULL)
    assert joined(aviation, aviation, ("FAA", "FAA")) == {("FAA", "Federal Aviation Administration"): Why.LETTERS}
    film = ("Film Artists Association", "the Film Artists Association (FAA) said")
    assert joined(aviation, aviation, film, film, ("FAA", "FAA")) == {}


def test_a_body_is_called_by_a_part_of_its_name_where_documents_do():
    called = ("Amnesty International=Amnesty", "")
    assert joined(called, called, ("Amnesty", "")) == {("Amnesty", "Amnesty International"): Why.PART}
    assert joined(("China Labor Watch", ""), ("China", "")) == {}


def test_what_was_renamed_is_one_and_the_place_is_known():
    papers = Papers({"a": ("Morpho", ""), "b": ("Idemia", "Title\nIdemia, formerly known as Morpho, said so.")})
    [join] = joins_of(heard_names(papers.namings()), papers)
    assert (join.name, join.other, join.why) == ("Morpho", "Idemia", Why.FORMER)
    id, start, end = join.place
    assert papers.papers[id][1][start:end] == "Idemia, formerly known as Morpho"


def test_the_order_of_documents_decides_nothing():
    papers = [("Ann Kolb", "Ann Kolb"), ("Ann Kolb", "Ann Kolb"), ("Kolb", "Kolb"), ("A. Kolb", "A. Kolb")]
    assert joined(*papers) == joined(*reversed(papers))
