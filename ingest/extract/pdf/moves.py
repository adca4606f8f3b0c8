"""Leaves out the moves of a page's pen after which nothing is drawn.

Programs end each run of text with a step to the next line, and begin each anew from a corner of the page. Whatever
reads a page's operations one by one takes such a step for the end of a line, and a word in bold, or every word, for
a line of its own. Owns what follows from what (ISO 32000-1, 9.4.2); knows no library.
"""

from collections.abc import Iterable, Sequence

Operation = tuple[Sequence[object], bytes]
"""The operands of an operation, and its name."""

_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"', b"Do"})
_STEPS = frozenset({b"Td", b"TD"})
_MOVES = frozenset({b"Td", b"TD", b"T*", b"Tm"})
_PLACES = {b"BT": 0, b"Tm": 6}
"""Operations that say where the pen is wherever it was, with the number of their operands."""


def settle_moves(operations: Iterable[Operation]) -> list[Operation]:
    """The operations of a page with at most one move before each text.

    :param operations: all operations of the page, or of a form in it.
    :return: those that draw, where they drew before; the leading that a move sets stays set.
    """
    settled: list[Operation] = []
    last: int | None = None  # where the move stands that no text has followed yet
    for operands, operator in operations:
        operation = operands, operator
        if operator in _SHOWING:
            last = None
        elif _PLACES.get(operator) == len(operands) and last is not None:
            settled[last] = _leading(settled[last])
            last = None
        elif operator in _STEPS and last is not None and (joined := _join(settled[last], operands)):
            settled += [_leading(operation)] if operator == b"TD" else []
            settled[last] = _leading(settled[last])
            operation = joined
        if operator in _MOVES:
            last = len(settled)
        settled.append(operation)
    return [operation for operation in settled if operation[1]]


def _leading(move: Operation) -> Operation:
    """What is left of a move that is not made: the leading that it sets, or an operation without a name."""
    operands, operator = move
    if operator == b"TD" and len(numbers := _numbers(operands)) == 2:
        return [-numbers[1]], b"TL"
    return [], b""


def _join(move: Operation, step: Sequence[object]) -> Operation | None:
    """The one move to where a step leads from there; None when either is not as it should be."""
    (operands, operator), steps = (_numbers(move[0]), move[1]), _numbers(step)
    if len(steps) != 2:
        return None
    if operator in _STEPS and len(operands) == 2:
        return [operands[0] + steps[0], operands[1] + steps[1]], b"Td"
    if operator == b"Tm" and len(operands) == 6:
        a, b, c, d, e, f = operands
        return [a, b, c, d, e + steps[0] * a + steps[1] * c, f + steps[0] * b + steps[1] * d], b"Tm"
    return None


def _numbers(operands: Sequence[object]) -> list[float]:
    return [float(each) for each in operands if isinstance(each, int | float)]
