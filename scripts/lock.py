"""Writes what is to be installed, to the last package and with the hashes of its files, into locks/.

make lock

Every lock serves each Python and system that the project runs on. PyTorch stands apart in `torch.txt`, with what its
builds for graphics cards need, since `make` prefers builds that need none. Their hashes are in `torch-cpu.txt`, which
this does not write: PyTorch's own index states them, and not the one that all else comes from.
"""

import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1]
LOCKS = FOLDER / "locks"
OLDEST = "3.11"
_GRAPHICS = re.compile(r"(torch|triton|nvidia-[\w.-]+|cuda-[\w.-]+)==")


def main() -> None:
    """Write the locks."""
    everything = compiled(["requirements.txt", "--group", "dev"])
    LOCKS.mkdir(exist_ok=True)
    versions = LOCKS / "versions"
    versions.write_text("".join(everything))
    needed = set(map(name, compiled(["requirements.txt", "--constraint", str(versions)])))
    versions.unlink()
    graphics = [entry for entry in everything if _GRAPHICS.match(entry)]
    rest = [entry for entry in everything if entry not in graphics]
    write("torch", graphics)
    write("runtime", [entry for entry in rest if name(entry) in needed])
    write("development", [entry for entry in rest if name(entry) not in needed])
    write("model", compiled(["--group", "model", "--no-deps"]))
    write("bom", compiled(["--group", "bom"]))


def compiled(arguments: list[str]) -> list[str]:
    """All packages that some requirements come to, an entry each.

    :param arguments: what uv is told of the requirements.
    :return: the entries, each with its version, the systems it is for, and its hashes.
    """
    uv = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet"]
    every = ["--universal", "--python-version", OLDEST]
    bare = ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    run = subprocess.run([*uv, *every, *bare, *arguments], cwd=FOLDER, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(run.stderr)
    return re.findall(r"^\S.*\n(?:\s.*\n)*", run.stdout, re.MULTILINE)


def name(entry: str) -> str:
    """The package that an entry is of.

    :param entry: an entry of a lock.
    :return: its name.
    """
    return entry.partition("==")[0]


def write(lock: str, entries: list[str]) -> None:
    """Write one lock.

    :param lock: its name.
    :param entries: what it holds.
    """
    (LOCKS / f"{lock}.txt").write_text("# Written by `make lock`.\n" + "".join(entries), encoding="utf-8")
    print(f"locks/{lock}.txt: {len(entries)} packages")


if __name__ == "__main__":
    main()
