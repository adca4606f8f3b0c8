"""Which files are passed over inside a folder or an archive, by their names."""

import re
from pathlib import Path

_BACKUP = re.compile(r"~$|^#.*#$|^~\$|\.(bak|swp|swo|orig|tmp)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_ALIASES = "aliases.toml"
_FORKS = "__MACOSX"
"""What macOS puts into archives beside the files: their icons, under the files' names."""


def is_skipped(name: str) -> bool:
    """Whether a file or folder of this name is passed over: hidden, a backup, a read-me, aliases or macOS's own."""
    if name.startswith(".") or name in (_ALIASES, _FORKS):
        return True
    return Path(name).stem.lower() == "readme" or bool(_BACKUP.search(name))
