"""A flow of a model as a sequence diagram of Mermaid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from archmodel.declared import Declared
from archmodel.elements.external import Person
from archmodel.elements.flows import Steps
from archmodel.elements.verbs import Interaction
from archmodel.errors import FormatError
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._outline import LINE, keys, line
from archmodel.formats.model._said import left_out, lost, said
from archmodel.formats.model.mermaid import escaped, heading
from archmodel.model import Model
from archmodel.names import Name, did_you_mean
from archmodel.stated import as_step
from archmodel.text import visible
from archmodel.wording import title_of

__all__ = ["MermaidSequence"]


class MermaidSequence(Format[Model]):
    """The elements that take part in a flow, and its steps as numbered messages.

    An arrow is open where the step is an event, for which nobody waits.
    """

    suffix: ClassVar[str] = ".sequence.mmd"

    def __init__(self, flow: Name | None = None) -> None:
        self.flow = flow

    def write(self, stage: Model) -> bytes:
        """Return the diagram as UTF-8.

        Raises `FormatError` where the model has no such flow, or several and none is named.
        """
        sequence, key = self._sequence(stage), keys(stage)
        lines = [*heading(sequence.title, "sequenceDiagram"), "  autonumber"]
        for name in sequence.participants:
            element = stage.elements[name]
            word = "actor" if isinstance(element, Person) else "participant"
            lines.append(f"  {word} {key[name]} as {escaped([visible(title_of(name, element))])}")
        for name in sequence.steps:
            relation = as_step(stage.relations[name])
            source, target = (key[stage.names[end]] for end in (relation.source, relation.target))
            arrow = "-)" if relation.interaction is Interaction.EVENT else "->>"
            lines.append(f"  {source}{arrow}{target}: {escaped(line(relation))}")
        return "\n".join([*lines, ""]).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what the flow states besides its steps, what these lose, and all it does not go along."""
        sequence = self._sequence(stage)
        shown = {*sequence.participants, *sequence.steps}
        others = {name for name in (*stage.elements, *stage.relations) if name not in shown}
        yield from left_out(stage, "elements", "relations", but=shown)
        for loss in lost(stage, {"title"}, LINE):
            if loss.name not in others and loss.name != sequence.name:
                yield loss
        missing = [each for each in said(stage, sequence.declared) if each not in ("title", "steps")]
        if missing:
            yield Loss(sequence.name, f"loses its {', '.join(missing)}", sequence.declared.place)

    def _sequence(self, model: Model) -> _Sequence:
        flows = {
            name: each for name, each in {**model.facts, **model.views}.items() if isinstance(each, Steps)
        }
        name = self.flow or next(iter(model.flows), "") if self.flow or len(model.flows) == 1 else ""
        if name not in flows:
            wrong = f"has no flow '{self.flow}'" if self.flow else f"has {len(flows) or 'no'} flows"
            choice = did_you_mean(self.flow, flows) if self.flow else ""
            raise FormatError(
                f"'{model.name}' {wrong}",
                instead=choice
                or (f"name one with --flow: {', '.join(flows)}" if flows else "declare a Flow"),
            )
        flow = flows[name]
        for step in flow.steps:
            if step not in model.names:
                raise FormatError(
                    f"'{name}' has a step that is no relation of '{model.name}'",
                    where=str(flow.place or ""),
                    instead="name relations of this blueprint alone",
                )
        steps = [model.names[step] for step in flow.steps]
        happening = map(as_step, flow.steps)
        ends = (model.names[end] for step in happening for end in (step.source, step.target))
        title = getattr(flow, "title", None) or name
        return _Sequence(name, flow, title, [*dict.fromkeys(ends)], steps)


class _Sequence(NamedTuple):
    """A flow, by names."""

    name: Name
    declared: Declared
    title: str
    participants: list[Name]
    steps: list[Name]
