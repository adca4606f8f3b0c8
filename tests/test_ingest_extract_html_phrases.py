"""Every phrase of a sentence stands in it, once, whatever element marks it."""

from time import thread_time

import pytest

from ingest.extract.html.page import extract_html
from ingest.extract.html.phrases import make_phrases_plain
from ingest.extract.html.tree import read_tree

FIRST = "The interior ministry of Karsia bought 1,200 cameras from Oculon in the spring of 2019, the Gazette has seen."
SECOND = "The contract runs for six years and includes the training of forty officers in the use of the software."
LAST = "Members of the oversight committee dispute this, and its chair said that he had learned of it from the press."
BEFORE, PHRASE, AFTER = "The court will hear the case on ", "1 September 2024", " in Arlen, its president said."

PLACES = {
    "paragraph": "<p>{}</p>",
    "span": "<p><span class='x'>{}</span></p>",
    "emphasis": "<p><strong>{}</strong></p>",
    "list item": "<ul><li>{}</li><li>The second hearing follows in October.</li></ul>",
    "paragraph in a list item": "<ol><li><p>{}</p></li></ol>",
    "quotation": "<blockquote>{}</blockquote>",
    "paragraph in a quotation": "<blockquote><p>{}</p></blockquote>",
    "heading": "<h2>{}</h2><p>The president of the court gave no more details than that.</p>",
    "cell": "<table><tr><th>What</th><th>When</th></tr><tr><td>Hearing</td><td>{}</td></tr></table>",
    "caption": "<table><caption>{}</caption><tr><td>A</td><td>B</td></tr></table>",
    "definition": "<dl><dt>Hearing</dt><dd>{}</dd></dl>",
    "term": "<dl><dt>{}</dt><dd>It is the first one in the case.</dd></dl>",
    "set text": "<pre>{}</pre>",
}
ELEMENTS = [
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "button",
    "cite",
    "code",
    "data",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "meter",
    "nobr",
    "output",
    "progress",
    "ruby",
    "samp",
    "slot",
    "small",
    "span",
    "strong",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "my-date",
    "x-term",
]


def text(marked: str) -> str:
    page = f"<html><body><main><article><h1>Cameras</h1><p>{FIRST}</p><p>{SECOND}</p>{marked}<p>{LAST}</p>"
    return extract_html(f"{page}</article></main></body></html>".encode(), "page.html").text


@pytest.mark.parametrize("place", PLACES)
def test_no_element_of_a_line_takes_words_out_of_it(place: str) -> None:
    expected = text(PLACES[place].format(BEFORE + PHRASE + AFTER))
    assert expected.count(BEFORE + PHRASE + AFTER) == 1
    for element in ELEMENTS:
        marked = f"{BEFORE}<{element}>{PHRASE}</{element}>{AFTER}"
        assert (element, text(PLACES[place].format(marked))) == (element, expected)


def test_a_cell_that_is_all_a_date_keeps_it() -> None:
    table = "<table><tr><th>What</th><th>When</th></tr><tr><td>Hearing</td><td><time>{}</time></td></tr></table>"
    assert f"Hearing | {PHRASE}" in text(table.format(PHRASE))


@pytest.mark.parametrize(
    ("marked", "written"),
    [
        ("It fell to 5 <del>old</del><ins>new</ins> cents, he said.", "It fell to 5 new cents, he said."),
        ("The <s>first</s> second man left the room.", "The second man left the room."),
        ("Now <span style='text-decoration: line-through'>$50</span> $40 is asked.", "Now $40 is asked."),
        ("The <ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby> paper.", "The 東京 (とうきょう) paper."),
        ("The <ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby> paper is read.", "The 東京 (とうきょう) paper is read."),
        ("CO<sub>2</sub> rose in the 21<sup>st</sup> century.", "CO₂ rose in the 21st century."),
        ("In 2019<sup><a href='#n1'>1</a></sup> it sold 400<sup>4</sup>.", "In 2019¹ it sold 400⁴."),
        ("In 2019<sup class='reference'><a href='#n'>[2]</a></sup> it sold.", "In 2019[2] it sold."),
        ("In 2019<span style='vertical-align:super'>3</span> it sold.", "In 2019³ it sold."),
        ("In 2019<span class='fn'>3</span> H<i class='low'>2</i>O fell.", "In 2019³ H₂O fell."),
        ("So <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mn>4</mn></math> here.", "So x²=4 here."),
        ("He called it <q>a <q>very</q> bad day</q> for Arlen.", "He called it “a ‘very’ bad day” for Arlen."),
        ("Press <button>Save</button> to keep it, the page says.", "Press Save to keep it, the page says."),
        (
            "A sentence stands here. <button>Share</button> Another one is here.",
            "A sentence stands here. Another one is here.",
        ),
        ("On <svg><title>icon</title><text>4 May</text></svg> it ended in Arlen.", "On 4 May it ended in Arlen."),
        ("It ended <svg><title>icon</title><path d=''/></svg>in Arlen on Monday.", "It ended in Arlen on Monday."),
        ("See <a href='/x'><time>1 May 2020</time></a>, he said in Arlen.", "See 1 May 2020, he said in Arlen."),
        ("Kar<wbr>sia and A<bdi>r</bdi>len agreed on Monday.", "Karsia and Arlen agreed on Monday."),
    ],
)
@pytest.mark.parametrize("place", ["paragraph", "list item", "cell"])
def test_a_phrase_is_written_as_a_reader_reads_it(place: str, marked: str, written: str) -> None:
    sheet = (
        "<style>.x { color: red } .fn, sup { font-size: 70%; vertical-align: super } .low {vertical-align:sub}</style>"
    )
    assert written in text(sheet + PLACES[place].format(marked))


def test_a_paragraph_that_lost_words_is_mended_not_doubled() -> None:
    lost = f"{BEFORE}<dialog>{PHRASE}</dialog>{AFTER}"
    found = text(f"<p>{lost}</p>")
    assert found.count("The court will hear the case") == 1
    assert BEFORE + PHRASE + AFTER in found


def test_a_line_that_is_only_a_date_or_a_button_is_no_text() -> None:
    found = text("<p><time datetime='2024-09-01'>1 September 2024</time></p><p><button>Share</button></p>")
    assert found == "\n\n".join([FIRST, SECOND, LAST])


@pytest.mark.slow
def test_a_page_of_nothing_but_phrases_takes_no_quadratic_time() -> None:
    marked = "at <time>4</time>, 10<sup>2</sup> " * 10_000 + "<time> </time>" * 10_000
    started = thread_time()
    make_phrases_plain(read_tree(f"<html><body><p>{marked}</p></body></html>".encode(), "page.html"))
    assert thread_time() - started < 20
