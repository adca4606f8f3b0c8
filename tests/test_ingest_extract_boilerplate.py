"""Boilerplate is told by its wording; a sentence that mentions the same words is none."""

from collections.abc import Callable

import pytest

from ingest.extract.boilerplate import (
    is_boilerplate,
    is_caption,
    is_credit,
    is_icon,
    is_label,
    is_legal,
    is_link_list_heading,
    is_prompt,
)


@pytest.mark.parametrize(
    ("test", "line"),
    [
        (is_label, "Share"),
        (is_label, "Kommentare (14)"),
        (is_label, "S'abonner"),
        (is_label, "ADVERTISEMENT"),
        (is_link_list_heading, "You may like"),
        (is_link_list_heading, "Das könnte Sie auch interessieren"),
        (is_link_list_heading, "À lire aussi :"),
        (is_prompt, "Related: SpaceX in pictures"),
        (is_prompt, "Sign up for the Harbor Brief newsletter and get the news."),
        (is_prompt, "Diese Webseite verwendet Cookies, um Ihnen ein besseres Erlebnis zu bieten."),
        (is_prompt, "We use cookies to improve your experience."),
        (is_prompt, "Follow us on Twitter"),
        (is_prompt, "Start with the Quay Letter. All lawyers read it. Sign up for the free weekly newsletter."),
        (
            is_prompt,
            "There is more of that. Subscribe to the Quay Letter today to have it sent to your inbox each day.",
        ),
        (is_prompt, "Get Harbour Monthly delivered through your letterbox. 12 issues for £9."),
        (is_prompt, "Get the day’s big stories and what is said of them."),
        (is_prompt, "[button link=”http://bote.test/review/” type=”big”] Send us your review[/button]"),
        (is_legal, "© Communities 2019 - Privacy"),
        (is_legal, "Copyright 2019 The Ledger. All rights reserved."),
        (is_credit, "Photo: Thomas Peter / REUTERS"),
        (is_credit, "Foto: Lars Hinrichs / dpa"),
        (is_credit, "Mandel Ngan / AFP / Getty Images"),
        (is_caption, "A gate at the pier. Photograph: Mia Chen/The Ledger"),
        (is_icon, "Icon: enlarge"),
        (is_icon, "Bild 1 von 12"),
    ],
)
def test_boilerplate_is_recognised(test: Callable[[str], bool], line: str) -> None:
    assert test(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a third on Monday.",
        "He asked them to share this article with nobody.",
        "The latest report names three companies.",
        "More than forty companies were asked.",
        "Related questions remain open, the court said.",
        "Watch the harbour long enough and you see the pattern.",
        "Subscribe to that view and everything follows.",
        "Copyright law was changed in 2019, and the firm sued.",
        "The mayor asked people to sign up for a newsletter on the cameras, and nobody did, he said on Monday evening.",
        "Get the report delivered by a lawyer, the council was told.",
        "[1] Cameras at quays, Kolb A, Ray B. Port Studies 2015; 28: 685.",
        "[sic] was added by the court.",
        "Photo of the year",
        "The image: a man before a camera, seen from behind, in a street that no longer exists. It went round.",
        "Cookies are small files, the judge explained.",
        "Follow the money, said the auditor.",
        "Get the troops home, he said; the weapons were delivered in May.",
        "Jetzt hat der Verlag seinen Newsletter eingestellt.",
        "Copyright by its nature protects authors.",
        "(c) 2020 figures were not available;",
        "We use cookies, the company wrote, and " + "went on to explain at length what it meant by that. " * 6,
        "Where the © sign stands, nobody asked.",
        "AFP and Reuters reported the deal on Monday.",
        "",
    ],
)
def test_sentences_are_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)
    assert not is_credit(line)
    assert not is_caption(line)
    assert not is_icon(line)
