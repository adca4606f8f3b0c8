"""Statements of the whole corpus: selected, counted, and each with its place."""

import pytest
from web_examples import add_file, open_index

from answer.speakers.aliases import use_aliases
from answer.statements import (
    ListedStatement,
    Order,
    StatementFilter,
    count_speakers,
    count_years,
    find_said,
    in_order,
    is_said_by,
    whole_name,
)
from index.errors import QuestionError
from index.settings import Settings

FRONT = "---\ntitle: {}\npublisher: {}\npublished: {}\n---\n\n"
OLD = FRONT.format("Cameras", "The Paper", "2019-05-02") + (
    "Idemia sold cameras. “The system was old,” Idemia said. Amnesty said that the sale was wrong.\n"
)
NEW = FRONT.format("Exports", "The Journal", "2021-01-31") + "“We regret the sale,” Idemia said on Monday.\n"


@pytest.fixture
def index(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder)
    add_file(index, "old.md", OLD)
    add_file(index, "new.md", NEW)
    add_file(index, "undated.md", "“Nobody asked us,” Noldus said.\n")
    return index


def words(index, **wanted) -> list[str]:
    return [said.words.strip(",.") for said in find_said(index.snapshot(), StatementFilter(**wanted))]


def test_all_are_in_order_of_date_with_undated_ones_last(index):
    assert words(index) == ["The system was old", "that the sale was wrong", "We regret the sale", "Nobody asked us"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"speaker": "idemia"}, ["The system was old", "We regret the sale"]),
        ({"speaker": "amnesty international"}, ["that the sale was wrong"]),
        ({"words": "SALE the"}, ["that the sale was wrong", "We regret the sale"]),
        ({"document": "journal"}, ["We regret the sale"]),
        ({"since": "2020"}, ["We regret the sale"]),
        ({"until": "2019"}, ["The system was old", "that the sale was wrong"]),
        (
            {"since": "2019-05-02", "until": "2021-01"},
            ["The system was old", "that the sale was wrong", "We regret the sale"],
        ),
        ({"until": "2021-01-30"}, ["The system was old", "that the sale was wrong"]),
        ({"direct": True, "until": "2020"}, ["The system was old"]),
        ({"speaker": "nobody"}, []),
        ({"speaker": "“Idemia”"}, ["The system was old", "We regret the sale"]),
        ({"speaker": '"Morpho"'}, ["The system was old", "We regret the sale"]),
        ({"speaker": '"amnesty"'}, ["that the sale was wrong"]),
        ({"speaker": '"Idem"'}, []),
        ({"speaker": '""'}, []),
    ],
)
def test_filters_narrow_what_is_found(index, wanted, found):
    assert words(index, **wanted) == found


def test_a_statement_has_its_exact_place(index):
    said = find_said(index.snapshot(), StatementFilter(words="regret"))[0]
    assert index.snapshot().document(said.document_id).text[said.start : said.end] == said.words
    assert (said.speaker, said.resolved, said.direct, said.publisher) == ("Idemia", True, True, "The Journal")
    assert said.permalink == f"/documents/{said.document_id}?start={said.start}&end={said.end}"


def test_counts_by_speaker_and_year(index):
    found = find_said(index.snapshot(), StatementFilter())
    assert count_speakers(found) == [("Idemia", 2), ("Amnesty International", 1), ("Noldus", 1)]
    assert count_years(found) == [("2019", 2), ("2020", 0), ("2021", 1)]
    assert count_years([]) == []


def test_a_change_is_seen(index):
    index.library().store.remove_document(find_said(index.snapshot(), StatementFilter(words="regret"))[0].document_id)
    assert words(index, speaker="Idemia") == ["The system was old"]


@pytest.mark.parametrize("date", ["yesterday", "2021-1", "31.01.2021"])
def test_what_is_no_date_is_said_so(index, date):
    with pytest.raises(QuestionError, match="is no date"):
        find_said(index.snapshot(), StatementFilter(since=date))


@pytest.mark.parametrize(
    ("speaker", "name", "is_theirs"),
    [
        ("Idemia", "Morpho", True),
        ("Morpho", "IDEMIA", True),
        ("an Idemia spokesman", "Idemia", True),
        ("Ada Moreno", "Moreno", True),
        ("Moreno", "Ada Moreno", False),
        ("Idemia", "Ide", False),
        ("Kathleen", "Lee", False),
        (None, "Idemia", False),
        ("Idemia", "", False),
    ],
)
def test_a_statement_is_said_by_who_goes_by_all_words_of_a_name(speaker, name, is_theirs):
    said = ListedStatement(speaker, True, "Words.", True, None, "A title", None, "d1", 0, 6, "/documents/d1")
    assert is_said_by(said, name) == is_theirs


def listed(
    speaker: str | None, published: str | None = None, title: str = "T", *, resolved: bool = True
) -> ListedStatement:
    words = f"{speaker} {published} {title}"
    return ListedStatement(speaker, resolved, words, True, published, title, None, title, 0, 1, "/")


def test_statements_are_put_into_an_order_with_what_is_not_known_last():
    named, other, unnamed = (
        listed("Noldus", "2019", "b"),
        listed("axis", "2021", "A"),
        listed("it", "2020", resolved=False),
    )
    undated = listed("Idemia", None, "C")
    found = [named, unnamed, other, undated]
    assert in_order(found, Order()) == found
    assert in_order(found, Order(descending=True)) == [other, unnamed, named, undated]
    assert in_order(found, Order("speaker")) == [other, undated, named, unnamed]
    assert in_order(found, Order("speaker", descending=True)) == [named, undated, other, unnamed]
    assert in_order(found, Order("document")) == [other, named, undated, unnamed]
    with pytest.raises(QuestionError, match="“colour”"):
        in_order(found, Order("colour"))


def test_statements_of_one_speaker_stay_by_date_whichever_way_they_are_ordered():
    first, last = listed("Morpho", "2019"), listed("Idemia", "2021")
    assert in_order([first, last], Order("speaker")) == [first, last]
    assert in_order([first, last], Order("speaker", descending=True)) == [first, last]


def test_a_whole_name_is_that_speaker_and_no_longer_name(index):
    add_file(index, "labor.md", "“We saw it,” China Labor Watch said. “We did not,” China said.\n")
    assert words(index, speaker="china") == ["We saw it", "We did not"]
    assert words(index, speaker=whole_name("China")) == ["We did not"]


def test_a_speaker_is_counted_once_under_all_names_by_the_name_that_is_used_most():
    found = [listed("The Paper"), listed("Paper"), listed("Paper"), listed("Morpho"), listed("it", resolved=False)]
    assert count_speakers(found) == [("Paper", 3), ("Idemia", 1)]


def test_what_aliases_say_counts_at_once(index, tmp_path):
    assert words(index, speaker='"Morpho"') == ["The system was old", "We regret the sale"]
    try:
        use_aliases(tmp_path)
        assert words(index, speaker='"Morpho"') == []
        assert count_speakers(find_said(index.snapshot(), StatementFilter()))[-1] == ("Noldus", 1)
    finally:
        use_aliases(Settings().corpus)
