"""The pieces of a quotation: all of its words in their order, each with whose it is."""

from web_examples import make_citation, make_document

from answer.records import Voice
from web.html.spoken import Piece, heard, pieces

DOCUMENT = make_document("Before. Ann said it rains, and Bob: “No.” After.")
QUOTE = "Ann said it rains, and Bob: “No.”"
ANN = Voice("Ann", False, ((17, 25),))
BOB = Voice("Bob", True, ((37, 40),))


def test_the_words_of_each_speaker_are_a_piece_and_the_rest_lies_between():
    citation = make_citation(DOCUMENT, QUOTE, voices=(ANN, BOB))
    assert list(pieces(citation)) == [
        Piece("Ann said "),
        Piece("it rains", ANN, 1),
        Piece(", and Bob: “"),
        Piece("No.", BOB, 2),
        Piece("”"),
    ]


def test_pieces_stand_in_the_order_of_the_words_and_keep_the_numbers_of_their_voices():
    citation = make_citation(DOCUMENT, QUOTE, voices=(BOB, ANN))
    found = list(pieces(citation))
    assert [(piece.words, piece.number) for piece in found if piece.voice] == [("it rains", 2), ("No.", 1)]
    assert "".join(piece.words for piece in found) == QUOTE


def test_words_of_one_speaker_in_two_places_are_two_pieces_of_one_voice():
    both = Voice("Ann", False, ((17, 19), (20, 25)))
    found = [piece for piece in pieces(make_citation(DOCUMENT, QUOTE, voices=(both,))) if piece.voice]
    assert found == [Piece("it", both, 1), Piece("rains", both, 1)]


def test_words_that_nobody_says_are_one_piece():
    assert list(pieces(make_citation(DOCUMENT, QUOTE))) == [Piece(QUOTE)]


def test_a_reader_is_told_whether_words_are_own_reported_or_denied():
    assert heard("Ann", direct=True, denied=False) == "Ann, own words"
    assert heard("Ann", direct=False, denied=False) == "Ann, reported"
    assert heard("Ann", direct=False, denied=True) == "Ann, denied"
    # Marks of quotation say that the words were said, whatever stands before them.
    assert heard("Ann", direct=True, denied=True) == "Ann, own words"


def test_a_piece_says_that_its_speaker_is_probable_and_who_tells_it():
    unsure = Voice("Ann", False, ((17, 25),), unsure=True, via="Cy")
    assert Piece("it rains", unsure, 1).heard == "Ann (probably), via Cy, reported"


def test_a_piece_says_who_is_heard_and_the_reporter_is_nobody():
    denied = Voice("Cy", False, ((17, 25),), denied=True)
    assert [Piece("No.", BOB, 2).heard, Piece("it rains", denied, 1).heard] == ["Bob, own words", "Cy, denied"]
    assert Piece("Ann said ").heard is None


def test_words_that_may_be_misread_are_pieces_of_their_own_within_those_of_their_speaker():
    citation = make_citation(DOCUMENT, QUOTE, voices=(ANN,), scanned=True, doubtful=((8, 11), (20, 30)))
    assert list(pieces(citation)) == [
        Piece("Ann", is_unsure=True),
        Piece(" said "),
        Piece("it ", ANN, 1),
        Piece("rains", ANN, 1, is_unsure=True),
        Piece(", and", is_unsure=True),
        Piece(" Bob: “No.”"),
    ]
