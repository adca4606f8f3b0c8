"""Turns the bytes of text files into text, or says that they are none.

The one file that knows chardet, which tells encodings by pairs of bytes as languages have them.
"""

import codecs
import re
import unicodedata
from collections import Counter
from io import BytesIO

import chardet

from index.errors import UnreadableSource

_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# Bytes that no single-byte encoding uses in text: control characters other than tab, line ends, form feed, escape.
_CONTROLS = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_ACCENT = re.compile(rb"[\x80-\xff]")
# But for the quotation marks, dashes and blanks that are the same in all encodings of Windows.
_LETTER = re.compile(rb"[\x80-\xff](?<![\x82\x84\x85\x91-\x97\xa0\xa7\xab\xbb])")
# What Japanese e-mail is in has no accents, and begins each run of its letters with one of these.
_SHIFTS = re.compile(rb"\x1b(?:\$[@B]|\([JI])")
# A sign in the middle of a word, as letters of another encoding turn out: "ni–o", "Za¿ó³æ".
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s’'‑·\x00-\x7f](?=[^\W\d_])")
# A letter of our alphabet beside one of Greek, Cyrillic, Hebrew or Arabic.
_MIXED_WORD = re.compile("[a-zA-Z][\u0370-\u08ff\ufb50-\ufefc]|[\u0370-\u08ff\ufb50-\ufefc][a-zA-Z]")
# What begins a Spanish sentence, behind a letter.
_BEGINNING = re.compile(r"[^\W\d_][¿¡]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_MOST_BROKEN = 0.3
_SAMPLE_BYTES = 30_000
"""Enough of a file to tell its encoding; it takes a third of a second."""
_BEFORE = 1_000
"""How much is looked at in a line before that: in ASCII, so that no character is cut."""
_ERAS = chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME
"""Texts of mainframes are not passed on as files; a short text in another encoding would be taken for one."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "cp950"}
"""What files hold behind their beginning that say they are in the narrower of two."""
_NONE = "ascii"
"""What is told where nothing fits: no text is looked at that is in it."""
_SIGNS = frozenset("“”‘’„‚…–—•€£§°«»©®·×½¡¿ \xa0")
_LETTERS = frozenset("äöüßéèêëàâáçîïíôóùûúñæœåÄÖÜÉÈÊÀÂÁÇÎÍÔÓÙÚÑÆŒÅ")
"""Those of western Europe, but for some that stand for more frequent letters of other languages."""
_AS_WELL = 0.7
"""How well Windows-1252 must fit beside the best: two accents fit several encodings by chance."""
_LEAST = 0.03
"""How well an encoding must fit at least: sentences of thirty letters have 0.05, letters by chance up to 0.04, few
of them more than 0.02."""
_SAMPLE_CHARACTERS = 5_000
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}
"""Characters that are none, or controls, which text in other two-byte units turns out to have."""
_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "FULLWIDTH": "CJK", "IDEOGRAPHIC": "CJK"}
_ONE_SCRIPT = 0.8
"""Of the letters of a text, which names others in their own script; what is no text has letters of all scripts."""


def decode_text(content: bytes, path: str) -> str:
    """Decode a text file: UTF-8, UTF-16 or UTF-32 by mark, else the encoding that fits best.

    :param content: the file's bytes.
    :param path: the file, for the error's sentence.
    :return: the text.
    :raises UnreadableSource: when the bytes are not text, or no encoding fits them well.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content.removeprefix(mark), encoding, path)
    if b"\x00" in content:
        return _unmarked(content, path)
    try:
        return _guess(content, path) if _SHIFTS.search(content) else content.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(content, path)


def _decode(content: bytes, encoding: str, path: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"{path} begins as {encoding} but does not go on so; save it as UTF-8.") from error


def _guess(content: bytes, path: str) -> str:
    if len(_CONTROLS.findall(content)) > len(content) // 1000:
        raise UnreadableSource(f"{path} is not text but binary data; give its true suffix or leave it out.")
    return _decode(content, _told(_sample(content), path), path)


def _sample(content: bytes) -> bytes:
    """What tells something of the encoding: the lines that have letters beyond ASCII, else those that have signs."""
    return _lines_with(_LETTER, content) or _lines_with(_ACCENT, content) or content[:_SAMPLE_BYTES]


def _lines_with(sought: re.Pattern[bytes], content: bytes) -> bytes:
    """The first lines that have something, from shortly before it on."""
    telling, size = [], 0
    for line in BytesIO(content):
        if sought.search(line) and (first := _ACCENT.search(line)):
            telling.append(line[max(0, first.start() - _BEFORE) :][:_SAMPLE_BYTES])
            size += len(telling[-1])
        if size >= _SAMPLE_BYTES:
            break
    return b"".join(telling)[:_SAMPLE_BYTES]


def _told(sample: bytes, path: str) -> str:
    """The encoding that fits a text best; of several that fit few accents, the one that most such files are in."""
    found = chardet.detect_all(
        sample, ignore_threshold=True, encoding_era=_ERAS, compat_names=False, no_match_encoding=_NONE
    )
    likely = {one["encoding"] or _NONE: one["confidence"] for one in found}
    fitting = {name: likelihood for name, likelihood in likely.items() if _is_whole(_decoded(sample, name))}
    best = max(fitting, key=lambda name: fitting[name], default=_NONE)
    is_as_well = fitting.get("cp1252", 0.0) >= _AS_WELL * fitting.get(best, 0.0)
    is_western = _is_of(_decoded(sample, "cp1252"), _SIGNS | _LETTERS if is_as_well else _SIGNS)
    if is_western:
        return "cp1252"
    if fitting.get(best, 0.0) < _LEAST:
        raise UnreadableSource(f"The encoding of {path} cannot be told; save it as UTF-8.")
    return _WIDER.get(best, best)


def _decoded(sample: bytes, encoding: str) -> str:
    """A sample, which may end in the midst of a character, in an encoding; empty where it is in another."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return ""


def _is_of(text: str, characters: frozenset[str]) -> bool:
    """Whether a text has some of these and nothing else beyond ASCII, and no sign among them where it cannot stand."""
    beyond = set(_BEYOND_ASCII.findall(text))
    return bool(beyond) and beyond <= characters and not (_BROKEN_WORD.search(text) or _BEGINNING.search(text))


def _is_whole(text: str) -> bool:
    """Whether the words of a text are of one alphabet each, and few have a sign within them."""
    broken = len(_BROKEN_WORD.findall(text))
    return bool(text) and not _MIXED_WORD.search(text) and broken <= _MOST_BROKEN * len(_BEYOND_ASCII.findall(text))


def _unmarked(content: bytes, path: str) -> str:
    """Text in UTF-16 without its mark; anything else with zeros in it is none."""
    readings = [text for encoding in ("utf-16-le", "utf-16-be") if (text := _read_as(content, encoding))]
    if not readings:
        raise UnreadableSource(f"{path} is not text but binary data; give its true suffix or leave it out.")
    # Read the other way round, letters of one alphabet become characters from everywhere.
    return min(readings, key=lambda text: len({ord(character) >> 8 for character in text[:_SAMPLE_CHARACTERS]}))


def _read_as(content: bytes, encoding: str) -> str:
    """The text in an encoding; empty where that gives none."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    sample = text[:_SAMPLE_CHARACTERS]
    if any(unicodedata.category(character) in _NO_TEXT and character not in "\t\n\r\f" for character in sample):
        return ""
    if not any(map(str.isascii, sample)):  # a blank, a line end or a full stop: a few bytes of anything are letters
        return ""
    scripts = Counter(_script(character) for character in sample if character.isalpha())
    return text if max(scripts.values(), default=0) > _ONE_SCRIPT * scripts.total() else ""


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return _TOGETHER.get(first, first)
