"""Bytes become the text that was written, or are refused; wrong letters would be wrong quotations."""

import pytest

from index.errors import UnreadableSource
from ingest.extract.encoding import decode_text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("café", "cp1252"),
        ("Überwachung in „Köln“ – ein Bericht", "cp1252"),
        ("L'élève a été reçu à l'école où il était né.", "latin-1"),
        ("It’s a “test” — naïve.", "cp1252"),
        ("Zażółć gęślą jaźń, mówił.", "cp1250"),
        ("Příliš žlutý kůň úpěl ďábelské ódy. Česká policie koupila kamery v Číně.", "cp1250"),
        ("Привет, мир. Это проверка.", "cp1251"),
        ("Ελληνικά γράμματα εδώ.", "cp1253"),
        ("日本の監視カメラの数は誰にも分からない。", "shift_jis"),
        ("日本の監視カメラの数は誰にも分からない。", "utf-8"),
        ("日本の監視カメラ", "utf-16"),
        ("日本の監視カメラ", "utf-32"),
    ],
)
def test_the_encoding_is_told(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), "a.txt") == text


def test_accents_far_behind_the_beginning_are_read() -> None:
    text = "The port bought cameras. " * 20_000 + "Niemand prüfte sie für die Behörde."
    assert decode_text(text.encode("cp1252"), "a.txt") == text


def test_a_guess_that_breaks_words_is_refused() -> None:
    with pytest.raises(UnreadableSource, match=r"^The encoding of a\.txt cannot be told; save it as UTF-8\.$"):
        decode_text("El niño comió en España, señor.".encode("mac_roman"), "a.txt")


@pytest.mark.parametrize(
    "content", [b"\x00\x01", b"\x89PNG\r\n\x1a\n\x02\x03\x04\xff\xfe", b"\xff\xfea", bytes(range(1, 256))]
)
def test_binary_data_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a\.txt (is not text but binary data|begins as utf-16)"):
        decode_text(content, "a.txt")
