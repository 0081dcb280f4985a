"""Read-only questions about a model: who is joined to whom, and who is reached past whom."""

from archmodel.graph.digraph import CutVertex, Digraph, Heaviest
from archmodel.graph.dominance import Dominance
from archmodel.graph.graph import Graph
from archmodel.graph.parts import Chosen, Edge, Kinds, Node, Over

__all__ = [
    "Chosen",
    "CutVertex",
    "Digraph",
    "Dominance",
    "Edge",
    "Graph",
    "Heaviest",
    "Kinds",
    "Node",
    "Over",
]
