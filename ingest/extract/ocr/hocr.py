"""hOCR, in which programs write what they read in a picture: lines, and words with their places and confidence."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.picture_reader import ReadLine, ReadWord

_NUMBER = r"(-?[\d.]+)"
_BOX = re.compile(rf"\bbbox {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_BASELINE = re.compile(rf"\bbaseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"\bx_size {_NUMBER}")
_CONFIDENCE = re.compile(rf"\bx_wconf {_NUMBER}")
_WORD = "ocrx_word"
_SURE = 40
"""A line in which no word is surer than this is taken for a drawing: in pictures without words most are below it."""


def read_hocr(content: bytes) -> list[ReadLine]:
    """The lines of a page.

    :param content: what the program wrote.
    :return: its lines in their order.
    """
    if not content.strip():
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    lines = root.iter("{*}span") if root is not None else ()
    return [read for line in lines if line.get("class") != _WORD and (read := _line(line))]


def _line(element: etree._Element) -> ReadLine | None:
    words = tuple(_words(element))
    told = element.get("title", "")
    box, size = _BOX.search(told), _SIZE.search(told)
    if not box or not size or not any(word.confidence > _SURE for word in words):
        return None
    below = _BASELINE.search(told)
    return ReadLine(words, float(box[4]) + (float(below[2]) if below else 0.0), float(size[1]))


def _words(line: etree._Element) -> Iterator[ReadWord]:
    for element in line.iter("{*}span"):
        told = element.get("title", "")
        box, sure = _BOX.search(told), _CONFIDENCE.search(told)
        text = "".join(element.itertext()).strip()
        if element.get("class") == _WORD and box and sure and text:
            left, top, right, bottom = map(float, box.groups())
            yield ReadWord(text, round(float(sure[1])), left, right, top, bottom)
