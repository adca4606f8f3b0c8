"""What others say of a speaker: by somebody who surely is another, with the whole name."""

import pytest
from small_corpus import take_in

from answer.profiles.others import said_of
from answer.profiles.speakers import find_speaker


def of(tmp_path, word_embedder, text: str, name: str) -> list[tuple[str | None, str]]:
    corpus = take_in(tmp_path, word_embedder, {"one": f"# One\n\n{text}\n"})
    return [(one.speaker, one.words.strip(",.")) for one in said_of(corpus, find_speaker(corpus, name))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("“Idemia sold it,” Noldus said.", [("Noldus", "Idemia sold it")]),
        ("“It was Morpho’s,” Noldus said.", [("Noldus", "It was Morpho’s")]),
        ("“We know Axis and Idemia,” Noldus said.", [("Noldus", "We know Axis and Idemia")]),
        ("“The Idemia Foundation sold it,” Noldus said.", []),  # a longer name
        ("“It was pre-Idemia,” Noldus said.", []),
        ("“Nobody sold it,” Noldus said.", []),
        ("“Idemia sold it,” a witness said.", []),  # whoever that is
        ("“Idemia sold it,” Morpho said.", []),  # themselves
        ("“Idemia sold it,” Ada Lee, a spokeswoman for Idemia, said.", []),  # for themselves
        ("“Idemia sold it,” said Idemia Group.", []),  # perhaps themselves
    ],
)
def test_only_others_who_name_the_speaker_are_found(tmp_path, word_embedder, said, found):
    assert of(tmp_path, word_embedder, f"“We did not,” Idemia said. {said}", "Idemia") == found


def test_a_person_is_named_by_the_whole_name(tmp_path, word_embedder):
    text = "“No,” Ada Moreno said. “Ada Moreno knew,” Noldus said. “Moreno knew,” Axis said."
    assert of(tmp_path, word_embedder, text, "Ada Moreno") == [("Noldus", "Ada Moreno knew")]
