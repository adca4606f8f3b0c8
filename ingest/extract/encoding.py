"""Turns the bytes of text files into text, or says that they are none."""

import codecs
import re

from charset_normalizer import from_bytes

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
# Without their mark these are binary data to us; a guess takes any even number of bytes for them.
_UNMARKED = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
# A sign in the middle of a word, as letters of another encoding turn out: "ni–o", "Za¿ó³æ".
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s’'‑·\x00-\x7f](?=[^\W\d_])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Enough of a file to tell its encoding; the whole of a large one would take charset-normalizer minutes.
_SAMPLE_BYTES = 100_000


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
        raise UnreadableSource(f"{path} is not text but binary data; give its true suffix or leave it out.")
    try:
        return content.decode("utf-8")
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
    telling = _ACCENT.search(content)
    start = max(0, telling.start() - 1000) if telling else 0
    fitting = from_bytes(content[start : start + _SAMPLE_BYTES], cp_exclusion=_UNMARKED)
    best = fitting.best()
    # Disorder counts odd sequences such as letters of two scripts in one word.
    if best is None or best.percent_chaos > 10:
        raise UnreadableSource(f"The encoding of {path} cannot be told; save it as UTF-8.")
    # Few accents fit several encodings equally well; then it is the one that most such files are in.
    western = any(
        "cp1252" in each.could_be_from_charset
        and each.percent_chaos <= best.percent_chaos
        and each.percent_coherence >= best.percent_coherence
        for each in fitting
    )
    text = _decode(content, "cp1252" if western else best.encoding, path)
    if len(_BROKEN_WORD.findall(text)) > len(_BEYOND_ASCII.findall(text)) * 0.3:
        raise UnreadableSource(f"The encoding of {path} cannot be told; save it as UTF-8.")
    return text
