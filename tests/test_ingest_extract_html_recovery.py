"""Paragraphs that an extraction left out are put back where they stand among those it kept."""

import time

import pytest
from lxml import html

from ingest.extract.blocks import Block
from ingest.extract.html.recovery import recover_paragraphs

ALPHA = "The harbour authority bought ninety cameras in the spring."
BETA = "Nobody asked what the new cameras would count."
GAMMA = "A clerk found the contract in a drawer later."


def recovered(page: str, *kept: str) -> list[str]:
    return [block.text for block in recover_paragraphs([Block(text) for text in kept], html.fromstring(page))]


def test_a_paragraph_between_two_that_were_kept_is_put_back() -> None:
    page = f"<div><p>{ALPHA}</p><p>{BETA}</p><p>{GAMMA}</p></div>"
    assert recovered(page, ALPHA, GAMMA) == [ALPHA, BETA, GAMMA]


def test_a_paragraph_before_the_first_is_put_back() -> None:
    assert recovered(f"<div><p>{ALPHA}</p><p>{BETA}</p></div>", BETA) == [ALPHA, BETA]


def test_a_paragraph_elsewhere_is_not() -> None:
    assert recovered(f"<body><div><p>{ALPHA}</p></div><aside><p>{BETA}</p></aside></body>", ALPHA) == [ALPHA]


def test_links_captions_and_boilerplate_are_not() -> None:
    link = f"<p><a>{BETA}</a></p>"
    notice = "<p>We use cookies to give you the best of all sites.</p>"
    page = f"<div><p>{ALPHA}</p>{link}{notice}<p>Six words and no sentence end</p></div>"
    assert recovered(page, ALPHA) == [ALPHA]


def test_a_paragraph_that_lost_words_gets_them_back() -> None:
    assert recovered(f"<div><p>{ALPHA}</p></div>", ALPHA.replace("ninety ", "")) == [ALPHA]


@pytest.mark.slow
def test_missing_paragraphs_are_looked_for_in_bounded_time() -> None:
    lost = "".join(
        f"<div><p>The clerk number {number} found it in a drawer later.</p></div>" for number in range(5_000)
    )
    page = f"<section><div><p>{ALPHA}</p></div>{lost}</section>"
    began = time.process_time()
    found = recovered(page, ALPHA, "word " * 200_000)
    assert time.process_time() - began < 40
    assert (found[0], len(found) > 100) == (ALPHA, True)
