"""One identity for all names of a speaker, in documents read by the real rules, and as the file of aliases says."""

import pytest
from small_corpus import take_in

from answer.finding import find_evidence
from answer.profiles.alias_file import split_name
from answer.profiles.profile import read_profile
from answer.profiles.speakers import find_speaker, list_speakers, said_by
from answer.speakers.aliases import ALIASES, shown_name, use_aliases
from answer.speakers.identities import identities, knowing_identities
from answer.speakers.identity import Sameness, sameness
from answer.statements import StatementFilter, find_said, is_said_by
from answer.within import DocumentFilter, counted, narrowed
from index.settings import Settings

TEXTS = {
    **{f"paper {number}": f"“The bridge will stand {number} years,” Mayor Donald Kolb said.\n" for number in range(6)},
    "three": "“The bridge was closed,” Mayor Kolb said on Monday.\n",
    "four": "“The toll stays,” Kolb said on Tuesday.\n",
    "five": "“The bridge is ugly,” Ivana Kolb said. She is an architect.\n",
    "six": "“We build hotels,” Kolb Organization said.\n",
}


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path, word_embedder, TEXTS)


@pytest.fixture
def aliases(tmp_path):
    yield tmp_path
    use_aliases(Settings().corpus)


def test_one_speaker_has_all_names_and_nobody_else_s(corpus):
    speaker = list_speakers(corpus)[0]
    assert (speaker.name, set(speaker.names), speaker.statements) == ("Donald Kolb", {"Kolb", "Mayor Kolb"}, 8)
    assert find_speaker(corpus, "Kolb") == find_speaker(corpus, "mayor kolb") == speaker
    assert {one.name for one in list_speakers(corpus)[1:]} == {"Ivana Kolb", "Kolb Organization"}


def test_each_statement_keeps_the_name_that_its_document_has(corpus):
    said = {one.title: one.speaker for one in said_by(corpus, "Donald Kolb")}
    assert (said["three"], said["four"], said["paper 0"]) == ("Mayor Kolb", "Kolb", "Donald Kolb")


def test_lists_and_limits_go_by_identity(corpus):
    assert len(find_said(corpus, StatementFilter(speaker='"Kolb"'))) == 8
    assert counted(corpus)["speaker"][0] == ("Donald Kolb", 8)
    assert narrowed(corpus, DocumentFilter(speaker="Donald Kolb")).document_count == 8
    with knowing_identities(corpus):
        said = {one.title for one in find_said(corpus, StatementFilter()) if is_said_by(one, "Kolb")}
    assert said == {"three", "four", *(f"paper {number}" for number in range(6))}


def test_who_is_asked_for_by_a_short_name_is_meant_by_the_whole_one(corpus):
    with knowing_identities(corpus):
        assert find_evidence(corpus, "What did Kolb say about the toll?").query.speaker == "Donald Kolb"
        assert find_evidence(corpus, "What did Ivana Kolb say?").query.speaker == "Ivana Kolb"
        four = next(one for one in corpus.listed() if one.title == "four")
        [said] = corpus.statements(four.id)
        assert sameness("Donald Kolb", said.speaker_name) is Sameness.SAME


def test_why_names_are_one_is_told(corpus):
    joins = {one.name: (one.other, one.why, one.probability) for one in read_profile(corpus, "Kolb").joined}
    assert joins["Kolb"][:2] == ("Donald Kolb", "surname")
    assert all(0.85 <= probability < 1 for _, _, probability in joins.values())


def test_nothing_is_joined_beyond_the_documents(corpus):
    with knowing_identities(corpus):
        assert shown_name("Kolb") == "Donald Kolb"
    assert shown_name("Kolb") == "Kolb"


def test_it_is_worked_out_once(corpus):
    assert identities(corpus) is identities(corpus)
    assert identities(narrowed(corpus, DocumentFilter(document="four"))) is identities(corpus)


def test_what_the_file_says_goes_first(corpus, aliases):
    (aliases / ALIASES).write_text('"Kolb" = []\n"D. K." = ["Donald Kolb"]\n', encoding="utf-8")
    use_aliases(aliases)
    assert [find_speaker(corpus, name).name for name in ("Donald Kolb", "Kolb")] == ["D. K.", "Kolb"]


def test_a_name_that_is_split_off_stays_apart(corpus, aliases):
    use_aliases(aliases)
    split_name(aliases, "Donald Kolb", "Kolb", is_joined=True)
    assert [find_speaker(corpus, name).statements for name in ("Donald Kolb", "Kolb")] == [6, 2]


def test_who_speaks_for_a_body_is_shown_with_it(tmp_path, word_embedder):
    texts = {"a": "“We regret it,” said Ann Lee, a spokeswoman for Oculon.\n", "b": "“We sell cameras,” Oculon said.\n"}
    corpus = take_in(tmp_path, word_embedder, texts)
    assert [(one.name, one.statements) for one in read_profile(corpus, "Oculon").spokespeople] == [("Ann Lee", 1)]
    assert read_profile(corpus, "Ann Lee").spokespeople == ()
