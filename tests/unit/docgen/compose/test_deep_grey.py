"""A picture of sixteen bits keeps its greys."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from docgen.compose.picture import upright


def test_sixteen_bits_of_grey_do_not_become_a_white_page() -> None:
    ramp = np.tile(np.linspace(0, 65535, 80).astype(np.uint16), (60, 1))
    held = io.BytesIO()
    Image.fromarray(ramp).save(held, "PNG")
    shown = upright(Image.open(io.BytesIO(held.getvalue())))
    assert shown.mode == "RGB"
    assert 120 < np.asarray(shown).mean() < 135
