"""Limits: which documents are within, what is asked of them alone, and what is said of those outside."""

import re
from dataclasses import replace

import pytest
from web_examples import ingest_file, make_answer, make_citation, make_document, make_refusal

from answer.ask import ask
from answer.decline.holdings import is_known
from answer.evidence.sentences import find_candidates
from answer.evidence.words import weigh_words
from answer.profiles.profile import read_profile
from answer.quote.choose import choose_quotes
from answer.quote.cite import cite_passages, cite_quotes
from answer.records import OtherSource, Query
from answer.statements import StatementFilter, find_said
from answer.typed.vocabulary import vocabulary
from answer.within import ALL, DocumentFilter, ask_within, counted, narrowed
from index.errors import QuestionError
from text.spans import Span

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
    assert narrow.narrowed("again", lambda: narrow.within).whole is corpus


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


@pytest.fixture
def printed(index):
    """An agency's report that two papers printed, each on its day."""
    for publisher, day in (("Courier", "2021-03-04"), ("Gazette", "2022-03-05")):
        front = f"---\npublisher: {publisher}\npublished: {day}\n---\n\n"
        ingest_file(index, f"{publisher}.md", f"{front}# Cameras\n\nThe ministry bought cameras, said Oculon.\n")
    ingest_file(index, "drones.txt", "The army exports drones, said Vireo.")
    return index.snapshot()


@pytest.mark.parametrize(
    ("limits", "is_within"),
    [
        ({"publisher": "courier"}, True),
        ({"publisher": "Gazette"}, True),
        ({"publisher": "gazette", "since": "2022"}, True),
        ({"since": "2022"}, True),
        ({"until": "2021"}, True),
        ({"publisher": "gazette", "until": "2021"}, False),
        ({"publisher": "courier", "since": "2022"}, False),
    ],
)
def test_what_two_papers_printed_is_within_the_limits_of_either(printed, limits, is_within):
    if not is_within:
        with pytest.raises(QuestionError):
            narrowed(printed, DocumentFilter(**limits))
        return
    [found] = narrowed(printed, DocumentFilter(**limits)).listed()
    assert found.title == "Cameras"


def test_what_two_papers_printed_is_cited_and_counted_with_both(printed):
    cited = cite_passages(printed, printed.search("Who bought cameras?", 1))
    assert [(one.publisher, [other.publisher for other in one.same_text]) for one in cited] == [
        ("Courier", ["Gazette"])
    ]
    assert counted(printed)["publisher"] == [("Courier", 1), ("Gazette", 1)]


def test_statements_of_what_two_papers_printed_are_found_by_the_day_or_name_of_either(printed):
    def speakers(**wanted: str) -> list[str | None]:
        return [one.speaker for one in find_said(printed, StatementFilter(**wanted))]

    assert [speakers(since="2022"), speakers(until="2021"), speakers(since="2023")] == [["Oculon"], ["Oculon"], []]
    assert [speakers(document="gazette"), speakers(document="times")] == [["Oculon"], []]


def test_statements_and_speakers_name_all_papers_that_printed_them(printed):
    other = [OtherSource("Cameras", "Gazette", "2022-03-05", None)]
    said = {one.speaker: list(one.same_text) for one in find_said(printed, StatementFilter())}
    assert said == {"Oculon": other, "Vireo": []}
    [spoken_in] = read_profile(printed, "Oculon").documents
    assert (spoken_in.publisher, list(spoken_in.same_text)) == ("Courier", other)


def test_a_second_paper_is_named_once_it_is_there(index):
    front = "---\npublisher: {}\n---\n\n# Cameras\n\nThe ministry bought cameras, said Oculon.\n"
    named = []
    for publisher in ("Courier", "Gazette"):
        ingest_file(index, f"{publisher}.md", front.format(publisher))
        [said] = find_said(index.snapshot(), StatementFilter())
        named.append([said.publisher, *(one.publisher for one in said.same_text)])
    assert named == [["Courier"], ["Courier", "Gazette"]]


def test_a_question_is_really_asked_of_some_documents(corpus):
    found = ask_within(corpus, within(corpus, "beta"), lambda narrow, _: ask(narrow, "Who exports cameras?"))
    shown = {cited.title for cited in (*found.citations, *found.nearest)}
    assert shown <= {"beta"}
    assert {hit.passage.document_id for hit in found.hits} <= {one.id for one in corpus.listed() if one.title == "beta"}


def test_what_can_be_chosen_is_counted_most_first(index):
    for name, publisher in (("a", "The Post"), ("b", "The Post"), ("c", "A Times")):
        said = "“We export,” said Beta." if name == "a" else "“We import,” said Beta. “We sell,” said Alpha."
        ingest_file(
            index,
            f"{name}.md",
            f"---\npublisher: {publisher}\nlanguage: en\n---\n\n# {name}\n\n{said} This is {name}.\n",
        )
    ingest_file(index, "d.txt", "Nobody says anything.")
    collections = index.library().store.collections
    ids = [one.id for one in index.snapshot().listed()]
    for name, size in (("All", 4), ("None", 0), ("Two", 2)):
        collections.assign(collections.ensure(name).id, ids[:size])
    found = counted(index.snapshot())
    assert found["collection"] == [("All", 4), ("Two", 2)]
    assert found["publisher"] == [("The Post", 2), ("A Times", 1)]
    assert found["speaker"] == [("Beta", 3), ("Alpha", 2)]
    assert found["language"][0] == ("en", 3)


@pytest.fixture
def quoting(index):
    """Documents that quote Oculon, somebody who speaks for it, and others."""
    texts = {
        "own": "Arlen bought cameras. “We sold Arlen nine cameras,” said Oculon. “They film the border,” said Amnesty.",
        "spokeswoman": "“We regret the sale of cameras,” said Ann Lee, a spokeswoman for Oculon.",
        "about": "Oculon sold Arlen cameras in 2011. “Oculon must stop,” said Amnesty.",
        "other": "“We sold Arlen drones,” said Vireo.",
    }
    for name, text in texts.items():
        ingest_file(index, f"{name}.txt", text)
    return index.snapshot()


def test_within_a_speaker_are_the_documents_that_quote_them_or_who_speaks_for_them(quoting):
    def titles(speaker: str) -> set[str]:
        return {one.title for one in narrowed(quoting, DocumentFilter(speaker=speaker)).listed()}

    assert titles("Oculon") == titles("oculon") == {"own", "spokeswoman"}
    assert titles("Ann Lee") == {"spokeswoman"}
    assert titles("Amnesty") == {"own", "about"}


def test_within_a_speaker_only_their_words_are_quoted(quoting):
    narrow = narrowed(quoting, DocumentFilter(speaker="Amnesty"))
    own = next(one for one in narrow.listed() if one.title == "own")
    text = narrow.document(own.id).text

    def is_quotable(words: str) -> bool:
        return narrow.may_quote(own.id, Span(text.index(words), text.index(words) + len(words)))

    assert [is_quotable(words) for words in ("film the border", "We sold Arlen", "Arlen bought")] == [
        True,
        False,
        False,
    ]
    assert (narrow.quotes_all, quoting.quotes_all, quoting.may_quote(own.id, Span(0, 5))) == (False, True, True)


@pytest.mark.parametrize(
    "question",
    [
        "What was sold to Arlen?",
        "Which cameras film the border?",
        "Who said “We sold Arlen nine cameras”?",
        "Give me an overview of the document own",
        "List the companies",
        "What does everybody say about cameras?",
        "Who is Oculon?",
    ],
)
@pytest.mark.parametrize("speaker", ["Oculon", "Amnesty", "Vireo"])
def test_whatever_is_asked_within_a_speaker_no_other_words_answer(quoting, question, speaker):
    narrow = narrowed(quoting, DocumentFilter(speaker=speaker))
    found = ask_within(quoting, narrow, lambda some, _: ask(some, question))
    names = {"Oculon": {"Oculon", "Ann Lee"}}.get(speaker, {speaker})
    assert all({voice.speaker for voice in cited.voices} & names for cited in found.citations)


def test_a_quotation_of_a_speaker_stands_under_their_name(index):
    ingest_file(
        index, "a.txt", "“We sold cameras to Arlen,” said Vireo, and Amnesty said that the cameras filmed Arlen."
    )
    corpus = index.snapshot()
    for speaker in ("Vireo", "Amnesty"):
        narrow = narrowed(corpus, DocumentFilter(speaker=speaker))
        hits = narrow.search("cameras Arlen")
        candidates = find_candidates(narrow, Query("cameras Arlen"), weigh_words("cameras Arlen", narrow), hits)
        [cited] = cite_quotes(narrow, choose_quotes(narrow, candidates))
        assert cited.speaker == speaker


def test_words_within_the_documents_but_not_of_the_speaker_lie_outside(quoting):
    own = next(one for one in quoting.listed() if one.title == "own")
    narrow = narrowed(quoting, DocumentFilter(speaker="Amnesty"))
    cited = make_citation(quoting.document(own.id), "We sold Arlen nine cameras", title="own")

    def answers(some, _is_shown):
        return make_answer("Q", cited) if some is quoting else make_refusal("Q")

    found = ask_within(quoting, narrow, answers)
    assert found.limits == (
        "Asked within your limits: 2 documents of 4.",
        "Outside your limits, others may answer it: “own”.",
    )
    assert found.outside == (own.id,)


@pytest.fixture
def collected(index, corpus):
    """Two documents, of which one is in a collection."""
    [beta] = [one.id for one in corpus.listed() if one.title == "beta"]
    collections = index.library().store.collections
    collections.assign(collections.ensure("Drone wars").id, [beta])
    collections.ensure("Empty")
    return index.snapshot()


def test_within_a_collection_are_its_documents(collected):
    narrow = narrowed(collected, DocumentFilter(collection="DRONE wars "))
    assert [one.title for one in narrow.listed()] == ["beta"]
    found = ask_within(collected, narrow, lambda some, _: ask(some, "Who exports cameras?"))
    assert found.limits[0] == "Asked within your limits: 1 document of 2."
    assert {hit.passage.document_id for hit in found.hits} <= set(narrow.within)


def test_who_changes_a_collection_changes_what_is_within(index, collected):
    wanted = DocumentFilter(collection="Drone wars")
    assert narrowed(collected, wanted).document_count == 1
    collections = index.library().store.collections
    collections.assign(collections.named("Drone wars").id, [one.id for one in collected.listed()])
    assert narrowed(collected, wanted).document_count == 1  # of the moment when the snapshot was taken
    assert narrowed(index.snapshot(), wanted).document_count == 2


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"collection": "Empty"}, "None of the 2 documents is within these limits; widen them."),
        (
            {"collection": "Drone wars", "document": "alpha"},
            "None of the 2 documents is within these limits; widen them.",
        ),
        ({"collection": "drone"}, "There is no collection “drone”; there are, for example: “Drone wars”."),
        ({"collection": "drnoe wars"}, "There is no collection “drnoe wars”; there are, for example: “Drone wars”."),
        ({"collection": "zzz"}, "There is no collection “zzz”; there are, for example: “Drone wars”, “Empty”."),
        ({"speaker": "zzz"}, "Nobody called “zzz” is quoted, nor anybody else by name."),
    ],
)
def test_what_is_no_collection_or_speaker_is_told_with_those_that_are(collected, limits, told):
    with pytest.raises(QuestionError, match=f"^{re.escape(told)}$"):
        narrowed(collected, DocumentFilter(**limits))


def test_without_collections_there_are_none(corpus):
    with pytest.raises(QuestionError, match="There is no collection “X”, nor any other"):
        narrowed(corpus, DocumentFilter(collection="X"))


def test_the_nearest_speakers_are_named(quoting):
    for typed, known in (
        ("Occulon", "“Oculon”"),
        ("Ann", "“Ann Lee”"),
        ("Nobody", "“Amnesty International”, “Ann Lee”, “Oculon”"),
    ):
        told = f"Nobody called “{typed}” is quoted; quoted are, for example: {known}."
        with pytest.raises(QuestionError, match=f"^{re.escape(told)}$"):
            narrowed(quoting, DocumentFilter(speaker=typed))


def test_a_speaker_who_is_quoted_elsewhere_is_not_unknown(quoting):
    with pytest.raises(QuestionError, match="None of the 4 documents is within"):
        narrowed(quoting, DocumentFilter(speaker="Vireo", document="own"))


def test_documents_without_a_publisher_are_within_where_none_is_asked_for(index):
    ingest_file(index, "a.md", "---\npublisher: The Post\n---\n\n# Skies\n\nThe police export cameras.\n")
    ingest_file(index, "b.md", "# Skies too\n\nThe army exports drones.\n")
    narrow = narrowed(index.snapshot(), DocumentFilter(document="skies"))
    assert {one.title for one in narrow.listed()} == {"Skies", "Skies too"}


def test_what_is_narrowed_is_chosen_once_in_a_generation(index, quoting):
    wanted = DocumentFilter(document="own")
    first = narrowed(quoting, wanted)
    vocabulary(first)
    again = narrowed(index.snapshot(), wanted)
    assert again.indexes is first.indexes
    assert vocabulary(again) is vocabulary(first)


def test_words_are_known_and_put_right_by_what_is_within(quoting):
    narrow = narrowed(quoting, DocumentFilter(document="other"))
    assert ("vireo" in vocabulary(narrow).words, "oculon" in vocabulary(narrow).words) == (True, False)
    assert (is_known(narrow, "Vireo"), is_known(narrow, "Oculon"), is_known(quoting, "Oculon")) == (True, False, True)
    assert (narrow.passages_with("cameras", "en"), quoting.passages_with("cameras", "en")) == (0, 3)
