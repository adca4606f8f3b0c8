"""What was said in English, said again in the language of whoever acts.

The packages below this one know of no reader, and say in English what cannot be done; prompts/errors.toml has those
sentences of theirs that a page shows. What is described once for all, such as endpoints, is described in English, too.
A sentence that is not known, or is longer than any of them, stays as it is.
"""

import re
from functools import cache

from answer.phrases import sentences_of
from text.spoken import ENGLISH, language

_FIELD = re.compile(r"\\{(\w+)\\}")
_LONGEST = 1000
"""In characters: twice the longest sentence with a long path in it. What is repeated of a request may have any length,
and patterns with three fields take the cube of that."""


def retold(sentence: str, kind: str = "errors", beginning: str = "") -> str:
    """A sentence in the language of whoever acts.

    :param sentence: what was said.
    :param kind: the file of prompts/ that has it: "errors" or "phrases".
    :param beginning: that of its name there.
    :return: it, in English where it is not known.
    """
    if language() == ENGLISH or len(sentence) > _LONGEST:
        return sentence
    ours = sentences_of(kind, language())
    for name, pattern in _patterns(kind, beginning):
        if name in ours and (found := pattern.fullmatch(sentence)):
            return ours[name].format(**{field: retold(value) for field, value in found.groupdict().items()})
    return sentence


@cache
def _patterns(kind: str, beginning: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What each English sentence looks like with its fields filled in, by its name."""
    english = sentences_of(kind, ENGLISH).items()
    return tuple((name, _pattern(text)) for name, text in english if name.startswith(beginning))


def _pattern(text: str) -> re.Pattern[str]:
    seen = set[str]()

    def field(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.+?)"

    fields = _FIELD.sub(field, re.escape(text))
    return re.compile(fields.replace(r"\{\{", r"\{").replace(r"\}\}", r"\}"), re.DOTALL)
