"""Models made from a seed, for what must hold of every model: all kinds, all fields, nasty texts."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from archmodel import elements
from archmodel.declared import Declared
from archmodel.elements import (
    Boundary,
    Client,
    DataAsset,
    Element,
    Fact,
    Flow,
    Host,
    Microservice,
    Relation,
    Transport,
    Verb,
)
from archmodel.geometry import Direction
from archmodel.model import Model
from archmodel.names import unique
from archmodel.selection import (
    Selection,
    kind,
    lying_in,
    matching,
    named,
    neighbours,
    owned,
    tagged,
    within,
)
from archmodel.views import DetailView, FlowView, LogicalView, SchematicView, SequenceView
from archmodel.waiver import Waiver

TEXTS = [
    "API gateway",
    "Orders",
    "reads, and writes",
    "",
    'it\'s a "quoted" name',
    '"""',
    "\\",
    "a\\",
    "line\nbreak\r\n",
    "\x00\x1b[31m\u202e\ufeff",
    "Gerät 🙂 日本語",
    "x" * 120,
    "a long sentence of many short words that does not end before the line does, " * 2,
    "__import__('os').system('true')",
    "{name!r}",
    "class",
    "3D\ttab",
    "a\ud800b",
]
KINDS: list[type[Element]] = [
    each
    for each in map(elements.__dict__.get, elements.__all__)
    if isinstance(each, type) and issubclass(each, Element)
]


class Kiosk(Client):
    """A screen in a hall."""


class Robot(Kiosk, Microservice):
    """Both a client and a service."""


def generated(seed: int, size: int = 12) -> Model:
    """Return the model of a seed, whose identifiers are variables that Python takes."""
    random = Random(seed)
    return _Maker(random, random.randint(0, size)).model()


class _Maker:
    def __init__(self, random: Random, size: int) -> None:
        self.random = random
        self.size = size
        self.facts: dict[str, Fact] = {}
        self.elements: dict[str, Element] = {}
        self.relations: dict[str, Relation] = {}
        self.views: dict[str, Declared] = {}
        self.waivers: dict[str, Waiver] = {}

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def sometimes(self, **values: Any) -> dict[str, Any]:
        """Return some of the values."""
        return {name: value for name, value in values.items() if self.random.random() < 0.3}

    def one(self, held: dict[str, Any]) -> Any:
        return self.random.choice([*held.values()])

    def some(self, held: dict[str, Any], least: int = 1) -> tuple[Any, ...]:
        values = [*held.values()]
        return tuple(self.random.sample(values, self.random.randint(min(least, len(values)), len(values))))

    def named_relations(self) -> dict[str, Relation]:
        """Return the relations that a blueprint can refer to."""
        return {name: each for name, each in self.relations.items() if "->" not in name}

    def model(self) -> Model:
        random = self.random
        self.add_facts()
        for number in range(self.size):
            self.add_element(number)
        for number in range(self.size * 2 if self.elements else 0):
            self.add_relation(number)
        steps = self.some(self.named_relations())
        if steps:
            self.facts["happens"] = Flow(self.text(), steps=steps, **self.sometimes(budget_ms=9.5))
        if self.elements:
            self.add_views()
            on = (*self.some(self.elements), *self.some(self.named_relations()))
            until = self.sometimes(until=date(2026, 12, 31), ticket=self.text(), members=True)
            self.waivers["accepted"] = Waiver(self.text(), on=on, because=self.text(), **until)
        description = random.choice([None, "One line.", "Two lines:\n    indented.\n\nThe end.", 'Says "so"'])
        name = random.choice(["shop", "web_shop", "a_1", "backend", "x_y"])
        return Model(
            name,
            self.text(),
            self.elements,
            self.relations,
            self.views,
            description,
            random.choice([None, 3]),
            self.facts,
            self.waivers,
        )

    def add_facts(self) -> None:
        outer = Boundary(self.text(), **self.sometimes(trust=0, clearance="internal"))
        self.facts["outer"] = outer
        self.facts["inner"] = Boundary(self.text(), inside=outer)
        self.facts["records"] = DataAsset(self.text(), **self.sometimes(pii=True, residency=("eu", "ch")))
        self.facts["host"] = Host(self.text(), **self.sometimes(zone="a", isolated=False))

    def add_element(self, number: int) -> None:
        random = self.random
        chosen = random.choice([*KINDS, Kiosk, Robot])
        holders = [each for each in self.elements.values() if isinstance(each, elements.Group)]
        data = (self.facts["records"],)
        said = self.sometimes(
            description=self.text(),
            inside=random.choice([None, *holders]),
            technology=self.text(),
            instances=random.choice(["1", "1..n", "2..n+1"]),
            sso=False,
            owner=self.text(),
            tags=frozenset(random.sample(TEXTS, 3)),
            icon="aws.compute.Lambda",
            boundary=self.facts["inner"],
            secrets=(self.text(),),
            stores=data,
            record_of=data,
            persistence="volume",
            offers=(Transport.HTTPS, Transport.GRPC),
            runs_on=(self.facts["host"], self.facts["host"]),
            zones=("a", "b"),
            tier=1,
            slo=0.999,
            telemetry=random.choice([(), ("health", "traces")]),
            direction=Direction.RIGHT,
            wrap=3,
            collapsed=True,
        )
        name = random.choice([f"e{number}", f"element_{number}", f"größe{number}"])
        if chosen is elements.Instance and self.elements:
            said["of"] = self.one(self.elements)
        self.elements[name] = chosen(self.text(), **said)

    def add_relation(self, number: int) -> None:
        source, target = self.one(self.elements), self.one(self.elements)
        how = self.sometimes(
            label=self.text(),
            over=self.random.choice([*Transport]),
            technology=self.text(),
            via=self.some(self.elements)[:2],
            tls=True,
            authn="oidc",
            critical=False,
            timeout_ms=250.5,
            resilience=("retry", "fallback"),
            carries=(self.facts["records"],),
            rate=3.0,
        )
        made = Relation(source=source, verb=self.random.choice([*Verb]), target=target, **how)
        names = {each: name for name, each in self.elements.items()}
        derived = unique(f"{names[source]}->{names[target]}", self.relations)
        self.relations[self.random.choice([derived, f"r{number}"])] = made

    def add_views(self) -> None:
        shown = self.selection(2)
        pair = self.some(self.elements, 2)[:2]
        places: dict[str, Any] = {"same_row": (pair,), "order": (pair,)} if len(pair) == 2 else {}
        self.views["schematic"] = SchematicView(
            shows=shown, **self.sometimes(title=self.text(), wrap=2, direction=Direction.DOWN), **places
        )
        self.views["logical"] = LogicalView(descriptions=True, collapse=self.some(self.elements))
        self.views["card"] = DetailView(self.one(self.elements), figure="8.1")
        steps = self.some(self.named_relations())
        if steps:
            self.views["flow"] = FlowView(self.text(), steps=steps, theme="plain")
            self.views["sequence"] = SequenceView(self.text(), steps=steps, at_once=(steps,))

    def selection(self, depth: int) -> Selection:
        one = self.one(self.elements)
        made = [
            kind(Client, Kiosk),
            within(one),
            named(*self.some(self.elements)),
            tagged(self.text(), "pci"),
            owned(self.text()),
            lying_in(self.facts["outer"]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            matching("tag:pci", "id:e*"),
        ]
        if depth:
            left, right = self.selection(depth - 1), self.selection(depth - 1)
            three = Selection("or", (left, right, left))
            made += [left & right, left | right, ~left, neighbours(left), three]
        return self.random.choice(made)
