"""Damaged and odd files made of sound ones: bytes flipped, cut, repeated and mixed, and values that nobody expects."""

import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
ODD_BYTES = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        "\u202e\u200b\u2028“".encode(),
        b"\r",
        b"\x0c",
        b"\x1b[31m",
        b"\xcc\x81" * 40,
    ),
    *(b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"<script>", b"---\n", b"\\ud800", b"1e999", b"-1", b"9" * 20, b"null"),
    *(b"[", b"{", b"<<", b">>", b"(", b"endobj", b"0 R", b"/Kids", b"<w:p>", b"NaN"),
]
ODD_TEXTS = ["abc", "", "-1", "9" * 20, "NaN", "\u202e", "0x1", "1.5", "List Bullet", "Normal"]
ODD_YAML = [
    *("[", "{a: b}", "&a [*a]", "!!python/object:os.system x", "2020-99-99", "0000-01-01", "1e999", "~", "[[[[", "- -"),
    *("'", '"\\ud800"', "!!binary x", "9" * 5000, "0x" + "f" * 5000, "2020-01-01T25:61:61Z", "!!set {a}", "? a", "*b"),
]
ODD_VALUES = [
    *(None, 1, -1.5, True, [], {}, "", "\ud800", "\0", "a" * 5000, ["x", 1, None], {"a": {"b": 1}}, "2020-13-45"),
    *("0000-00-00", float("nan"), 10**400),
]
FIELDS = ["title", "published", "authors", "publisher", "url", "language", "updated", "date", "origin", "source"]
REPEATS = [1, 1, 2, 4, 8, 32]


@dataclass(frozen=True, slots=True)
class Mutated:
    """A damaged file, and what made it, so that it can be made again."""

    name: str
    content: bytes
    suffix: str


def mutated(count: int, seed: int) -> Iterator[Mutated]:
    """Damaged files of each format in turn; a few bear the suffix of another."""
    chance = random.Random(seed)
    sound = _sound_files()
    suffixes = sorted(sound)
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        content = _mutate(suffix, chance.choice(sound[suffix]), sound[suffix], chance)
        named = chance.choice(suffixes) if chance.random() < 0.03 else suffix
        yield Mutated(f"{seed}-{number}{named}", content, named)


def _sound_files() -> dict[str, list[bytes]]:
    suffixes = (".txt", ".md", ".html", ".docx", ".pdf")
    found = {suffix: [path.read_bytes() for path in sorted(CORPUS.glob(f"*{suffix}"))] for suffix in suffixes}
    # A large file is mostly read over where nothing is damaged.
    found[".pdf"].sort(key=len)
    del found[".pdf"][1:]
    records = [
        {"_id": f"r{place}", "title": "T", "text": text[:2500].decode(errors="replace"), "metadata": {}}
        for place, text in enumerate(found[".txt"])
    ]
    return found | {".jsonl": [json.dumps(record).encode() for record in records]}


def _mutate(suffix: str, content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    if suffix == ".docx" and chance.random() < 0.75:
        return _inside_archive(content, chance)
    if suffix == ".jsonl" and chance.random() < 0.7:
        fields = json.loads(content)
        for _ in range(chance.choice([1, 2])):
            fields[chance.choice([*FIELDS, "_id", "text", "metadata"])] = chance.choice(ODD_VALUES)
        return json.dumps(fields).encode()
    if suffix == ".md" and chance.random() < 0.3:
        lines = (f"{chance.choice(FIELDS)}: {chance.choice(ODD_YAML)}\n" for _ in range(3))
        return f"---\n{''.join(lines)}---\n".encode() + content[-500:]
    return _damage(content, others, chance)


def _inside_archive(content: bytes, chance: random.Random) -> bytes:
    """A DOCX of which one part is damaged, with checksums that fit, or missing."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        target = chance.choice([part for part in old.infolist() if part.filename.endswith((".xml", ".rels"))])
        for part in old.infolist():
            content = old.read(part)
            if part is target and chance.random() < 0.1:
                continue
            new.writestr(part, _damage_xml(content, chance) if part is target else content)
    return written.getvalue()


def _damage_xml(part: bytes, chance: random.Random) -> bytes:
    """Odd values and missing elements, well-formed all the same; or else any damage."""
    if chance.random() < 0.3:
        return _damage(part, [part], chance)
    places = list(re.finditer(rb'="([^"<&]*)"|>([^<]+)<', part))
    for place in chance.sample(places, min(len(places), chance.choice([1, 3, 10]))):
        odd = chance.choice(ODD_TEXTS).encode()
        part = part.replace(place[0], b'="' + odd + b'"' if place[0][:1] == b"=" else b">" + odd + b"<", 1)
    elements = re.findall(rb"<w:\w+[^>]*/>", part)
    return part.replace(chance.choice(elements), b"", chance.choice([1, -1])) if elements else part


def _damage(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice(REPEATS)):
        at = chance.randrange(len(damaged) + 1)
        match chance.randrange(6):
            case 0:
                del damaged[at : at + chance.choice([1, 4, 64, 1024])]
            case 1:
                damaged[at:at] = chance.choice(ODD_BYTES) * chance.choice([1, 1, 1, 50])
            case 2:
                other = chance.choice(others)
                start = chance.randrange(len(other))
                damaged[at:at] = other[start : start + chance.choice([8, 200, 3000])]
            case 3:
                damaged[at:at] = damaged[at : at + chance.choice([1, 30, 500])] * chance.choice([1, 10, 100])
            case 4 if chance.random() < 0.2:
                del damaged[at:]
            case _:
                damaged[at : at + chance.choice([1, 4])] = chance.randbytes(chance.choice([1, 4]))
    return bytes(damaged)
