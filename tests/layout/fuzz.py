"""Place 10,000 random graphs, of 1 to 200 cards, and stop at the first that is not clean.

Run as `python3 dev.py fuzz-layout`, or `python -m tests.layout.fuzz SEED` for other graphs: a seed
always gives the same ones. A graph that fails is reduced, and left as a program that places it again.
"""

from __future__ import annotations

import re
import sys
import time
import traceback
from pathlib import Path

from hypothesis import Phase, given, seed, settings

from archmodel.layout.layered import Layered
from archmodel.scene import Scene
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, extremes, landscapes

ROUNDS = 20
KINDS = (
    (landscapes, 12, 200),
    (extremes, 12, 200),
    (landscapes, 40, 46),
    (extremes, 40, 46),
    (landscapes, 200, 4),
    (extremes, 200, 4),
)
"""What is drawn in a round, the most cards in it, and how many graphs: 500, large and small, so that a
run that is interrupted has seen all sizes."""
FAILED = Path("fuzz-layout-failed.py")
AGAIN = """from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.scene import *
from archmodel.scene import Frame, Panel
from tests.layout.rules import hold

hold(Layered().place({scene}))
"""


class Fuzz:
    """Counts the graphs it places, and remembers the last that failed: the smallest, once reduced."""

    def __init__(self) -> None:
        self.graphs = self.largest = 0
        self.failed: Scene | None = None

    def place(self, scene: Scene) -> None:
        try:
            hold(Layered().place(scene))
        except Exception:
            self.failed = scene
            raise
        self.graphs += 1
        self.largest = max(self.largest, len(scene.boxes))

    def round(self, number: int) -> None:
        for strategy, most, graphs in KINDS:
            config = settings(
                max_examples=graphs,
                phases=[Phase.generate, Phase.shrink],
                deadline=None,
                suppress_health_check=SLOW,
                database=None,
                report_multiple_bugs=False,
                print_blob=False,
            )
            seed(number)(config(given(strategy(most=most))(self.place)))()


def main(start: int) -> int:
    """Run all rounds from a seed on; 1 where a graph failed, 130 where somebody interrupted."""
    fuzz, began, code = Fuzz(), time.monotonic(), 0
    try:
        for number in range(ROUNDS):
            fuzz.round(start * ROUNDS + number)
            print(f"seed {start}: {fuzz.graphs:,} graphs are clean", flush=True)
    except KeyboardInterrupt:
        code = 130
    except Exception:
        traceback.print_exc()
        scene = re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", repr(fuzz.failed))
        FAILED.write_text(AGAIN.format(scene=scene), encoding="utf-8")
        print(f"seed {start}: a graph failed; {FAILED} places it again", flush=True)
        code = 1
    seconds = time.monotonic() - began
    print(f"{fuzz.graphs:,} graphs of up to {fuzz.largest} boxes were clean, {seconds:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 0))
