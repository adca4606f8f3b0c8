"""Kept conversations: whose they are, what is found again, and what leaves the disk."""

import stat

import pytest
from conftest import in_files

from index import shelf
from index.conversations import Conversations
from index.databases.sqlite.database import Database
from index.errors import IndexDamaged, IndexMismatch
from index.kept import Feedback, Said

ANSWER = Said('{"answer": "Cameras were sold."}', "Cameras were sold to Édouard.", (("d1", ("a.txt", "b.txt")),))


@pytest.fixture
def kept(index_folder):
    conversations = Conversations(index_folder)
    yield conversations
    conversations.close()


def titles(kept: Conversations, owner: str = "ann", words: str = "") -> list[str]:
    return [each.title for each in kept.listed(owner, words)]


@in_files
def test_nothing_is_made_before_the_first_turn(kept, index_folder):
    assert (kept.listed("ann"), kept.turn("x"), kept.turns("x"), kept.find("x")) == ([], None, [], None)
    assert kept.wipe_removed()
    assert kept.forget(lambda *_: True)
    assert list(index_folder.iterdir()) == []


def test_turns_go_on_with_their_conversation(kept):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    second = kept.add("ann", first.conversation, "To whom?", Said("…", ""))
    assert (first.number, second.number, second.conversation) == (1, 2, first.conversation)
    assert kept.turns(first.conversation) == [first, second]
    assert kept.turn(second.id) == second
    [listed] = kept.listed("ann")
    assert (listed.id, listed.title, listed.size, listed.is_shared) == (first.conversation, "Who sold?", 2, False)


def test_they_are_there_again_after_a_restart(kept, index_folder):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    kept.close()
    again = Conversations(index_folder)
    assert again.turns(first.conversation) == [first]
    again.close()


def test_each_has_their_own(kept):
    first = kept.add("ann", None, "Ann's", ANSWER)
    assert titles(kept, "bob") == []
    # Nobody goes on with another's: that begins one of their own.
    assert kept.add("bob", first.conversation, "Bob's", ANSWER).conversation != first.conversation
    assert (titles(kept), titles(kept, "bob")) == (["Ann's"], ["Bob's"])


def test_the_last_that_was_gone_on_with_comes_first(kept, monkeypatch):
    moments = iter(f"2026-01-0{day}" for day in range(1, 5))
    monkeypatch.setattr(shelf, "now", lambda: next(moments))
    one = kept.add("ann", None, "One", ANSWER)
    kept.add("ann", None, "Two", ANSWER)
    assert titles(kept) == ["Two", "One"]
    kept.add("ann", one.conversation, "More", ANSWER)
    assert titles(kept) == ["One", "Two"]
    assert [each.title for each in kept.listed("ann", limit=1)] == ["One"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("CAMERAS sold", ["Who sold?"]),
        ("édouard", ["Who sold?"]),
        ("sold drones", []),
        ("%", []),
        ("", ["Other", "Who sold?"]),
        ("oth", ["Other"]),
    ],
)
def test_all_words_must_stand_in_it(kept, words, found):
    kept.add("ann", None, "Who sold?", ANSWER)
    kept.add("ann", None, "Other", Said("…", "drones"))
    assert titles(kept, words=words) == found


def test_a_new_name_is_found(kept):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    kept.rename(first.conversation, "Amesys")
    assert titles(kept, words="amesys") == ["Amesys"]


def test_what_was_deleted_can_be_had_back(kept):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    kept.remove(first.conversation)
    assert (titles(kept), kept.turn(first.id)) == ([], None)
    assert kept.find(first.conversation).is_removed
    assert not kept.wipe_removed()  # not yet
    kept.bring_back(first.conversation)
    assert (titles(kept), kept.turn(first.id)) == (["Who sold?"], first)


@in_files
def test_what_was_deleted_leaves_the_disk_after_a_while(kept, index_folder, monkeypatch):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    kept.add("ann", None, "Other", Said("…", "drones"))
    monkeypatch.setattr(shelf, "now", lambda: "2026-01-01T00:00:00+00:00")
    kept.remove(first.conversation)
    assert kept.wipe_removed()
    assert kept.find(first.conversation) is None
    assert on_disk(index_folder, b"sold") == []
    assert titles(kept) == ["Other"]


@in_files
def test_what_was_said_goes_with_a_document(kept, index_folder):
    first = kept.add("ann", None, "Who?", ANSWER)
    other = kept.add("ann", None, "Other", Said("…", "drones", (("d2", ("c.txt",)),)))
    asked = []
    assert kept.forget(lambda *of: asked.append(of) or of[0] == "d1")
    assert asked == [("d1", ["a.txt", "b.txt"]), ("d2", ["c.txt"])]
    assert (kept.turn(first.id).said, kept.turn(first.id).question) == (None, "Who?")
    assert kept.turn(other.id) == other
    assert on_disk(index_folder, b"ameras") == []
    assert titles(kept, words="who") == ["Who?"]


@in_files
def test_what_one_that_was_killed_had_deleted_leaves_the_disk(kept, index_folder, monkeypatch):
    kept.add("ann", None, "Who?", ANSWER)
    monkeypatch.setattr(
        "index.databases.sqlite.database.Database.write_anew", lambda _: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        kept.forget(lambda *_: True)
    monkeypatch.undo()
    anew = []
    write_anew = Database.write_anew
    monkeypatch.setattr(Database, "write_anew", lambda database: anew.append(1) or write_anew(database))
    assert kept.forget(lambda *_: False)
    assert anew == [1]
    assert on_disk(index_folder, b"ameras") == []
    assert kept.forget(lambda *_: False)
    assert anew == [1]


def test_what_is_said_instead_takes_the_place_and_the_other_stays_at_its_address(kept):
    first = kept.add("ann", None, "Wo sold?", ANSWER)
    second = kept.add("ann", first.conversation, "Who sold?", ANSWER, first.id)
    third = kept.add("ann", first.conversation, "To whom?", ANSWER, "of no conversation")
    assert kept.turns(first.conversation) == [second, third]
    assert [turn.number for turn in (second, third)] == [2, 3]
    assert kept.turn(first.id).question == "Wo sold?"
    assert kept.listed("ann")[0].size == 2


@in_files
def test_all_of_somebody_is_deleted_for_good_or_handed_over(kept, index_folder):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    other = kept.add("bob", None, "Bob's", Said("…", ""))
    kept.remove_all("ann")
    assert kept.wipe_removed()
    assert (kept.find(first.conversation), on_disk(index_folder, b"sold")) == (None, [])
    kept.hand_over("bob", "cyd")
    assert (titles(kept, "bob"), titles(kept, "cyd")) == ([], ["Bob's"])
    assert kept.turn(other.id) == other


def test_a_search_for_many_words_is_no_damage(kept):
    kept.add("ann", None, "Who sold?", ANSWER)
    assert titles(kept, words="sold " * 2_000) == ["Who sold?"]
    assert titles(kept, words=" ".join(f"w{number}" for number in range(2_000))) == []


def test_sharing_is_kept(kept):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    kept.share(first.conversation, is_shared=True)
    assert kept.find(first.conversation).is_shared
    kept.share(first.conversation, is_shared=False)
    assert not kept.find(first.conversation).is_shared


@in_files
def test_the_file_is_its_owners_alone(kept, index_folder):
    kept.add("ann", None, "Who sold?", ANSWER)
    assert {stat.S_IMODE(file.stat().st_mode) for file in index_folder.iterdir()} == {0o600}


@in_files
def test_a_file_that_is_deleted_is_made_again(kept, index_folder):
    kept.add("ann", None, "Who sold?", ANSWER)
    for file in index_folder.iterdir():
        file.unlink()
    assert titles(kept) == []
    kept.add("ann", None, "Again", ANSWER)
    assert titles(kept) == ["Again"]


@in_files
def test_a_damaged_file_is_told_of(kept, index_folder):
    (index_folder / "conversations.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexDamaged, match=r"conversations\.sqlite is damaged .*; delete the file"):
        kept.listed("ann")


def test_a_file_of_a_newer_version_is_left_alone(kept, index_folder):
    kept.add("ann", None, "Who sold?", ANSWER)
    kept._open().version = 3
    kept.close()
    with pytest.raises(IndexMismatch, match="newer version"):
        Conversations(index_folder).listed("ann")


def said_of(turn, giver: str = "ann", **fields) -> Feedback:
    values = {"given": "2026-01-01T00:00:00+00:00", "verdict": "right", **fields}
    return Feedback(turn.id, giver, **values)


def test_what_is_said_of_an_answer_is_kept_once_of_each_and_can_be_changed(kept):
    first = kept.add("ann", None, "Who sold?", ANSWER)
    second = kept.add("ann", first.conversation, "To whom?", Said("…", ""))
    assert kept.feedback_on([first.id], "ann") == {}
    for feedback in (said_of(first), said_of(first, "bob"), said_of(first, verdict="missing", quotation=2, line="No.")):
        kept.give(feedback)
    changed = said_of(first, verdict="missing", quotation=2, line="No.")
    assert kept.feedback_on([first.id, second.id, "x"], "ann") == {first.id: changed}
    assert kept.feedback_on([first.id], "bob") == {first.id: said_of(first, "bob")}


def test_what_is_said_is_listed_newest_first_filtered_and_counted(kept):
    turns = [kept.add("ann", None, f"{number}?", ANSWER) for number in range(4)]
    given = [
        said_of(turn, given=f"2026-01-0{at}", verdict=verdict)
        for turn, at, verdict in zip(turns, (1, 3, 2, 4), ("right", "missing", "right", "right"), strict=True)
    ]
    for feedback in given:
        kept.give(feedback)
    kept.give(said_of(turns[0], "bob", given="2026-01-05", verdict="missing"))
    assert [each.turn for each in kept.feedback("ann")] == [turns[at].id for at in (3, 1, 2, 0)]
    assert [each.giver for each in kept.feedback(verdict="missing")] == ["bob", "ann"]
    assert [each.turn for each in kept.feedback(limit=2, skip=1)] == [turns[3].id, turns[1].id]
    assert (kept.feedback_counts(), kept.feedback_counts("ann")) == (
        {"right": 3, "missing": 2},
        {"right": 3, "missing": 1},
    )


@in_files
def test_what_is_said_of_a_deleted_conversation_is_seen_no_more_and_goes_with_it(kept, index_folder, monkeypatch):
    turn = kept.add("ann", None, "Who sold?", ANSWER)
    kept.give(said_of(turn, line="zqxsecret"))
    monkeypatch.setattr(shelf, "now", lambda: "2026-01-01T00:00:00+00:00")
    kept.remove(turn.conversation)
    assert (kept.feedback(), kept.feedback_counts()) == ([], {})
    kept.bring_back(turn.conversation)
    assert len(kept.feedback()) == 1
    kept.remove(turn.conversation)
    assert kept.wipe_removed()
    assert on_disk(index_folder, b"zqxsecret") == []


@pytest.mark.parametrize("change", ["take back", "say something else"])
@in_files
def test_what_is_said_no_more_leaves_the_disk(kept, index_folder, change):
    turn = kept.add("ann", None, "Who sold?", ANSWER)
    kept.give(said_of(turn, line="zqxsecret"))
    assert on_disk(index_folder, b"zqxsecret") != []
    if change == "take back":
        kept.take_back(turn.id, "ann")
        assert kept.feedback_on([turn.id], "ann") == {}
    else:
        kept.give(said_of(turn, line="Better."))
    assert kept.wipe_removed()
    assert on_disk(index_folder, b"zqxsecret") == []
    assert kept.turn(turn.id) == turn


@in_files
def test_what_somebody_said_of_others_answers_goes_or_is_handed_over_with_the_rest(kept, index_folder):
    turn, other = (kept.add("ann", None, question, ANSWER) for question in ("Who sold?", "To whom?"))
    for feedback in (said_of(turn, "bob", line="zqxsecret"), said_of(turn, ""), said_of(other, ""), said_of(other)):
        kept.give(feedback)
    kept.remove_all("bob")
    assert kept.wipe_removed()
    assert on_disk(index_folder, b"zqxsecret") == []
    kept.hand_over("", "ann")
    assert kept.feedback_on([turn.id, other.id], "ann") == {turn.id: said_of(turn), other.id: said_of(other)}


@in_files
def test_feedback_is_made_with_nothing_kept(kept, index_folder):
    assert (kept.feedback(), kept.feedback_counts(), kept.feedback_on(["x"], "")) == ([], {}, {})
    kept.remove_all("ann")
    kept.hand_over("ann", "bob")
    assert list(index_folder.iterdir()) == []


def on_disk(folder, words: bytes) -> list[str]:
    """The files that have some bytes."""
    return [file.name for file in folder.iterdir() if words in file.read_bytes()]
