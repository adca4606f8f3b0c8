"""The words of a sentence that must agree with a source: of which class, in which part, by which forms."""

import pytest

from text.sentence_words import WordClass, counted_words, moved, turning_words


def classes(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.kind.value) for word in counted_words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The police sold 40 cameras to Axis.",
            [("police", "content"), ("sold", "content"), ("40", "number"), ("cameras", "content"), ("Axis", "name")],
        ),
        ("It was not sold.", [("not", "negation"), ("sold", "content")]),
        ("Nobody reportedly paid.", [("Nobody", "negation"), ("reportedly", "hedge"), ("paid", "content")]),
        ("They paid 5%.", [("paid", "content"), ("5", "number"), ("%", "content")]),
        ("She said so in May.", [("said", "cue"), ("May", "name")]),
    ],
)
def test_words_count_by_their_class(text, found):
    assert classes(text) == found


def test_a_contraction_is_two_words_of_one_place():
    first, second = counted_words("didn’t")[-1], counted_words("cannot")[-1]
    assert [(word.kind, word.start, word.end) for word in (first, second)] == [
        (WordClass.NEGATION, 0, 6),
        (WordClass.NEGATION, 0, 6),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1,250 cameras", "1250 cameras"),
        ("three men", "3 men"),
        ("cameras", "camera"),
        ("said", "told"),
    ],
)
def test_forms_of_one_word_agree(first, second):
    assert all(a.keys & b.keys for a, b in zip(counted_words(first), counted_words(second), strict=True))


@pytest.mark.parametrize(("first", "second"), [("1,250", "1,251"), ("camera", "police"), ("three", "four")])
def test_other_words_do_not_agree(first, second):
    assert not counted_words(first)[0].keys & counted_words(second)[0].keys


def test_words_stand_in_sentences_and_clauses():
    words = counted_words("Axis sold cameras, which spied. Police paid.")
    placed = {word.text: word.place for word in words}
    assert [placed[text].sentence for text in ("Axis", "spied", "Police")] == [0, 0, 1]
    assert placed["Axis"].clause == placed["cameras"].clause < placed["spied"].clause < placed["Police"].clause
    assert [placed[text].is_relative for text in ("Axis", "spied", "Police")] == [False, True, False]


def test_words_know_the_preposition_that_leads_to_them():
    words = {word.text: word.before for word in counted_words("sold to Axis by police")}
    assert words == {"sold": None, "Axis": "to", "police": "by"}


def test_moved_words_stand_elsewhere_and_are_the_same():
    (word,) = counted_words("camera")
    (there,) = moved((word,), 10)
    assert (there.start, there.end, there.text, there.keys) == (10, 16, word.text, word.keys)


def test_turning_words_are_told():
    assert turning_words("Before the war, after it, and in it") == ["before", "after"]
