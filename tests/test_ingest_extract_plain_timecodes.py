"""Plain transcripts are told by their times, and agendas, logs and scores are not taken for one."""

import time

import pytest

from ingest.extract.plain.file import extract_text
from ingest.extract.plain.timecodes import find_timed
from ingest.extract.transcript import Cue

NAMES_ABOVE = """The harbour master speaks

Ann Lee  0:03
The port has ninety cameras. Nobody
looked at them.

Bo Ray  0:31
Who paid for them?

Ann Lee  1:02:07
The town did.
"""


def cues(text: str) -> list[tuple[int, str, str]]:
    found = find_timed(text)
    return [(cue.begin, cue.speaker, " ".join(cue.words.split())) for cue in found.cues] if found else []


@pytest.mark.parametrize(
    "lines",
    [
        ["[00:00:01] ANN: One.", "[00:01:30] BO: Two.", "[01:00:00] ANN: Three."],
        ["00:00:01 ANN: One.", "00:01:30 BO: Two.", "01:00:00 ANN: Three."],
        ["(0:01) ANN: One.", "(1:30) BO: Two.", "(60:00) ANN: Three."],
        ["00:00:01.250 --> 00:00:03.500 - ANN: One.", "00:01:30.000 - BO: Two.", "01:00:00.000 | ANN: Three."],
        ["[00:00:01]", "ANN: One.", "", "[00:01:30]", "BO: Two.", "[01:00:00]", "ANN: Three."],
    ],
)
def test_times_before_the_words(lines: list[str]) -> None:
    assert cues("\n".join(lines)) == [(1, "", "ANN: One."), (90, "", "BO: Two."), (3600, "", "ANN: Three.")]


def test_times_behind_the_names() -> None:
    expected = [(2, "Speaker 1", "Hi."), (12, "Ann Lee", "Yes: no."), (65, "Speaker 1", "Bye.")]
    assert cues("Speaker 1 (00:02): Hi.\nAnn Lee (00:12): Yes: no.\nSpeaker 1 (01:05): Bye.") == expected
    assert cues("Speaker 1  0:02\nHi.\n\nAnn Lee  0:12\nYes: no.\n\nSpeaker 1  1:05\nBye.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Agenda\n09:00 Welcome\n09:30 Talk\n10:00 End",
        "Scores\nLeer 2:10\nEmden 1:30\nNorden 0:15",
        "00:00:05 One.\n00:00:01 Two.\n00:00:09 Three.",
        "[14:05] Ann: Hi.\n[14:06] Bo: Yes.\n[14:09] Ann: Bye.",
        "One.\n00:00:05 Two.\nThree.\n" + "Four.\n" * 20,
        "The talk began at 00:12:31 sharp.\n" * 5,
        "2:05:10 Abel Kirui, Kenya\n2:06:11 Tom Berg, Norway\n2:07:55 Ian Holt, Wales",
        "0:00:58 Abel Kirui\n0:00:59 Tom Berg\n0:01:01 Ian Holt",
        "Abel Kirui  0:58\nKenya\n\nTom Berg  0:59\nNorway\n\nIan Holt  1:02\nWales",
        "Leer 0:15\nEmden 0:30\nLeer 1:15",
        "00:15 The alarm rings in hall four.\n00:45 Firefighters arrive.\n02:30 The roof falls in.",
        "00:15 Control: A fire.\n00:45 Crew: We are there.\n02:30 Control: Is it out?",
        "[00:15] The alarm rings in hall four.\n[00:45] Firefighters arrive.\n[02:30] The roof falls in.",
        "00:05:00 The alarm rings.\n00:15:00 Firefighters arrive.\n02:30:00 The roof falls in.",
        "",
    ],
)
def test_other_times_are_words(text: str) -> None:
    assert find_timed(text) is None


def test_a_transcript_is_read_from_a_text_file() -> None:
    document = extract_text(NAMES_ABOVE.encode(), "in/a.txt")
    assert document.text.endswith(
        "Ann Lee: The port has ninety cameras. Nobody looked at them.\n\nBo Ray: Who paid for them?\n\n"
        "Ann Lee: The town did."
    )
    assert document.time_at(document.text.index("Nobody")) == "00:00:03"
    assert document.time_at(document.text.index("The town")) == "01:02:07"
    assert document.title == "The harbour master speaks"


@pytest.mark.parametrize(
    "text",
    [
        "Results of the race\n\n2:05:10 Abel Kirui, Kenya\n2:06:11 Tom Berg, Norway\n2:07:55 Ian Holt, Wales",
        "The night\n\n00:15 The alarm rings.\n00:45 Firefighters arrive.\n02:30 It is out.\n\nThe mayor said no more.",
    ],
)
def test_a_text_that_is_no_transcript_keeps_its_times_as_words(text: str) -> None:
    document = extract_text(text.encode(), "in/a.txt")
    assert (document.text.split(), document.moments) == (text.split(), ())


def test_what_stands_below_the_last_turn_is_nobodys() -> None:
    document = extract_text(f"{NAMES_ABOVE}\nTyped by Quill Ltd.\n\nThe company denies it.".encode(), "in/a.txt")
    assert document.text.endswith("Ann Lee: The town did.\n\nTyped by Quill Ltd.\n\nThe company denies it.")
    assert document.time_at(document.text.index("The town")) == "01:02:07"
    assert document.time_at(document.text.index("Typed")) is None
    assert document.time_at(document.text.index("denies")) is None


def test_a_further_paragraph_of_a_turn_has_its_time_and_no_speaker() -> None:
    said = "Ann  0:02\nOne.\n\nShe left.\n\nBo  0:12\nTwo.\n\nAnn  1:05\nThree."
    assert cues(said) == [(2, "Ann", "One."), (2, "", "She left."), (12, "Bo", "Two."), (65, "Ann", "Three.")]
    assert extract_text(said.encode(), "a.txt").text == "Ann: One.\n\nShe left.\n\nBo: Two.\n\nAnn: Three."
    labelled = "[0:02] ANN: One.\n\nShe left.\n\n[0:12] BO: Two.\n[1:05] ANN: Three."
    assert extract_text(labelled.encode(), "a.txt").text == "ANN: One.\n\nShe left.\n\nBO: Two.\n\nANN: Three."


def test_front_matter_is_kept() -> None:
    said = "[00:00:01] ANN: One.\n[00:01:30] BO: Two.\n[01:00:00] ANN: Three."
    text = f"---\ntitle: Hearing\npublished: 2021-06-04\n---\n{said}"
    document = extract_text(text.encode(), "in/a.txt")
    assert (document.title, document.published, document.text[:9]) == ("Hearing", "2021-06-04", "ANN: One.")


def test_the_words_stay_what_cues_are_made_of() -> None:
    found = find_timed("00:00:01 One.\n00:00:02 Two.\n00:00:09 Three.")
    assert found is not None
    assert found.cues[1] == Cue(2, 9, "Two.")


SHOWN = (
    (0, "welcome to the hearing of the"),
    (3, "committee on surveillance today we have"),
    (6, "three witnesses the first of them is"),
    (10, "the head of the border agency who will"),
    (14, "tell us about the cameras"),
)
"""What a player shows, a few words at a time, as machines write what they hear."""


def shown(*lines: tuple[int, str], between: str = "\n") -> str:
    return "\n".join(f"{seconds // 60}:{seconds % 60:02}{between}{words}" for seconds, words in lines)


@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
def test_what_a_player_shows_is_read_with_its_times(between: str) -> None:
    assert cues(shown(*SHOWN, between=between)) == [(seconds, "", words) for seconds, words in SHOWN]
    later = tuple((seconds + 3595, words) for seconds, words in SHOWN)
    hours = shown(*SHOWN, between=between) + "\n" + shown(*later[:1]) + "\n1:00:01\nand so on"
    assert cues(hours)[-2:] == [(3595, "", SHOWN[0][1]), (3601, "", "and so on")]


def test_times_that_a_player_spells_out_are_no_words() -> None:
    lines = [*SHOWN, (65, "and who pays for them")]
    spelled = ["0 seconds", "3 seconds", "6 seconds", "10 seconds", "14 seconds", "1 minute, 5 seconds"]
    text = "\n".join(shown((begin, f"{told}\n{words}")) for (begin, words), told in zip(lines, spelled, strict=True))
    assert cues(text) == [(seconds, "", words) for seconds, words in lines]


@pytest.mark.parametrize(
    "lines",
    [
        [
            (1, "Good morning and welcome to the hearing."),
            (4, "Today we hear three witnesses."),
            (7, "The first is the head of the border agency."),
            (11, "She will tell us about cameras at quays."),
            (15, "Thank you."),
        ],
        [
            (0, "guten Morgen und willkommen zur"),
            (3, "Anhörung des Ausschusses heute haben wir"),
            (6, "drei Zeugen die erste ist die"),
            (9, "Leiterin der Grenzbehörde die uns von"),
            (12, "den Kameras erzählen wird und davon"),
            (15, "wer sie bezahlt hat"),
        ],
        [
            (0, "welcome to the hearing of the committee"),
            (5, "on surveillance and today we have three witnesses with"),
            (10, "us the first of them is the head of the"),
            (15, "border agency who will tell us about"),
            (20, "the cameras"),
        ],
    ],
)
def test_sentences_nouns_and_even_steps_are_shown_too(lines: list[tuple[int, str]]) -> None:
    assert cues(shown(*lines)) == [(seconds, "", words) for seconds, words in lines]


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize(
    "lines",
    [
        [(0, "Welcome"), (5, "Speech of the mayor"), (10, "Questions"), (15, "Coffee"), (30, "Workshop")],
        [
            (0, "put the water on and add salt"),
            (3, "add the pasta"),
            (11, "drain the pasta"),
            (12, "add the sauce"),
            (14, "serve with cheese"),
        ],
        [
            (0, "Put the water on the stove."),
            (2, "Add the salt."),
            (7, "Add the pasta and stir it well."),
            (17, "Drain the pasta."),
            (19, "Serve."),
        ],
        [
            (0, "Preheat the oven to 200 degrees."),
            (5, "Mix flour and eggs."),
            (10, "Add the milk."),
            (15, "Pour it into the form."),
            (55, "Take it out."),
        ],
        [
            (15, "Kick-off in the rain."),
            (200, "Corner for Leer."),
            (750, "Goal for Emden by Kolb."),
            (2650, "Yellow card."),
            (2700, "Half-time."),
        ],
        [(1, "Anstoß in Leer."), (4, "Ecke für Emden."), (9, "Tor durch Kolb."), (17, "Gelb für Ray."), (23, "Ende.")],
        [
            (15, "The alarm rings in hall four."),
            (17, "Firefighters arrive at the gate."),
            (21, "The roof falls in."),
            (30, "It is out."),
            (44, "The last engine leaves."),
        ],
        [
            (0, "Midnight strikes and the port is dark."),
            (5, "The first lorry leaves through gate four."),
            (10, "The guards change at the quay."),
            (20, "A shot is heard."),
            (25, "The police come."),
        ],
        [(51, "Abel Kirui"), (52, "Tom Berg"), (53, "Ian Holt"), (55, "Jan Lee"), (59, "Bo Ray")],
        [(4, "Leer"), (12, "Emden"), (19, "Norden"), (26, "Esens"), (31, "Jever")],
        [
            (70, "and God called the dry land earth"),
            (71, "and God said let the earth"),
            (72, "and the earth brought forth grass"),
            (73, "and the evening and the morning"),
            (74, "and God said let there be lights"),
        ],
        SHOWN[:4],
        [*SHOWN, (12, "and so on")],
    ],
)
def test_agendas_recipes_and_matches_keep_their_times(lines: list[tuple[int, str]], between: str) -> None:
    assert find_timed(shown(*lines, between=between)) is None


def test_an_agenda_whose_entries_take_five_minutes_each_keeps_its_times() -> None:
    lines = [
        (0, "welcome and introduction of the members by the chair"),
        (5, "speech of the mayor about the new harbour and its cost"),
        (10, "questions from the public on what was said before"),
        (15, "coffee and cakes in the hall behind the stage"),
        (20, "end of the evening"),
    ]
    assert find_timed(shown(*lines, between=" ")) is None


def test_what_a_player_shows_becomes_paragraphs_that_end() -> None:
    words = "and then we saw ninety of the cameras at the quays"
    lines = [(4 * number, words) for number in range(60)]
    document = extract_text(f"Hearing on the port\n\n{shown(*lines)}".encode(), "a.txt")
    paragraphs = document.text.split("\n\n")
    assert document.title == "Hearing on the port"
    assert (len(paragraphs) > 2, max(map(len, paragraphs)) < 1300) == (True, True)
    assert document.time_at(document.text.rindex("and then")) == "00:03:56"


@pytest.mark.parametrize("line", [" " * 200_000, "Ann " * 50_000, "0:" * 100_000, "[" * 200_000, "A" + " ," * 100_000])
def test_a_line_that_never_ends_is_looked_at_quickly(line: str) -> None:
    began = time.process_time()
    find_timed(line)
    assert time.process_time() - began < 2
