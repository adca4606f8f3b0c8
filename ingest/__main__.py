"""The command `python -m ingest`: documents in, listed, removed, watched or only shown.

Owns which of these is done, and what is said where it cannot be. Everything slow to import is imported when it is
needed, so that `--help` and mistakes answer at once.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from index.databases.place import keep_in
from index.errors import SettingsError, VerbatimError
from index.output import discard_output, show
from index.private import be_private
from index.settings import Settings, read_settings
from ingest.command.adding import add, remove, resume, watch
from ingest.command.options import INTERRUPTED, SOME_FAILED, USAGE, only_shows, parse
from ingest.command.showing import show_found, show_listed
from ingest.keeping import keep, keeps


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    :param arguments: what stands behind `python -m ingest`.
    :return: the exit code: 0 all in, 1 some failed, 2 wrong use, 130 interrupted.
    """
    options = parse(arguments)
    be_private()
    try:
        settings = read_settings(os.environ)
        settings = replace(settings, index=options.index or settings.index)
        keep_in(settings.index, settings.store)
        return _run(options, settings)
    except KeyboardInterrupt:
        print(
            "Interrupted; what was stored so far stays in the index, run the command again for the rest, "
            "or `python -m ingest --resume`.",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return SOME_FAILED
    except VerbatimError as error:
        show(str(error), sys.stderr)
        return USAGE if isinstance(error, SettingsError) else SOME_FAILED


def _run(options: argparse.Namespace, settings: Settings) -> int:
    paths = options.paths or [settings.corpus]
    if only_shows(options):
        return show_found(paths, settings, options)
    if options.list:
        return show_listed(settings.index, as_json=options.json)
    if options.remove is not None:
        return remove(settings.index, options.remove, as_json=options.json)
    if options.resume:
        return resume(settings, options)
    if keeps(options):
        return keep(options, settings)
    if options.watch:
        return watch(paths, settings, options)
    return add(paths, settings, options)


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as JSON demands, whatever the locale says
    sys.exit(main(sys.argv[1:]))
