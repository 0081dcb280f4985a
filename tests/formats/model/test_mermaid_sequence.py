"""A flow as a sequence diagram: Mermaid finds everybody who takes part, and every step in its order."""

from __future__ import annotations

import pytest

from archmodel.elements import Flow
from archmodel.elements.flows import Steps
from archmodel.errors import FormatError
from archmodel.formats.model._outline import keys, line
from archmodel.formats.model.mermaid_sequence import MermaidSequence
from archmodel.model import Model
from archmodel.stated import as_step
from archmodel.text import visible
from archmodel.wording import title_of
from tests.formats.model.cases import NASTY, labelled, models, nested, shared
from tests.formats.model.test_mermaid import shown, squeezed
from tests.formats.peers import in_node


def flowing(model: Model) -> Model:
    """Return a model with a flow along all of its relations."""
    flow = Flow("Through -> everything; end", steps=tuple(model.relations.values()))
    return Model(model.name, model.title, model.elements, model.relations, facts={"flow": flow})


FLOWS = {
    **{
        f"{model.name}/{name}": (model, name)
        for model in models().values()
        for name, each in {**model.facts, **model.views}.items()
        if isinstance(each, Steps)
    },
    "nested": (flowing(nested()), "flow"),
    "nasty": (flowing(labelled(NASTY)), "flow"),
    "shared": (flowing(labelled(shared() or NASTY[:1])), "flow"),
}


@pytest.fixture(scope="module")
def found():
    """Return what Mermaid makes of every flow."""
    return in_node(
        "mermaid", {name: MermaidSequence(flow).write(model) for name, (model, flow) in FLOWS.items()}
    )


@pytest.mark.parametrize("name", FLOWS)
def test_mermaid_finds_the_same_participants_and_steps(name, found):
    model, flow = FLOWS[name]
    key = keys(model)
    declared = {**model.facts, **model.views}[flow].steps  # type: ignore[attr-defined]
    steps = [as_step(each) for each in declared]
    ends = [model.names[end] for each in steps for end in (each.source, each.target)]
    assert [(each["id"], shown(each["text"])) for each in found[name]["boxes"]] == [
        (key[end], squeezed(visible(title_of(end, model.elements[end])))) for end in dict.fromkeys(ends)
    ]
    said = [(source, target, shown(text)) for source, target, text in found[name]["lines"]]
    assert said == [
        (key[model.names[each.source]], key[model.names[each.target]], squeezed("\n".join(line(each))))
        for each in steps
    ]


def test_what_the_flow_does_not_go_along_is_listed():
    model, _ = FLOWS["mobile_integration/push"]
    listed = {each.name: each.what for each in MermaidSequence("push").losses(model)}
    assert listed["backends"] == "is left out, a Backend"
    assert listed["gathers"] == "is left out, a Relation"
    assert "technology" in listed["gateway"]
    assert listed["push_sequence"] == "is left out, a SequenceView"


def test_of_several_flows_one_must_be_named():
    model, _ = FLOWS["mobile_integration/push"]
    with pytest.raises(FormatError, match="has 4 flows") as caught:
        MermaidSequence().write(model)
    assert "request" in caught.value.instead
    with pytest.raises(FormatError, match="has no flow 'pusch'") as caught:
        MermaidSequence("pusch").write(model)
    assert caught.value.instead == "did you mean 'push'?"
    with pytest.raises(FormatError, match="has no flows"):
        MermaidSequence().write(nested())
    assert MermaidSequence().write(flowing(nested()))
