"""The program's version, read from the one place that states it, or from what an installation made of that."""

import tomllib
from importlib import metadata

from index.settings import PROJECT_FILE


def version() -> str:
    """The version, such as "1.2.0"."""
    if not PROJECT_FILE.is_file():
        return metadata.version("verbatim")
    project = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))
    return str(project["project"]["version"])
