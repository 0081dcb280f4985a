"""Put what may stand anywhere between its neighbours in the middle of that room."""

from __future__ import annotations

from archmodel.layout.layered.constraints import Gaps
from archmodel.layout.layered.sketch import Segment, Sketch

__all__ = ["center"]


def center(sketch: Sketch, axis: int, gaps: Gaps) -> None:
    """Spread inner segments, labels and captions evenly over the room they have."""
    pos = sketch.pos[axis]
    between: dict[int, bool] = {}
    for segment in sketch.segments[axis]:
        ends = far_ends(segment)
        aside = ends and (pos[ends[0]] - pos[segment.var]) * (pos[ends[1]] - pos[segment.var]) < 0
        between[segment.var] = bool(aside) and between.get(segment.var, True)
    loose = [each for each, free in between.items() if free]
    tags = [tag.var for tag in sketch.tags if tag.segment.axis != axis]
    tags += [caption.var for caption in sketch.captions if caption.axis == axis]
    loose.sort(key=lambda each: (pos[each], each))
    stale = set(loose)
    above, below = gaps.above, gaps.below
    for turn in range(4):
        if not stale:
            break
        for each in loose if turn % 2 == 0 else loose[::-1]:
            if each in stale:
                stale.remove(each)
                if middle(pos, each, gaps):
                    for rule in below[each]:
                        stale.add(rule.low)
                    for rule in above[each]:
                        stale.add(rule.high)
    for each in tags:
        middle(pos, each, gaps)


def middle(pos: list[float], each: int, gaps: Gaps) -> bool:
    """Move a number to the middle of the room its constraints leave it; say whether it was elsewhere."""
    below, above = gaps.below[each], gaps.above[each]
    if not below or not above:
        return False
    least, most = -1e18, 1e18
    for rule in below:
        edge = pos[rule.low] + rule.gap
        if edge > least:
            least = edge
    for rule in above:
        edge = pos[rule.high] - rule.gap
        if edge < most:
            most = edge
    if least > most:
        return False
    place = (least + most) // 2
    place = max(place, least)
    if pos[each] == place:
        return False
    pos[each] = place
    return True


def far_ends(segment: Segment) -> tuple[int, int] | None:
    """Return the numbers, on its own axis, to which the two neighbours of a segment lead."""
    before, after = segment.before, segment.after
    if before is None or after is None:
        return None
    one = before.first if before.last == segment.var else before.last
    other = after.last if after.first == segment.var else after.first
    return one, other
