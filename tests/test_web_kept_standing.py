"""Standing questions: what was there is not new, all names of a speaker count, and only answers do."""

import pytest
from web_examples import ingest_file, make_answer, make_citation, make_refusal, make_told, open_index

from index.errors import NotAllowed, QuestionError
from index.undo import bring_back, remove_for_now
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


def test_what_can_be_had_back_keeps_what_was_found_when_another_document_goes_meanwhile(index, look, monkeypatch):
    question = stand(index, Wish(speaker="Idemia"))
    first = ingest_file(index, "first.txt", OLD)
    assert look(question) == ["We sold cameras."]
    store = index.library().store
    removal = remove_for_now(store, [first])
    id = ingest_file(index, "new.txt", NEW)
    cite = standing.cite_span

    def removing(*place):
        cited = cite(*place)
        store.remove_document(id)
        return cited

    monkeypatch.setattr(standing, "cite_span", removing)
    assert look(question) == ["We sold cameras."]
    assert bring_back(store, removal.id) == [first]


def library_that_answers(monkeypatch, *texts: str) -> list[list[str]]:
    """Has the first document that has one of these texts answer by it, each time; the titles of those asked."""
    asked: list[list[str]] = []

    def ask(corpus, question):
        documents = [corpus.document(one.id) for one in corpus.listed()]
        asked.append([one.title for one in documents])
        if "itself" in question:
            return make_told(question, "Of me.")
        found = [make_citation(one, text) for text in texts for one in documents if text in one.text]
        return make_answer(question, found[0]) if found else make_refusal(question)

    monkeypatch.setattr(standing, "ask", ask)
    return asked


def test_a_question_is_asked_of_the_whole_library_and_only_answers_of_new_documents_count(index, look, monkeypatch):
    ingest_file(index, "old.txt", "The police export.")
    question, itself = stand(index, Wish(asked="What do the police do?")), stand(index, Wish(asked="Of itself?"))
    for name in ("a", "b", "c"):
        ingest_file(index, f"{name}.txt", f"{name}: The {'police' if name < 'c' else 'army'} export.")
    asked = library_that_answers(monkeypatch, "The police export.")
    assert look(question) == ["The police export.", "The police export."]
    assert look(itself) == []
    titles = [names for names in asked if len(names) < 4]
    assert [len(names) for names in asked] == [4, 3, 2, 1, 4]  # until it refuses; and of itself
    assert titles[-1] == ["c"]
    assert look(question) == ["The police export."] * 2
    assert len(asked) == 5  # nothing is new


def test_where_older_documents_answer_again_and_again_a_new_one_is_not_searched_on(index, look, monkeypatch):
    for name in ("one", "two", "three"):
        ingest_file(index, f"{name}.txt", f"{name}: The police export.")
    question = stand(index, Wish(asked="What do the police do?"))
    ingest_file(index, "new.txt", "The army and the police import.")
    asked = library_that_answers(monkeypatch, "The police export.", "the police import.")
    assert look(question) == []
    assert [len(names) for names in asked] == [4, 3]


def test_a_question_that_the_library_does_not_answer_finds_nothing(index, look, monkeypatch):
    question = stand(index, Wish(asked="What weather?"))
    ingest_file(index, "new.txt", "The police export.")
    asked = library_that_answers(monkeypatch)
    assert (look(question), len(asked)) == ([], 1)


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


def test_deleted_questions_count_as_long_as_they_are_kept(index, monkeypatch):
    monkeypatch.setattr(standing, "MOST_STANDING", 1)
    index.watches.remove(stand(index, Wish("A")))
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
