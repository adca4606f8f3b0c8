"""Follows what a page draws, and notes each piece of text with its place on the page.

Owns positions: matrices, forms within forms, and how far a line reaches. It is told of each operation of a page
(ISO 32000-1, table 51) by whatever reads the page, and knows no library.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from ingest.extract.pdf.lines import Fragment, Start
from ingest.extract.pdf.rules import PATHS, Ruler
from text.characters import SOFT_HYPHEN

Matrix = Sequence[float]
"""The numbers a to f of a transformation of the plane, as PDF writes them."""
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_GAP = -180
"""From this offset on, a step between characters is a blank."""
_MOVES = frozenset({b"BT", b"Td", b"TD", b"Tm", b"T*", b"cm", b"Q"})


@dataclass(slots=True)
class _Stroke:
    """What was drawn in one go: from where on, of how many bytes, with how many blanks that are only gaps."""

    position: Matrix
    bytes: int = 0
    gaps: int = 0


class Pen:
    """Collects what a page draws, with positions on the page, until its time is up."""

    def __init__(self, deadline: float) -> None:
        self.fragments: list[Fragment] = []
        self.ruler = Ruler()
        self._deadline = deadline
        # pypdf gives positions inside a form relative to the form.
        self._forms: list[Matrix] = [_IDENTITY]
        # The last of the piece of text before, which may go on, and those since.
        self._strokes = [_Stroke(_IDENTITY)]
        self._moved = True
        self._actual_texts: list[str] = []

    def before_operation(
        self, operator: bytes, operands: list[object], position: Matrix, text_position: Matrix
    ) -> None:
        """Take note of an operation that is about to be carried out.

        :param operator: its name.
        :param operands: its operands; those of a drawn soft hyphen are changed to show one.
        :param position: the transformation of the page, or of the form that is being drawn.
        :param text_position: the transformation of text on top of it.
        :raises TimeoutError: when the pen's time is up.
        """
        if monotonic() > self._deadline:
            raise TimeoutError("it takes too long")
        if operator in {b"Tj", b"TJ"}:
            self._note_shown(operands, _multiply(text_position, position))
        elif operator in _MOVES:
            self._moved = True
        elif operator in PATHS:
            self.ruler.note(operator, operands, _multiply(position, self._forms[-1]))
        elif operator in {b"BDC", b"BMC"}:
            self._actual_texts.append(_actual_text(operands))
        elif operator == b"EMC":
            del self._actual_texts[-1:]
        elif operator == b"Do":
            self.begin_form(position)

    def _note_shown(self, operands: list[object], position: Matrix) -> None:
        # Showing text does not advance pypdf's position: only an operation that moves it makes it true again.
        if self._moved:
            self._strokes.append(_Stroke(position))
            self._moved = False
        stroke = self._strokes[-1]
        stroke.bytes += sum(len(string) for string in _shown(operands) if isinstance(string, str | bytes))
        stroke.gaps += sum(offset < _GAP for offset in _shown(operands) if isinstance(offset, int | float))
        if SOFT_HYPHEN in self._actual_texts[-1:]:
            _show_soft_hyphen(operands)

    def after_operation(self, operator: bytes, _operands: object, _position: Matrix, _text: Matrix) -> None:
        """Take note that an operation has been carried out."""
        if operator == b"Do":
            self.end_form()

    def end_line(self) -> None:
        """End the line that is being written."""
        self.fragments.append(Fragment("\n", 0.0, 0.0, 0.0))

    def begin_form(self, position: Matrix) -> None:
        """Draw relative to a position until the form ends."""
        self._forms.append(_multiply(position, self._forms[-1]))

    def end_form(self) -> None:
        """Draw relative to what was before the form."""
        self._forms.pop()

    def show(
        self, text: str, position: Matrix, text_position: Matrix, font: Mapping[str, object] | None, size: float
    ) -> None:
        """Write a piece of text.

        :param text: its characters, as far as a line end.
        :param position: the transformation of the page, or of the form that is being drawn.
        :param text_position: the transformation of text on top of it, where the piece begins.
        :param font: the dictionary of its font.
        :param size: the size of the font before all transformations.
        """
        if text:
            start = _multiply(_multiply(text_position, position), self._forms[-1])
            bytes_each = 2 if font and font.get("/Subtype") == "/Type0" else 1
            strokes = [
                (_multiply(one.position, self._forms[-1]), one.bytes // bytes_each + one.gaps)
                for one in self._strokes[1:] or self._strokes
            ]
            self.fragments.append(_place(text, start, strokes, size, _is_bold(font)))
            del self._strokes[:-1]


def _place(text: str, start: Matrix, strokes: Sequence[tuple[Matrix, int]], size: float, bold: bool) -> Fragment:
    along, across = math.hypot(start[0], start[1]), math.hypot(start[2], start[3])
    cosine, sine = (start[0] / along, start[1] / along) if along else (1.0, 0.0)
    # Where only their distance parts two strokes, a blank that was not drawn stands between them.
    missing = len(text.strip("\n")) - sum(characters for _, characters in strokes)
    gap = int(missing >= len(strokes) - 1)
    starts, behind = list[Start](), -gap
    for position, characters in reversed(strokes):
        behind += characters + gap
        starts.append(Start(position[4] * cosine + position[5] * sine, behind))
    return Fragment(
        text,
        x=start[4] * cosine + start[5] * sine,
        y=start[5] * cosine - start[4] * sine,
        size=abs(size) * across,
        angle=round(math.degrees(math.atan2(sine, cosine))),
        bold=bold,
        reach=starts[0].x,
        tail=starts[0].tail,
        starts=tuple(reversed(starts)) if len(starts) > 1 else (),
    )


def _shown(operands: Sequence[object]) -> Sequence[object]:
    """The strings that an operation shows, and the offsets between them in thousandths of the font size."""
    shown = operands[0] if operands else b""
    return shown if isinstance(shown, list) else [shown]


def _actual_text(operands: list[object]) -> str:
    """What the file says that the marked content which begins here means as text."""
    properties = operands[1] if len(operands) > 1 else None
    return str(properties.get("/ActualText", "")) if isinstance(properties, Mapping) else ""


def _show_soft_hyphen(operands: list[object]) -> None:
    """Show a soft hyphen in place of the hyphen, or blank, drawn for it: it tells how to mend the word.

    pypdf does not read /ActualText, and the operands are the only thing of a page that its visitors can change.
    """
    if operands and isinstance(operands[0], list):
        operands[0][:] = [SOFT_HYPHEN]
    else:
        operands[:] = [SOFT_HYPHEN]


def _multiply(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _is_bold(font: Mapping[str, object] | None) -> bool:
    name = str(font.get("/BaseFont", "")) if font else ""
    return any(mark in name for mark in ("Bold", "bold", "Black", "Heavy", "CMBX"))
