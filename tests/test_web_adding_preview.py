"""A preview shows what would be stored, keeps it for whoever asked, and adds just that."""

import pytest

from index.errors import NotAllowed, QuestionError
from ingest.records import Failure, Source
from web.access.acting import ACTING, Actor, Role
from web.adding import preview
from web.adding.preview import MOST_SEEN, Previews
from web.adding.queue import report_of


def sources(*texts: str) -> list[Source | Failure]:
    return [Source(f"{number}.txt", text.encode(), ".txt") for number, text in enumerate(texts)]


@pytest.fixture
def previews():
    return Previews()


def test_nothing_is_stored_before_it_is_added_and_then_all_is_without_finding_it_again(index, previews):
    found = []

    def find():
        found.append(1)
        return [*sources("Alpha.", "Beta.", "Gamma.", "Delta."), Failure("gone.txt", "It is gone.")]

    made = previews.make(index, find)
    assert [one.document.text for one in made.seen] == ["Alpha.", "Beta.", "Gamma."]
    assert (len(made.seen), len(made.sources)) == (MOST_SEEN, 5)
    assert not index.settings.index.exists()
    job = previews.add(index, made.id)
    assert job.wait(60)
    assert (len(report_of(job).added), len(report_of(job).failed), found) == (4, 1, [1])
    with pytest.raises(QuestionError, match="not kept any longer"):
        previews.add(index, made.id)


def test_what_would_be_missing_is_told_of_its_own_document(index, previews):
    prose = "".join(
        f"<p>The port of Leer has {number} cameras at its quays, and all record.</p>" for number in (80, 90)
    )
    page = f"<html><body><article>{prose}<p>Subscribe to continue reading</p></article></body></html>"
    made = previews.make(index, lambda: [Source("a.html", page.encode(), ".html"), *sources("Alpha.")])
    cut = ("a.html ends at a paywall: what stands behind it is missing.",)
    assert [one.warnings for one in made.seen] == [cut, ()]


def test_it_is_added_or_dropped_by_whoever_asked_for_it_alone(index, previews):
    made = previews.make(index, lambda: sources("Alpha."))
    before = ACTING.set(Actor("ben", Role.EDITOR))
    try:
        assert previews.drop(made.id) is None
        with pytest.raises(QuestionError):
            previews.add(index, made.id)
        ACTING.set(Actor("cyd", Role.READER))
        with pytest.raises(NotAllowed):
            previews.make(index, lambda: sources("Beta."))
    finally:
        ACTING.reset(before)
    assert previews.drop(made.id) == made
    assert previews.drop(made.id) is None


def test_the_oldest_make_room_and_what_is_too_large_is_not_kept(index, previews, monkeypatch):
    monkeypatch.setattr(preview, "_MOST_BYTES", 12)
    first, second, third = (
        previews.make(index, lambda text=text: sources(text)) for text in ("Alpha.", "Beta.", "Ga.")
    )
    assert previews.drop(first.id) is None
    assert [previews.drop(one.id) for one in (second, third)] == [second, third]
    with pytest.raises(QuestionError, match="too much for a preview"):
        previews.make(index, lambda: sources("Alpha.", "Beta and gamma."))
    monkeypatch.setattr(preview, "_MOST_KEPT", 1)
    first, second = (previews.make(index, lambda: sources("A.")) for _ in range(2))
    assert (previews.drop(first.id), previews.drop(second.id)) == (None, second)
