"""Processes are killed at random moments, and nothing is lost or found again; and what is lost would be told."""

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from index.store_reader import DATABASE

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from kills.actions import among, differences, each
from kills.commands import begin_forked, open_index
from kills.moments import Moment
from kills.processes import in_child
from kills.texts import State, file_of, mark_of, marked, numbers_in, text_of
from kills.truth import index_faults, read_truth, remains, state_of
from kills.world import World, look

ROOT = Path(__file__).parents[1]
KILLS = 8
"""As many as take some seconds; benchmarks/random_kills.py kills a thousand."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Six documents that are stored, of which one was updated. Only to be read."""
    made = World(tmp_path_factory.mktemp("world"), begin_forked, 6, random.Random(1))
    made.run(made.documents)
    made.revise([3])
    made.run(made.documents)
    made.stored = dict(made.files)
    return made


@pytest.fixture
def index(world: World, tmp_path: Path) -> Path:
    """A copy of their index."""
    return Path(shutil.copytree(world.index, tmp_path / "index"))


def faults(index: Path, world: World, state: State, change_meanwhile: str = "") -> list[str]:
    library = open_index(index)
    with closing(library.store), closing(sqlite3.connect(index / DATABASE)) as database, database:
        if change_meanwhile:
            database.execute(change_meanwhile)
            database.commit()
        return index_faults(library, state, sorted(world.used))


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_comes_back():
    command = [sys.executable, "benchmarks/random_kills.py", str(KILLS), "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1:] == [f"{KILLS} kills: 0 lost, 0 ghosts, 0 other faults"], done.stdout
    assert done.returncode == 0


@pytest.mark.slow
def test_a_sound_index_has_no_fault(index, world):
    assert state_of(read_truth(index / DATABASE), world.files) == {0: 0, 1: 0, 2: 0, 3: 1, 4: 0, 5: 0}
    assert faults(index, world, world.stored) == []
    assert list(remains(index, world.stored, world.used)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM sources WHERE path LIKE '%doc-002.md'", "sources and documents differ"),
        ("DELETE FROM passages WHERE document_id = (SELECT document_id FROM sources LIMIT 1)", "without passages"),
        ("UPDATE documents SET text = replace(text, 'beams', 'bombs')", "is not the one of its id"),
        ("UPDATE statements SET contents = '[[0, 99999]]'", "lies outside the text"),
        ("UPDATE passages SET vector = zeroblob(256)", "the vectors are not those stored"),
        ("UPDATE documents SET title = 'Another'", "the word index has"),
    ],
)
def test_what_is_wrong_is_told(index, world, sql, told):
    assert any(told in fault for fault in faults(index, world, world.stored, sql))


@pytest.mark.slow
def test_what_is_lost_or_found_again_is_told(index, world):
    assert sorted(faults(index, world, {**world.stored, 2: None, 3: 0})) == [
        "GHOST to search: document 2, revision 0",
        "GHOST to search: document 3, revision 1",
        "LOST to search: document 3, revision 0",
    ]
    (index / "left").write_text(text_of(3, 0))
    [told] = remains(index, world.stored, [(3, 0), (3, 1)])
    assert told == "GHOST on the disk: 1 removed texts, as zqbbfxbbbb, in left"


def test_states_are_told_apart():
    before, after = {1: 4, 2: None}, {1: 5, 2: 7}
    assert differences({1: 5, 2: 7}, among([before, after])({1: 5, 2: 7})) == []
    assert differences({1: 4, 2: 7}, among([before])({1: 4, 2: 7})) == ["GHOST: document 2 is of revision 7, not None"]
    assert differences({1: None, 2: 7}, after) == ["LOST: document 1 is of revision None, not 5"]
    either = each({1: [4, 5], 2: [7]})
    assert [differences(found, either(found)) for found in ({1: 5, 2: 7}, {1: 4, 2: 7})] == [[], []]
    assert differences({1: 6, 2: 7}, either({1: 6, 2: 7})) == ["LOST: document 1 is of revision 6, not 4"]


@pytest.mark.slow
def test_a_process_dies_at_its_moment(tmp_path):
    world = World(tmp_path, begin_forked, 3, random.Random(1))
    endings = [
        world.begin(world.documents, moment=one).end() for one in (Moment(0.01), Moment(step=20), Moment(commit=1))
    ]
    assert [ending.was_killed for ending in endings] == [True, True, True]
    assert (endings[1].counts[0], endings[2].counts[1]) == (20, 1)
    # What is counted was not done any more: the first commit is that of an empty store.
    assert in_child(partial(look, world, alone=True)) == (dict.fromkeys(range(3)), [])
    assert world.begin(world.documents, moment=Moment(commit=3)).end().was_killed
    assert in_child(partial(look, world, alone=True)) == ({0: 0, 1: None, 2: None}, [])


def test_texts_say_what_they_are_of(tmp_path):
    assert marked(text_of(12, 345)) == (12, 345)
    assert mark_of(12, 345) == "zqbcdxbfgh"
    assert numbers_in(str(file_of(tmp_path, 7))) == [7]
