"""`[tool.archmodel]` of pyproject.toml, as the commands heed it."""

from __future__ import annotations

import subprocess

import pytest

from tests.process import SHOP, CommandLine

PEEKING = SHOP + '    peeks = phone.calls(orders, "peeks")\n'
WAYPOINT = """
[[tool.archmodel.contract]]
code = "ACME001"
name = "devices-enter-by-the-gateway"
type = "waypoint"
from = "kind:Client"
to = "kind:Service"
through = "kind:ApiGateway"
because = "ADR-7"
"""


@pytest.fixture
def peeking(archmodel: CommandLine) -> CommandLine:
    """Return what runs archmodel where a blueprint goes round the gateway."""
    archmodel.write("shop.py", PEEKING)
    return archmodel


def settle(archmodel: CommandLine, text: str) -> None:
    archmodel.write("pyproject.toml", text)


@pytest.mark.parametrize("text", ["", "[tool.ruff]\nignore = ['INT001']\n", "[archmodel]\n"])
def test_a_file_that_is_named_for_its_settings_and_has_none_is_refused(text, peeking):
    other = peeking.write("other.toml", text)
    ended = peeking("check", "shop.py", "--settings", other)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{other}: it has no [tool.archmodel]\n    instead: ")


def test_check_heeds_the_settings_of_the_project(peeking):
    settle(peeking, "[tool.archmodel]\nignore = ['INT']\n")
    assert peeking("check", "shop.py").code == 0
    settle(
        peeking, "[tool.archmodel]\nselect = ['INT001']\n[tool.archmodel.rules.INT001]\nseverity = 'info'\n"
    )
    assert peeking("check", "shop.py").code == 0
    settle(
        peeking,
        "[tool.archmodel]\nselect = ['INT001']\nfail-on = 'info'\n"
        "[tool.archmodel.rules.INT001]\nseverity = 'info'\n",
    )
    assert peeking("check", "shop.py").code == 1


def test_what_the_command_line_says_goes_before(peeking):
    settle(peeking, "[tool.archmodel]\nignore = ['INT']\nfail-on = 'info'\n")
    assert peeking("check", "shop.py", "--select", "INT001").code == 1
    assert peeking("check", "shop.py", "--ignore", "STR").code == 0
    other = peeking.write("other.toml", "[tool.archmodel]\nselect = ['INT001']\n")
    assert peeking("check", "shop.py", "--settings", other).code == 1


def test_settings_that_cannot_be_end_with_2_and_their_line(peeking):
    settle(peeking, "[tool.archmodel]\nselct = ['INT']\n")
    ended = peeking("check", "shop.py")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "pyproject.toml:2: [tool.archmodel] has no 'selct'\n    instead: did you mean 'select'?\n"
    )


def test_a_contract_is_checked_listed_and_explained(peeking):
    settle(peeking, f"[tool.archmodel]\nselect = ['ACME']\n{WAYPOINT}")
    ended = peeking("check", "shop.py")
    assert ended.code == 1
    assert "ACME001 devices-enter-by-the-gateway: 'Phone' reaches 'Orders' without passing" in ended.out
    assert "— ADR-7" in ended.out
    assert "ACME001  error    devices-enter-by-the-gateway" in peeking("rules").out
    explained = peeking("explain", "ACME001").out
    assert "Why it matters: ADR-7." in explained
    assert "here:" not in explained


def test_paths_past_what_is_not_there_end_with_2(archmodel):
    archmodel.write("shop.py", PEEKING)
    settle(archmodel, WAYPOINT.replace("kind:ApiGateway", "tag:gateways"))
    ended = archmodel("check", "shop.py")
    assert ended.code == 2
    assert "pyproject.toml:2:1: META005 vacuous-rule: ACME001 devices-enter-by-the-gateway" in ended.out
    assert "say that it may be empty: allow-empty = true in TOML, allow_empty=True in Python" in ended.out
    settle(archmodel, WAYPOINT.replace("kind:ApiGateway", "tag:gateways") + "allow-empty = true\n")
    assert archmodel("check", "shop.py", "--select", "ACME,META").code == 2  # no such word
    assert archmodel("check", "shop.py", "--select", "ACME", "--select", "META").code == 1


def test_the_series_holds_to_the_profile_of_the_series(archmodel, root):
    ended = archmodel("check", root / "docs/mobile_integration.py", "--select", "series")
    assert (ended.code, ended.out) == (0, "")


def test_a_revision_without_the_settings_is_judged_by_those_there_are_now(peeking):
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments],
            cwd=peeking.folder,
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "a shop")
    settle(peeking, f"[tool.archmodel]\nselect = ['ACME']\n{WAYPOINT}")
    assert peeking("check", "shop.py").code == 1
    assert peeking("check", "shop.py", "--since", "HEAD").code == 0


def test_other_commands_heed_them_too(peeking):
    settle(peeking, f"[tool.archmodel]\nselect = ['ACME']\n{WAYPOINT}")
    assert "1 known" in peeking("baseline", "create", "shop.py").out
    assert peeking("check", "shop.py").code == 0
    settle(peeking, "[tool.archmodel]\npreviw = true\n")
    for command in (["rules"], ["explain", "INT001"], ["render", "shop.py", "--findings"]):
        assert peeking(*command).code == 2


def test_the_examples_of_rules_are_tried(archmodel):
    ended = archmodel("rules", "test", "INT001", "META")
    assert ended.code == 0
    assert ended.out.endswith(" tried, 0 wrong, 0 without examples\n")
    settle(archmodel, WAYPOINT)
    assert archmodel("rules", "test", "ACME001").out == "0 tried, 0 wrong, 1 without examples\n"


def test_sets_that_are_waived_are_listed(peeking):
    settle(
        peeking,
        "[[tool.archmodel.waive]]\ncode = 'INT001'\nwhere = 'id:phone'\nbecause = 'a pilot'\n"
        "until = 2026-06-30\n",
    )
    told = peeking("waivers", "shop.py", "--today", "2026-07-01").out
    assert told == "pyproject.toml:1:1: INT001 of id:phone, until 2026-06-30 (expired): a pilot\n"
