"""Loads the tagger that a setting asks for, once a process; without OpenVINO, rules alone find statements."""

from functools import cache
from pathlib import Path

from index.errors import SettingsError
from index.models.optional import load_if_possible
from ingest.statements.tagger.reading import StatementReader


def load_tagger(statements: str, models: Path) -> StatementReader | None:
    """Load the tagger, unless the setting asks for rules alone.

    :param statements: the setting, "tagger" or "rules".
    :param models: the folder where models are kept in their fast form.
    :return: the tagger; None for rules alone.
    :raises SettingsError: when the setting says something else.
    :raises ModelError: when a file of the tagger is missing or is not the shipped one.
    """
    if statements not in ("tagger", "rules"):
        raise SettingsError(f"VERBATIM_STATEMENTS={statements!r} must be tagger or rules.")
    return _loaded(models) if statements == "tagger" else None


@cache
def _loaded(models: Path) -> StatementReader | None:

    def load() -> StatementReader:
        from ingest.statements.tagger.model import Tagger

        return Tagger(models)

    return load_if_possible(load, "Statements are found by rules alone")
