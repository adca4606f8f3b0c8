"""A small file of Outlook, made anew: a compound file with the properties of a message and its attachments."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

SECTOR, MINI = 512, 64
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STRING, BINARY, TIME, INTEGER = 0x001F, 0x0102, 0x0040, 0x0003
SUBJECT, BODY, HTML, HEADERS, SENDER, ADDRESS, SENT = 0x0037, 0x1000, 0x1013, 0x007D, 0x0C1A, 0x0C1F, 0x0039
METHOD, NAME, DATA = 0x3705, 0x3707, 0x3701

Tree = Mapping[str, "bytes | Tree"]


def outlook_message(
    properties: Mapping[int, str | bytes | datetime], attachments: Mapping[str, bytes] | None = None
) -> bytes:
    """A message with these properties and attachments."""
    count = len(attachments or {})
    tree = storage(properties, struct.pack("<8x4I8x", 0, count, 0, count))
    for number, (name, content) in enumerate((attachments or {}).items()):
        tree[f"__attach_version1.0_#{number:08X}"] = storage({METHOD: 1, NAME: name, DATA: content}, b"\0" * 8)
    return compound_file(tree)


def storage(properties: Mapping[int, str | bytes | datetime | int], head: bytes) -> dict[str, "bytes | Tree"]:
    """The streams of a message or attachment."""
    streams: dict[str, bytes | Tree] = {}
    listed = head
    for tag, value in properties.items():
        if isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            listed += struct.pack("<HHIQ", TIME, tag, 6, ticks)
        elif isinstance(value, int):
            listed += struct.pack("<HHIII", INTEGER, tag, 6, value, 0)
        else:
            kind, written = (STRING, value.encode("utf-16-le")) if isinstance(value, str) else (BINARY, value)
            listed += struct.pack("<HHIII", kind, tag, 6, len(written) + (2 if kind == STRING else 0), 0)
            streams[f"__substg1.0_{tag:04X}{kind:04X}"] = written
    return {"__properties_version1.0": listed, **streams}


def compound_file(tree: Tree) -> bytes:
    """A compound file with these storages and streams, all of them short."""
    entries: list[list] = [["Root Entry", 5, FREE, END, 0]]  # name, kind, child, first mini sector, size
    siblings: dict[int, int] = {}
    minis, chain = b"", list[int]()

    def add(parent: int, inside: Tree) -> None:
        nonlocal minis
        before = None
        for name in sorted(inside, key=lambda one: (len(one), one.upper())):
            content, place = inside[name], len(entries)
            if before is None:
                entries[parent][2] = place
            else:
                siblings[before] = place
            before = place
            if isinstance(content, bytes):
                count = -(-len(content) // MINI)
                first = len(chain)
                chain.extend([*range(first + 1, first + count), END] if count else [])
                entries.append([name, 2, FREE, first if count else END, len(content)])
                minis += content.ljust(count * MINI, b"\0")
            else:
                entries.append([name, 1, FREE, 0, 0])
                add(place, content)

    add(0, tree)
    directory = b"".join(_entry(*entry, siblings.get(place, FREE)) for place, entry in enumerate(entries))
    parts = [_padded(directory), _padded(struct.pack(f"<{len(chain)}I", *chain), b"\xff"), _padded(minis)]
    starts, table = [], [FAT]
    for part in parts:
        starts.append(len(table))
        count = len(part) // SECTOR
        table += [*range(len(table) + 1, len(table) + count), END]
    assert len(table) <= SECTOR // 4, "a larger one needs more than one sector for its table"
    entries[0][3], entries[0][4] = starts[2], len(minis)
    parts[0] = _padded(_entry(*entries[0], FREE) + directory[128:])
    fat = _padded(struct.pack(f"<{len(table)}I", *table), b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts[0], 0, 4096, starts[1]),
        *(len(parts[1]) // SECTOR, END, 0),
    )
    return header + struct.pack("<109I", 0, *[FREE] * 108) + fat + b"".join(parts)


def _entry(name: str, kind: int, child: int, first: int, size: int, right: int) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", written, len(written) + 2, kind, 1, FREE, right, child, first, size)


def _padded(content: bytes, filled: bytes = b"\0") -> bytes:
    return content.ljust(-(-len(content) // SECTOR) * SECTOR, filled)
