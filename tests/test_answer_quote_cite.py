"""Citations read from documents by offsets."""

from dataclasses import replace

from answer.quote.choose import Quote
from answer.quote.cite import cite_passages, cite_quotes, cite_span, is_exact, permalink, place_of
from answer.records import OtherSource
from index.records import Document, Hit, Moment, Passage, Statement
from text.spans import Span

TEXT = 'Idemia said: "It was red." It rained.'
PAPER = Document("a", TEXT, "Paper", "Axis", published="2020-01-02", url="https://example.org/a", page_starts=(0, 27))
GAZETTE = Document("a", "", "The Gazette's paper", "The Gazette", published="2020-01-03")
HEARD = Document("h", TEXT, "Heard", moments=(Moment(0, 3), Moment(27, 751)))
WORDS = Span(14, 25)
SAID = Statement(1, "a", (WORDS,), True, Span(0, 6), "Idemia", Span(7, 11))


class Index:
    """One document with one statement; `store` is what was stored, too."""

    def __init__(self) -> None:
        self.store = self

    def document(self, id: str) -> Document | None:
        return PAPER if id == PAPER.id else None

    def statements(self, _id: str) -> list[Statement]:
        return [SAID]

    def other_sources(self, document: Document) -> tuple[Document, ...]:
        return (GAZETTE,) if document == PAPER else ()


def test_words_of_a_recording_are_cited_with_their_time():
    heard = [Quote(HEARD, Span(start, 30), Span(start, 30), 0.5, None) for start in (0, 26, 27)]
    assert [cited.time for cited in cite_quotes(Index(), heard)] == ["00:00:03", "00:00:03", "00:12:31"]


def test_a_quote_is_cited_with_its_words_and_where_they_stand():
    copy = Document("b", "It was red.", "Copy")
    quote = Quote(PAPER, Span(0, 26), Span(0, 26), 0.5, SAID, "Heading", ((copy, Span(0, 11)),))
    [cited] = cite_quotes(Index(), [quote])
    assert (cited.number, cited.document_id, cited.title, cited.publisher) == (1, "a", "Paper", "Axis")
    assert (cited.quote, cited.start, cited.end, cited.page) == ('Idemia said: "It was red."', 0, 26, 1)
    assert (cited.published, cited.url, cited.permalink) == (
        "2020-01-02",
        "https://example.org/a",
        "/documents/a?start=0&end=26",
    )
    assert (cited.speaker, cited.direct, cited.spoken, cited.heading) == ("Idemia", True, ((14, 25),), "Heading")
    assert cited.same_text == (OtherSource("The Gazette's paper", "The Gazette", "2020-01-03", None),)
    assert cited.also_in == (place_of(Index(), copy, Span(0, 11)),)


def test_words_that_were_read_from_a_picture_say_so_and_which_may_be_misread(monkeypatch):
    scanned = replace(PAPER, scanned=(Span(27, 37),), doubtful=(Span(2, 5), Span(30, 37)))
    monkeypatch.setattr(Index, "document", lambda *_: scanned)
    typed, read = (cite_span(Index(), "a", span) for span in (Span(0, 26), Span(27, 36)))
    assert (typed.scanned, typed.doubtful) == (False, ((2, 5),))
    assert (read.scanned, read.doubtful) == (True, ((30, 36),))


def test_words_of_nobody_have_no_speaker_and_numbers_go_on():
    rained = Quote(PAPER, Span(27, 37), Span(27, 37), 0.5, None)
    cited = cite_quotes(Index(), [rained, rained])
    assert [(one.number, one.quote, one.speaker, one.page) for one in cited] == [
        (1, "It rained.", None, 2),
        (2, "It rained.", None, 2),
    ]


def test_passages_are_cited_whole_and_those_of_removed_documents_not_at_all():
    hits = [Hit(Passage(1, "gone", 0, 5), 0.9), Hit(Passage(2, "a", 27, 37), 0.8)]
    assert [(one.quote, one.speaker, one.voices) for one in cite_passages(Index(), hits)] == [("It rained.", None, ())]


def test_a_citation_is_exact_only_with_the_stored_words():
    [cited] = cite_passages(Index(), [Hit(Passage(2, "a", 27, 37), 0.8)])
    assert is_exact(Index(), cited)
    assert not is_exact(Index(), replace(cited, quote="It snowed."))
    assert not is_exact(Index(), replace(cited, end=36))
    assert not is_exact(Index(), replace(cited, document_id="gone"))


def test_a_place_says_where_the_same_stands_too():
    place = place_of(Index(), PAPER, Span(27, 37))
    assert (place.document_id, place.title, place.quote) == ("a", "Paper", "It rained.")
    assert (place.start, place.end, place.permalink) == (27, 37, permalink("a", Span(27, 37)))


def test_a_stretch_that_a_person_chose_is_cited_with_who_is_heard_in_it():
    cited = cite_span(Index(), "a", Span(13, 26))
    assert (cited.quote, cited.number, cited.page) == ('"It was red."', 1, 1)
    assert (cited.speaker, cited.direct, cited.spoken) == ("Idemia", True, ((14, 25),))
    assert cite_span(Index(), "a", Span(27, 37)).speaker is None


def test_a_stretch_that_no_document_has_is_not_cited():
    spans = (Span(0, 0), Span(5, 4), Span(0, len(TEXT) + 1), Span(-1, 4))
    assert [cite_span(Index(), "a", span) for span in spans] == [None] * 4
    assert cite_span(Index(), "gone", Span(0, 3)) is None
