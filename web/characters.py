"""Characters of text that other programs send. Knows no request."""

import json
from typing import TypeVar

Values = TypeVar("Values")


def whole_characters(values: Values) -> Values:
    """The same values of JSON, with "?" for every half of a character.

    JSON can escape one half of a surrogate pair alone. It is no character: no model reads it, and no answer that
    repeats the question could be sent.
    """
    mended: Values = json.loads(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"))
    return mended
