"""What is heard is joined to paragraphs, and each cue's place in the text keeps its time."""

import random

import pytest

from index.errors import NoText
from index.records import Moment
from ingest.extract.blocks import Block
from ingest.extract.metadata import Metadata
from ingest.extract.transcript import Cue, make_transcript

TITLED = Metadata(title="Port")


def text_of(*cues: Cue) -> str:
    return make_transcript(cues, TITLED, "a.srt").text


def test_a_sentence_is_one_whatever_the_pauses_in_it() -> None:
    assert text_of(Cue(0, 1, "The port"), Cue(60, 61, "has one.")) == "The port has one."


def test_a_pause_behind_a_sentence_begins_a_paragraph() -> None:
    assert text_of(Cue(0, 1, "One."), Cue(4, 5, "Two."), Cue(9, 10, "Three.")) == "One. Two.\n\nThree."


def test_a_long_paragraph_ends_with_its_sentence() -> None:
    long = "word " * 130
    assert text_of(Cue(0, 1, long), Cue(1, 2, "end."), Cue(2, 3, "Next.")).endswith("word end.\n\nNext.")


def test_who_is_named_goes_on_until_somebody_else_is() -> None:
    cues = [Cue(0, 1, "One.", "Ann"), Cue(60, 61, "Two.", "Ann"), Cue(61, 62, "Three.", "Bo"), Cue(62, 63, "Four.")]
    assert text_of(*cues) == "Ann: One. Two.\n\nBo: Three.\n\nFour."
    assert text_of(Cue(0, 1, "ANN: One."), Cue(60, 61, "Two."), Cue(61, 62, "BO LEE (chair): Three.")) == (
        "ANN: One. Two.\n\nBO LEE (chair): Three."
    )


def test_words_of_scripts_without_blanks_are_joined_without() -> None:
    assert text_of(Cue(0, 1, "港口有"), Cue(1, 2, "九十台摄像机。")) == "港口有九十台摄像机。"


def test_times_are_counted_behind_what_is_written_above() -> None:
    document = make_transcript(
        [Cue(65, 66, "Yes.", "Ann"), Cue(70, 71, "No.", "Ann")], TITLED, "a", [Block("Ann: Yes. No.")]
    )
    assert document.text == "Ann: Yes. No.\n\nAnn: Yes. No."
    assert document.moments == (Moment(15, 65), Moment(25, 70))
    assert [document.time_at(offset) for offset in (0, 14, 15, 24, 25, 27)] == [
        None, None, "00:01:05", "00:01:05", "00:01:10", "00:01:10",
    ]  # fmt: skip


def test_each_paragraph_has_its_own_time_however_it_is_laid_out() -> None:
    cues = [Cue(3, 4, "Good morning.", "Ann Lee"), Cue(310, 311, "We never sold it.", "Bob  Ray")]
    document = make_transcript(cues, TITLED, "a")
    assert document.text == "Ann Lee: Good morning.\n\nBob Ray: We never sold it."
    assert document.time_at(document.text.index("We never")) == "00:05:10"
    joined = make_transcript([Cue(1, 2, "One."), Cue(9, 9, "caf", "Bo"), Cue(10, 10, "\u0301e.", "Bo")], TITLED, "a")
    assert {joined.time_at(offset) for offset in range(joined.text.index("Bo"), len(joined.text))} <= {
        "00:00:09", "00:00:10",
    }  # fmt: skip


def test_what_is_written_below_is_heard_at_no_time() -> None:
    document = make_transcript([Cue(3, 4, "Thank you.", "Ann")], TITLED, "a", tail=[Block("Typed by Quill.")])
    assert document.text == "Ann: Thank you.\n\nTyped by Quill."
    assert document.moments == (Moment(0, 3), Moment(17, None))
    assert (document.time_at(5), document.time_at(20)) == ("00:00:03", None)


def test_without_words_there_is_no_document() -> None:
    with pytest.raises(NoText):
        text_of(Cue(0, 1, "  "))


def test_each_time_stands_where_its_words_begin_whatever_they_are() -> None:
    chosen = random.Random(7)
    signs = ["a", "É", "e\u0301", "\u0301", "Ã©", "👩\u200d🔬", "\u200b", "ﬁ", "—", "港", "B: x", "one.", "\u0600", "…"]
    for _ in range(300):
        said = ["One.", *[" ".join(chosen.choices(signs, k=chosen.randint(1, 6))) for _ in range(chosen.randint(1, 8))]]
        cues = [Cue(number, number + 1, words) for number, words in enumerate(said)]
        document = make_transcript(cues, TITLED, "a")
        for moment in document.moments:
            words = " ".join(said[moment.seconds].split())
            assert document.text[moment.start : moment.start + 1] == document.text[moment.start :].lstrip()[:1], words
