"""What PlantUML drew, read from its SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from tests.formats.model.cases import Seen, shared

SHORT = [text for text in shared() if len(text) < 5000]
"""It takes minutes over longer ones."""

SVG = "{http://www.w3.org/2000/svg}"


def parts(svg):
    """Yield what each part of an SVG is about, and the elements that draw it; a comment begins each."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    (drawing,) = ET.fromstring(svg, parser).findall(f"{SVG}g")
    about: list[str] = []
    marks: list[ET.Element] = []
    for each in drawing:
        tag: object = each.tag
        if tag is ET.Comment:
            yield about, marks
            about, marks = (each.text or "").rpartition("]")[2].split(), []
        else:
            marks += [*each] if each.tag == f"{SVG}g" else [each]
    yield about, marks


def seen(svg) -> Seen:
    """Return what an SVG of PlantUML shows: a box is inside the smallest that surrounds it."""
    boxes, areas, lines = {}, {}, []
    for about, marks in parts(svg):
        texts = [each.text or "" for each in marks if each.tag == f"{SVG}text"]
        if about[:1] == ["link"] and marks:  # one that draws nothing is PlantUML's, to arrange the others
            lines.append((about[1], about[3], bare("".join(texts))))
        elif about[:1] in (["cluster"], ["entity"]):
            assert texts[0].startswith("«") or texts[-1].startswith("[")  # a stereotype
            boxes[about[1]] = bare("".join(text for text in texts if not text.startswith("«")))
            areas[about[1]] = area(marks[0])
    around = {
        key: [other for other in areas if other != key and holds(areas[other], areas[key])] for key in boxes
    }
    parents = {
        key: min(others, key=lambda other: size(areas[other])) for key, others in around.items() if others
    }
    return Seen({key: (parents.get(key), text) for key, text in boxes.items()}, sorted(lines))


def area(mark):
    """Return left, top, right and bottom of a rectangle or a cylinder."""
    if mark.tag == f"{SVG}rect":
        x, y, wide, high = (float(mark.get(each)) for each in ("x", "y", "width", "height"))
        return x, y, x + wide, y + high
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", mark.get("d"))]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def holds(outer, inner):
    """Say whether an area surrounds another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def size(rect):
    """Return how large an area is."""
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def bare(text: str) -> str:
    """Return a text without white space, which PlantUML does not keep, and without joiners, which we add."""
    return "".join(text.split()).replace("\u2060", "")
