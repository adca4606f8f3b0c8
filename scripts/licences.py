"""Lists the licence of every package that is installed here, and fails where one is new and not known to be all right.

python -m scripts.licences [--quiet]   which are all right stands in scripts/licences.toml
"""

import argparse
import re
import sys
import tomllib
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """Licences that are all right, other names of them, and the packages about which a person decided."""

    allowed: frozenset[str]
    spelt: dict[str, str]
    decided: dict[str, dict[str, str]]


def main() -> int:
    """Print each package with its licence, and those that nobody has looked at.

    :return: the exit code: 1 when there are such.
    """
    parser = argparse.ArgumentParser(description="List the licences of all installed packages.")
    parser.add_argument("--quiet", action="store_true", help="print only what is not known")
    quiet = parser.parse_args().quiet
    known, unknown = read_known(), False
    for name, metadata in installed():
        licence = judged(name, stated(metadata), known)
        if licence is None:
            unknown = True
            told = stated(metadata) or "no licence that it states"
            print(f"{name} is under {told}; if it may be used, enter it in scripts/licences.toml.", file=sys.stderr)
        elif not quiet:
            print(f"{name}: {licence}")
    return int(unknown)


def read_known() -> Known:
    """Read what is known of licences.

    :return: what scripts/licences.toml says.
    """
    read = tomllib.loads(Path(__file__).with_name("licences.toml").read_text(encoding="utf-8"))
    return Known(frozenset(read["allowed"]), read["spelt"], read["decided"])


def installed() -> list[tuple[str, Message]]:
    """All packages of this environment.

    :return: the normalised name of each with its metadata.
    """
    found = {re.sub(r"[-_.]+", "-", each.metadata["Name"]).lower(): each.metadata for each in distributions()}
    return sorted(found.items(), key=lambda one: one[0])  # type: ignore[arg-type]  # it is a Message


def stated(metadata: Message) -> str:
    """The licence that a package states.

    :param metadata: the package's.
    :return: its expression, else its short name, else what it is classified as; "" when it states none.
    """
    named = str(metadata.get("License", "")).strip()
    if metadata.get("License-Expression"):
        return str(metadata["License-Expression"])
    if named and "\n" not in named and named != "UNKNOWN":  # some put the whole text there
        return named
    classes = [line.split(" :: ")[-1] for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    return " AND ".join(classes)


def judged(name: str, licence: str, known: Known) -> str | None:
    """The licence of a package as it is to be understood.

    :param name: the package.
    :param licence: what it states.
    :param known: what is all right.
    :return: the licence; None when it is not known to be all right.
    """
    if name in known.decided:
        return known.decided[name]["holds"] if known.decided[name]["stated"] == licence else None
    whole = known.spelt.get(licence, licence)
    terms = {term.strip() for term in re.split(r"\b(?:AND|OR|WITH)\b|[()]", whole)} - {""}
    plain = {known.spelt.get(term, term) for term in terms}
    return whole if plain and plain <= known.allowed else None


if __name__ == "__main__":
    sys.exit(main())
