"""How well pictures of pages are read: `python benchmarks/ocr.py [--engine tesseract|rapidocr] [--pages 100]`.

Draws pages of sentences in English, German and French, in five faces of DejaVu, at 150 to 300 dots per inch; every
second one as a bad scan: turned by up to two degrees, blurred, with noise, and packed as a JPEG. Prints the character
error rate (edits by characters of the page, with runs of white space as one blank), the seconds of processor time a
page, and how many words are marked as doubtful, how many of those are wrong, and how many of the wrong are marked.
The engine `rapidocr` is not among the project's libraries; it can be compared where it is installed.
"""

import argparse
import io
import os
import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import project
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from index.settings import Settings
from ingest.extract.ocr.tesseract import open_tesseract
from ingest.extract.pdf.pictures import to_picture
from ingest.extract.pdf.scans import DOUBTFUL
from ingest.picture_reader import ReadWord

_FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Debian's package fonts-dejavu
_FACES = ("DejaVuSans", "DejaVuSerif", "DejaVuSansCondensed", "DejaVuSerifCondensed", "DejaVuSerif-Italic")
_RESOLUTIONS = (150, 200, 300)
_PAPER = (8.27, 11.69)  # inches
_MARGIN = 0.9
_SENTENCES = 24
_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A picture of a page, and what stands on it."""

    picture: Image.Image
    dpi: int
    text: str
    language: str
    is_noisy: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page: the edits that make its text of it, the time that it took, and words by their kind.

    Words are counted that are right and sure, right and doubtful, wrong and sure, and wrong and doubtful.
    """

    page: Page
    text: str
    edits: int
    seconds: float
    words: tuple[int, int, int, int]


def main() -> None:
    """Draw, read, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=("tesseract", "rapidocr"), default="tesseract")
    parser.add_argument("--languages", default=Settings().ocr, help="those that Tesseract is told")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--worst", type=int, default=0, help="how many of the pages that are read worst are shown")
    given = parser.parse_args()
    read = _rapidocr() if given.engine == "rapidocr" else _tesseract(given.languages)
    found = [_measure(page, read) for page in _pages(given.pages)]
    _print("clean", [one for one in found if not one.page.is_noisy])
    _print("noisy", [one for one in found if one.page.is_noisy])
    for language in ("en", "de", "fr"):
        _print(language, [one for one in found if one.page.language == language])
    for one in sorted(found, key=lambda one: -one.edits)[: given.worst]:
        kind = "noisy" if one.page.is_noisy else "clean"
        print(f"\n{one.edits} edits, {one.page.language}, {one.page.dpi} dpi, {kind}\n{one.page.text}\n--\n{one.text}")


def _measure(page: Page, read: Callable[[Page], Sequence[ReadWord]]) -> Read:
    began = _processor_seconds()
    words = read(page)
    seconds = _processor_seconds() - began
    text = " ".join(word.text for word in words)
    return Read(page, text, _edits(page.text, text), seconds, _count(page, words))


def _count(page: Page, words: Sequence[ReadWord]) -> tuple[int, int, int, int]:
    matcher = SequenceMatcher(None, page.text.split(), [word.text for word in words], autojunk=False)
    right = {block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    kinds = [(place not in right, word.confidence < DOUBTFUL) for place, word in enumerate(words)]
    return tuple(kinds.count((wrong, doubtful)) for wrong in (False, True) for doubtful in (False, True))  # type: ignore[return-value]


def _print(name: str, found: Sequence[Read]) -> None:
    if not found:
        return
    rate = sum(one.edits for one in found) / sum(len(one.page.text) for one in found)
    seconds = sum(one.seconds for one in found) / len(found)
    print(f"{name}: {len(found)} pages, character error rate {rate:.2%}, {seconds:.2f} s a page")
    counts = [sum(kind) for kind in zip(*(one.words for one in found), strict=True)]
    (_, false_alarms, missed, caught), words = counts, sum(counts)
    marked = f"{(false_alarms + caught) / words:.2%} of {words} words are doubtful, {caught} of them wrong"
    print(f"  {marked}; {missed + caught} are wrong, {missed} of them not doubtful")


def _pages(count: int) -> Iterator[Page]:
    chosen = random.Random(17)
    sentences = _sentences()
    for number in range(count):
        language = ("en", "de", "fr")[number // 2 % 3]
        few = [chosen.choice(sentences[language]) for _ in range(_SENTENCES)]
        paragraphs = [" ".join(few[start : start + _PARAGRAPH]) for start in range(0, len(few), _PARAGRAPH)]
        dpi = _RESOLUTIONS[number // 6 % 3]
        clean = _draw(paragraphs, chosen.choice(_FACES), chosen.choice((9.5, 10, 11, 12)), dpi)
        is_noisy = number % 2 == 1
        picture = _worsen(clean, chosen) if is_noisy else clean
        yield Page(picture, dpi, _plain(" ".join(paragraphs)), language, is_noisy)


def _sentences() -> dict[str, list[str]]:
    ours: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    shipped = " ".join(file.read_text(encoding="utf-8") for file in sorted((project.ROOT / "corpus").glob("*.txt")))
    found = re.findall(r"(?<=[.!?] )[A-Z][^.!?\n]{40,160}[.!?](?= )", shipped)
    return ours | {"en": [*ours["en"], *found[:60]]}


def _draw(paragraphs: list[str], face: str, points: float, dpi: int) -> Image.Image:
    width, height = (round(side * dpi) for side in _PAPER)
    font = ImageFont.truetype(_FONTS / f"{face}.ttf", round(points * dpi / 72))
    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    margin, step, y = round(_MARGIN * dpi), round(points * 1.35 * dpi / 72), round(_MARGIN * dpi)
    for paragraph in paragraphs:
        for line in _lines(paragraph, font, width - 2 * margin):
            if y > height - margin:
                raise ValueError("The page is too full; draw fewer sentences.")
            pen.text((margin, y), line, fill=20, font=font)
            y += step
        y += step // 2
    return picture


def _lines(paragraph: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _worsen(picture: Image.Image, chosen: random.Random) -> Image.Image:
    """What a bad scanner makes of a page."""
    turned = picture.rotate(chosen.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(chosen.uniform(0.3, 0.9)))
    seed, spread = chosen.randrange(1 << 30), chosen.uniform(8, 22)
    noise = np.random.default_rng(seed).normal(0, spread, (blurred.height, blurred.width))
    grey = np.clip(np.asarray(blurred, np.float32) * 0.9 + 15 + noise, 0, 255).astype(np.uint8)
    packed = io.BytesIO()
    Image.fromarray(grey).save(packed, "JPEG", quality=chosen.randint(35, 70))
    return Image.open(packed).convert("L")


def _tesseract(languages: str) -> Callable[[Page], Sequence[ReadWord]]:
    reader = open_tesseract(languages, 100_000)
    if reader is None:
        raise SystemExit("Tesseract is not installed: apt install tesseract-ocr tesseract-ocr-deu tesseract-ocr-fra")

    def read(page: Page) -> Sequence[ReadWord]:
        lines = reader.read(to_picture(page.picture, page.dpi))
        return [word for line in lines for word in line.words]

    return read


def _rapidocr() -> Callable[[Page], Sequence[ReadWord]]:
    from rapidocr import RapidOCR  # type: ignore[import-not-found]  # only where it is installed

    engine = RapidOCR(params={"Global.log_level": "error", "Global.max_side_len": 4000})

    def read(page: Page) -> Sequence[ReadWord]:
        found = engine(np.asarray(page.picture.convert("RGB")))
        lines = sorted(zip(found.boxes, found.txts, found.scores, strict=True), key=lambda line: line[0][0][1])
        return [ReadWord(word, round(100 * sure), 0) for _, text, sure in lines for word in text.split()]

    return read


def _processor_seconds() -> float:
    """Those of this process and of the programs that it ran: they are the same whatever else the machine does."""
    return sum(os.times()[:4])


def _plain(text: str) -> str:
    return " ".join(text.split())


def _edits(one: str, other: str) -> int:
    """The fewest insertions, deletions and replacements that make one of the other."""
    letters = np.array([ord(letter) for letter in other])
    steps = np.arange(len(other) + 1)
    row = steps
    for number, letter in enumerate(one, start=1):
        best = np.concatenate(([number], np.minimum(row[1:] + 1, row[:-1] + (letters != ord(letter)))))
        row = np.minimum.accumulate(best - steps) + steps  # insertions, all at once
    return int(row[-1])


if __name__ == "__main__":
    main()
