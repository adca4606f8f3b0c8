"""Gradio imported without its upkeep of its stubs and without `mcp`: its components work all the same."""

import subprocess
import sys

import pytest

_SCRIPT = """
import ast, inspect, sys
parsed = []
parse, find = ast.parse, inspect.getfile
ast.parse = lambda source, *rest, **named: (parsed.append(source), parse(source, *rest, **named))[1]
from web.gradio_import import import_gradio
import_gradio()
assert not [source for source in parsed if "class Textbox(" in str(source)], "a component was parsed"
assert inspect.getfile is find, "inspect is not as it was"
assert not [name for name in sys.modules if name.partition(".")[0] == "mcp"], "mcp was imported"
import gradio
with gradio.Blocks() as page:
    field = gradio.Textbox()
    field.submit(lambda words: words, field, field)
assert len(page.fns) == 1
import mcp.server.lowlevel
print("works")
"""


@pytest.mark.slow
def test_gradio_is_imported_without_parsing_its_components():
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("works\n", "")
