"""How exactly a learned model computes."""

from enum import StrEnum

from index.errors import SettingsError


class Precision(StrEnum):
    """The numbers that a model computes with between its inputs and its outputs."""

    FASTEST = "default"
    """Those that this processor computes fastest with: on another one, results are others."""
    HALF = "bf16"
    """Of sixteen bits, also where that is slower; processors differ in how they add them up."""
    SINGLE = "f32"
    """Of 32 bits and never integers: results are the same on every processor but for their last digits."""


def read_precision(precision: str) -> Precision:
    """Read the precision that a setting names.

    :param precision: the setting, "default", "f32" or "bf16".
    :return: the precision.
    :raises SettingsError: when it says something else.
    """
    try:
        return Precision(precision)
    except ValueError as error:
        raise SettingsError(f"VERBATIM_PRECISION={precision!r} must be default, f32 or bf16.") from error
