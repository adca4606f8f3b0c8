"""One way to write what looks the same; what another encoding made of marks is mended."""

import json
import time

import pytest

from ingest.extract.choose import extract
from ingest.records import Source
from text.characters import canonical_characters, few_marks, whole_characters


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("\x93We don\x92t sell,\x94 she said.", "“We don’t sell,” she said."),
        ("\x91So\x92 \x96 it \x97 is", "‘So’ – it — is"),
        ("\x84Das ist groß\x93, sagt er.", "„Das ist groß“, sagt er."),
        ("It cost \x80 5\x85 or more.", "It cost € 5… or more."),
        ("He left\x85", "He left…"),
        ("\x8aime, \x9eena, \x9cuvre, \x9f", "Šime, žena, œuvre, Ÿ"),
        ("It\xe2\x80\x99s \xe2\x80\x9cso\xe2\x80\x9d \xe2\x80\x93 here", "It’s “so” – here"),
        ("caf\xe9\x94 and gro\xdf\x93", "café” and groß“"),
        ("nothing \x81\x8d\x8f\x90\x9d here", "nothing  here"),
        ("one line\x85another line\x85a third", "one line\nanother line\na third"),
        ("café, “so”… – and âge", "café, “so”… – and âge"),
    ],
)
def test_marks_read_in_the_wrong_encoding_are_what_was_meant(read: str, meant: str) -> None:
    assert canonical_characters(read) == meant
    assert canonical_characters(meant) == meant


SAID = "The firm\x92s spokeswoman denied it. \x93We don\x92t sell cameras to prisons,\x94 Hanna Brandt said on Monday."
MEANT = "The firm’s spokeswoman denied it. “We don’t sell cameras to prisons,” Hanna Brandt said on Monday."


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".txt", SAID.encode()),
        (".txt", f"---\ntitle: Reply\n---\n{SAID}".encode()),
        (".txt", SAID.encode("latin-1")),
        (".md", f"# Reply\n\n{SAID}".encode()),
        (".html", f"<html><body><article><h1>Reply</h1><p>{SAID}</p></article></body></html>".encode()),
        (".html", f"<html><body><article><h1>Reply</h1><p>{SAID}</p></article></body></html>".encode("latin-1")),
        (
            ".html",
            "".join(
                f"&#{ord(each)};" if ord(each) > 127 else each for each in f"<html><body><p>{SAID}</p></body>"
            ).encode(),
        ),
        (".jsonl", json.dumps({"_id": "1", "text": SAID}).encode()),
    ],
)
def test_every_kind_of_file_keeps_its_quotation_marks(suffix: str, content: bytes) -> None:
    assert extract(Source("reply" + suffix, content, suffix)).text == MEANT


def test_titles_keep_their_quotation_marks_too() -> None:
    page = "<html><head><title>Firm: \x93We don\x92t\x94</title></head><body><p>It said so on Monday.</p></body></html>"
    assert extract(Source("a.html", page.encode(), ".html")).title == "Firm: “We don’t”"


def test_references_to_such_characters_are_what_browsers_show() -> None:
    said = "It said: &#147;We don&#x92;t sell &#150; or lend&#133;&#148; (&#8220;never&#8221; &#1234; &#x92a; &#120;)"
    page = f"<html><body><p>{said}</p></body></html>"
    assert (
        extract(Source("a.html", page.encode(), ".html")).text == "It said: “We don’t sell – or lend…” (“never” Ӓ प x)"
    )


def test_half_a_character_becomes_a_question_mark_and_nothing_else_changes():
    assert whole_characters({"a\ud800": ["\udc00b", "ü🙂", 1, None]}) == {"a?": ["?b", "ü🙂", 1, None]}


def test_marks_without_number_are_cut_and_those_that_a_script_sets_are_not():
    began = time.process_time()
    cut = canonical_characters("Prager " + "a" + "\u0323\u0301" * 100_000 + " said")
    assert time.process_time() - began < 1
    assert (cut[:8], cut[-5:], len(cut)) == ("Prager ạ", " said", len("Prager a said") + 29)
    many = "a" + "\u0301" * 30 + "b" + "\u0301" * 30 + "—" * 40
    assert few_marks(many) == many
