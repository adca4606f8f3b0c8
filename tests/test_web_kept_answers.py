"""Answers that are kept: as they were shown, for whom they are, and gone with the documents that they quote."""

from dataclasses import replace

import pytest
from web_examples import add_file, ingest_file, make_answer, make_citation, make_refusal, make_told, open_index

from answer.records import Place, Provenance
from index.records import Hit, Passage
from index.undo import bring_back, remove_for_now
from web.access.acting import ACTING, Actor, Role
from web.conversation import Excerpt, Exchange
from web.kept.answers import exchange_of, exchanges_of, keep, opened, recent_conversations
from web.kept.owning import readable


@pytest.fixture
def document(index):
    return ingest_file(index, "police.txt", "The camera report.\n\nThe police export.")


@pytest.fixture
def exchange(index, document):
    citation = make_citation(index.snapshot().document(document), "The police export.", speaker="Alpha", direct=True)
    answer = make_answer("Who exports?", citation, notes=("A note.",))
    return Exchange("Who exports?", answer=answer, excerpts=(Excerpt(citation, "Before. ", ""),), shown=1)


@pytest.fixture
def acting_as():
    """Say who acts."""
    tokens = []
    yield lambda name: tokens.append(ACTING.set(Actor(name, Role.READER)))
    for token in reversed(tokens):
        ACTING.reset(token)


def kept(index, exchange: Exchange) -> Exchange:
    """The exchange as another start of the app has it."""
    return exchange_of(open_index(index.settings.index, None).conversations.turn(exchange.id))


def test_an_answer_is_read_again_as_it_was_shown(index, exchange):
    now = keep(index, (), exchange)
    assert (now.answer, now.excerpts, now.shown, now.number) == (exchange.answer, exchange.excerpts, 1, 1)
    assert kept(index, now) == now


@pytest.mark.parametrize("answer", [make_refusal("Q"), make_told("Hello", "Hello.")])
@pytest.mark.usefixtures("document")
def test_so_are_refusals_and_what_the_assistant_says_of_itself(index, answer):
    now = keep(index, (), Exchange("Q", answer=answer, shown=len(answer.sentences), stopped=True))
    assert kept(index, now) == now


def test_a_conversation_goes_on(index, exchange):
    first = keep(index, (), exchange)
    problem = Exchange("Why?", problem="It was too long.")
    second = keep(index, (first, problem), exchange)
    assert (second.conversation, second.number) == (first.conversation, 2)
    assert exchanges_of(index.conversations, first.conversation) == (first, second)


def test_questions_without_an_answer_are_not_kept(index):
    for exchange in (Exchange("Q", problem="No."), Exchange("Q", stopped=True)):
        assert keep(index, (), exchange) == exchange
    assert not (index.settings.index / "conversations.sqlite").exists()


def test_nothing_is_kept_where_that_is_not_wanted(index, exchange, word_embedder):
    quiet = open_index(index.settings.index, word_embedder, keep_conversations="no")
    assert keep(quiet, (), exchange) == exchange
    assert not (index.settings.index / "conversations.sqlite").exists()


def test_why_an_answer_is_not_kept_is_told(index, exchange):
    (index.settings.index / "conversations.sqlite").write_bytes(b"no database " * 100)
    now = keep(index, (), exchange)
    assert now.answer == exchange.answer
    assert now.unkept.startswith("This answer was not kept. The index database ")
    assert recent_conversations(index) == []


def test_the_words_of_an_answer_go_with_their_document(index, exchange, document):
    now = keep(index, (), exchange)
    add_file(index, "other.txt", "Something else.")
    index.library().store.remove_document(document)
    index.snapshot()
    assert index.library().wait(30)
    after = kept(index, now)
    assert (after.question, after.answer, after.id) == ("Who exports?", None, now.id)
    assert after.problem == "This answer had words of the documents, one of which was removed; it went with that."
    remains = [
        file for file in index.settings.index.rglob("*") if file.is_file() and b"police export" in file.read_bytes()
    ]
    assert remains == []


def test_they_stay_when_their_document_is_only_replaced(index, exchange):
    now = keep(index, (), exchange)
    ingest_file(index, "police.txt", "The camera report, anew.")
    index.snapshot()
    assert index.library().wait(30)
    assert kept(index, now) == now


def test_all_that_an_answer_may_have_words_of_counts(index, document):
    """Of a quotation also where else it stands; of what is said beside quotations, or without any, every document."""
    add_file(index, "a.txt", "One text.")
    a, b = (add_file(index, name, text) for name, text in (("b.txt", "Another text."), ("c.txt", "A third text.")))
    place = Place(a, "A", None, None, 0, 5, "Another", "/documents/a")
    there = make_citation(index.snapshot().document(document), "The police export.", also_in=(place,))
    model = Provenance(1, "words", "llm:tiny", model="tiny")
    answers = {
        "quotes": make_answer("Q", there),
        "note": make_answer("Q", there, notes=("A note.",)),
        "refusal": make_refusal("Q"),
        "told": make_told("Q", "The library holds “A title”."),
        "model": make_answer("Q", there, provenance=model),
    }
    cited = {}
    for name, answer in answers.items():
        turn = keep(index, (), Exchange("Q", answer=answer, shown=1)).id
        rows = index.conversations._open().rows("SELECT document FROM cited WHERE turn = ?", (turn,))
        cited[name] = {row[0] for row in rows}
    every = {one.id for one in index.snapshot().store.listed()}
    assert b in every
    assert cited.pop("quotes") == {document, a}
    assert set(map(frozenset, cited.values())) == {frozenset(every)}


def test_no_heading_of_what_was_only_read_is_kept(index, exchange, document):
    hit = Hit(Passage(1, document, 0, 5, "A secret heading"), 1.0)
    now = keep(index, (), replace(exchange, answer=replace(exchange.answer, hits=(hit,))))
    assert kept(index, now).answer.hits == (Hit(Passage(1, document, 0, 5), 1.0),)
    assert b"A secret heading" not in (index.settings.index / "conversations.sqlite-wal").read_bytes()


def test_an_answer_whose_document_was_removed_meanwhile_loses_its_words_at_once(index, exchange, document):
    index.library().store.remove_document(document)
    now = keep(index, (), exchange)
    assert now.answer == exchange.answer
    assert kept(index, now).answer is None


def test_words_that_can_be_had_back_stay_when_another_document_is_removed_meanwhile(index, exchange, document):
    first, store = keep(index, (), exchange), index.library().store
    other = ingest_file(index, "other.txt", "Another report.")
    cited = make_citation(index.snapshot().document(other), "Another report.")
    removal = remove_for_now(store, [document])
    store.remove_document(other)
    later = keep(index, (), Exchange("What else?", answer=make_answer("What else?", cited)))
    assert bring_back(store, removal.id) == [document]
    assert [kept(index, first).answer, kept(index, later).answer] == [exchange.answer, None]


def test_nothing_is_kept_where_all_who_reach_the_app_are_one(index, exchange, word_embedder, acting_as):
    anybodys = open_index(index.settings.index, word_embedder, open="yes")
    acting_as("")
    assert keep(anybodys, (), exchange) == exchange
    acting_as("ann")
    assert keep(anybodys, (), exchange).id


def test_an_answer_takes_the_place_of_another(index, exchange):
    first = keep(index, (), exchange)
    second = keep(index, (), exchange, first)
    assert (second.conversation, second.number) == (first.conversation, 2)
    assert exchanges_of(index.conversations, first.conversation) == (second,)
    assert kept(index, first).answer == exchange.answer


def test_what_another_version_kept_is_told(index, exchange):
    now = keep(index, (), exchange)
    index.conversations._open().rows("UPDATE turns SET said = '{}'")
    assert kept(index, now).problem.startswith("Another version of Verbatim kept this answer")


def test_each_reads_and_goes_on_with_their_own(index, exchange, acting_as):
    acting_as("ann")
    now = keep(index, (), exchange)
    assert opened(index, now.conversation) == (now,)
    assert [each.title for each in recent_conversations(index)] == ["Who exports?"]
    acting_as("bob")
    assert opened(index, now.conversation)[0].problem == "There is no such conversation, or it is not yours to read."
    assert recent_conversations(index) == []
    assert readable(index.conversations, now.conversation) is None
    index.conversations.share(now.conversation, is_shared=True)
    assert readable(index.conversations, now.conversation).owner == "ann"
    # To read is not to go on.
    assert opened(index, now.conversation)[0].problem is not None


def test_a_deleted_conversation_is_not_opened(index, exchange):
    now = keep(index, (), exchange)
    index.conversations.remove(now.conversation)
    assert opened(index, now.conversation)[0].problem is not None
    assert readable(index.conversations, now.conversation) is None
