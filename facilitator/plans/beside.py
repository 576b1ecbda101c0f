"""Files that lie beside a plan: a material's picture or PDF."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.discussion.refused import Refused


def read_beside(plan: Path, name: str, most: int) -> bytes:
    """Not more than ``most`` bytes and one. Blocks. Refused where the file is not there or lies elsewhere."""
    folder = os.path.realpath(plan.parent)
    found = os.path.realpath(os.path.join(folder, name))
    if not Path(found).is_relative_to(folder):
        raise Refused("not-found", "no-such-file", name=name)
    try:
        with open(found, "rb") as file:
            return file.read(most + 1)
    except OSError:
        raise Refused("not-found", "no-such-file", name=name) from None
