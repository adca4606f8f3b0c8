"""Bytes become the text that was written, or are refused; wrong letters would be wrong quotations."""

import random

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
        ("It’s", "cp1252"),
        ("A naïve café owner.", "cp1252"),
        ("It was 10 °C, and a flat cost 20 €.", "cp1252"),
        ("“Hello,” he said.", "cp1252"),
        ("Où est-il ?", "cp1252"),
        ("¿Qué pasó?", "cp1252"),
        ("El niño comió en España, señor.", "mac_roman"),
        ("La ministre a démissionné.", "cp850"),
        ("Sąd oddalił skargę mieszkańców.", "iso8859-2"),
        ("Tak, wiem już.", "cp1250"),
        ("Soud zamítl stížnost, říká mluvčí.", "iso8859-2"),
        ("Őt kérdezték a bíróságon.", "cp1250"),
        ("Mahkeme başvuruyu reddetti.", "cp1254"),
        ("Мэр отказался отвечать.", "koi8_r"),
        ("Суд отклонил жалобу жителей.", "cp866"),
        ("راح رئيس البلدية إلى المحكمة.", "cp1256"),
        ("市長は質問に答えなかった。", "cp932"),
        ("市長は質問に答えなかった。", "euc_jp"),
        ("市長は質問に答えなかった。", "iso2022_jp"),
        ("市长没有回答记者的问题。", "gb18030"),
        ("市長沒有回答記者的問題。", "big5"),
        ("시장은 기자의 질문에 대답하지 않았다.", "cp949"),
    ],
)
def test_the_encoding_is_told(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "The port bought cameras.",
        "Sąd oddalił skargę.",
        "Мэр молчит, IBM тоже.",
        "市長は質問に答えなかった。\n",
        "رفض الإجابة.",
    ],
)
def test_utf_16_is_told_without_its_mark(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), "a.txt") == text


def test_what_is_in_the_wider_encoding_behind_the_beginning_is_read() -> None:
    text = "市长没有回答记者的问题。" * 10_000 + "镕㐀"
    assert decode_text(text.encode("gb18030"), "a.txt") == text


def test_accents_far_behind_quotation_marks_are_read() -> None:
    text = "“The port bought cameras,” the mayor said.\n" * 2000 + "Wałęsa przyjął skargę mieszkańców, mówił.\n"
    assert decode_text(text.encode("cp1250"), "a.txt") == text


def test_accents_far_behind_the_beginning_are_read() -> None:
    text = "The port bought cameras. " * 20_000 + "Niemand prüfte sie für die Behörde."
    assert decode_text(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize(
    "content", [b"ab\xffc d\x8de\xbff \xeeg\x9f hi", b"a\xf7b\xd7c " * 40, "Łódź".encode("cp1250")]
)
def test_letters_that_fit_no_encoding_well_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^The encoding of a\.txt cannot be told; save it as UTF-8\.$"):
        decode_text(content, "a.txt")


def test_letters_by_chance_are_hardly_ever_read() -> None:
    chosen = random.Random(5)
    read = 0
    for _ in range(200):
        content = bytes(chosen.choice([*range(0x80, 0x100), *b"abcdefghij klmno" * 6]) for _ in range(60))
        try:
            decode_text(content, "a.txt")
            read += 1
        except UnreadableSource:
            pass
    assert read < 10


@pytest.mark.parametrize(
    "content", [b"\x00\x01", b"\x89PNG\r\n\x1a\n\x02\x03\x04\xff\xfe", b"\xff\xfea", bytes(range(1, 256))]
)
def test_binary_data_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a\.txt (is not text but binary data|begins as utf-16)"):
        decode_text(content, "a.txt")
