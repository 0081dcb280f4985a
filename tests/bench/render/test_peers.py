"""The scripts that rendering is compared with show what the pictures show, and run."""

from __future__ import annotations

import subprocess
import sys

import pytest

from archmodel.loading import load_all
from bench.render.__main__ import Round, Took, report
from bench.render.peers import scripts
from tests.process import MOBILE, ROOT


def test_there_is_a_script_for_every_view_of_a_blueprint():
    written = dict(scripts(load_all([str(MOBILE)])))
    assert set(written) == {"mobile_integration-schematic", "mobile_integration-logical"}
    text = written["mobile_integration-schematic"]
    assert "with Cluster('Container platform\\nRed Hat OpenShift Container Platform'):" in text
    assert "nodes['device'] >> Edge(label='uses services" in text


def test_a_card_in_detail_has_those_it_works_with_beside_it():
    written = dict(scripts(load_all([str(ROOT / "docs" / "detail.py")])))
    assert all(text.count("\n    nodes[") > 1 for text in written.values())
    assert all(">> Edge(label=" in text for text in written.values())


@pytest.mark.dot
def test_a_script_draws_svg_and_png(tmp_path):
    for name, text in scripts(load_all([str(MOBILE)])):
        (tmp_path / "script.py").write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, tmp_path / "script.py", tmp_path / name], check=True)
        assert {path.suffix for path in tmp_path.glob(f"{name}.*")} == {".svg", ".png"}


@pytest.mark.parametrize(("wall", "again"), [(1.0, "0 drawn, 8 unchanged"), (3.0, "1 drawn, 7 unchanged")])
def test_the_report_says_whether_the_targets_are_met(wall, again):
    one = Round(Took(8.0, 8.0), Took(wall, 1.8), Took(0.3, 0.3, again), Took(0.5, 0.9))
    assert report(8, [one], 2).count("| met |") == (3 if wall == 1.0 else 0)
