"""Lists of sources, read again by libraries that others use for them."""

import json
from dataclasses import replace

import rispy
from pybtex.database import parse_string

from answer.records import OtherSource
from web.exports.collect import Source
from web.exports.references import bibtex, csl_json, ris

NASTY = 'Größe & "Maß": 100% of_x {y} $5 #1 \\ ~ ^ }'
FULL = Source(
    "d1", NASTY, ("Ann Doe", "Émile & Co"), "The Post", "2020-09-21T10:00", "http://post.test/a_b", "http://v/d1"
)
BARE = Source("d2", "Bare", (), None, None, None, "http://v/d2")
MONTH = Source("d3", "Month", (), None, "2021-03", None, "http://v/d3")


def test_csl_json_has_what_is_stated_and_nothing_else():
    full, bare, month = json.loads(csl_json([FULL, BARE, MONTH]))
    assert full == {
        "id": "d1",
        "type": "document",
        "title": NASTY,
        "author": [{"literal": "Ann Doe"}, {"literal": "Émile & Co"}],
        "publisher": "The Post",
        "issued": {"date-parts": [[2020, 9, 21]]},
        "URL": "http://post.test/a_b",
    }
    assert bare == {"id": "d2", "type": "document", "title": "Bare", "URL": "http://v/d2"}
    assert month["issued"] == {"date-parts": [[2021, 3]]}


def test_bibtex_is_read_again():
    entries = parse_string(bibtex([FULL, BARE, MONTH]), "bibtex").entries
    full = entries["verbatim-d1"]
    assert full.fields["title"] == (
        r'Größe \& "Maß": 100\% of\_x \textbraceleft{}y\textbraceright{} \$5 \#1 \textbackslash{} \~{} \^{} '
        r"\textbraceright{}"
    )
    assert [str(person) for person in full.persons["author"]] == ["{Ann Doe}", "{Émile \\& Co}"]
    assert (full.fields["year"], full.fields["date"], full.fields["url"]) == (
        "2020",
        "2020-09-21",
        "http://post.test/a_b",
    )
    assert dict(entries["verbatim-d2"].fields) == {"title": "Bare", "url": "http://v/d2"}
    assert entries["verbatim-d3"].fields["date"] == "2021-03"


def test_ris_is_read_again():
    full, bare, month = rispy.loads(ris([FULL, BARE, MONTH]))
    assert (full["title"], full["authors"], full["publisher"]) == (NASTY, ["Ann Doe", "Émile & Co"], "The Post")
    assert (full["year"], full["date"], full["urls"]) == ("2020", "2020/09/21", ["http://post.test/a_b"])
    assert (bare["title"], "year" in bare) == ("Bare", False)
    assert month["date"] == "2021/03"


def test_who_else_published_a_text_is_noted():
    noted = replace(FULL, same_text=(OtherSource("Paper", "A & B", "2020-09-22", None),))
    told = "the same text in A & B, 2020-09-22"
    assert json.loads(csl_json([noted]))[0]["note"] == told
    assert parse_string(bibtex([noted]), "bibtex").entries["verbatim-d1"].fields["note"] == told.replace("&", r"\&")
    assert rispy.loads(ris([noted]))[0]["notes"] == [told]
