"""Figure 8.1 of the series, set by hand: a placement to draw when no engine is to be tested."""

from __future__ import annotations

from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, End, Frame, Glyph, KeyEntry, Label, Panel, Scene, Shape, Stroke, Wire
from archmodel.text import wrap

INK, QUIET, WHITE = "#1b1f24", "#57606a", "#ffffff"
GREEN, NAVY, TEAL, GREY = "#2f7a4d", "#1d4174", "#0e7480", "#4c4c4c"
CARD = Size(184, 124)


def label(
    text: str,
    font: float = 13,
    weight: int = 400,
    ink: str = INK,
    *,
    width: float = 800,
    pill: str | None = None,
) -> Label:
    lines, size, shortened = wrap(text, width=width, font=font, weight=weight)
    if pill:
        size = Size(size.width + 14, size.height + 4)
    return Label(lines, size, font, weight, ink, text if shortened else "", pill)


def card(
    name: str,
    title: str,
    technology: str,
    glyph: str,
    fill: str,
    parent: str | None = None,
    vendor: bool = False,
) -> Box:
    panels = (
        Panel(
            56,
            fill,
            left=(label(title, 14, 600, WHITE, width=124),),
            right=(Glyph(glyph, 24, WHITE, vendor),),
        ),
        Panel(40, WHITE, left=(label(technology, 12.5, width=160),)),
        Panel(
            28,
            "#f3f5f7",
            left=(Glyph("instances", 15, QUIET), label("1..n+1", 12, ink=QUIET)),
            right=(label("SSO", 11, 600, NAVY, pill="#dfe8f5"),),
        ),
    )
    frame = Frame(WHITE, "#c9d0d8", 1, 8)
    return Box(name, CARD, parent, Shape.CARD, panels, frame, tip=f"{title}\n{technology}")


def bar(name: str) -> Box:
    caption = label("Kubernetes service balancer", 12, 600, WHITE)
    size = Size(caption.size.width + 16, caption.size.height + 6)
    return Box(name, size, "platform", Shape.BAR, frame=Frame(TEAL, radius=4), caption=caption)


def wire(name: str, source: str, target: str, ink: str, text: str, *via: str, head: End = End.DOT) -> Wire:
    tip = f"{source} to {target}: {text}"
    return Wire(
        name, source, target, via, label(text, 12, ink=ink, pill=WHITE), Stroke(ink), End.DOT, head, tip
    )


BOXES = (
    card("mobile", "Mobile", "iOS, Android, etc.", "mobile_device", GREEN),
    Box(
        "internet",
        Size(132, 80),
        None,
        Shape.CLOUD,
        (Panel(80, centre=(label("Internet", 13, 600),)),),
        Frame(WHITE, QUIET, 1.5),
        tip="Internet",
    ),
    card("gateway", "API gateway", "Red Hat 3scale API Management", "api_gateway", NAVY),
    Box(
        "platform",
        Size(10, 10),
        None,
        Shape.GROUP,
        (
            Panel(
                40,
                left=(Glyph("container_platform", 20, INK), label("OpenShift Container Platform", 15, 600)),
            ),
        ),
        Frame("#eef1f4", TEAL, 1.5, 8),
        tip="OpenShift Container Platform",
    ),
    bar("upper"),
    bar("lower"),
    card("front-end", "Front-end microservices", "Red Hat Fuse", "microservices", GREEN, "platform"),
    card("services", "Mobile services", "Node.js, Java, etc.", "microservices", GREEN, "platform"),
    card("integration", "Integration microservices", "Red Hat Fuse", "microservices", GREEN, "platform"),
    card("storage", "Container-native storage", "OpenShift Storage", "storage", GREY, "platform"),
    card("back-end", "Back-end systems", "CRM, storage, 3rd-party systems, back office", "backend", TEAL),
)
WIRES = (
    wire("w1", "mobile", "gateway", "#316dc1", "HTTPS", "internet"),
    wire("w2", "gateway", "front-end", "#b4530a", "REST", "upper"),
    wire("w3", "gateway", "services", "#5e40be", "GraphQL", "upper"),
    wire("w4", "front-end", "integration", "#14746e", "AMQP", "lower"),
    wire("w5", "services", "storage", "#57606a", "Files", "lower", head=End.ARROW),
    wire("w6", "integration", "back-end", "#316dc1", "JDBC, SOAP"),
)
RECTS = {
    "mobile": Rect(32, 100, *CARD),
    "internet": Rect(58, 274, 132, 80),
    "gateway": Rect(32, 408, *CARD),
    "platform": Rect(296, 100, 520, 520),
    "upper": Rect(312, 180, 488, 22),
    "lower": Rect(312, 406, 488, 22),
    "front-end": Rect(328, 234, *CARD),
    "services": Rect(592, 234, *CARD),
    "integration": Rect(328, 464, *CARD),
    "storage": Rect(592, 464, *CARD),
    "back-end": Rect(32, 652, *CARD),
}


def line(*points: tuple[float, float]) -> Polyline:
    return tuple(Point(*point) for point in points)


PATHS = {
    "w1": (line((124, 224), (124, 274)), line((124, 354), (124, 408))),
    "w2": (line((216, 452), (252, 452), (252, 154), (420, 154), (420, 180)), line((420, 202), (420, 234))),
    "w3": (line((216, 488), (274, 488), (274, 166), (684, 166), (684, 180)), line((684, 202), (684, 234))),
    "w4": (line((420, 358), (420, 406)), line((420, 428), (420, 464))),
    "w5": (line((684, 358), (684, 406)), line((684, 428), (684, 464))),
    "w6": (line((420, 588), (420, 714), (216, 714)),),
}
MIDDLES = {
    "w1": (124, 249),
    "w2": (240, 300),
    "w3": (560, 166),
    "w4": (420, 383),
    "w5": (684, 383),
    "w6": (330, 714),
    "upper": (552, 191),
    "lower": (552, 417),
}
KEY = (
    *(
        KeyEntry(label(text, 12.5), fill=fill)
        for text, fill in (("Application", GREEN), ("Developer services", NAVY), ("Infrastructure", TEAL))
    ),
    KeyEntry(label("From outside", 12.5), stroke=Stroke("#316dc1")),
    KeyEntry(label("Events", 12.5), stroke=Stroke("#316dc1", 2, (7, 5))),
)


def placement() -> Placement:
    captions = {box.name: box.caption for box in BOXES}
    sizes = captions | {each.name: each.label for each in WIRES}
    labels: dict[str, Rect] = {}
    for name, (x, y) in MIDDLES.items():
        found = sizes[name]
        assert found is not None
        labels[name] = Rect(x - found.size.width / 2, y - found.size.height / 2, *found.size)
    heading = Panel(56, left=(label("Mobile integration", 24, 600), label("Schematic view", 14, ink=QUIET)))
    scene = Scene("mobile-integration", "Mobile integration", BOXES, WIRES, heading=heading, key=(KEY,))
    return Placement(scene, Size(848, 854), RECTS, PATHS, labels)
