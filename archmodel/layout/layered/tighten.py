"""Pull a drawing together: shorter lines, smaller groups, ends in the middle of their sides.

Every wish is a spring whose cost grows with the distance from what it wants. A number that would
gain by moving takes along everything that is in its way, as one block, when the block as a whole
gains (the blocks of Dwyer, Marriott, Stuckey 2006, with linear instead of square costs). Nothing
moves that does not gain, so what is balanced stays.
"""

from __future__ import annotations

from typing import Final, final

from archmodel.layout.layered.constraints import Gaps
from archmodel.layout.layered.solve import Bond
from archmodel.layout.limits import check

__all__ = ["Pull", "Spring", "hung", "tighten"]

Spring = tuple[int, int, float, float]
"""The second number wants to be so much higher than the first; and how much it wants it."""
TINY: Final = 1e-6
LARGEST: Final = 100
"""How many units move together at most."""
EFFORT: Final = 60_000
"""How many units are looked at in all, with those that then stay."""


@final
class Pull:
    """A spring as a number feels it that hangs on it."""

    __slots__ = ("length", "other", "weight")

    def __init__(self, other: int, length: float, weight: float) -> None:
        self.other = other
        """The number at the other end."""
        self.length = length
        """How far the number wants to be above the other."""
        self.weight = weight


def hung(count: int, springs: list[Spring]) -> list[list[Pull]]:
    """Return the springs by the numbers that hang on them, of which there are `count`."""
    found: list[list[Pull]] = [[] for _ in range(count)]
    for low, high, length, weight in springs:
        found[high].append(Pull(low, length, weight))
        found[low].append(Pull(high, -length, weight))
    return found


def tighten(pos: list[float], gaps: Gaps, bonds: list[Bond], pulls: list[list[Pull]]) -> None:
    """Move numbers to where the springs cost least, keeping all constraints and bonds."""
    effort = EFFORT
    units = Units(pos, bonds)
    moving = [
        each
        for each, its in enumerate(units.of)
        if each == its and (pulls[each] or len(units.members[each]) > 1)
    ]
    for sign in (-1.0, 1.0):
        check()
        half = Half(pos, units, gaps, pulls, sign)
        for each in sorted(moving, key=pos.__getitem__, reverse=sign > 0):
            while effort > 0 and half.gains(each):
                block, room = half.block(each)
                effort -= len(block)
                if room <= 0:
                    break
                half.move(block, room)


class Units:
    """The numbers that bonds make move together, each set by the lowest of them."""

    __slots__ = ("members", "of")

    def __init__(self, pos: list[float], bonds: list[Bond]) -> None:
        self.of = list(range(len(pos)))
        """For every number the name of its unit."""
        self.members = [[number] for number in range(len(pos))]
        """By the name of a unit the numbers in it."""
        for low, high, _ in bonds:
            one, other = self.find(low), self.find(high)
            self.of[max(one, other)] = min(one, other)
        for number in range(len(pos)):
            name = self.of[number] = self.find(number)
            if name != number:
                self.members[name].append(number)

    def find(self, at: int) -> int:
        """Return the name of the unit of a number, and shorten the way to it."""
        of = self.of
        while of[at] != at:
            of[at] = of[of[at]]
            at = of[at]
        return at


class Sight:
    """What a unit sees from where it is."""

    __slots__ = ("gain", "rests", "touched")

    def __init__(self, gain: float, touched: list[int], rests: list[Pull]) -> None:
        self.gain = gain
        """What it gains by moving alone."""
        self.touched = touched
        """Which others it would take along at once."""
        self.rests = rests
        """The springs that are just as long as they want to be."""


class Half:
    """All movement to one side; what a unit sees is kept until something near it moves."""

    __slots__ = ("ahead", "behind", "blocks", "members", "pos", "pulls", "sights", "sign", "turn", "unit")

    def __init__(
        self, pos: list[float], units: Units, gaps: Gaps, pulls: list[list[Pull]], sign: float
    ) -> None:
        self.pos = pos
        self.unit, self.members = units.of, units.members
        self.ahead, self.behind = (gaps.above, gaps.below) if sign > 0 else (gaps.below, gaps.above)
        self.pulls = pulls
        self.sign = sign
        """-1 where everything moves down, else 1."""
        self.sights: list[Sight | None] = [None] * len(pos)
        self.blocks = [0] * len(pos)
        """For every unit the last block it was in."""
        self.turn = 0
        """The number of the block at hand."""

    def gains(self, each: int) -> bool:
        """Say whether a unit would gain by moving alone."""
        pos, unit, sign = self.pos, self.unit, self.sign
        gain = 0.0
        for number in self.members[each]:
            at = pos[number]
            for pull in self.pulls[number]:
                other = pull.other
                if unit[other] != each:
                    wants = sign * (at - pos[other] - pull.length) < -TINY
                    gain += pull.weight if wants else -pull.weight
        return gain > TINY

    def sight(self, each: int) -> Sight:
        """Return what a unit sees from where it is."""
        pos, unit, sign = self.pos, self.unit, self.sign
        gain = 0.0
        touched: list[int] = []
        rests: list[Pull] = []
        for number in self.members[each]:
            at = pos[number]
            for pull in self.pulls[number]:
                other = pull.other
                if unit[other] != each:
                    off = sign * (at - pos[other] - pull.length)
                    if off < -TINY:
                        gain += pull.weight
                    else:
                        gain -= pull.weight
                        if off <= TINY:
                            rests.append(pull)
            for rule in self.ahead[number]:
                other = rule.high if sign > 0 else rule.low
                if sign * (pos[other] - at) - rule.gap < TINY and unit[other] != each:
                    touched.append(unit[other])
        found = self.sights[each] = Sight(gain, touched, rests)
        return found

    def block(self, start: int) -> tuple[list[int], float]:
        """Return a unit and all that is in its way, and how far it gains by moving; 0 where it does not."""
        sights, blocks, unit = self.sights, self.blocks, self.unit
        self.turn = turn = self.turn + 1
        block = [start]
        blocks[start] = turn
        stack = [start]
        gain = 0.0
        resting: list[Pull] = []
        while stack:
            each = stack.pop()
            sight = sights[each] or self.sight(each)
            for other in sight.touched:
                if blocks[other] != turn:
                    blocks[other] = turn
                    block.append(other)
                    stack.append(other)
            if len(block) > LARGEST:
                return block, 0.0
            gain += sight.gain
            resting += sight.rests
        for pull in resting:  # a spring within the block costs nothing, from either end
            if blocks[unit[pull.other]] == turn:
                gain += pull.weight
        return block, self.reach(block) if gain > TINY else 0.0

    def reach(self, block: list[int]) -> float:
        """Return how far a block moves until it meets something or a spring is as long as it wants to be."""
        pos, unit, sign, blocks, turn = self.pos, self.unit, self.sign, self.blocks, self.turn
        reach = 1e18
        for each in block:
            for number in self.members[each]:
                at = pos[number]
                for pull in self.pulls[number]:
                    other = pull.other
                    off = sign * (pos[other] + pull.length - at)
                    if TINY < off < reach and blocks[unit[other]] != turn:
                        reach = off
                for rule in self.ahead[number]:
                    other = rule.high if sign > 0 else rule.low
                    room = sign * (pos[other] - at) - rule.gap
                    if room < reach and blocks[unit[other]] != turn:
                        reach = room
        return reach if reach < 1e17 else 0.0

    def move(self, block: list[int], room: float) -> None:
        """Move a block."""
        pos, unit, sights, sign = self.pos, self.unit, self.sights, self.sign
        step = sign * room
        for each in block:
            sights[each] = None
            for number in self.members[each]:
                pos[number] += step
                for rule in self.behind[number]:
                    sights[unit[rule.low if sign > 0 else rule.high]] = None
                for pull in self.pulls[number]:
                    sights[unit[pull.other]] = None
