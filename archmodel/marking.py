"""What the review found, said in a picture: where the two meet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from archmodel.cards import fitted
from archmodel.layout.base import NOTICES_WIDTH
from archmodel.names import Name
from archmodel.rules.base import Finding, Severity
from archmodel.scene import Notice, Scene
from archmodel.theme.base import Theme

__all__ = ["MOST", "marked", "remark", "shown_in"]

MOST = 40
"""How many findings are told; the others are counted."""


def marked(
    scene: Scene, findings: Iterable[Finding], theme: Theme, unseen: Container[Name] = frozenset()
) -> Scene:
    """Return a scene that says what was found about what it shows, worst first.

    What a picture does not show is counted in the end. A finding about a relation that is not drawn
    is marked on the first of the elements it names that is. One about something `unseen`, which no
    picture draws, such as a flow, is marked on what it points at, and told where it points at nothing.
    """
    shown = shown_in(scene)
    ordered = sorted(findings, key=lambda finding: (-finding.severity, finding.order))
    pairs = [(each, _marks(each, shown, unseen)) for each in ordered]
    told = [(finding, names) for finding, names in pairs if names is not None]
    notices = [_notice(finding, names, theme) for finding, names in told[:MOST]]
    if more := len(told) - len(notices):
        notices.append(remark(f"{more} more", theme))
    if left := len(pairs) - len(told):
        notices.append(remark(f"{left} about what is not in this picture", theme))
    return scene._replace(notices=tuple(notices))


def _marks(finding: Finding, shown: Mapping[Name, str], unseen: Container[Name]) -> tuple[str, ...] | None:
    """Return the boxes and wires to mark; None for a finding about what is not in this picture."""
    named = [shown[name] for name in finding.at if name in shown]
    if named or finding.at[0] not in unseen:
        return tuple(named[:1]) or None
    points = (*finding.path, *finding.related)
    marks = dict.fromkeys(shown[each.name] for each in points if each.name in shown)
    return tuple(marks) if marks or not points else None


def shown_in(scene: Scene) -> dict[Name, str]:
    """Return the box or wire that shows each element and relation."""
    shown = {name: box.name for box in scene.boxes for name in box.holds}
    shown |= {name: wire.name for wire in scene.wires for name in (wire.name, *wire.stands_for)}
    return shown | {box.name: box.name for box in scene.boxes}


def _notice(finding: Finding, names: tuple[str, ...], theme: Theme) -> Notice:
    inks = {Severity.ERROR: theme.error, Severity.WARNING: theme.warning, Severity.INFO: theme.info}
    ink = inks[finding.severity]
    badge = fitted(finding.code, theme, width=120, font=11.5, weight=700, ink=theme.card, pill=ink)
    text = fitted(finding.message, theme, width=NOTICES_WIDTH, font=13.0, ink=theme.ink, most=6)
    return Notice(names, badge, text, ink)


def remark(what: str, theme: Theme) -> Notice:
    """Return a notice that marks nothing."""
    badge = fitted("", theme, width=120, font=11.5, ink=theme.muted)
    text = fitted(what, theme, width=NOTICES_WIDTH, font=13.0, ink=theme.muted)
    return Notice((), badge, text, theme.muted)
