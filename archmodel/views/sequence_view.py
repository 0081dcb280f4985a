"""The picture of a flow in time: its participants side by side, its steps from top to bottom."""

from __future__ import annotations

from dataclasses import field
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from archmodel import captions, cards
from archmodel.elements.external import Network
from archmodel.elements.flows import Steps
from archmodel.errors import BlueprintError
from archmodel.geometry import Size
from archmodel.names import Name
from archmodel.scene import Box, Direction, End, Frame, Label, Scene, Shape, Stroke, Wire
from archmodel.stated import as_step
from archmodel.views._collapsed import closed, lifted
from archmodel.views._nest import Nest
from archmodel.views._steps import named, numbered
from archmodel.views.base import View
from archmodel.views.schematic_view import network_of
from archmodel.wording import first_shown, title_of

if TYPE_CHECKING:
    from archmodel.elements.base import Relation
    from archmodel.graph import Graph
    from archmodel.model import Model
    from archmodel.theme.base import Category, Theme

__all__ = ["SequenceView"]

SPAN = Size(10.0, 16.0)
"""Width of a span, and its least height, in pixels."""
TEXT_WIDTH = 168.0
"""Pixels after which the text of a step wraps."""
WORDS = ("direction", "wrap", "same_row", "order", "near")
"""What a view may say of places, and a sequence may not."""


class SequenceView(Steps, View):
    """The elements that take part in a flow, side by side, and its steps as arrows, one under the other.

    They stand in the order in which they first take part. A step passes what it names in `via`,
    which is said under it.
    """

    engine: ClassVar[str | None] = "lanes"

    title: str = field(kw_only=False)
    """What happens, in a few words, such as `A customer opens the app`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for word in WORDS:
            if getattr(self, word):
                raise BlueprintError(
                    f"a sequence has no '{word}': who first takes part stands first",
                    where=str(self.place or ""),
                    instead="leave it out, or change the order of the steps",
                )

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return the participants, and their spans, lifelines and steps.

        Raises `ViewError` for a step that is no relation of the model, or begins where none leads.
        """
        model = graph.model
        name = model.names.get(self, model.name)
        title = first_shown(self.title, name)
        nest = self.nest(model)
        steps = [
            _step(name, as_step(model.relations[name]), model, nest)
            for name in named(self, self.steps, model, nest)
        ]
        heads = [
            _head(name, model, nest, theme)
            for name in dict.fromkeys(name for step in steps for name in (step.source, step.target))
        ]
        spans: dict[tuple[Name, int], Box] = {}
        """By participant and number of a step."""
        lifelines: list[Wire] = []
        for head in heads:
            own = _spans(head, steps, _category(head.name, model, nest, theme), theme)
            spans.update(own)
            lifelines.append(_lifeline(head.name, tuple(dict.fromkeys(own.values())), theme))
        categories = [_category(head.name, model, nest, theme) for head in heads]
        messages = _messages(steps, spans, model, theme)
        return Scene(
            name,
            title,
            (*heads, *dict.fromkeys(spans.values())),
            (*lifelines, *messages),
            direction=Direction.DOWN,
            heading=captions.heading(title, self.caption(), theme, empty=False),
            key=captions.key(
                filter(None, categories),
                [network_of(step.relation, theme) for step in steps],
                theme,
                messages,
            ),
            paper=theme.paper,
            font_family=theme.font_family,
        )


class _Step(NamedTuple):
    """A step between what is in the picture."""

    name: Name
    relation: Relation
    """As what happens: to a subscriber comes an event."""
    source: Name
    target: Name
    via: tuple[Name, ...]


def _step(name: Name, relation: Relation, model: Model, nest: Nest) -> _Step:
    stops = (model.names[each] for each in (relation.source, *relation.via, relation.target))
    source, *via = lifted((each for each in stops if each in nest.parents), nest.stand_ins)[0]
    target = via.pop() if via else source  # a step wholly inside a card leads from it to itself
    return _Step(name, relation, source, target, tuple(via))


def _head(name: Name, model: Model, nest: Nest, theme: Theme) -> Box:
    element = model.elements[name]
    if isinstance(element, Network):
        return cards.cloud(name, element, None, theme)
    card = cards.card(name, element, None, theme, nest.look(name, model))
    header = card.panels[0]
    head = card._replace(size=Size(card.size.width, header.height), panels=(header,))
    return closed(head, {each: model.elements[each] for each in nest.cards.get(name, ())}, (), theme)


def _category(name: Name, model: Model, nest: Nest, theme: Theme) -> Category | None:
    """Return the category of a participant; a network has none."""
    if isinstance(model.elements[name], Network):
        return None
    return theme.style(nest.look(name, model)).category


def _spans(
    head: Box, steps: list[_Step], category: Category | None, theme: Theme
) -> dict[tuple[Name, int], Box]:
    """Return, for every step that a participant takes part in, the span that it ends at.

    Steps that follow each other share one.
    """
    fill = category.accent if category else theme.muted
    title, *_ = head.tip.splitlines()
    own = [at for at, step in enumerate(steps, start=1) if head.name in (step.source, step.target)]
    found: dict[tuple[Name, int], Box] = {}
    for _, run in groupby(enumerate(own), key=lambda each: each[1] - each[0]):
        numbers = [at for _, at in run]
        said = f"step {numbers[0]}" if len(numbers) == 1 else f"steps {numbers[0]} to {numbers[-1]}"
        box = Box(
            f"{head.name}@{numbers[0]}",
            SPAN,
            None,
            Shape.SPAN,
            frame=Frame(fill, radius=3),
            tip=f"{title}, {said}",
            holds=(head.name,),
        )
        found.update(((head.name, at), box) for at in numbers)
    return found


def _lifeline(head: Name, spans: tuple[Box, ...], theme: Theme) -> Wire:
    *passed, last = (span.name for span in spans)
    stroke = Stroke(theme.muted, 1.0, (3.0, 4.0))
    return Wire(f"{head}@", head, last, tuple(passed), stroke=stroke, head=End.NONE)


def _messages(
    steps: list[_Step], spans: dict[tuple[Name, int], Box], model: Model, theme: Theme
) -> list[Wire]:
    """Return an arrow for each step; one told again is called by its number, too."""
    found: list[Wire] = []
    taken: set[Name] = set()
    for number, step in enumerate(steps, start=1):
        relation = step.relation
        ends = spans[step.source, number].name, spans[step.target, number].name
        arrow = cards.wire(step.name, relation, ends, (), network_of(relation, theme), theme)
        again = step.name in taken
        found.append(
            arrow._replace(
                name=f"{step.name}@{number}" if again else step.name,
                label=_text(number, step, relation, model, theme),
                tail=End.NONE,
                stands_for=(step.name,) if again else (),
            )
        )
        taken.add(step.name)
    return found


def _text(number: int, step: _Step, relation: Relation, model: Model, theme: Theme) -> Label:
    """Return what stands over an arrow: number, what for and how, and what it passes."""
    label = cards.label(relation, theme, TEXT_WIDTH) or cards.fitted(
        relation.verb.value, theme, width=TEXT_WIDTH, font=12.5, ink=theme.ink, pill=theme.paper
    )
    label = label._replace(pill=theme.paper)
    if step.via:
        passed = "through " + ", ".join(title_of(each, model.elements[each]) for each in step.via)
        note = cards.fitted(passed, theme, width=TEXT_WIDTH, font=11.5, ink=theme.muted)
        wide, high = label.size
        size = Size(max(wide, note.size.width + 14), high + note.size.height)
        label = label._replace(size=size, note=note)
    return numbered(label, [number], theme)
