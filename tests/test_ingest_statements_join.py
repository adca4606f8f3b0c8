"""Statements of rules and of the tagger joined: whose words, whose speaker, and what neither may do."""

import pytest

from index.records import Document, Heading, document_id
from ingest.statements.find import find_statements, statements_version
from ingest.statements.tagger.reading import Reading, TaggedStatement
from text.quotations import find_quotations
from text.spans import Span


class FakeTagger:
    """Reads what it is told to: contents, source, cue and how sure, for what is said and for each quotation."""

    fingerprint = "fake"

    def __init__(self, said=(), quoted=()):
        self.given = said, quoted

    def read(self, text, quotations, look):  # noqa: ARG002  # as the tagger does
        said, quoted = ([self._said(text, *one) for one in some] for some in self.given)
        return Reading(tuple(said), tuple(quoted))

    def _said(self, text, contents, source, cue, sure=0.9):
        return TaggedStatement(tuple(place(text, one) for one in contents), place(text, source), place(text, cue), sure)


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def told(text, tagger, headings=()):
    """Speaker, cue, directness and contents of what is found in a text that begins in English."""
    document = Document(document_id(text), text, "", headings=tuple(headings))
    return [
        (
            text[one.speaker.start : one.speaker.end] if one.speaker else None,
            text[one.cue.start : one.cue.end] if one.cue else None,
            one.direct,
            tuple(text[span.start : span.end] for span in one.contents),
        )
        for one in find_statements(document, tagger)
    ]


INDIRECT = "It was the view of Ann Lee that the bill would fail and not pass."


def test_what_is_said_without_marks_is_the_taggers():
    tagger = FakeTagger([(["that the bill would fail and not pass"], "Ann Lee", "the view of")])
    assert told(INDIRECT, tagger) == [("Ann Lee", "the view of", False, ("that the bill would fail and not pass",))]


def test_a_source_that_is_not_sure_is_nobody():
    tagger = FakeTagger([(["that the bill would fail and not pass"], "Ann Lee", "the view of", 0.2)])
    assert told(INDIRECT, tagger)[0][0] is None


@pytest.mark.parametrize(("words", "source"), [("fail", "Ann Lee"), ("that the bill would fail", None)])
def test_few_words_are_no_statement_and_of_nobody_fewer_still(words, source):
    assert told(INDIRECT, FakeTagger([([words], source, "the view of")])) == []


def test_who_stands_in_another_paragraph_says_nothing():
    text = "It was the view of Ann Lee.\n\nIt was clear that the bill would fail and not pass."
    tagger = FakeTagger([(["that the bill would fail and not pass"], "Ann Lee", "clear")])
    assert told(text, tagger) == [(None, "clear", False, ("that the bill would fail and not pass",))]


DIRECT = "It was the last day of it. “We go now and for good.” Ann Lee was at the table."


def test_quotations_are_the_rules_and_their_speaker_is_the_taggers_where_they_have_none():
    tagger = FakeTagger(
        [(["“We go now and for good.”"], "Ann Lee", None)], [(["We go now and for good."], "Ann Lee", None)]
    )
    assert told(DIRECT, None) == [(None, None, True, ("We go now and for good.",))]
    assert told(DIRECT, tagger) == [("Ann Lee", None, True, ("We go now and for good.",))]


@pytest.mark.parametrize(
    ("source", "sure", "expected"),
    [
        ("Ann Lee", 1.0, "the aide"),
        ("the aide to the mayor", 1.0, "the aide to the mayor"),
        ("the aide to the mayor", 0.2, "the aide"),
        ("aide", 1.0, "the aide"),
    ],
)
def test_a_quotation_keeps_the_rules_speaker_or_gets_more_of_its_words(source, sure, expected):
    text = "“We go now and for good,” said the aide to the mayor of it. Ann Lee was at the table."
    tagger = FakeTagger([], [(["We go now and for good,"], source, None, sure)])
    assert told(text, tagger) == [(expected, "said", True, ("We go now and for good,",))]


def test_what_is_said_within_what_others_say_is_kept():
    text = "Axis denied the deals and was of the view that it was old, Ann Lee reported."
    tagger = FakeTagger([(["Axis denied the deals and was of the view that it was old"], "Ann Lee", "reported")])
    assert told(text, tagger) == [
        ("Axis", "denied", False, ("the deals",)),
        ("Ann Lee", "reported", False, ("Axis denied the deals and was of the view that it was old",)),
    ]


def test_what_is_said_beside_a_quotation_is_a_statement_without_it():
    text = "Ann Lee said the bill was the end of it: “We go now and for good.”"
    tagger = FakeTagger([(["the bill was the end of it: “We go now and for good.”"], "Ann Lee", "said")])
    assert (("Ann Lee", "said", False, ("the bill was the end of it",))) in told(text, tagger)
    assert [one[3] for one in told(text, tagger) if one[2]] == [("We go now and for good.",)]


def test_headings_say_nothing():
    text = "Ann Lee says it is the end of that\n\nIt was the end of it."
    tagger = FakeTagger([(["it is the end of that"], "Ann Lee", "says")])
    assert len(told(text, tagger)) == 1
    assert told(text, tagger, [Heading(0, 34, 1)]) == []


def test_other_languages_are_left_to_the_rules():
    text = "„Das war nie so“, sagte Ann Lee."
    assert told(text, FakeTagger([(["Das war nie so"], None, None)])) == told(text, None)


def test_the_version_names_the_tagger():
    assert statements_version(FakeTagger()).endswith("-fake")
    assert statements_version(None).endswith("-rules")
    assert find_quotations("") == []


@pytest.mark.parametrize(("language", "is_read"), [(None, True), ("en-GB", True), ("de", False), ("fr", False)])
def test_only_english_is_left_to_the_tagger(language, is_read):
    tagger = FakeTagger([(["that the bill would fail and not pass"], "Ann Lee", "the view of")])
    assert bool(find_statements(Document("d", INDIRECT, "", language=language), tagger)) is is_read


def test_a_speaker_that_means_nobody_is_left_to_the_one_of_the_rules():
    text = "The firm Axis left. Later Axis said that it was the end of that."
    tagger = FakeTagger([(["it was the end of that"], "that", "said")])
    [statement] = find_statements(Document("d", text, ""), tagger)
    assert statement.speaker_name == "Axis"


def test_what_a_told_statement_reports_another_to_say_stays_even_when_the_tagger_cuts_it_in_two():
    pieces = ["Ann Lee", "argues that the law fails"]
    found = told("Ann Lee argues that the law fails, Axis reported.", FakeTagger([(pieces, "Axis", "reported")]))
    assert ("Ann Lee", "argues", False, ("that the law fails",)) in found
    assert ("Axis", "reported", False, tuple(pieces)) in found


def test_words_of_which_the_tagger_leaves_some_out_are_all_those_of_the_rules():
    text = "The police bought the system in May, Ann Lee said. The police sold it."
    [found] = told(text, FakeTagger([(["bought the system in May"], "Ann Lee", "said")]))
    assert found == ("Ann Lee", "said", False, ("The police bought the system in May",))
    [found] = told(text, FakeTagger([(["bought the system in May"], "police", "said")]))
    assert found[3] == ("bought the system in May",)


def test_the_same_words_are_the_inner_speaker_s():
    text = "A blog goes on: Amnesty, it says, acknowledged a policy of 2017."
    tagger = FakeTagger([(["a policy of 2017"], "it", "says")])
    assert told(text, tagger) == [("Amnesty", "acknowledged", False, ("a policy of 2017",))]


def test_who_is_himself_a_part_of_what_is_said_does_not_say_it():
    text = "Morpho, wrote the paper NRC in September 2020, sold the city a system."
    tagger = FakeTagger([(["sold the city a system"], "Morpho", "wrote")])
    assert told(text, tagger)[0][0] == "the paper NRC"


def test_what_only_the_rules_find_stays():
    text = "IHS counted 176 million cameras. Nobody knows."
    assert told(text, FakeTagger()) == [("IHS", "counted", False, ("176 million cameras",))]
    tagger = FakeTagger([(["176 million cameras. Nobody knows"], "IHS", "counted")])
    assert [one[3] for one in told(text, tagger)] == [("176 million cameras. Nobody knows",)]


AMNESTY = "Idemia sold cameras. Idemia said it was old. Amnesty {} the sale was wrong and not to be done."


@pytest.mark.parametrize("words", ["the sale was wrong and not to be done", "the sale was wrong and not to be"])
@pytest.mark.parametrize("before", ["said that", "said", "argued that", "warned that", "told reporters on Monday that"])
def test_where_grammar_is_plain_it_decides(before, words):
    """On one kind of processor the tagger was as sure as could be that these are words of Idemia."""
    text = AMNESTY.format(before)
    content = f"that {words}" if before.endswith("that") else words
    found = told(text, FakeTagger([([content], "Idemia", "said", 1.0)]))
    assert [one[0] for one in found if "sale" in one[3][0]] == ["Amnesty"]


@pytest.mark.parametrize(
    ("text", "words", "wrong", "right"),
    [
        ("Idemia left. Amnesty said that the sale was wrong.", "that the sale was wrong", "Idemia", "Amnesty"),
        ("Ann Lee left. The ministry says that it will not pay.", "that it will not pay", "Ann Lee", "The ministry"),
        ("Ann Lee left. He denied that he was told of it.", "that he was told of it", "Ann Lee", "He"),
        ("Ann Lee left. Bob Roe insisted that it is so.", "that it is so", "Ann Lee", "Bob Roe"),
        ("Amnesty said that the sale was wrong. Idemia left.", "that the sale was wrong", "Idemia", "Amnesty"),
    ],
)
def test_a_subject_right_before_its_verb_of_saying_is_the_speaker(text, words, wrong, right):
    tagger = FakeTagger([([words], wrong, None, 1.0)])
    document = Document(document_id(text), text, "")
    found = [text[one.speaker.start : one.speaker.end] for one in find_statements(document, tagger) if one.speaker]
    assert found == [right]


def test_who_is_told_about_within_what_another_says_leaves_him_his_words():
    text = "Ann Lee said one would think that the deal was off."
    tagger = FakeTagger([(["one would think that the deal was off"], "Ann Lee", "said", 1.0)])
    assert ("Ann Lee", "said", False, ("one would think that the deal was off",)) in told(text, tagger)


def test_words_are_nobody_s_where_rules_and_tagger_disagree_and_grammar_is_not_plain():
    text = "Ann Lee started a fight when Bob Roe was there and later said, “We never do so.”"
    assert told(text, None)[0][0] == "Ann Lee"
    tagger = FakeTagger([], [(["We never do so."], "Bob Roe", "later said", 0.9)])
    assert told(text, tagger) == [(None, "later said", True, ("We never do so.",))]


@pytest.mark.parametrize("words", ["Grillet et al. [13:", "Grillet et al. [13]", "Grillet et al. ("])
def test_a_speaker_has_no_open_bracket_and_no_note_mark(words):
    text = f"It was the view of {words} 45) that the bill would fail and not pass."
    tagger = FakeTagger([(["that the bill would fail and not pass"], words, "the view of")])
    assert told(text, tagger)[0][0] == "Grillet et al."


def test_a_verb_of_saying_says_nothing():
    text = "Many of those who were there report that the bill would fail and not pass."
    tagger = FakeTagger([(["that the bill would fail and not pass"], "report", None)])
    assert "report" not in [one[0] for one in told(text, tagger)]


def test_words_end_before_the_sentence_in_which_somebody_else_speaks():
    text = "It was the view of Ann Lee that the bill would fail. The ministry said that it would pass."
    words = "that the bill would fail. The ministry said that it would pass"
    found = told(text, FakeTagger([([words], "Ann Lee", "the view of")]))
    assert found == [
        ("Ann Lee", "the view of", False, ("that the bill would fail.",)),
        ("The ministry", "said", False, ("that it would pass",)),
    ]


def test_words_go_on_over_a_sentence_whose_speaker_is_their_own():
    text = "The bill would fail. It would not pass, Ann Lee said."
    found = told(text, FakeTagger([(["The bill would fail. It would not pass"], "Ann Lee", "said")]))
    assert [one[3] for one in found] == [("The bill would fail. It would not pass",)]
