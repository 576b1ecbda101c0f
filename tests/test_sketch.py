"""A drawing as SVG: every stroke is in it, and nothing else."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree

import pytest

from facilitator.discussion.pictures import HEIGHT, WIDTH, Drawing, Paper, Stroke
from facilitator.sketch import INKS, as_svg, path_of

SVG = "{http://www.w3.org/2000/svg}"


def strokes(drawing: Drawing) -> list[dict[str, str]]:
    """The paths in it that are strokes."""
    root = ElementTree.fromstring(as_svg(drawing))
    assert root.tag == f"{SVG}svg"
    assert root.attrib["viewBox"] == f"0 0 {WIDTH} {HEIGHT}"
    group = root.find(f"{SVG}g")
    assert group is not None
    return [path.attrib for path in group]


@pytest.mark.parametrize("paper", get_args(Paper))
def test_every_paper_is_an_svg_with_nothing_on_it(paper: Paper) -> None:
    assert strokes(Drawing(paper=paper)) == []
    assert {each.tag for each in ElementTree.fromstring(as_svg(Drawing(paper=paper))).iter()} <= {
        f"{SVG}{name}" for name in ("svg", "g", "path")
    }


def test_papers_are_told_apart() -> None:
    assert len({as_svg(Drawing(paper=paper)) for paper in get_args(Paper)}) == len(get_args(Paper))


def test_a_stroke_has_its_ink_and_its_width() -> None:
    [path] = strokes(Drawing(strokes=(Stroke(points=(0, 0, 100, 0, 200, 20, 300, 20), ink="red", width=16),)))
    assert path["stroke"] == INKS["red"]
    assert path["stroke-width"] == "16"
    assert path["d"] == "M0 0Q100 0 150 10Q200 20 250 20L300 20"


def test_a_corner_stays_a_corner() -> None:
    assert path_of([(0, 0), (100, 0), (100, 100)]) == "M0 0L100 0L100 50L100 100"


def test_a_dot_is_seen() -> None:
    assert path_of([(7, 8)]) == "M7 8h0"


def test_the_harder_a_pen_is_pressed_the_wider_is_its_line() -> None:
    pressed = Stroke(points=(0, 0, 10, 0, 20, 0), width=10, pressure=(0, 0, 100))
    widths = [float(path["stroke-width"]) for path in strokes(Drawing(strokes=(pressed,)))]
    assert widths == [4.5, 9.5]


def test_pressures_that_do_not_fit_the_points_are_left_out() -> None:
    odd = Stroke(points=(0, 0, 10, 0, 20, 0), width=10, pressure=(50,))
    assert [path["stroke-width"] for path in strokes(Drawing(strokes=(odd,)))] == ["10"]
