"""Subtitles become sentences, each stretch of which keeps its time; who speaks stays with the words."""

import time

import pytest

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.extract.subtitles import extract_subtitles

WEBVTT = """WEBVTT - Hearing of 4 June

NOTE made by hand

STYLE
::cue { color: red }

opening
00:01.000 --> 00:04.000 align:start
<v Ann Lee>The port of Leer has <i>ninety</i>
cameras &amp; one guard.

00:12:31.500 --> 00:12:34.000
<v.loud Ann Lee>Nobody looked at them

00:12:34.000 --> 00:12:36.000
<v Ann Lee>before last June.</v>

00:12:40.000 --> 00:12:44.000
<v Bo>We did.</v> <v Ann Lee>Did you?</v>

100:00:01.000 --> 100:00:02.000
<v Ann Lee>♪</v>
"""
SUBRIP = """1
00:00:01,000 --> 00:00:04,000
{\\an8}<i>The port has ninety</i>

2
00:00:04,000 --> 00:00:06,000
cameras. It is small.

3
00:00:15,000 --> 00:00:16,000
- Are you sure?
- I am.

4
01:02:03,000 --> 01:02:05,000
ANN: The town paid

400

5
01:02:06,000 --> 01:02:08,000
euros for them.
"""
ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.470 align:start position:0%
 
good<00:00:00.480><c> evening</c><00:00:00.960><c> and</c>

00:00:02.470 --> 00:00:02.480 align:start position:0%
good evening and
 

00:00:02.480 --> 00:00:04.390 align:start position:0%
good evening and
welcome<00:00:02.720><c> to</c><00:00:03.120><c> Leer</c>
"""


def read(text: str, path: str = "in/port.srt") -> Document:
    return extract_subtitles(text.encode(), path)


def heard(document: Document) -> list[tuple[str, str]]:
    """Each stretch, and when it is heard."""
    starts = [moment.start for moment in document.moments]
    ends = [*starts[1:], len(document.text)]
    return [
        (document.moments[place].clock, document.text[start:end].strip())
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def test_webvtt() -> None:
    document = read(WEBVTT, "port.vtt")
    assert document.title == "Hearing of 4 June"
    assert heard(document) == [
        ("00:00:01", "Ann Lee: The port of Leer has ninety cameras & one guard."),
        ("00:12:31", "Nobody looked at them"),
        ("00:12:34", "before last June."),
        ("00:12:40", "Bo: We did."),
        ("00:12:40", "Ann Lee: Did you?"),
    ]
    assert "guard. Nobody looked at them before last June.\n\nBo: We did.\n\nAnn Lee: Did" in document.text


def test_subrip() -> None:
    document = read(SUBRIP)
    assert document.title == "port"
    assert document.text == (
        "The port has ninety cameras. It is small.\n\n- Are you sure?\n\n- I am.\n\n"
        "ANN: The town paid 400 euros for them."
    )
    assert [clock for clock, _ in heard(document)] == [
        "00:00:01", "00:00:04", "00:00:15", "00:00:15", "01:02:03", "01:02:06",
    ]  # fmt: skip


def test_captions_that_roll_have_each_line_once() -> None:
    document = read(ROLLING, "talk.vtt")
    assert (document.title, document.text) == ("talk", "good evening and welcome to Leer")
    assert heard(document) == [("00:00:00", "good evening and"), ("00:00:02", "welcome to Leer")]


def test_what_is_said_twice_stays_twice() -> None:
    twice = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\nNo.\n\n" for n in (1, 2))
    assert read(twice).text == "No. No."


def test_a_true_repetition_between_captions_that_roll_stays() -> None:
    said = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\nNo<00:01.500><c> no</c>\n\n"
        "00:03.000 --> 00:05.000\nYes.\n\n00:05.000 --> 00:07.000\nYes.\n"
    )
    assert read(said, "a.vtt").text == "No no Yes. Yes."


def test_a_number_that_is_said_is_none_of_a_cue() -> None:
    unnumbered = (
        "00:00:01,000 --> 00:00:03,000\nIt was in the year of\n1984\n\n00:00:04,000 --> 00:00:06,000\nthat we began.\n"
    )
    assert read(unnumbered).text == "It was in the year of 1984 that we began."
    assert read(SUBRIP).text.count("5") == 0


def test_signs_of_another_speaker_begin_a_paragraph() -> None:
    captions = (
        "1\n00:00:01,000 --> 00:00:02,000\n>> JUDGE: Sit down.\n>> Yes.\n\n2\n"
        "00:00:03,000 --> 00:00:04,000\nAll of you.\n"
    )
    assert read(captions).text == "JUDGE: Sit down.\n\nYes. All of you."


def test_windows_line_ends_and_a_mark_are_no_words() -> None:
    document = extract_subtitles(b"\xef\xbb\xbf" + WEBVTT.replace("\n", "\r\n").encode(), "port.vtt")
    assert document.text == read(WEBVTT, "port.vtt").text


def test_an_unfinished_file_is_read_to_its_end() -> None:
    assert read("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,0").text.startswith("One.")


def test_what_has_no_times_is_no_subtitles() -> None:
    with pytest.raises(
        UnreadableSource, match=r"^a\.srt has no line with times, as subtitles do; give it its true suffix\.$"
    ):
        read("Words.", "a.srt")


def test_subtitles_without_words_hold_no_text() -> None:
    with pytest.raises(NoText, match=r"^a\.srt holds no text; "):
        read("1\n00:00:01,000 --> 00:00:02,000\n♪ ♪\n", "a.srt")


@pytest.mark.parametrize("line", ["<v " * 100_000, "{\\" * 100_000, "- A" * 100_000, ">> " * 100_000, " \t" * 100_000])
def test_a_line_that_never_ends_is_read_quickly(line: str) -> None:
    began = time.process_time()
    read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{line}\nWords.\n", "a.vtt")
    assert time.process_time() - began < 5
