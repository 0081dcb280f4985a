"""Small scenes for the tests of pictures that are kept."""

from __future__ import annotations

from hypothesis import settings

from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout.base import Placement
from archmodel.layout.kept import Kept
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Scene, Wire
from tests.layout.scenes import SLOW

FEW = settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)


def scene(*boxes: Box, wires: tuple[Wire, ...] = ()) -> Scene:
    return Scene("test", "Test", boxes, wires)


def card(name: str, parent: str | None = None, width: float = 120) -> Box:
    return Box(name, Size(width, 60), parent)


ROW = scene(card("a"), card("b"), card("c"), wires=(Wire("ab", "a", "b"), Wire("bc", "b", "c")))


def placed_or_refused(any_scene: Scene, kept: Kept) -> Placement | str:
    try:
        return Layered().place(any_scene, kept)
    except LayoutError as error:
        return str(error)
