"""Markdown becomes plain text: every word a reader would see, and none of the markup."""

import pytest

from index.records import Document
from ingest.extract.markdown import extract_markdown

EVERYTHING = """# Ninety cameras

*A count*, by the **port** of [Emden](https://example.org "title"), with `code` and ~~errors~~ words.
A soft line end, an entity &amp; an ![image](x.png)image<!-- and a comment -->.

<!-- a comment -->

## What was counted

> Nobody counted them before.

- one
- two *items*
  - a nested one
1. first
2. second

   with a paragraph

| port | cameras |
|------|---------|
| Emden | 90 |
| Leer | *7* |

```python
x = 1
```

Verse with a\\
hard break

<div>HTML <b>words</b></div>

Setext
------
"""

RENDERED = """A count, by the port of Emden, with code and words. A soft line end, an entity & an image.

What was counted

Nobody counted them before.

- one
- two items
- a nested one
1. first
2. second
with a paragraph
port | cameras
Emden | 90
Leer | 7
x = 1
Verse with a
hard break

HTML words

Setext"""


def read(text: str) -> Document:
    return extract_markdown(text.encode(), "a.md")


def test_markup_is_rendered() -> None:
    document = read(EVERYTHING)
    assert document.title == "Ninety cameras"
    assert document.text == RENDERED


def test_headings_have_offsets_and_levels() -> None:
    document = read(EVERYTHING)
    found = [(document.text[each.start : each.end], each.level) for each in document.headings]
    assert found == [("What was counted", 2), ("Setext", 2)]


@pytest.mark.parametrize(
    "markup", ["<!DOCTYPE x>", "<?php echo 1 ?>", "<script>\nvar x\n</script>", "<!-- a", "</div>"]
)
def test_raw_markup_without_words_leaves_nothing(markup: str) -> None:
    assert read(f"Words.\n\n{markup}\n").text == "Words."


def test_front_matter_gives_the_title_and_the_heading_that_repeats_it_goes() -> None:
    document = read("---\ntitle: Ninety cameras\ndate: 2024-05-06\n---\n\n# Ninety  Cameras\n\nWords.\n")
    assert (document.title, document.published, document.text) == ("Ninety cameras", "2024-05-06", "Words.")


def test_a_file_without_heading_is_titled_by_its_name() -> None:
    assert read("Words.").title == "a"


def test_a_name_and_date_below_the_title_are_metadata() -> None:
    document = read("# Ninety cameras\n\nBy Ann Bell, 6 May 2024\n\nThe port has ninety.\n")
    assert (document.authors, document.published, document.text) == (
        ("Ann Bell",),
        "2024-05-06",
        "The port has ninety.",
    )


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("In 2019<sup>3</sup> it sold 400<sup>4</sup>.", "In 2019³ it sold 400⁴."),
        ("In the 21<sup>st</sup> century CO<sub>2</sub> rose.", "In the 21st century CO₂ rose."),
        ("It holds 10^9^ bytes of H~2~O, not 10^-3^.", "It holds 10⁹ bytes of H₂O, not 10⁻³."),
        ("It costs 5<del>old</del><ins>new</ins> and ~~six~~ seven euros.", "It costs 5new and seven euros."),
        ("In *2019^3^* and **2020<sup>4</sup>** it rose.", "In 2019³ and 2020⁴ it rose."),
        (
            "In 2019[^1] it sold 400[^why].\n\n[^1]: See page 9.\n\n[^why]: So",
            "In 2019¹ it sold 400.\n\n¹ See page 9.\n\nSo",
        ),
        ("In 2019[^1] it rose.\n\n[^1]: https://a.example/b", "In 2019¹ it rose.\n\n¹ https://a.example/b"),
        ("It is x^2 and 2^3 or 4^5, ~ 3 ~ and ^_^ here.", "It is x^2 and 2^3 or 4^5, ~ 3 ~ and ^_^ here."),
        (
            "The `2019[^1] 10^9^` of [one][1] [two].\n\n[1]: https://a.example\n[two]: /b",
            "The 2019[^1] 10^9^ of one two.",
        ),
        ("<p>In 2019<sup>3</sup> Kar<wbr>sia</p>", "In 2019³ Karsia"),
        ("<div>One <b>w</b>ord<p>and another</p>here</div>", "One word and another here"),
        ("One line<br>another", "One line\nanother"),
    ],
)
def test_raised_lowered_and_struck_words_are_not_glued_to_others(marked: str, plain: str) -> None:
    assert read(f"Words first.\n\n{marked}\n").text == f"Words first.\n\n{plain}"


def test_a_word_that_the_end_of_a_line_breaks_is_whole():
    text = "The harbour-\nmaster counted the long-\nterm leases and the sur-\nveyors of the harbourmaster.\n\n"
    text += "- a sur-\n  veyor\n"
    assert extract_markdown(text.encode(), "a.md").text == (
        "The harbourmaster counted the long-term leases and the surveyors of the harbourmaster.\n\n- a surveyor"
    )
