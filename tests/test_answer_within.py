"""Limits: which documents are within, what is asked of them alone, and what is said of those outside."""

from dataclasses import replace

import pytest
from web_examples import ingest_file, make_answer, make_citation, make_document, make_refusal

from answer.ask import ask
from answer.statements import StatementFilter, find_said
from answer.within import ALL, DocumentFilter, ask_within, counted, narrowed
from index.errors import QuestionError

PAPER = make_document("x", title="On skies", publisher="The Post", language="en", published="2020-09-21")


@pytest.mark.parametrize(
    ("limits", "is_within"),
    [
        ({}, True),
        ({"publisher": "post"}, True),
        ({"publisher": "times"}, False),
        ({"language": "en"}, True),
        ({"language": "de"}, False),
        ({"document": "SKIES"}, True),
        ({"document": PAPER.id}, True),
        ({"document": "seas"}, False),
        ({"since": "2020"}, True),
        ({"since": "2020-09-21", "until": "2020-09-21"}, True),
        ({"since": "2020-09-22"}, False),
        ({"until": "2020"}, True),
        ({"until": "2020-08"}, False),
        ({"publisher": "post", "until": "2019"}, False),
    ],
)
def test_a_document_is_within_all_limits_that_are_set(limits, is_within):
    assert DocumentFilter(**limits).has(PAPER) == is_within


def test_a_document_without_a_date_is_in_no_period():
    undated = replace(PAPER, published=None)
    assert [DocumentFilter(**limit).has(undated) for limit in ({"since": "1900"}, {"until": "2100"}, {})] == [
        False,
        False,
        True,
    ]


@pytest.fixture
def corpus(index):
    for name, text in (("alpha.txt", "The police export cameras."), ("beta.txt", "The army exports drones.")):
        ingest_file(index, name, text)
    return index.snapshot()


def within(corpus, document: str):
    return narrowed(corpus, DocumentFilter(document=document))


def test_without_limits_nothing_is_narrowed(corpus):
    assert narrowed(corpus, ALL) is corpus
    assert narrowed(corpus, DocumentFilter(publisher=" ")) is corpus


def test_only_what_is_within_is_found_and_counted(corpus):
    narrow = narrowed(corpus, DocumentFilter(document="beta"))
    [beta] = [one.id for one in corpus.listed() if one.title == "beta"]
    [alpha] = [one.id for one in corpus.listed() if one.title == "alpha"]
    assert {hit.passage.document_id for hit in narrow.search("police export cameras")} == {beta}
    assert (narrow.documents_with("police cameras", 5), narrow.documents_with("exports", 5)) == ([], [beta])
    assert (narrow.document(alpha), narrow.document(beta).title) == (None, "beta")
    assert ([one.title for one in narrow.newest_first()], narrow.document_count, narrow.passage_count) == (
        ["beta"],
        1,
        1,
    )
    assert (corpus.document_count, corpus.passage_count, narrow.all_passages) == (2, 2, 2)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"document": "gamma"}, "None of the 2 documents is within these limits"),
        ({"since": "soon"}, "“soon” is no date"),
    ],
)
def test_limits_that_leave_nothing_or_are_none_are_told(corpus, limits, told):
    with pytest.raises(QuestionError, match=told):
        narrowed(corpus, DocumentFilter(**limits))


def test_an_answer_says_of_how_many_documents_it_was_asked(corpus):
    cited = make_citation(corpus.document(corpus.listed()[0].id), "The police export cameras.")
    answer = make_answer("Q", cited, notes=("A note.",))
    found = ask_within(corpus, within(corpus, "alpha"), lambda *_: answer)
    assert (found.limits, found.notes) == (("Asked within your limits: 1 document of 2.",), ("A note.",))
    assert ask_within(corpus, corpus, lambda *_: answer) is answer


def test_where_nothing_within_answers_what_lies_outside_is_named_and_not_shown(corpus):
    cited = make_citation(corpus.document(corpus.listed()[0].id), "The police export cameras.", title="Alpha")
    asked = []

    def answers(narrow, is_shown):
        asked.append((narrow is corpus, is_shown))
        return make_answer("Q", cited) if narrow is corpus else make_refusal("Q")

    found = ask_within(corpus, within(corpus, "beta"), answers)
    assert asked == [(False, True), (True, False)]
    assert found.refused
    assert found.limits[1:] == ("Outside your limits, others may answer it: “Alpha”.",)
    assert found.outside == (cited.document_id,)
    nowhere = ask_within(corpus, within(corpus, "beta"), lambda *_: make_refusal("Q"))
    assert (len(nowhere.limits), nowhere.outside) == (1, ())


def test_what_lies_within_is_not_said_to_lie_outside(corpus):
    cited = make_citation(corpus.document(corpus.listed()[0].id), "The police export cameras.", title="Alpha")

    def answers(narrow, _is_shown):
        return make_answer("Q", cited) if narrow is corpus else make_refusal("Q")

    assert len(ask_within(corpus, within(corpus, "alpha"), answers).limits) == 1


def test_what_is_asked_of_the_assistant_itself_is_about_all(corpus):
    found = ask_within(corpus, within(corpus, "beta"), lambda some, _: ask(some, "Which documents do you have?"))
    assert "alpha" in " ".join(sentence.text for sentence in found.sentences)
    assert found.limits == ()


def test_a_narrowed_corpus_keeps_the_whole_whose_vectors_may_not_change(corpus):
    narrow = within(corpus, "beta")
    assert narrow.whole is corpus
    assert narrow.narrowed(narrow.within).whole is corpus


def test_damage_that_is_found_within_limits_is_known_to_all(corpus):
    within(corpus, "beta").indexes.lexical.is_damaged = True
    assert corpus.lacks_words


def test_who_is_quoted_is_counted_within(index):
    for name, text in (("a.txt", "“We export cameras,” said Alpha."), ("b.txt", "“We export drones,” said Beta.")):
        ingest_file(index, name, text)
    narrow = within(index.snapshot(), "b")
    assert {one.speaker for one in find_said(narrow, StatementFilter())} == {"Beta"}


def test_a_publisher_that_is_called_so_is_meant_and_no_other(index):
    for name in ("Le Monde", "Le Monde diplomatique", "Financial Times"):
        ingest_file(index, f"{name}.md", f"---\npublisher: {name}\n---\n\n# {name}\n\nThe {name} export cameras.\n")
    corpus = index.snapshot()

    def publishers(wanted: str) -> list[str]:
        return sorted(one.publisher for one in narrowed(corpus, DocumentFilter(publisher=wanted)).listed())

    assert publishers("le monde") == ["Le Monde"]
    assert publishers("monde") == ["Le Monde", "Le Monde diplomatique"]
    with pytest.raises(QuestionError):
        publishers("time")


def test_a_question_is_really_asked_of_some_documents(corpus):
    found = ask_within(corpus, within(corpus, "beta"), lambda narrow, _: ask(narrow, "Who exports cameras?"))
    shown = {cited.title for cited in (*found.citations, *found.nearest)}
    assert shown <= {"beta"}
    assert {hit.passage.document_id for hit in found.hits} <= {one.id for one in corpus.listed() if one.title == "beta"}


def test_what_can_be_chosen_is_counted_most_first():
    documents = [PAPER, PAPER, replace(PAPER, publisher="A Times", language=None), replace(PAPER, publisher=None)]
    assert counted(documents) == {"publisher": [("The Post", 2), ("A Times", 1)], "language": [("en", 3)]}
