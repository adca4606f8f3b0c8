"""The French and Spanish statements that were written for this: found, and given to whoever says them.

Half of them, `before-`, were written before the rules were tried on any text, and half, `after-`, behind those.
"""

from pathlib import Path

import pytest

from evaluate.statements import read_articles, score_statements

FOLDER = Path(__file__).parent / "known_statements"


@pytest.mark.parametrize("language", ["french", "spanish"])
def test_known_statements_are_found_with_their_speakers(language):
    scores = score_statements(read_articles(FOLDER / f"{language}.jsonl"))["all"]
    assert scores.statements >= 30
    assert scores.f1 >= 0.95
    assert scores.speaker_accuracy >= 0.95
