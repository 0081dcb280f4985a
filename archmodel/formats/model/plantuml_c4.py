"""A C4 diagram of PlantUML, with the macros that it brings along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from archmodel.formats.base import Format, Loss
from archmodel.formats.model._c4 import BOUNDARY, BOX, macros
from archmodel.formats.model._outline import LINE
from archmodel.formats.model._said import lost
from archmodel.formats.model.plantuml import escaped, title
from archmodel.model import Model

__all__ = ["PlantumlC4"]


class PlantumlC4(Format[Model]):
    """Containers, systems and persons in boundaries, for a PlantUML of 2021 or newer."""

    suffix: ClassVar[str] = ".c4.puml"

    def write(self, stage: Model) -> bytes:
        """Return the diagram as UTF-8."""
        lines = ["@startuml", "!include <C4/C4_Container>", *title(stage.title)]
        lines += [*macros(stage, _escaped, stage.relations.values()), "@enduml", ""]
        return "\n".join(lines).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what the macros do not say."""
        return lost(stage, BOX, LINE, BOUNDARY)


def _escaped(text: str) -> str:
    """Return text in which nothing means something.

    The macros decode numbers such as `&#35;` again where others have stood for their signs, so an
    invisible joiner (U+2060) parts these.
    """
    return escaped(re.sub(r"&(?=#\d+;)", "&\u2060", text))
