"""What a person reads stands in prompts/phrases.toml: no sentence in the code of the web, nor in its templates."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
PHRASES = tomllib.loads((ROOT / "prompts" / "phrases.toml").read_text(encoding="utf-8"))
ALLOWED = {
    "A request over HTTP knows its address.",  # of an assertion
    "A question could not be answered",  # above a traceback in the terminal
    "Model Context Protocol",
    "Source Sans Pro",
    "{} -H 'content-type: application/json' -d {}",
}
NO_PROSE = re.compile(r"\s*(let |element\.|\(\) =>)|default-src|<|#[0-9a-f]{6}|January |SimpleQueue\[")
"""How scripts, policies, markup, colours, the months of dates and types begin."""


def is_sentence(text: str) -> bool:
    """Whether somebody wrote a text for people to read: it has three words or more, one of them with a capital."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return len(words) >= 3 and any(word[0].isupper() for word in words) and not NO_PROSE.match(text)


def constants(tree: ast.AST) -> Iterator[str]:
    """The texts in a module that are no documentation; {} for what is filled into one."""
    for node in ast.walk(tree):
        for child in () if isinstance(node, ast.Expr | ast.JoinedStr) else ast.iter_child_nodes(node):
            if isinstance(child, ast.JoinedStr):
                yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in child.values)
            elif isinstance(child, ast.Constant) and isinstance(child.value, str):
                yield child.value


@pytest.mark.parametrize("module", sorted(WEB.rglob("*.py")), ids=lambda file: str(file.relative_to(WEB)))
def test_no_module_holds_a_sentence(module):
    found = filter(is_sentence, constants(ast.parse(module.read_text(encoding="utf-8"))))
    assert set(found) - ALLOWED == set()


@pytest.mark.parametrize("template", sorted(WEB.rglob("*.html")), ids=lambda file: file.name)
def test_no_template_holds_a_sentence(template):
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    texts = re.split(r"<[^>]*>|\n", source) + re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', source)
    assert set(filter(is_sentence, texts)) - ALLOWED == set()


def test_sentences_are_told_from_other_texts():
    code = 'def f():\n    """This is documentation."""\n    raise Error(f"Nothing is at {place} of Rome.")\n'
    assert list(filter(is_sentence, constants(ast.parse(code)))) == ["Nothing is at {} of Rome."]
    assert is_sentence("Filter by title, publisher, date or file")
    assert not is_sentence("application/json")
    assert not is_sentence("Ask")


def test_every_phrase_is_used():
    files = [file for name in ("answer", "web") for file in (ROOT / name).rglob("*") if file.suffix in (".py", ".html")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    described = {f"api_{name}" for name in re.findall(r'described\("(\w+)"\)', code)}
    used = {*re.findall(r"['\"](\w+)['\"]", code), *described, *(f"{name}_about" for name in described)}
    # Names that are put together of two parts: the first, or what stands behind one that is used itself.
    begins = (
        "act_",
        "audit_",
        "check_",
        "deed_",
        "differ_",
        "draft_",
        "figure_",
        "joined_",
        "limit_",
        "named_",
        "only_",
        "noun_",
        "other_language_",
        "pasted_",
        "queue_",
        "quoted_",
        "standing_",
        "record_",
        "role_",
        "tool_",
        "unknown_",
        "users_",
        "watched_",
        "verdict_",
        "withheld_",
    )
    ends = re.compile("_(words|marked)$")
    unused = [name for name in PHRASES if not name.startswith(begins) and not {name, ends.sub("", name)} & used]
    assert unused == []
