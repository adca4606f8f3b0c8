"""Who was heard where, and what stands before a speaker."""

from ingest.statements.speakers.context import Context, EarlierSpeakers
from ingest.statements.speakers.entities import Names
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span


def test_speakers_are_kept_in_the_order_of_the_text():
    heard = EarlierSpeakers()
    for start, name in ((20, "Axis"), (5, None), (40, "Amnesty")):
        heard.add(Span(start, start + 3), name)
    assert heard.within(Span(5, 21)) == [(Span(5, 8), None), (Span(20, 23), "Axis")]
    assert heard.names(Span(0, 40)) == {"Axis"}
    assert heard.before(40) == (Span(20, 23), "Axis")
    assert heard.before(5) is None
    assert heard.last() == (Span(40, 43), "Amnesty")


def context_of(text):
    return Context(text, Names(text, find_quotations(text)), sentence_spans(text))


def test_words_in_capitals_are_a_name():
    context = context_of("WHO said it. Who said IT?")
    assert [context.words(Span(*place)) for place in ((0, 3), (9, 11), (13, 16), (22, 24))] == [
        "WHO",
        "it",
        "who",
        "IT",
    ]


def test_sentences_are_remembered_from_the_nearest_on():
    text = "One fell. Two fell.\n\nThree fell. Then he left."
    context, speaker = context_of(text), Span(text.index("he left"), text.index(" left."))
    words = [text[one.start : one.end] for one in context.sentences_before(speaker, 2)]
    assert words == ["Three fell.", "Two fell.", "One fell."]
    assert [text[one.start : one.end] for one in context.sentences_before(speaker, 1)] == ["Three fell."]
    assert [text[one.start : one.end] for one in context.earlier_in_line(speaker)] == ["Three fell. "]
    assert context.line_before(speaker) == Span(text.index("Three"), speaker.start)


def test_what_precedes_a_speaker_in_his_sentence_counts_unless_he_says_it():
    text = "Kolb left, and when Falk came, she wept. It fell, she said."
    context = context_of(text)
    first, second = (Span(start, start + 3) for start in (text.index("she wept"), text.index("she said")))
    assert list(context.sentences_before(second, 1)) == [Span(0, 40)]
    assert list(context.sentences_before(first, 1)) == []


def test_names_report_act_and_stand_in_quotations():
    text = "NRC reported it. Noldus denied it. “Ask Thales now,” he said."
    context = context_of(text)
    assert context.outlets == {"NRC"}
    assert context.acting == {"NRC", "Noldus"}
    assert context.named(Span(0, len(text))) == {"NRC", "Noldus"}


def test_who_spoke_last_counts_until_another_is_named():
    text = "Axis said no. It fell, it said. Thales left, it said."
    context = context_of(text)
    context.speakers.add(Span(0, 4), "Axis")
    first, second = (Span(start, start + 2) for start in (text.index("it said"), text.rindex("it said")))
    assert context.last_speaker(first, "person") == "Axis"
    context.speakers.add(first, "Axis")
    assert context.last_speaker(second, "person") == "Axis"


def test_of_a_sentence_without_an_end_only_what_stands_near_is_remembered():
    text = "Kolb fell and " + "stayed there and " * 300 + "he left. Then she left."
    context, speaker = context_of(text), Span(text.index("she left"), text.index(" left.", len(text) - 6))
    (sentence,) = context.sentences_before(speaker, 1)
    assert (sentence.end, sentence.end - sentence.start) == (text.index(" Then"), 2500)
    his = Span(text.index("he left"), text.index("he left") + 2)
    assert list(context.sentences_before(his, 1)) == [Span(his.start - 2500, his.start)]


def test_the_sentences_of_a_line_are_found_in_one_go():
    text = "A fell. B fell. " * 100 + "He left."
    context, speaker = context_of(text), Span(1600, 1602)
    found = context.earlier_in_line(speaker)
    assert [text[one.start : one.end] for one in found] == ["B fell. ", "A fell. "] * 75
