"""What simulated students draw can be handed in."""

from __future__ import annotations

from random import Random

import msgspec

from facilitator.discussion import limits
from facilitator.discussion.pictures import Drawing, encoded
from facilitator.simulate.sketches import sketch


def test_every_sketch_is_one_that_the_server_takes() -> None:
    for seed in range(200):
        drawing = sketch(Random(seed))
        assert msgspec.json.decode(encoded(drawing), type=Drawing) == drawing
        assert len(encoded(drawing)) < limits.DRAWING
        assert len(drawing.strokes) > 1


def test_the_same_chance_draws_the_same() -> None:
    assert sketch(Random(3)) == sketch(Random(3))
    assert sketch(Random(3)) != sketch(Random(4))
