"""Questions in German, French, Spanish, Polish, Arabic and Chinese are answered as those in English are.

Real model, real pipeline, documents and questions of our own in tests/languages; benchmarks/languages.py measures them.
"""

import sys
from pathlib import Path

import pytest

from index.settings import Settings

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
from languages import SETS, Asked, ask_all, shares

pytestmark = pytest.mark.slow

LANGUAGES = ("ar", "de", "es", "fr", "pl", "zh")
# Floors a little under what is measured (docs/quality.md): at most one of ten less.
PASSAGE, SENTENCE, QUOTATION = 0.9, 0.9, 0.7


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> list[Asked]:
    return ask_all(Settings(index=tmp_path_factory.mktemp("languages")))


def test_each_language_has_a_set():
    assert tuple(sorted(folder.name for folder in SETS.iterdir())) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_words_are_found_and_shown(asked, language):
    ours = [one for one in asked if one.language == language]
    found = shares(ours)
    told = [(one.question.text, one.passage, one.sentence, one.quotation) for one in ours]
    assert len(ours) >= 8
    assert found["passage among three"] >= PASSAGE, told
    assert found["sentence among three"] >= SENTENCE, told
    assert found["quotation among three"] >= QUOTATION, told
