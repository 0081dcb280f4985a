"""What of the lines is seen: a trunk, from which several branch, is one line until they part."""

from __future__ import annotations

from itertools import pairwise

from archmodel.geometry import Point
from archmodel.layout.base import Placement
from archmodel.layout.quality.lines import Piece

__all__ = ["inked"]

Start = tuple[str, Point, tuple[int, int]]
"""The source of a line, where a piece of it begins, and in which direction that runs."""


def inked(placement: Placement) -> tuple[list[Piece], int]:
    """Return the straight pieces of all lines, and how many corners those have.

    What a line shares, from its source on, with one before it is left out.
    """
    found: list[Piece] = []
    corners = 0
    ends: dict[Start, Point] = {}
    for number, wire in enumerate(placement.scene.wires):
        shared = True
        for leg in placement.wires[wire.name]:
            for index, (one, other) in enumerate(pairwise(leg)):
                piece = Piece(one, other, number)
                start = (wire.source, one, heading(one, other))
                known = ends.get(start) if shared and piece.square else None
                if known is None:
                    corners += index > 0
                elif far(one, other) > far(one, known):
                    piece = Piece(known, other, number)
                else:
                    continue
                shared = False
                ends[start] = other
                found.append(piece)
    return found, corners


def heading(one: Point, other: Point) -> tuple[int, int]:
    """Return whether x and y become lower (-1) or higher (1) from a point to the next."""
    return (other.x > one.x) - (other.x < one.x), (other.y > one.y) - (other.y < one.y)


def far(one: Point, other: Point) -> float:
    """Return how far apart two points of a level or upright line are."""
    return abs(other.x - one.x) + abs(other.y - one.y)
