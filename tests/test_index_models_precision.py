"""The precisions that a setting may name."""

import pytest

from index.errors import SettingsError
from index.models.precision import Precision, read_precision


def test_each_precision_has_a_name():
    assert [read_precision(name) for name in ("default", "bf16", "f32")] == list(Precision)


def test_another_name_is_told():
    with pytest.raises(SettingsError, match="VERBATIM_PRECISION='f64' must be default, f32 or bf16"):
        read_precision("f64")
