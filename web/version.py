"""The program's version, read from the one place that states it."""

import tomllib

from index.settings import PROJECT_FOLDER


def version() -> str:
    """The version, such as "1.2.0"."""
    project = tomllib.loads((PROJECT_FOLDER / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
