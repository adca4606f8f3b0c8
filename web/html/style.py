"""The style sheet of the pages that need no script, and the policy that lets them load nothing else."""

import base64
import hashlib
from functools import cache

from web.assets import FOLDER

_FILES = tuple(FOLDER / name for name in ("colours.css", "document.css", "answers.css", "kept.css"))


@cache
def style() -> str:
    """The style sheet of these pages."""
    return "".join(file.read_text(encoding="utf-8") for file in _FILES)


@cache
def content_security_policy(form: str = "'none'", frames: str = "'none'") -> str:
    """What such a page may load: its own style sheet, named by its hash, and local fonts; no script at all.

    :param form: where its forms may send what is typed.
    :param frames: whose pages may show it inside them.
    :return: the policy.
    """
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; img-src 'self'; "
        f"base-uri 'none'; form-action {form}; frame-ancestors {frames}"
    )
