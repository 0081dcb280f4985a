"""The order of layers: few crossings, and that of declaration where nothing speaks against it."""

from __future__ import annotations

from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.layout.quality import changes, measure
from archmodel.scene import Box, Direction, Scene, Wire
from tests.layout.scenes import group


def test_a_line_past_a_group_does_not_turn_round_what_stands_behind_it():
    members = {
        "tenant": ("directory",),
        "front": ("balancer", "web", "api"),
        "access": ("sso", "roles"),
        "core": ("projects", "files", "billing", "jobs", "mailer"),
        "stores": ("main", "blobs"),
    }
    boxes = [Box(name, Size(80, 80)) for name in ("member", "administrator")]
    for name, inner in members.items():
        boxes += [group(name), *(Box(each, Size(196, 56), name) for each in inner)]
    pairs = (
        "member balancer, administrator balancer, balancer web, balancer api, web sso, sso directory, "
        "api sso, sso roles, web projects, api projects, projects files, projects jobs, jobs mailer, "
        "jobs billing, projects main, files blobs, billing main, billing cards"
    )
    boxes.append(Box("cards", Size(196, 56)))
    ends = (pair.split() for pair in pairs.split(", "))
    wires = [Wire(f"{source} {target}", source, target) for source, target in ends]
    before = Scene("view", "View", tuple(boxes), tuple(wires), Direction.RIGHT)
    after = before._replace(wires=(*wires, Wire("new", "member", "jobs")))
    one, other = map(Layered().place, (before, after))
    assert changes(one, other).flips <= 2
    assert measure(other).crossings <= 1
