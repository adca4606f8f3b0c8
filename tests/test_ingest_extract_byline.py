"""Lines that are nothing but provenance are metadata; lines that only mention such things are text."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.byline import read_provenance, split_provenance
from ingest.extract.metadata import Metadata


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("2020-09-21T14:37:59.361Z", Metadata(published="2020-09-21")),
        ("Monday, March 3, 2022 at 6:15 p.m. ET", Metadata(published="2022-03-03")),
        ("Published: 24 November 2026", Metadata(published="2026-11-24")),
        ("Updated March 4, 2022", Metadata(updated="2022-03-04")),
        ("Stand: 14.03.2023, 17:42 Uhr", Metadata(updated="2023-03-14")),
        (
            "Published: 2026-11-24 · Publisher: Harbour Press",
            Metadata(published="2026-11-24", publisher="Harbour Press"),
        ),
        ("Published by Harbour Press", Metadata(publisher="Harbour Press")),
        ("By Ann Bell and Ben Cole", Metadata(authors=("Ann Bell and Ben Cole",))),
        ("By Željko Šimić", Metadata(authors=("Željko Šimić",))),
        ("By Łucja dos Santos", Metadata(authors=("Łucja dos Santos",))),
        ("Von Jana Petersen", Metadata(authors=("Jana Petersen",))),
        ("By Ann Bell | 3 March 2022", Metadata(authors=("Ann Bell",), published="2022-03-03")),
        ("Posted on 2 May 2019 by Orla Keane", Metadata(authors=("Orla Keane",), published="2019-05-02")),
        ("Source: spiegel", Metadata(origin="spiegel")),
        ("Quelle: dpa", Metadata(origin="dpa")),
        ("rai / dpa", Metadata(authors=("rai / dpa",))),
        ("(AFP)", Metadata(authors=("AFP",))),
    ],
)
def test_provenance(line: str, stated: Metadata) -> None:
    assert read_provenance(line) == stated


@pytest.mark.parametrize(
    "line",
    [
        "On 21 September 2020 Amnesty published the report.",
        "By then it was too late.",
        "By March 3, 2022 the cameras were gone.",
        "Source of the trouble",
        "Date of birth: unknown",
        "Von hier aus sieht man das Meer.",
        "Published in the spring",
        "the",
        "",
    ],
)
def test_text_is_no_provenance(line: str) -> None:
    assert read_provenance(line) is None


def test_a_name_and_date_count_when_the_name_is_known() -> None:
    blocks = [Block("The editors, 3 March 2022"), Block("Words.")]
    known = Metadata(authors=("The editors",))
    assert split_provenance(blocks, known) == (Metadata(authors=("The editors",), published="2022-03-03"), blocks[1:])
    assert split_provenance(blocks, Metadata()) == (Metadata(), blocks)


def test_a_date_below_the_first_paragraph_is_part_of_the_story() -> None:
    blocks = [Block("A long first paragraph. " * 6), Block("3 March 2022"), Block("Words.")]
    assert split_provenance(blocks, Metadata()) == (Metadata(), blocks)
