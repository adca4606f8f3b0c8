"""Whether a paste with quotations copies a place of the source, so that what stands beside them must be right, too."""

import pytest

from answer.check.copies import is_copied
from index.records import Document, document_id

TEXT = (
    "The minister said: “The devices are safe.” Two days later an engineer of the ministry told the court: "
    "“The devices are not safe.” The court did not believe the engineer of the ministry in Novara."
)
DOCUMENT = Document(document_id(TEXT), TEXT, "A title")
OTHER = Document(document_id("Rain fell."), "Rain fell.", "Rain")


def copied(text: str, *, is_single: bool = True) -> bool:
    return is_copied(text, [OTHER, DOCUMENT], is_single=is_single)


COPY = "Two days later an engineer of the ministry told the court: “The devices are not safe.”"


def test_one_word_changed_beside_a_quotation_is_a_change_of_a_copy() -> None:
    """Nine of ten words agree."""
    assert copied(COPY.replace("engineer", "expert"))
    assert copied(COPY.replace("engineer", "expert"), is_single=False)


def test_a_paste_that_only_attributes_is_no_copy() -> None:
    assert not copied("“The devices are not safe,” an engineer said.")
    assert not copied("The minister said: “The devices are cheap.”")
    assert not copied("On Friday the paper of Lenz had its own story of that trial: “The devices are not safe.”")


@pytest.mark.parametrize("single", [True, False])
def test_a_copy_that_is_right_beside_its_quotation_and_in_it_needs_no_comparison(single: bool) -> None:
    assert not copied(COPY, is_single=single)


def test_a_word_changed_within_the_quotation_counts_where_there_is_only_one() -> None:
    changed = COPY.replace("not safe", "not sound")
    assert copied(changed)
    assert not copied(changed, is_single=False)


@pytest.mark.parametrize("single", [True, False])
def test_a_copy_may_drop_words_of_its_quotation_but_no_negation(single: bool) -> None:
    assert copied(COPY.replace("not safe", "safe"), is_single=single)


def test_nothing_is_copied_from_no_documents() -> None:
    assert not is_copied(COPY.replace("engineer", "expert"), [], is_single=True)
