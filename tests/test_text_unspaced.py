"""Scripts without blanks between words: pairs of signs, and how many words they make."""

import pytest

from text.unspaced import count_words, in_pairs, is_unspaced, pairs


def test_such_scripts_are_known():
    assert [is_unspaced(word) for word in ("摄像头", "カメラ", "กล้อง", "camera", "Überwachung", "كاميرا")] == [
        *[True] * 3,
        *[False] * 3,
    ]


def test_signs_are_paired_and_what_stands_beside_them_is_kept():
    assert in_pairs("2019年6月发放 OK").split() == ["2019", "年", "6", "月发", "发放", "OK"]
    assert in_pairs("No signs here") == "No signs here"
    assert [pairs("湖"), pairs("摄像头")] == [["湖"], ["摄像", "像头"]]


@pytest.mark.parametrize(
    ("text", "count"), [("three plain words", 3), ("摄像头安装", 2), ("Oculon 的摄像头", 3), ("", 0)]
)
def test_words_are_counted_by_blanks_or_by_signs(text, count):
    assert count_words(text) == count
