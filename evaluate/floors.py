"""Limits on scores, so that an evaluation can fail a build."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from index.errors import SettingsError


def read_limit(written: str) -> tuple[str, float]:
    """Read a limit such as "quotes.hit@3=0.9".

    :param written: the name of a score, "=", a number.
    :return: the name and the number.
    :raises SettingsError: when it is not of that form.
    """
    name, _, number = written.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError as error:
        raise SettingsError(
            f"The limit {written!r} is not of the form NAME=NUMBER, such as quotes.hit@3=0.9."
        ) from error


def broken_limits(measured: Mapping[str, Any], floors: Sequence[str], ceilings: Sequence[str]) -> list[str]:
    """Say which limits do not hold, a sentence each.

    :param measured: the evaluation as `--json` prints it.
    :param floors: limits that scores must reach.
    :param ceilings: limits that scores must not exceed.
    :return: the sentences; none when all hold.
    :raises SettingsError: when a limit is not of the right form or names no score of this evaluation.
    """
    scores = dict(_scores(measured))
    broken = []
    for written, is_floor in [*((one, True) for one in floors), *((one, False) for one in ceilings)]:
        name, limit = read_limit(written)
        if name not in scores:
            raise SettingsError(
                f"There is no score {name!r} in this evaluation; there are {', '.join(sorted(scores))}."
            )
        score = scores[name]
        if score < limit if is_floor else score > limit:
            broken.append(
                f"{name} is {score:.4g}, {'below the floor' if is_floor else 'above the ceiling'} of {limit:g}."
            )
    return broken


def _scores(measured: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    for name, value in measured.items():
        if isinstance(value, Mapping):
            yield from _scores(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            yield prefix + name, float(value)
