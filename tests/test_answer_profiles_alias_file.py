"""The file of aliases as it is changed on the page: what else stands in it stays, and no change is lost."""

import threading
from pathlib import Path

import pytest

from answer.profiles.alias_file import LONGEST_NAME, add_name, rename, split_name
from answer.speakers.aliases import ALIASES, listed_as, listed_names, shown_name, use_aliases
from index.errors import QuestionError, SettingsError
from index.settings import Settings

WRITTEN = """# Ours.

"Idemia" = ["Morpho"] # since 2017
# Newspapers:
"Die Zeit" = [
  "Zeit", # as in "Zeit Online"
]
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / ALIASES).write_text(WRITTEN, encoding="utf-8")
    use_aliases(tmp_path)
    yield tmp_path
    use_aliases(Settings().corpus)


def written(corpus: Path) -> str:
    return (corpus / ALIASES).read_text(encoding="utf-8")


def test_a_name_is_added_in_its_place_and_counts_at_once(corpus):
    add_name(corpus, "Idemia", " OT-Morpho\n")
    assert written(corpus) == WRITTEN.replace('["Morpho"]', '["Morpho", "OT-Morpho"]')
    assert shown_name("ot-morpho") == "Idemia"


def test_who_had_no_other_name_is_added_behind_the_others(corpus):
    add_name(corpus, 'The "Paper"', "Paper of Record")
    assert written(corpus) == WRITTEN + '"The \\"Paper\\"" = ["Paper of Record"]\n'


def test_a_name_brings_its_own_names_along_and_takes_them_away_again(corpus):
    add_name(corpus, "Idemia", "Die Zeit")
    assert listed_names("Idemia") == ("Morpho", "Die Zeit", "Zeit")
    assert "Newspapers" in written(corpus)
    split_name(corpus, "Idemia", "die zeit", ["Zeit"])
    assert (listed_names("Idemia"), listed_names("Die Zeit")) == (("Morpho",), ("Zeit",))


def test_a_name_is_split_off_and_both_stay_apart(corpus):
    split_name(corpus, "Die Zeit", "Zeit")
    kept = '# Ours.\n\n"Idemia" = ["Morpho"] # since 2017\n# Newspapers:\n'
    assert written(corpus) == f'{kept}"Die Zeit" = []\n"Zeit" = []\n'
    assert (shown_name("Zeit"), listed_as("Zeit"), listed_as("Die Zeit")) == ("Zeit", "Zeit", "Die Zeit")


def test_a_name_that_documents_join_is_split_off_though_the_file_has_none(corpus):
    split_name(corpus, "Ann Lee", "Lee", is_joined=True)
    assert written(corpus) == WRITTEN + '"Ann Lee" = []\n"Lee" = []\n'
    with pytest.raises(QuestionError, match="no other name of Idemia"):
        split_name(corpus, "Idemia", "Lee", is_joined=True)


def test_another_name_is_shown_in_the_same_place_and_the_change_is_undone(corpus):
    rename(corpus, "Idemia", "Morpho")
    assert written(corpus) == WRITTEN.replace('"Idemia" = ["Morpho"]', '"Morpho" = ["Idemia"]')
    rename(corpus, "Morpho", "IDEMIA Group")
    assert listed_names("IDEMIA Group") == ("Morpho", "Idemia")
    rename(corpus, "IDEMIA Group", "Morpho", forgotten="IDEMIA Group")
    rename(corpus, "Morpho", "Idemia")
    assert written(corpus) == WRITTEN


def test_who_stands_in_no_file_can_be_renamed(corpus):
    (corpus / ALIASES).unlink()
    rename(corpus, "Kolb", "Ada Kolb")
    assert written(corpus) == '"Ada Kolb" = ["Kolb"]\n'


@pytest.mark.parametrize("name", ["", " \n", "…", "the", "a" * (LONGEST_NAME + 1), "a\u202eb"])
def test_what_is_no_name_is_refused(corpus, name):
    for change in (add_name, rename):
        with pytest.raises(QuestionError, match="A name is one line"):
            change(corpus, "Idemia", name)
    assert written(corpus) == WRITTEN


def test_a_name_is_not_taken_from_somebody_else(corpus):
    for change in (add_name, rename):
        with pytest.raises(QuestionError, match="“Zeit” is a name of Die Zeit; split it off there first"):
            change(corpus, "Idemia", "Zeit")
    with pytest.raises(QuestionError, match="is a name of Idemia already"):
        add_name(corpus, "Idemia", "Morpho")
    with pytest.raises(QuestionError, match="no other name of Idemia"):
        split_name(corpus, "Idemia", "Zeit")
    assert written(corpus) == WRITTEN


def test_a_broken_file_is_not_written_over(corpus):
    (corpus / ALIASES).write_text("Idemia = [", encoding="utf-8")
    with pytest.raises(SettingsError, match="mend or remove it"):
        add_name(corpus, "Idemia", "Morpho")
    assert written(corpus) == "Idemia = ["


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left_beside_it(corpus, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SettingsError, match=r"aliases\.toml cannot be written \(No space left on device\)"):
        add_name(corpus, "Idemia", "OT-Morpho")
    assert [file.name for file in corpus.iterdir()] == [ALIASES]
    assert shown_name("OT-Morpho") == "OT-Morpho"


def test_a_folder_that_is_not_there_is_told(corpus):
    with pytest.raises(SettingsError, match="cannot be written"):
        add_name(corpus / "gone", "Idemia", "Morpho")


def test_the_file_keeps_its_rights_and_a_link_stays_one(corpus):
    real = (corpus / ALIASES).rename(corpus / "real.toml")
    real.chmod(0o640)
    (corpus / ALIASES).symlink_to(real)
    add_name(corpus, "Idemia", "OT-Morpho")
    assert (corpus / ALIASES).is_symlink()
    assert (real.stat().st_mode & 0o777, "OT-Morpho" in real.read_text()) == (0o640, True)


def test_who_was_renamed_meanwhile_is_the_same_speaker(corpus):
    rename(corpus, "Idemia", "Morpho")
    add_name(corpus, "Idemia", "OT-Morpho")
    assert written(corpus) == WRITTEN.replace('"Idemia" = ["Morpho"]', '"Morpho" = ["Idemia", "OT-Morpho"]')
    split_name(corpus, "Idemia", "OT-Morpho")
    assert listed_names("Morpho") == ("Idemia",)


def test_a_name_keeps_the_letters_of_the_file(corpus):
    add_name(corpus, "Idemia", "die zeit")
    assert listed_names("Idemia") == ("Morpho", "Die Zeit", "Zeit")


def test_changes_at_the_same_time_are_all_kept(corpus):
    names = [f"Name {number}" for number in range(20)]
    changes = [threading.Thread(target=add_name, args=(corpus, "Idemia", name)) for name in names]
    for change in changes:
        change.start()
    for change in changes:
        change.join()
    assert set(listed_names("Idemia")) == {"Morpho", *names}
