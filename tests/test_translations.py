"""All languages say the same: the same names with the same fields, and no English is left over."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from text.spoken import LANGUAGES

ROOT = Path(__file__).parents[1]
PROMPTS = ROOT / "prompts"
OTHERS = sorted(LANGUAGES.keys() - {"en"})
CODE = [file for name in ("answer", "web") for file in (ROOT / name).rglob("*") if file.suffix in (".py", ".html")]
SAME = {
    *("act_named", "chip", "draft_summary", "held", "itself_speaker", "library_held", "period_year"),  # only fields
    *("feed_about", "queue_ended", "year_link"),
    *(
        "matrix_example",
        "example_axis",
        "example_cameras",
        "example_idemia",
        "example_noldus",
        "example_xinjiang",
        "draft_example",
    ),
    *("size_kilobytes", "size_megabytes"),
}
"""What is the same in every language: fields, units, and questions, which are in that of the documents."""
ALIKE = {
    "de": {"account_field", "dossiers", "feed_of", "filter", "new_name", "original", "pasted_text", "watched_feed"},
    "es": {"original", "size_bytes", "users_tokens"},
    "fr": {
        *(
            "collections",
            "conversation",
            "conversations",
            "document",
            "dossiers",
            "limit_collection",
            "limit_document",
            "note_beside",
            "original",
        ),
        *(
            "noun_document",
            "noun_minute",
            "noun_page",
            "noun_passage",
            "noun_question",
            "page",
            "page_short",
            "pages",
            "passages",
        ),
        *("question", "sources"),
    },
}
"""Words that two languages share."""
COUNTED = {"documents", "passages", "places", "quotations", "sentences", "statements"}
"""Fields that are counts with their nouns throughout, which alone have a dative."""
QUOTES = {"de": "“”|„[^“]*$", "fr": '[“”„"]|«[^\u202f]|[^\u202f]»|«$', "es": "[“”„]|« | »"}
"""Quotation marks that are not the language's, or stand as they do not in it."""
FRENCH_SPACES = re.compile(r"[^\s\u202f][;?!](\s|$)|\u0020[;:?!](\s|$)|[^\s\u00a0:]:(\s|$)")
"""Marks before which a space is missing, or an ordinary one stands; a colon inside an address has none."""


def read(kind: str, code: str = "en") -> dict[str, str]:
    name = f"{kind}.toml" if code == "en" else f"{kind}.{code}.toml"
    return tomllib.loads((PROMPTS / name).read_text(encoding="utf-8"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("kind", ["phrases", "errors"])
def test_no_sentence_is_missing(kind, code):
    english, other = read(kind), read(kind, code)
    lacking = [name for name in english if name not in other]
    assert not lacking, (
        f"prompts/{kind}.{code}.toml lacks {', '.join(lacking)}; translate them from prompts/{kind}.toml"
    )
    assert [name for name in other if name not in english] == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("kind", ["phrases", "errors"])
def test_all_have_the_same_fields(kind, code):
    english, other = read(kind), read(kind, code)
    assert {name for name in other if name in english and fields(other[name]) != fields(english[name])} == set()


@pytest.mark.parametrize("code", OTHERS)
def test_no_english_is_left_over(code):
    english, other = read("phrases"), read("phrases", code)
    same = {name for name in other if other[name] == english.get(name)}
    assert same - SAME - ALIKE[code] == set()
    assert ALIKE[code] - same == set()
    english, other = read("errors"), read("errors", code)
    assert {name for name in other if other[name] == english.get(name)} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_counted_has_its_nouns(code):
    code_of_all = "\n".join(file.read_text(encoding="utf-8") for file in CODE)
    nouns = set(re.findall(r'plural\(.*?, "(\w+)"\)', code_of_all))
    assert {"document", "passage", "question"} <= nouns
    phrases = read("phrases", code)
    lacking = [noun for noun in sorted(nouns) if f"noun_{noun}" not in phrases]
    assert not lacking, f"{code}: no noun_{', noun_'.join(lacking)}"
    forms = {name: phrases[name].split("|") for name in phrases if name.startswith("noun_")}
    assert {name for name, found in forms.items() if not 2 <= len(found) <= (3 if code == "de" else 2)} == set()


@pytest.mark.parametrize("code", OTHERS)
def test_only_counts_are_asked_for_the_dative(code):
    asked = {
        name
        for text in read("phrases", code).values()
        for _, name, case, _ in string.Formatter().parse(text)
        if name and case == "dative"
    }
    assert asked <= COUNTED


@pytest.mark.parametrize("code", OTHERS)
def test_quotation_marks_are_those_of_the_language(code):
    phrases = {**read("phrases", code), **read("errors", code)}
    wrong = re.compile(QUOTES[code])
    taken = {name for name in phrases if name not in ("draft_example", "api_history", "no_history", "nobody_asks")}
    assert {name: phrases[name] for name in taken if wrong.search(phrases[name])} == {}


def test_french_has_its_spaces():
    phrases = {**read("phrases", "fr"), **read("errors", "fr")}
    taken = {name: text for name, text in phrases.items() if name not in SAME and name != "api_history"}
    bare = {name: re.sub(r"\S+:(?=[/{]|,? |\.)", "", text) for name, text in taken.items()}  # without addresses
    assert {name: text for name, text in bare.items() if FRENCH_SPACES.search(text)} == {}
    assert {name for name, text in phrases.items() if "'" in text} <= {"api_history", "no_history", "nobody_asks"}


_ENGLISH_MARKS = re.compile(r"“\{|:,\}|:\.\d%\}|toLocaleString\('en'\)")


def test_numbers_and_quotation_marks_are_those_of_the_reader_s_language():
    """Through `quoted`, `number` and the phrases `in_quotes` and `percent`."""
    files = [file for folder in ("answer", "web") for file in (ROOT / folder).rglob("*.*")]
    files = [file for file in files if file.suffix in (".py", ".html", ".xml", ".js")]
    assert {"limits.py", "said.html", "library.js"} <= {file.name for file in files}
    # What the model is called stands in errors, which are retold.
    english = {file.name for file in files if _ENGLISH_MARKS.search(file.read_text(encoding="utf-8"))}
    assert english == {"endpoint.py"}
