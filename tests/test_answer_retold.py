"""What lower packages say in English is said again; what they say is known here, and nothing that they do not say."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from speaking import speaking

from answer.phrases import sentences_of
from answer.retold import retold

ROOT = Path(__file__).parents[1]
ERRORS = sentences_of("errors", "en")
TOLD_IN = ("index", "ingest", "answer/write")
ENGLISH = re.compile(
    r"VERBATIM_|.* is not a setting|.*(_=_ (must be|names an empty folder)|backup|Nothing has been ingested|"
    r"exported model|token table)|"
    r"That ingest|Name the PostgreSQL|"
    r"The (reranker|embedding model)|The _'s file|Line |_: .* of _|_ with _; `python|The file of|"
    r"(its|exporting|OpenVINO)|_ (leads out of|is neither a file)|_ _$|The index in _ _; `python"
)
"""What the command line says alone, or the terminal when the app starts, or a note for whoever repairs an index."""


def said(node: ast.AST) -> str | None:
    """A text of the code with _ for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "_" for part in node.values)
    return None


def raised() -> Iterator[str]:
    """What the errors of the lower packages say, as far as it stands in one piece where they are raised."""
    names = set(re.findall(r"^class (\w+)", (ROOT / "index/errors.py").read_text(), re.MULTILINE)) | {"Failure"}
    for file in sorted(file for folder in TOLD_IN for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_raised = isinstance(node, ast.Call) and getattr(node.func, "id", None) in names and node.args
            text = said(node.args[-1]) if is_raised else None
            if text and text != "_":
                yield text


def fits(text: str, other: str) -> bool:
    """Whether two texts are the same, whatever is filled in."""
    return any(re.fullmatch(re.escape(one).replace("_", ".+?"), two) for one, two in ((text, other), (other, text)))


def blanks(text: str) -> str:
    return re.sub(r"\{\w+\}", "_", text)


def test_what_is_raised_is_known_or_of_the_command_line():
    known = [blanks(text) for text in ERRORS.values()]
    unknown = [
        text
        for text in raised()
        # Some is put together of parts, such as an address and what is wrong with it.
        if not ENGLISH.match(text) and not any(fits(text, one) or fits(f"_ {text}", one) for one in known)
    ]
    assert unknown == []


def test_nothing_is_known_that_is_not_said():
    code = "".join(file.read_text(encoding="utf-8") for folder in TOLD_IN for file in (ROOT / folder).rglob("*.py"))
    code = re.sub(r'"\s+f?"', "", code)  # one text in several lines
    for name, text in ERRORS.items():
        parts = [part.strip(" .") for part in re.split(r"\{\w+\}|[;:,()]| is | are not read|reading it", text)]
        assert [part for part in parts if len(part.split()) >= 3 and part not in code] == [], name


@pytest.mark.parametrize("code", ["de", "fr", "es"])
@pytest.mark.parametrize("name", ERRORS)
def test_each_is_said_again_with_what_is_filled_in(name, code):
    fields = re.findall(r"\{(\w+)\}", ERRORS[name])
    filled = ERRORS[name].format(**{field: f"<{field}>" for field in fields})
    with speaking(code):
        again = retold(filled)
    assert again != filled
    assert all(f"<{field}>" in again for field in fields)


def test_parts_are_said_again_too():
    told = "a.txt: embedding it failed through a fault of this program (E); the other documents are not affected. "
    with speaking("de"):
        again = retold(f"{told}Please report this line, with the document if you may.")
    assert again.startswith("a.txt: das Einbetten ist durch einen Fehler dieses Programms gescheitert (E); ")


def test_what_is_counted_behind_names_is_said_again_too():
    some, more = "a.exe, b.exe", "a.exe, b.exe, c.exe and 4 more"
    told = "a.zip also holds files that are not read ({}); save them in a format that is."
    with speaking("de"):
        again = [retold(told.format(names)) for names in (some, more)]
    assert ["(a.exe, b.exe);" in again[0], "(a.exe, b.exe, c.exe und 4 weitere);" in again[1]] == [True, True]


def test_what_is_longer_than_any_sentence_stays_as_it_is_at_once():
    began = time.process_time()
    with speaking("de"):
        for repeated in (" is ; , of (" * 5000, "a: b" * 15_000, "No" * 30_000):
            sentence = f"No statement in the documents is by “{repeated}”"
            assert retold(sentence) == sentence
    assert time.process_time() - began < 1


def test_what_is_not_known_and_english_stay_as_they_are():
    known = "a.pdf needs a password; save a copy without one and add that."
    assert retold(known) == known
    with speaking("fr"):
        assert retold("Something else.") == "Something else."
        assert retold("How many passages at most, from 1 to 50.", "phrases", "api") == (
            "Combien de passages au plus, de 1 à 50."
        )
        assert retold("Ask a question", "phrases", "other") == "Ask a question"
