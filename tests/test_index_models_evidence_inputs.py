"""What the evidence model reads, and what is made of what it gives."""

import numpy as np
import pytest

from index.models.evidence.inputs import END, MOST, MOST_LEAD, MOST_QUESTION, NO_SENTENCE, START, UNREAD, pooled, row
from index.models.packaged import whole_text_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return whole_text_tokenizer()


def test_a_row_has_the_question_the_lead_and_the_sentences_each_piece_with_its_owner(tokenizer):
    found = row("Who?", "Axis", ["It is old.", "He left."], tokenizer)
    words = tokenizer.decode(list(found.ids), skip_special_tokens=False)
    assert words == "[CLS] who? [SEP] axis it is old. he left. [SEP]"
    assert found.types == (0, 0, 0, 0, *[1] * 9)
    assert found.owners == (*[NO_SENTENCE] * 5, 0, 0, 0, 0, 1, 1, 1, NO_SENTENCE)
    assert found.inputs["mask"].tolist() == [[1] * 13]


def test_a_question_a_lead_and_a_passage_that_are_too_long_lose_their_ends(tokenizer):
    found = row("why " * 100, "axis " * 100, ["old " * 200, "new " * 200], tokenizer)
    assert len(found.ids) == len(found.types) == len(found.owners) == MOST
    assert (found.ids[0], found.ids[MOST_QUESTION + 1], found.ids[-1]) == (START, END, END)
    assert found.owners.count(0) == 200
    assert found.owners.count(1) == MOST - 3 - MOST_QUESTION - MOST_LEAD - 200


def test_a_sentence_has_the_mean_of_its_pieces_as_each_counts_and_the_passage_is_added():
    output = np.array([[1.5, 9.0], [2.0, 0.0], [4.0, 0.0], [0.0, 0.0], [6.0, np.log(3.0)]], dtype=np.float32)
    found = pooled(output, [NO_SENTENCE, 0, 0, 1, 1], 3)
    assert found.passage == 1.5
    assert found.sentences == (1.5 + 3.0, 1.5 + 4.5, UNREAD)


def test_what_fills_a_row_up_counts_nothing():
    output = np.array([[0.0, 0.0], [2.0, 0.0], [50.0, 50.0]], dtype=np.float32)
    assert pooled(output, [NO_SENTENCE, 0], 1).sentences == (2.0,)
