"""The forms that German verbs of saying have by rule, and those of strong verbs and of verbs that part."""

import pytest

from text.german import FORMS, QUOTING, Shape


def shapes(form):
    return {(one.shape, one.particle) for one in FORMS.get(form, ())}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("behauptet", {(Shape.EITHER, "")}),
        ("behauptete", {(Shape.FINITE, "")}),
        ("geäußert", {(Shape.PARTICIPLE, "")}),
        ("argumentiert", {(Shape.EITHER, "")}),
        ("mitgeteilt", {(Shape.PARTICIPLE, "")}),
        ("mitteilte", {(Shape.FINITE, "")}),
        ("spricht", {(Shape.FINITE, "")}),
        ("sprachen", {(Shape.FINITE, "")}),
        ("räumten", {(Shape.FINITE, "ein")}),
        ("verwies", {(Shape.FINITE, "")}),
        ("singt", set()),
    ],
)
def test_forms_are_made_by_rule_or_listed(form, expected):
    assert shapes(form) == expected


def test_a_verb_that_parts_leaves_its_particle_behind():
    assert (Shape.FINITE, "mit") in shapes("teilte")


def test_some_forms_stand_beside_a_quotation_and_some_take_only_a_thing():
    assert {"sagte", "betont"} <= QUOTING
    assert "sprach" not in QUOTING
