"""Which stretches are quoted, from candidates whose scores are set by hand."""

from dataclasses import replace

from answer.evidence.ranking import Candidate, Fit
from answer.evidence.weights import EVIDENCE, LIMITS, MARGINS, SIGNALS
from answer.quote.choose import antecedent, choose_quotes, sentences_around
from index.records import Document, Heading, Hit, Passage, Statement
from text.spans import Span

MARGIN = MARGINS["plain"]


class Documents:
    """What a corpus knows of some documents: their statements."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = statements

    def statements(self, document_id: str) -> list[Statement]:
        return [one for one in self._statements if one.document_id == document_id]

    def may_quote(self, _id: str, _span: Span) -> bool:
        return True


def candidate(document: Document, words: str, score: float) -> Candidate:
    start = document.text.index(words)
    parts = dict.fromkeys(SIGNALS, 0.0) | {"meaning": score * sum(SIGNALS.values()) / SIGNALS["meaning"]}
    hit = Hit(Passage(1, document.id, 0, len(document.text)), 0.0)
    return Candidate(document, Span(start, start + len(words)), hit, Fit(**parts))


def shown(quotes) -> list[str]:
    return [one.document.text[one.span.start : one.span.end] for one in quotes]


def lines(*texts: str) -> Document:
    return Document("lines", "\n".join(texts), "")


def filler(words: int, first: str = "Word") -> str:
    return " ".join([first, *["word"] * (words - 1)]) + "."


COLOURS = lines("It was red.", "It was green.", "It was blue.", "It was grey.", "It was pink.", "It was black.")


def test_a_sentence_much_worse_than_the_best_is_not_shown():
    found = [
        candidate(COLOURS, "It was red.", 0.8),
        candidate(COLOURS, "It was blue.", 0.8 - MARGIN + 0.001),
        candidate(COLOURS, "It was pink.", 0.8 - MARGIN - 0.001),
    ]
    assert shown(choose_quotes(Documents(), found)) == ["It was red.", "It was blue."]
    assert shown(choose_quotes(Documents(), found, margin=0.0)) == ["It was red."]
    assert choose_quotes(Documents(), []) == []


def test_what_hardly_answers_is_not_shown_beside_a_better_one_but_widens_what_it_touches():
    few = EVIDENCE["least_beside"] - 0.1
    red, blue = candidate(COLOURS, "It was red.", 0.8), candidate(COLOURS, "It was blue.", 0.8)
    assert shown(choose_quotes(Documents(), [red, replace(blue, odds=few)])) == ["It was red."]
    assert shown(choose_quotes(Documents(), [replace(red, odds=few)])) == ["It was red."]
    listed = choose_quotes(Documents(), [red, replace(blue, odds=few)], answering=False)
    assert shown(listed) == ["It was red.", "It was blue."]
    text = Document("d", f"{filler(50, 'Before')} {filler(30, 'After')}", "")
    best, next_to_it = candidate(text, filler(50, "Before"), 0.8), candidate(text, filler(30, "After"), 0.8)
    assert shown(choose_quotes(Documents(), [best, replace(next_to_it, odds=few)])) == [text.text]


def test_no_more_are_shown_than_are_wanted():
    found = [candidate(COLOURS, text, 0.8) for text in COLOURS.text.split("\n")]
    assert len(choose_quotes(Documents(), found)) == LIMITS["quotes"]
    assert shown(choose_quotes(Documents(), found, most=1)) == ["It was red."]


def test_a_short_sentence_takes_in_its_neighbours_the_better_one_first():
    before, middle, after = filler(20, "Before"), filler(10, "Middle"), filler(20, "After")
    document = Document("d", f"{before} {middle} {after}", "")
    best = candidate(document, middle, 0.8)
    assert shown(choose_quotes(Documents(), [best])) == [f"{middle} {after}"], "Of two equal ones the one after."
    better = candidate(document, before, 0.4)
    assert shown(choose_quotes(Documents(), [best, better])) == [f"{before} {middle}"]


def test_neither_a_heading_nor_another_paragraph_is_taken_in():
    document = Document("d", "The sale of cameras. Red was sold.\nIt was blue.", "", headings=(Heading(0, 20, 1),))
    assert shown(choose_quotes(Documents(), [candidate(document, "Red was sold.", 0.8)])) == ["Red was sold."]


def test_what_a_sentence_refers_back_to_is_shown_with_it():
    text = f"{filler(40, 'Idemia')} It sold {filler(30, 'many')}"
    document = Document("d", text, "")
    it = candidate(document, text[text.index("It sold") :], 0.8)
    assert shown(choose_quotes(Documents(), [it])) == [text]
    assert antecedent(document, it.span) == Span(0, text.index(" It sold"))
    assert antecedent(document, Span(0, text.index(" It sold"))) is None


def test_somebody_s_own_words_stand_alone_with_their_speaker():
    text = 'Ann Lee spoke. She said: "It was red. It was blue." Then it rained.'
    document = Document("d", text, "")
    words = Span(text.index("It was"), text.index('" Then'))
    statement = Statement(1, "d", (words,), True, Span(text.index("She"), text.index(" said")), "Ann Lee")
    [quote] = choose_quotes(Documents(statement), [candidate(document, 'It was blue."', 0.8)])
    assert shown([quote]) == ['She said: "It was red. It was blue."']
    assert quote.statement == statement


def test_of_a_quotation_too_long_to_show_only_the_sentence_is_shown():
    long = filler(LIMITS["words_of_a_quote"], "Long")
    text = f'He said: "{long} It was blue."'
    document = Document("d", text, "")
    statement = Statement(1, "d", (Span(text.index("Long"), len(text) - 1),), True, Span(0, 2), "Ann Lee")
    found = [candidate(document, 'It was blue."', 0.8)]
    assert shown(choose_quotes(Documents(statement), found)) == ['It was blue."']


def test_quotes_that_touch_become_one_and_never_too_long_a_one():
    first, second, third = (filler(44, name) for name in ("First", "Second", "Third"))
    document = Document("d", f"{first} {second} {third}", "")
    found = [candidate(document, text, 0.8) for text in (first, second)]
    [quote] = choose_quotes(Documents(), found)
    assert (shown([quote]), quote.core) == ([f"{first} {second}"], found[0].span)
    three = choose_quotes(Documents(), [*found, candidate(document, third, 0.8)])
    assert shown(three) == [f"{first} {second}", third]


def test_whole_sentences_around_a_span():
    text = "It was red. It was blue."
    document = Document("d", text, "")
    assert sentences_around(document, Span(3, 6)) == Span(0, 11)
    assert sentences_around(document, Span(8, 14)) == Span(0, len(text))
