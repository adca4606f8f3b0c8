"""How a written sentence attributes what it says."""

import pytest

from answer.verify.attribution import attribution


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("Oculon said that it sold none.", "Oculon", "it sold none."),
        ("Oculon insists that it sold none.", "Oculon", "it sold none."),
        ("Oculon has announced that it sells none.", "Oculon", "it sells none."),
        ("According to Oculon, it sold none.", "Oculon", "it sold none."),
        ("It sold none, replied Oculon.", "Oculon", "It sold none,"),
        ("It sold none, according to Oculon.", "Oculon", "It sold none"),
    ],
)
def test_an_attribution_has_who_speaks_and_what_is_said(sentence: str, who: str, what: str) -> None:
    found = attribution(sentence)
    assert found is not None
    assert (found.who, found.what) == (who, what)


@pytest.mark.parametrize("sentence", ["Oculon sold none.", "„Oculon“ states of emergency ended.", "It notes none."])
def test_what_attributes_nothing_has_no_speaker(sentence: str) -> None:
    assert attribution(sentence) is None
