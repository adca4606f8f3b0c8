"""Docstrings name the errors that a function raises: all that it raises itself, and none that cannot come of it.

pydoclint counts an error that only a callee raises as wrong, which is why its own check is off.
"""

import ast
import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from index import errors

ROOT = Path(__file__).parents[1]
PACKAGES = ("text", "index", "ingest", "answer", "evaluate", "web")
Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    """A function with what it names: its docstring, errors that it raises, and all that it may call."""

    place: str
    name: str
    public: bool
    docstring: str
    raised: frozenset[str]
    mentioned: frozenset[str]
    gives: str

    @property
    def documented(self) -> set[str]:
        return set(re.findall(r":raises (\w+):", self.docstring))


def own_nodes(body: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function but for those of the functions in it."""
    for child in ast.iter_child_nodes(body):
        if not isinstance(child, Definition | ast.ClassDef | ast.Lambda):
            yield child
            yield from own_nodes(child)


def raised_by(node: ast.AST) -> Iterator[str]:
    """The names of what `raise` statements raise, as they stand there; a bare one raises what was caught."""
    for inner in own_nodes(node):
        if isinstance(inner, ast.Raise) and inner.exc is not None:
            made = inner.exc.func if isinstance(inner.exc, ast.Call) else inner.exc
            yield ast.unparse(made).rpartition(".")[2]


def mentioned_in(node: ast.AST) -> Iterator[str]:
    """Every name in a function: calls, what is handed on to be called, and properties."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name | ast.Attribute):
            yield inner.id if isinstance(inner, ast.Name) else inner.attr


def functions_of(source: str, place: str) -> Iterator[Function]:
    """All functions of a module; `__init__` goes by the name of its class."""

    def inside(node: ast.AST, owner: str, public: bool) -> Iterator[Function]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Definition):
                name = owner if child.name == "__init__" else child.name
                yield Function(
                    f"{place}:{child.lineno} {child.name}",
                    name,
                    public and not name.startswith("_"),
                    ast.get_docstring(child) or "",
                    frozenset(raised_by(child)),
                    frozenset(mentioned_in(child)),
                    ast.unparse(child.returns) if child.returns else "",
                )
            named = getattr(child, "name", None) or ""
            yield from inside(child, named or owner, public and not isinstance(child, Definition) and named[:1] != "_")

    return inside(ast.parse(source), "", True)


@cache
def functions() -> list[Function]:
    files = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return [
        one for file in files for one in functions_of(file.read_text(encoding="utf-8"), str(file.relative_to(ROOT)))
    ]


def is_error(name: str, place: str = "") -> bool:
    """Whether a name is an error of Python's, one of index/errors.py, or one that the same file defines."""
    found = getattr(errors, name, None) or getattr(builtins, name, None)
    own = rf"^class {name}\((\w+\.)?(Exception|\w+Error)\):"
    file = ROOT / place.partition(":")[0]
    return (isinstance(found, type) and issubclass(found, BaseException)) or (
        file.is_file() and re.search(own, file.read_text(encoding="utf-8"), re.MULTILINE) is not None
    )


def undocumented(one: Function, gives: dict[str, str]) -> set[str]:
    """What a public function raises itself and its docstring does not name; `raise f()` raises what f gives.

    A docstring of a sentence or two may name it in words.
    """
    raised = {gives.get(name, name) for name in one.raised} if one.public else set()
    named = set(re.findall(r"\w+", one.docstring))
    return {name for name in raised if is_error(name, one.place)} - named


def given_by(known: list[Function]) -> dict[str, str]:
    """What each function gives, by its name, as far as it says so."""
    return {one.name: one.gives for one in known if one.gives}


def reachable(one: Function, known: list[Function]) -> set[str]:
    """The errors that a function, or any of the names that it leads to, raises or speaks of."""
    by_name: dict[str, set[str]] = {}
    for function in known:
        by_name.setdefault(function.name, set()).update(function.mentioned)
    found, open_names = set(one.mentioned), set(one.mentioned)
    while open_names:
        new = by_name.get(open_names.pop(), set()) - found
        found |= new
        open_names |= new
    return found


EXAMPLE = '''
def read(path):
    """Read.

    :raises OSError: when it cannot be read.
    """
    return _read(path)

def _read(path):
    raise OSError(path)

def stale(path):
    """Wait.

    :raises KeyError: never.
    """

def silent(path):
    """Fail."""
    raise ValueError(path)

class Shop:
    """A shop."""

    def open(self):
        """Open."""
        def later():
            raise ValueError
        raise LookupError

    def close(self):
        """Close."""
        raise self._made()

    def _made(self) -> OSError:
        return OSError()

class _Inner:
    def open(self):
        raise ValueError
'''
"""One function that is right, one that names too much, and three that name too little."""


def test_errors_are_found_where_they_are_raised():
    known = list(functions_of(EXAMPLE, "shop.py"))
    missing = [(one.name, undocumented(one, given_by(known))) for one in known]
    assert [(name, names) for name, names in missing if names] == [
        ("silent", {"ValueError"}),
        ("open", {"LookupError"}),
        ("close", {"OSError"}),
    ]
    assert [one.name for one in known if one.documented - reachable(one, known)] == ["stale"]


def test_every_error_that_a_public_function_raises_is_in_its_docstring():
    gives = given_by(functions())
    assert {one.place: names for one in functions() if (names := undocumented(one, gives))} == {}


def test_every_documented_error_is_one_of_ours_or_python_s():
    unknown = {one.place: {name for name in one.documented if not is_error(name, one.place)} for one in functions()}
    assert {place: names for place, names in unknown.items() if names} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_documented_error_can_come_of_the_function(package):
    documented = [one for one in functions() if one.documented and one.place.startswith(f"{package}/")]
    missing = {one.place: one.documented - reachable(one, functions()) for one in documented}
    assert {place: names for place, names in missing.items() if names} == {}
