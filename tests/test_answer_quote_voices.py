"""Whose words stand in a quotation: each character is one speaker's, or the reporter's."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from answer.quote.choose import Quote
from answer.quote.cite import cite_quotes
from answer.quote.voices import innermost, voices_at
from answer.records import Voice
from answer.render import attributions
from answer.speakers.lookup import speaker_of
from index.records import Document, Statement, document_id
from text.spans import Span

TEXT = (
    "The firm was founded by Lucas Noldus. The editors could not ask him. Amnesty said that the sale was wrong. "
    "“Our software cannot be used for mass surveillance,” Lucas Noldus wrote. He thought that it helps."
)
DOCUMENT = Document(document_id(TEXT), TEXT, "A title")
OWN, AMNESTY, THOUGHT = "Our software cannot be used for mass surveillance,", "that the sale was wrong", "that it helps"


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def said(speaker: str | None, *words: str, direct: bool = False) -> Statement:
    return Statement(1, DOCUMENT.id, tuple(map(place, words)), direct, None, speaker)


STATEMENTS = [
    said("Amnesty", AMNESTY),
    said("Lucas Noldus", OWN, direct=True),
    said("Lucas Noldus", THOUGHT),
]


def test_probable_words_are_a_voice_of_their_own_and_who_tells_them_is_named():
    amnesty = replace(STATEMENTS[0], probability=0.99, via=place("The editors"), via_name=None)
    probable = replace(STATEMENTS[2], speaker=place("He"), probability=0.5, via=place("The firm"), via_name="Noldus")
    voices = voices_at(DOCUMENT, [amnesty, STATEMENTS[1], probable], Span(0, len(TEXT)))
    assert [(voice.speaker, voice.direct, voice.unsure, voice.via) for voice in voices] == [
        ("Amnesty", False, False, "The editors"),
        ("Lucas Noldus", True, False, None),
        ("Lucas Noldus", False, True, "Noldus"),
    ]


def test_what_a_pronoun_alone_wants_or_counts_is_the_reporters_and_what_it_says_is_not():
    text = "They count different things. Who wants a picture may ask. They said that it rained."
    document = Document(document_id(text), text, "Counts")

    def of(speaker: str, cue: str, words: str, name: str | None = None, *, direct: bool = False) -> Statement:
        at = text.index(f"{speaker} {cue}")
        pronoun, verb = Span(at, at + len(speaker)), Span(at + len(speaker) + 1, at + len(f"{speaker} {cue}"))
        content = Span(text.index(words), text.index(words) + len(words))
        return Statement(1, document.id, (content,), direct, pronoun, name, verb)

    counted = of("They", "count", "different things")
    told = [counted, of("Who", "wants", "a picture"), of("They", "said", "that it rained")]
    whole = Span(0, len(text))
    assert [(one.speaker, one.spoken) for one in voices_at(document, told, whole)] == [("They", ((68, 82),))]
    named = replace(counted, speaker_name="Oculon")
    assert [one.speaker for one in voices_at(document, [named], whole)] == ["Oculon"]
    assert [one.speaker for one in voices_at(document, [replace(counted, direct=True)], whole)] == ["They"]
    assert [one.speaker for one in voices_at(replace(document, language="de"), [counted], whole)] == ["They"]


class Documents:
    """What a corpus knows of one document: its statements."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = list(statements)

    def statements(self, _document_id: str) -> list[Statement]:
        return self._statements

    def other_sources(self, _document: Document) -> tuple[Document, ...]:
        return ()


def heard(voices: tuple[Voice, ...]) -> list[tuple[str, bool, list[str]]]:
    return [(one.speaker, one.direct, [TEXT[start:end] for start, end in one.spoken]) for one in voices]


def cited(statement: Statement | None, words: str = TEXT):
    [citation] = cite_quotes(Documents(*STATEMENTS), [Quote(DOCUMENT, place(words), place(words), 1.0, statement)])
    return citation


def test_every_speaker_has_their_own_words_and_what_is_reported_apart() -> None:
    assert heard(voices_at(DOCUMENT, STATEMENTS, Span(0, len(TEXT)), STATEMENTS[1])) == [
        ("Lucas Noldus", True, [OWN]),
        ("Amnesty", False, [AMNESTY]),
        ("Lucas Noldus", False, [THOUGHT]),
    ]


def test_words_are_cut_where_the_quotation_ends() -> None:
    part = Span(place(AMNESTY).start + 5, place(OWN).start + 12)
    assert heard(voices_at(DOCUMENT, STATEMENTS, part)) == [
        ("Amnesty", False, ["the sale was wrong"]),
        ("Lucas Noldus", True, ["Our software"]),
    ]


def test_the_label_is_of_the_speaker_alone() -> None:
    citation = cited(STATEMENTS[1])
    assert (citation.speaker, citation.direct) == ("Lucas Noldus", True)
    assert [TEXT[start:end] for start, end in citation.spoken] == [OWN]
    assert attributions(citation) == [
        f"Quoting Lucas Noldus: “{OWN}”",
        f"Reporting Amnesty: {AMNESTY}",
        f"Reporting Lucas Noldus: {THOUGHT}",
    ]


def test_nobody_is_quoted_above_sentences_that_are_not_theirs() -> None:
    for words in ("The editors could not ask him.", "The firm was founded by Lucas Noldus."):
        citation = cited(STATEMENTS[1], words)
        assert (citation.speaker, citation.direct, citation.spoken, citation.voices) == (None, False, (), ())
        assert attributions(citation) == []
    assert cited(STATEMENTS[1], f"Amnesty said {AMNESTY}.").speaker == "Amnesty"


def test_one_who_says_all_of_a_quotation_is_named_without_the_words() -> None:
    assert attributions(cited(STATEMENTS[1], f"“{OWN}”")) == ["Quoting Lucas Noldus:"]
    assert attributions(cited(STATEMENTS[0], AMNESTY)) == ["Reporting Amnesty:"]


def test_words_that_nobody_is_named_for_are_nobodys() -> None:
    assert voices_at(DOCUMENT, [said(None, OWN, direct=True)], Span(0, len(TEXT))) == ()


def test_quoted_words_are_the_quoted_ones_whomever_they_tell_of() -> None:
    statements = [said("Ada", OWN, direct=True), said("Bo", "Our software")]
    assert heard(voices_at(DOCUMENT, statements, Span(0, len(TEXT)), statements[1])) == [("Ada", True, [OWN])]


def test_own_words_within_reported_ones_are_not_headed_as_reported() -> None:
    text = "Seven groups called it “a missed opportunity for all”. Bo says Ada called it “a great day for us”."
    document = Document(document_id(text), text, "A title")

    def reported(speaker: str, words: str) -> Statement:
        start = text.index(words)
        return Statement(1, document.id, (Span(start, start + len(words)),), False, None, speaker)

    groups, other = (
        reported("Seven groups", "it “a missed opportunity for all”"),
        reported("Bo", "Ada called it “a great day for us”"),
    )
    voices = voices_at(document, [groups, other], Span(0, len(text)))
    assert [(one.speaker, one.direct, [text[start:end] for start, end in one.spoken]) for one in voices] == [
        ("Seven groups", False, ["it "]),
        ("Seven groups", True, ["a missed opportunity for all"]),
        ("Bo", False, ["Ada called it “a great day for us”"]),
    ]


def test_a_title_in_quotation_marks_is_not_a_speakers_own_words() -> None:
    text = "Bo found it in “Out of Control: Failing Laws”."
    document = Document(document_id(text), text, "A title")
    statement = Statement(1, document.id, (Span(9, 45),), False, None, "Bo")
    [voice] = voices_at(document, [statement], Span(0, len(text)))
    assert (voice.direct, voice.spoken) == (False, ((9, 45),))


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    edges = st.integers(0, len(TEXT) - 1)
    found = []
    for number in range(draw(st.integers(0, 5))):
        pieces = draw(st.lists(st.tuples(edges, st.integers(1, 30)), min_size=1, max_size=3))
        contents = tuple(Span(start, min(start + length, len(TEXT))) for start, length in pieces)
        speaker = draw(st.sampled_from(["Ada", "Bo", None]))
        found.append(Statement(number, DOCUMENT.id, contents, draw(st.booleans()), None, speaker))
    return found


@given(statements(), st.integers(0, 80), st.integers(81, len(TEXT)), st.data())
def test_every_character_under_a_label_is_in_a_statement_of_that_speaker(found, start, end, data) -> None:
    first = data.draw(st.sampled_from([None, *found]))
    voices = voices_at(DOCUMENT, found, Span(start, end), first)
    labelled = [at for voice in voices for one, other in voice.spoken for at in range(one, other)]
    assert len(labelled) == len(set(labelled))
    assert all(start <= at < end for at in labelled)
    for voice in voices:
        theirs = {
            at
            for one in found
            if speaker_of(one, TEXT) == voice.speaker
            for part in one.contents
            for at in range(part.start, part.end)
        }
        assert all(at in theirs for one, other in voice.spoken for at in range(one, other))


@given(statements())
def test_the_innermost_words_are_all_words_once(found) -> None:
    stretches = [span for span, _ in innermost(found)]
    covered = [at for span in stretches for at in range(span.start, span.end)]
    assert covered == sorted({at for one in found for part in one.contents for at in range(part.start, part.end)})
    assert all(
        any(part.start <= span.start and span.end <= part.end for part in one.contents)
        for span, one in innermost(found)
    )


def test_the_only_one_heard_around_words_of_nobody_is_the_speaker() -> None:
    words = "The editors could not ask him. Amnesty said that the sale was wrong."
    citation = cited(None, words)
    assert (citation.speaker, citation.spoken) == ("Amnesty", ((place(AMNESTY).start, place(AMNESTY).end),))
    assert cited(None).speaker is None


def test_what_a_speaker_denies_is_not_told_as_what_they_say() -> None:
    text = "Aerolux denied that its drones had filmed people. It said that they count cars, and did not deny the sale."
    document = Document(document_id(text), text, "A title")

    def reported(cue: str, words: str, *, direct: bool = False) -> Statement:
        spans = [Span(text.index(one), text.index(one) + len(one)) for one in (words, cue)]
        return Statement(1, document.id, (spans[0],), direct, None, "Aerolux", spans[1])

    statements = [
        reported("denied", "that its drones had filmed people"),
        reported("said", "that they count cars"),
        reported("did not deny", "the sale"),
    ]
    voices = voices_at(document, statements, Span(0, len(text)))
    assert [(one.denied, [text[start:end] for start, end in one.spoken]) for one in voices] == [
        (True, ["that its drones had filmed people"]),
        (False, ["that they count cars", "the sale"]),
    ]
    [citation] = cite_quotes(Documents(*statements), [Quote(document, Span(0, 49), Span(0, 49), 1.0, statements[0])])
    assert attributions(citation) == ["Denied by Aerolux: that its drones had filmed people"]
