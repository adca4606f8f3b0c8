"""Whether a large folder of all kinds of files comes in whole: `python benchmarks/mixed_folder.py [--files N]`.

Makes a folder of 10,000 small files (plain text, HTML, Markdown, DOCX, EML, CSV, PDF, XLSX, SRT, JSONL; 200 of them
broken in ways that files are: empty, cut off, of noise, of another format, without words, beyond a password) and takes
it in with the program's own steps, with rules alone for statements and a stand-in for the embedder, unless
--real-model is given. Prints how many documents came in, whether each broken file was named with a reason and no other
was, and how much memory the process and the one that reads files held after 1,000, 5,000 and 10,000 files.
"""

import io
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import docx
import numpy as np
import openpyxl
import project
from fpdf import FPDF
from numpy.typing import NDArray
from pypdf import PdfReader, PdfWriter

from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store
from ingest.extract.process import ExtractionProcess
from ingest.pipeline import add_documents
from ingest.progress import Progress
from ingest.records import limits_in
from ingest.report import Report
from ingest.sources import find_sources
from text.spans import Span

_PLACES = ("Leer", "Emden", "Oster", "Miro", "Arlen", "Bergen", "Haldor", "Vik")
_THINGS = ("cameras", "sensors", "permits", "complaints", "vans", "lamps", "gates", "radios")
_SPEAKERS = ("Ines Okoro", "Tom Ray", "Mona Falk", "Jon Vik", "Ida Holm")
_NOISE = 600
_A_FOLDER = 500
"""Files in each folder below the one that is named."""


def words_of(number: int) -> str:
    """Three sentences that no other file has."""
    chosen = random.Random(number)  # the same files in each run
    place, thing, speaker = chosen.choice(_PLACES), chosen.choice(_THINGS), chosen.choice(_SPEAKERS)
    return (
        f"File {number} tells of {place}, where {chosen.randint(2, 900)} {thing} were counted in {2000 + number % 25}. "
        f'"Nobody asked us about the {thing}," said {speaker}, who kept list number {number} for the town. '
        f"The council of {place} wants to count them again before the year is over and to publish what it finds."
    )


def _html(words: str) -> bytes:
    paragraphs = "".join(f"<p>{sentence}.</p>" for sentence in words.split(". "))
    return f"<!doctype html><title>{words[:24]}</title><nav>Home</nav><article>{paragraphs}</article>".encode()


def _docx(words: str) -> bytes:
    file = docx.Document()
    file.add_paragraph(words)
    return _saved(file.save)


def _eml(words: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ines Okoro <ines@port.test>", "Tom Ray <tom@bote.test>"
    mail["Date"], mail["Subject"] = "Fri, 04 Jun 2021 23:12:00 +0200", words[:24]
    mail.set_content(words)
    return bytes(mail)


def _csv(words: str) -> bytes:
    return ("Sentence,Words\n" + "\n".join(f'"{one}",{len(one.split())}' for one in words.split(". "))).encode()


def _pdf(words: str) -> bytes:
    file = FPDF()
    file.add_page()
    file.set_font("Helvetica", size=12)
    file.multi_cell(0, 8, words)
    return bytes(file.output())


def _xlsx(words: str) -> bytes:
    book = openpyxl.Workbook()
    for sentence in words.split(". "):
        book.active.append([sentence, len(sentence)])
    return _saved(book.save)


def _srt(words: str) -> bytes:
    stretches = enumerate(words.split(". "), start=1)
    return "\n\n".join(f"{at}\n00:00:{at:02},000 --> 00:00:{at + 1:02},000\n{one}." for at, one in stretches).encode()


def _jsonl(words: str) -> bytes:
    return f'{{"title": "{words[:12]}", "text": "{words.split(chr(34))[0]}"}}\n'.encode()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


GOOD: dict[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".html": _html,
    ".md": lambda words: f"# {words[:24]}\n\n{words}\n".encode(),
    ".docx": _docx,
    ".eml": _eml,
    ".csv": _csv,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".srt": _srt,
    ".jsonl": _jsonl,
}


def _noise(number: int) -> bytes:
    return random.Random(number).randbytes(_NOISE)  # the same files in each run


def _locked(number: int) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(_pdf(words_of(number)))))
    writer.encrypt("secret", algorithm="RC4-128")
    return _saved(writer.write)


BROKEN: tuple[tuple[str, Callable[[int], bytes]], ...] = (
    (".txt", lambda _: b""),
    (".pdf", lambda number: _pdf(words_of(number))[:200]),
    (".docx", lambda number: _docx(words_of(number))[:900]),
    (".pdf", _noise),
    (".docx", _noise),
    (".html", lambda _: b"<!doctype html><title>Nothing</title><nav>Home</nav>"),
    (".xlsx", lambda number: _xlsx(words_of(number))[:700]),
    (".pdf", _locked),
    (".jsonl", lambda number: f'{{"title": "{number}", "text": '.encode()),
    (".md", lambda _: b"\n \n"),
)
"""What is broken in a file, and how it is named."""


def make_folder(folder: Path, files: int, broken: int) -> set[str]:
    """Make the folder.

    :param folder: where.
    :param files: how many files it has.
    :param broken: how many of them are broken, spread evenly.
    :return: the paths of the broken ones.
    """
    every, named = files // broken, set[str]()
    for number in range(files):
        place = folder / str(number // _A_FOLDER)
        place.mkdir(parents=True, exist_ok=True)
        if number % every == every - 1 and len(named) < broken:
            suffix, make = BROKEN[len(named) % len(BROKEN)]
            path, content = place / f"broken{number}{suffix}", make(number)
            named.add(str(path))
        else:
            suffix = list(GOOD)[number % len(GOOD)]
            path, content = place / f"file{number}{suffix}", GOOD[suffix](words_of(number))
        path.write_bytes(content)
    return named


class LetterEmbedder:
    """Stands in for the model: how often letters stand in a text, so that memory is that of the program alone."""

    fingerprint = "letters"
    max_tokens = 254
    dimensions = 26

    def token_spans(self, text: str) -> list[Span]:
        """The words of a text."""
        spans, end = list[Span](), 0
        for word in text.split():
            start = text.index(word, end)
            spans.append(Span(start, end := start + len(word)))
        return spans

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The share of each letter."""
        counts = np.array([[1 + text.lower().count(chr(97 + place)) for place in range(26)] for text in texts])
        lengths = np.linalg.norm(counts, axis=1, keepdims=True) if texts else 1.0
        return (counts.reshape(len(texts), 26) / lengths).astype(np.float32)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `encode`."""
        return self.encode(texts)


@dataclass(slots=True)
class Watched:
    """What was seen on the way: kilobytes that each process holds, by how many files were through."""

    at: tuple[int, ...]
    began: float
    held: dict[int, tuple[int, int, float]] = field(default_factory=dict)

    def note(self, progress: Progress) -> None:
        """Take note of one more file."""
        if progress.sources in self.at:
            reader = max((_held(child) for child in _children()), default=0)
            self.held[progress.sources] = _held(os.getpid()), reader, time.monotonic() - self.began


def _children() -> list[int]:
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _held(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def take_in(folder: Path, index: Path, watched: Watched, *, real_model: bool) -> tuple[Report, int]:
    """Take a folder in as `python -m ingest` does, with rules alone for statements.

    :param folder: the folder.
    :param index: where the index is made.
    :param watched: notes memory.
    :param real_model: whether passages are embedded by the model that ships.
    :return: the report, and how many documents the index holds.
    """
    from index.models.embedder import load_embedder

    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision) if real_model else LetterEmbedder()
    with ExtractionProcess(limits_in(settings)) as process:
        store = Store(index, index_fingerprint(embedder, settings.passage_tokens), create=True)
        report = add_documents(
            find_sources([folder]),
            store,
            embedder,
            passage_tokens=settings.passage_tokens,
            extract=process.extract,
            on_progress=watched.note,
        )
        count = len(list(store.listed()))
        store.close()
    return report, count


def reasons(report: Report) -> dict[str, str]:
    """Why files failed, by their paths; of a file of records, that of one of them."""
    return {failure.path.partition("#")[0]: failure.reason for failure in report.failed}


def main() -> None:
    """Make a folder, take it in and say what became of it."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=200)
    parser.add_argument("--real-model", action="store_true", help="embed passages with the model that ships")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "folder"
        broken = make_folder(folder, options.files, options.broken)
        at = tuple(sorted({options.files // 10, options.files // 2, options.files}))
        watched = Watched(at, time.monotonic())
        report, count = take_in(folder, Path(temporary) / "index", watched, real_model=options.real_model)
    _tell(report, count, broken, options.files, watched)


def _tell(report: Report, count: int, broken: set[str], files: int, watched: Watched) -> None:
    named = reasons(report)
    unnamed = sorted(broken - named.keys())
    others = sorted(path for path in named if path not in broken)
    repeats = sum(outcome.same_as is not None for outcome in report.unchanged)
    told = sum(path in reason and reason.endswith(".") for path, reason in named.items())
    sys.stdout.write(
        f"{files} files, {len(broken)} broken: {len(report.added)} added, {count} in the index, {repeats} the same as "
        f"others, {len(named)} named as failed ({told} in a sentence with their path); broken and not named: "
        f"{len(unnamed)} {unnamed[:5]}; named and not broken: {len(others)} {others[:5]}; {report.seconds:.0f} s\n"
    )
    for kind, some in Counter(Path(path).suffix for path in named).items():
        example = next(reason for path, reason in named.items() if path.endswith(kind))
        sys.stdout.write(f"  {some:3} {kind}: {example.replace(str(Path(example.split()[0]).parent), '…')}\n")
    for files_through, (own, reader, seconds) in watched.held.items():
        sys.stdout.write(
            f"after {files_through} files: {own / 1024:.0f} MB, the reader {reader / 1024:.0f} MB, {seconds:.0f} s\n"
        )


if __name__ == "__main__":
    main()
