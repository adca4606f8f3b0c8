"""A model's reply is cut into sentences with their markers, however it is cut into pieces on its way."""

import pytest

from answer.write.reply import written_sentences

REPLIES = [
    (
        "Idemia said it was old [1]. It then left. [2] Axis agreed [1, 2]!",
        [("Idemia said it was old.", (1,)), ("It then left.", (2,)), ("Axis agreed!", (1, 2))],
    ),
    ("One.[1][2] Two [3].\n", [("One.", (1, 2)), ("Two.", (3,))]),
    ("“A was. B was,” he said [1]. Next [2].", [("“A was. B was,” he said.", (1,)), ("Next.", (2,))]),
    ("He said: “A was. B was.” [1] Next [2].", [("He said: “A was. B was.”", (1,)), ("Next.", (2,))]),
    (
        "# Answer\n\n- **Bold** 2.5 things [3].\n* Dr. Smith of the U.S. said _so_ [4].\n1. First [5].",
        [
            ("Answer", ()),
            ("Bold 2.5 things.", (3,)),
            ("Dr. Smith of the U.S. said so.", (4,)),
            ("First.", (5,)),
        ],
    ),
    ("It was [Source 1]. It is [sources 2 and 3]. So 【4】.", [("It was.", (1,)), ("It is.", (2, 3)), ("So.", (4,))]),
    ("No end and no marker", [("No end and no marker", ())]),
    ("\x1b[31mRed\u202e turned\u200b.\x00 [1]", [("[31mRed turned.", (1,))]),
    ("", []),
    ("\n \n", []),
]


@pytest.mark.parametrize(("reply", "expected"), REPLIES)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_the_pieces_a_reply_comes_in_make_no_difference(reply, expected, size):
    pieces = [reply[at : at + size] for at in range(0, len(reply), size)]
    assert [(one.text, one.numbers) for one in written_sentences(pieces)] == expected


def test_a_sentence_is_given_as_soon_as_the_next_begins():
    taken: list[str] = []

    def pieces():
        for piece in ("It was", " old [1].", " It", " left [2]."):
            taken.append(piece)
            yield piece

    first = next(written_sentences(pieces()))
    assert (first.text, first.raw) == ("It was old.", "It was old [1].")
    assert taken[-1] == " It"


def test_what_breaks_off_comes_through_after_the_whole_sentences():
    def pieces():
        yield "It was old [1]. It le"
        raise ConnectionError

    written = written_sentences(pieces())
    assert next(written).text == "It was old."
    with pytest.raises(ConnectionError):
        next(written)
