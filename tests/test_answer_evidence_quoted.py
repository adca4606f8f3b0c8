"""What the answer before quoted is known again by its words, and does not answer a second time."""

from collections.abc import Sequence

from answer.evidence.quoted import Quoted, find_quoted, not_quoted, recall
from answer.evidence.ranking import Candidate, Fit
from answer.records import Context
from index.records import Document, Hit, Passage, Statement
from text.spans import Span

TEXT = (
    "The Swedish maker Oculon sold nine cameras.\nOculon said that it sold them in May. It was “sorry”, it said.\n\n"
    "The Dutch company denied the sale to the press."
)
REPORT = Document("r", TEXT, "Report")
COPY = Document("c", f"Later. {TEXT}", "Copy")
FIT = Fit(0.5, 0.5, 0.5, 0.5, 1.0, 0.5, 0.0, 0.0)


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


SOLD = "Oculon said that it sold them in May."
SORRY = "It was “sorry”, it said."
DENIED = "The Dutch company denied the sale to the press."


def said(speaker: str, words: str, printed: str) -> Statement:
    return Statement(1, "r", (span(words),), False, span(printed), speaker)


STATEMENTS = [said("Oculon", "it sold them in May", "Oculon"), said("Noldus", "the sale", "The Dutch company")]


class Index:
    """Documents that are found in their order, whatever the words."""

    def __init__(self, *documents: Document) -> None:
        self.documents = {one.id: one for one in documents}

    def documents_with(self, _text: str, _limit: int) -> list[str]:
        return list(self.documents)

    def document(self, id: str) -> Document | None:
        return self.documents.get(id)

    def statements(self, id: str) -> Sequence[Statement]:
        return STATEMENTS if id == "r" else []


def candidate(words: str, document: Document = REPORT, fit: Fit = FIT) -> Candidate:
    hit = Hit(Passage(1, document.id, 0, len(document.text)), 0.5)
    return Candidate(document, span(words, document.text), hit, fit)


def test_sentences_are_found_where_they_stand_whatever_blanks_they_came_with() -> None:
    answered = "Oculon said  that it sold them in May. "
    assert find_quoted(Index(REPORT), f"{SOLD} {SORRY} No such sentence is there.") == (
        Quoted(REPORT, span(SOLD)),
        Quoted(REPORT, span(SORRY)),
    )
    assert [one.text for one in find_quoted(Index(REPORT), answered)] == [SOLD]
    assert find_quoted(Index(REPORT), "") == ()


def test_the_document_quoted_first_is_the_one_that_goes_on() -> None:
    assert [one.document.id for one in find_quoted(Index(COPY, REPORT), f"{SOLD} {SORRY}")] == ["c", "c"]


def test_speakers_and_documents_of_an_answer_are_recalled() -> None:
    recalled = recall(Index(REPORT), find_quoted(Index(REPORT), f"{SOLD} {DENIED}"))
    assert (recalled.documents, recalled.speakers, recalled.called) == (("r",), ("Oculon", "Noldus"), None)


def test_a_party_is_known_by_what_a_document_calls_it() -> None:
    assert recall(Index(REPORT), (), "Dutch").called == "Noldus"
    assert recall(Index(REPORT), (), "Swedish").called == "Oculon"
    assert recall(Index(REPORT), (), "German").called is None


def test_what_was_quoted_answers_only_with_what_is_asked_for_and_never_something_new() -> None:
    index, quoted = Index(REPORT, COPY), (Quoted(REPORT, span(SOLD)),)
    lacking = candidate(SOLD, COPY, Fit(0.5, 0.5, 0.5, 0.5, 0.0, 0.5, 0.0, 0.0))
    shown, other = candidate(SOLD, COPY), candidate(DENIED)
    assert not_quoted(index, Context(), [shown, lacking, other], quoted) == [shown, other]
    assert not_quoted(index, Context(is_new=True), [shown, other], quoted) == [other]


def test_words_of_a_speaker_and_places_without_a_name_may_be_left_out() -> None:
    index, both = Index(REPORT), [candidate(SOLD), candidate(DENIED)]
    assert not_quoted(index, Context(besides=("Oculon",)), both, ()) == both[1:]
    assert not_quoted(index, Context(about="Oculon"), [*both, candidate(SORRY)], ()) == [both[0], candidate(SORRY)]
