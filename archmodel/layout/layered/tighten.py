"""Pull a drawing together: shorter lines, smaller groups, ends in the middle of their sides.

Every wish is a spring whose cost grows with the distance from what it wants. A number that would
gain by moving takes along everything that is in its way, as one block, when the block as a whole
gains (the blocks of Dwyer, Marriott, Stuckey 2006, with linear instead of square costs). Nothing
moves that does not gain, so what is balanced stays.
"""

from __future__ import annotations

from archmodel.layout.layered.constraints import Gaps
from archmodel.layout.layered.solve import Bond
from archmodel.layout.limits import check

__all__ = ["Pulls", "Spring", "hung", "tighten"]

Spring = tuple[int, int, float, float]
"""The second number wants to be so much higher than the first; and how much it wants it."""
Pulls = list[list[tuple[int, float, float]]]
"""For every number the springs it hangs on: the other end, how far it wants to be above that, its weight."""
Sight = tuple[float, list[int], list[tuple[int, float]]]
"""What a unit gains by moving alone, which others it would take along at once, and the springs that are
just as long as they want to be."""

TINY = 1e-6
LARGEST = 100
"""How many units move together at most."""
EFFORT = 60_000
"""How many units are looked at in all, with those that then stay."""


def hung(count: int, springs: list[Spring]) -> Pulls:
    """Return the springs by the numbers that hang on them, of which there are `count`."""
    found: Pulls = [[] for _ in range(count)]
    for low, high, length, weight in springs:
        found[high].append((low, length, weight))
        found[low].append((high, -length, weight))
    return found


def tighten(pos: list[float], gaps: Gaps, bonds: list[Bond], pulls: Pulls) -> None:
    """Move numbers to where the springs cost least, keeping all constraints and bonds."""
    effort = EFFORT
    units = Units(pos, bonds)
    moving = [
        each for each, its in enumerate(units.of) if each == its and (pulls[each] or each in units.held)
    ]
    for sign in (-1.0, 1.0):
        check()
        half = Half(pos, units, gaps, pulls, sign)
        for each in sorted(moving, key=lambda each: -sign * pos[each]):
            while effort > 0 and half.gains(each):
                block, room = half.block(each)
                effort -= len(block)
                if room <= 0:
                    break
                half.move(block, room)


class Units:
    """The numbers that bonds make move together, each set by the lowest of them."""

    __slots__ = ("held", "of")

    def __init__(self, pos: list[float], bonds: list[Bond]) -> None:
        self.of = list(range(len(pos)))
        """For every number the name of its unit."""
        self.held: dict[int, list[int]] = {}
        """For every unit of several numbers these, by its name."""
        for low, high, _ in bonds:
            one, other = self.find(low), self.find(high)
            self.of[max(one, other)] = min(one, other)
        for number in range(len(pos)):
            name = self.of[number] = self.find(number)
            if name != number:
                self.held.setdefault(name, [name]).append(number)

    def find(self, at: int) -> int:
        """Return the name of the unit of a number, and shorten the way to it."""
        of = self.of
        while of[at] != at:
            of[at] = of[of[at]]
            at = of[at]
        return at


class Half:
    """All movement to one side; what a unit sees is kept until something near it moves."""

    __slots__ = ("ahead", "behind", "held", "pos", "pulls", "sights", "sign", "unit")

    def __init__(self, pos: list[float], units: Units, gaps: Gaps, pulls: Pulls, sign: float) -> None:
        self.pos = pos
        self.unit, self.held = units.of, units.held
        self.ahead, self.behind = (gaps.above, gaps.below) if sign > 0 else (gaps.below, gaps.above)
        self.pulls = pulls
        self.sign = sign
        """-1 where everything moves down, else 1."""
        self.sights: list[Sight | None] = [None] * len(pos)

    def gains(self, each: int) -> bool:
        """Say whether a unit would gain by moving alone."""
        pos, unit, sign = self.pos, self.unit, self.sign
        gain = 0.0
        for number in self.held.get(each) or (each,):
            at = pos[number]
            for other, length, weight in self.pulls[number]:
                if unit[other] != each:
                    gain += weight if sign * (at - pos[other] - length) < -TINY else -weight
        return gain > TINY

    def sight(self, each: int) -> Sight:
        """Return what a unit sees from where it is."""
        pos, unit, sign = self.pos, self.unit, self.sign
        gain = 0.0
        touched = []
        rests = []
        for number in self.held.get(each) or (each,):
            at = pos[number]
            for other, length, weight in self.pulls[number]:
                if unit[other] != each:
                    off = sign * (at - pos[other] - length)
                    if off < -TINY:
                        gain += weight
                    else:
                        gain -= weight
                        if off <= TINY:
                            rests.append((unit[other], weight))
            for other, gap in self.ahead[number]:
                if sign * (pos[other] - at) - gap < TINY and unit[other] != each:
                    touched.append(unit[other])
        found = self.sights[each] = (gain, touched, rests)
        return found

    def block(self, start: int) -> tuple[dict[int, None], float]:
        """Return a unit and all that is in its way, and how far it gains by moving; 0 where it does not."""
        sights = self.sights
        block = {start: None}
        stack = [start]
        gain = 0.0
        resting: list[tuple[int, float]] = []
        while stack:
            each = stack.pop()
            own, touched, rests = sights[each] or self.sight(each)
            for other in touched:
                if other not in block:
                    block[other] = None
                    stack.append(other)
            if len(block) > LARGEST:
                return block, 0.0
            gain += own
            resting += rests
        for other, weight in resting:  # a spring within the block costs nothing, from either end
            if other in block:
                gain += weight
        return block, self.reach(block) if gain > TINY else 0.0

    def reach(self, block: dict[int, None]) -> float:
        """Return how far a block moves until it meets something or a spring is as long as it wants to be."""
        pos, unit, sign = self.pos, self.unit, self.sign
        reach = 1e18
        for each in block:
            for number in self.held.get(each) or (each,):
                at = pos[number]
                for other, length, _ in self.pulls[number]:
                    off = sign * (pos[other] + length - at)
                    if TINY < off < reach and unit[other] not in block:
                        reach = off
                for other, gap in self.ahead[number]:
                    room = sign * (pos[other] - at) - gap
                    if room < reach and unit[other] not in block:
                        reach = room
        return reach if reach < 1e17 else 0.0

    def move(self, block: dict[int, None], room: float) -> None:
        """Move a block."""
        pos, unit, sights = self.pos, self.unit, self.sights
        step = self.sign * room
        for each in block:
            sights[each] = None
            for number in self.held.get(each) or (each,):
                pos[number] += step
                for other, _ in self.behind[number]:
                    sights[unit[other]] = None
                for other, _, _ in self.pulls[number]:
                    sights[unit[other]] = None
