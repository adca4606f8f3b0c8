"""Standing questions: what was there is not new, all names of a speaker count, and only answers do."""

import pytest
from web_examples import QuotePolice, ingest_file, make_told, open_index

from index.errors import NotAllowed, QuestionError
from web.kept import standing
from web.kept.standing import Standing, Wish, check, cited_in, stand

OLD = "Idemia said: “We sold cameras.”"
NEW = "Idemia said: “We sold drones.”"


@pytest.fixture
def index(tmp_path, word_embedder):
    return open_index(tmp_path / "index", word_embedder, statements="rules")


@pytest.fixture
def look(index):
    """What is new to a question after a look, the newest first."""
    asking = Standing(index)

    def look(question: str) -> list[str]:
        asking.look()
        return [cited_in(each, 1).quote for each in index.watches.findings(question, 9)]

    return look


def test_what_was_there_is_not_new_and_what_comes_is(index, look):
    ingest_file(index, "old.txt", OLD)
    question = stand(index, Wish(speaker="Idemia"))
    assert look(question) == []
    ingest_file(index, "new.txt", f"{NEW} Axis said: “We sold nothing.”")
    assert look(question) == ["We sold drones."]
    [found] = index.watches.findings(question, 9)
    cited = cited_in(found, 7)
    assert (cited.number, cited.speaker, cited.title, found.is_new) == (7, "Idemia", "new", True)
    assert index.snapshot().document(cited.document_id).text[cited.start : cited.end] == cited.quote


def test_all_names_of_a_speaker_count_and_parts_of_words_do_not(index, look):
    morpho, emi = stand(index, Wish(speaker="Morpho")), stand(index, Wish(speaker="Emi"))
    ingest_file(index, "new.txt", f"{NEW} Sagem Morpho said: “We sold keys.”")
    assert sorted(look(morpho)) == ["We sold drones.", "We sold keys."]
    assert look(emi) == []


def test_words_are_wanted_of_anybody_or_of_the_speaker(index, look):
    anybody, nobody = stand(index, Wish(words="DRONES sold")), stand(index, Wish(speaker="Axis", words="drones"))
    ingest_file(index, "new.txt", NEW)
    assert (look(anybody), look(nobody)) == (["We sold drones."], [])


def test_words_that_stand_in_another_version_or_place_already_are_not_new(index, look):
    ingest_file(index, "old.txt", OLD)
    question = stand(index, Wish(speaker="Idemia"))
    ingest_file(index, "old.txt", f"{OLD} {NEW}")
    assert look(question) == ["We sold drones."]
    ingest_file(index, "old.txt", f"{OLD} {NEW} So it goes.")
    assert look(question) == ["We sold drones."]


def test_the_same_words_in_another_document_are_new(index, look):
    ingest_file(index, "old.txt", OLD)
    question = stand(index, Wish(speaker="Idemia"))
    ingest_file(index, "other.txt", f"{OLD} So it goes.")
    assert look(question) == ["We sold cameras."]


def test_after_a_restart_nothing_is_new_twice_and_nothing_is_missed(index, look, tmp_path, word_embedder):
    question = stand(index, Wish(speaker="Idemia"))
    ingest_file(index, "one.txt", OLD)
    look(question)
    ingest_file(index, "two.txt", NEW)
    again = open_index(tmp_path / "index", word_embedder, statements="rules")
    Standing(again).look()
    assert len(again.watches.findings(question, 9)) == 2
    Standing(again).look()
    assert len(again.watches.findings(question, 9)) == 2


def test_words_of_a_removed_document_go_even_if_it_was_removed_meanwhile(index, look, monkeypatch):
    question = stand(index, Wish(speaker="Idemia"))
    id = ingest_file(index, "new.txt", NEW)
    cite = standing.cite_span

    def removing(*place):
        cited = cite(*place)
        index.library().store.remove_document(id)
        return cited

    monkeypatch.setattr(standing, "cite_span", removing)
    assert look(question) == []


def test_a_question_is_asked_of_each_new_document_alone_and_only_answers_count(index, look, monkeypatch):
    asked: list[list[str]] = []
    answers = QuotePolice()

    def ask(corpus, question):
        asked.append([one.title for one in corpus.listed()])
        document = corpus.document(corpus.listed()[0].id)
        return make_told(question, "Of me.") if "itself" in document.text else answers(Only(document), question, ())

    monkeypatch.setattr(standing, "ask", ask)
    ingest_file(index, "old.txt", "The police export.")
    police, weather = stand(index, Wish(asked="What do the police do?")), stand(index, Wish(asked="What weather?"))
    ingest_file(index, "a.txt", "Today: The police export. It is so.")
    ingest_file(index, "b.txt", "Of itself.")
    assert (look(police), look(weather)) == (["The police export."], [])
    assert sorted(asked) == [["a"], ["a"], ["b"], ["b"]]


class Only:
    """A corpus of one document, as `QuotePolice` wants it."""

    def __init__(self, document):
        self.store, self._document = self, document

    def documents(self):
        return [self._document]


def test_a_look_ends_with_the_app_and_goes_on_where_it_was(index, look):
    question = stand(index, Wish(speaker="Idemia"))
    ingest_file(index, "new.txt", NEW)
    index.closing.set()
    assert look(question) == []
    index.closing.clear()
    assert look(question) == ["We sold drones."]


def test_nothing_is_read_where_nothing_stands_or_was_ingested(index, tmp_path):
    Standing(index).look()
    stand(index, Wish(speaker="Idemia"))
    Standing(index).look()
    assert not (tmp_path / "index" / "verbatim.sqlite").exists()


def test_a_question_is_called_by_what_it_asks_for():
    assert [Wish("A").name, Wish("", "b").name, Wish("A", "b").name, Wish(asked="C?").name] == [
        "New words of A",
        "New words: b",
        "New words of A: b",
        "C?",
    ]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(), "Say whose words"),
        (Wish("A", asked="B?"), "Give either"),
        (Wish("A" * 201), "201 characters are too long"),
        (Wish(words="A" * 201), "201 characters are too long"),
        (Wish(asked="A" * 2001), "2001 characters"),
    ],
)
def test_what_cannot_stand_is_told(wish, told):
    with pytest.raises(QuestionError, match=told):
        check(wish)


def test_no_more_stand_than_can_be_asked(index, monkeypatch):
    monkeypatch.setattr(standing, "MOST_STANDING", 1)
    stand(index, Wish("A"))
    with pytest.raises(QuestionError, match="1 questions stand already"):
        stand(index, Wish("B"))


def test_nothing_stands_where_everybody_is_one(tmp_path, word_embedder):
    with pytest.raises(NotAllowed, match="Nothing is kept here"):
        stand(open_index(tmp_path / "index", word_embedder, open="yes"), Wish("A"))


def test_what_another_version_kept_is_not_read(index, look):
    question = stand(index, Wish(speaker="Idemia"))
    ingest_file(index, "new.txt", NEW)
    look(question)
    index.watches._open().rows("UPDATE findings SET said = '{}'")
    assert cited_in(index.watches.findings(question, 1)[0], 1) is None
