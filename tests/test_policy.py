"""A package of rules, as a platform team would hand it out: installed by pip, found without configuration."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.process import ROOT, SHOP, CommandLine

SHOPS = (
    SHOP
    + """
    peeks = phone.calls(orders, "peeks")
    bank = Microservice("Bank", inside=platform, owner="payments")
    cards = Database("Cards", inside=platform, tags=frozenset({"card-data"}))
    looks = orders.reads(cards, "looks")
    keeps = bank.stores_in(cards, "keeps")
    for number in range(6):
        orders.calls(Microservice(f"Part {number}", inside=platform, owner="shop"), "asks")
"""
).replace("import ApiGateway,", "import ApiGateway, Database,")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which pip has installed the package, without a network."""
    folder = tmp_path_factory.mktemp("policy")
    source = shutil.copytree(ROOT / "examples" / "policy", folder / "source")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    target = folder / "installed"
    command = [*pip, "--no-deps", "--no-build-isolation", "--target", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


def test_its_rules_are_found_without_configuration(archmodel, installed):
    archmodel.write("shop.py", SHOPS)
    ended = archmodel("check", "shop.py", PYTHONPATH=str(installed))
    assert ended.code == 1
    codes = [line.split()[1] for line in ended.out.splitlines() if ": ACME" in line]
    assert codes == ["ACME001", "ACME003", "ACME002"]
    assert ": ACME" not in archmodel("check", "shop.py").out


def test_they_are_listed_explained_and_selected(archmodel, installed):
    archmodel.write("shop.py", SHOPS)
    listed = archmodel("rules", PYTHONPATH=str(installed)).out
    assert [line[:7] for line in listed.splitlines() if line.startswith("ACME")] == [
        "ACME001",
        "ACME002",
        "ACME003",
    ]
    told = archmodel("explain", "ACME001", PYTHONPATH=str(installed)).out
    assert "Why it matters: decision 7" in told
    assert "class _Round(Blueprint):" in told
    ended = archmodel("check", "shop.py", "--select", "too-many-services", PYTHONPATH=str(installed))
    assert (ended.code, ended.out.count("ACME002 too-many-services")) == (0, 1)


def test_their_examples_bear_them_out(archmodel, installed):
    ended = archmodel("rules", "test", "ACME", PYTHONPATH=str(installed))
    assert (ended.code, ended.out) == (0, "2 tried, 0 wrong, 1 without examples\n")


def test_its_contract_may_be_accepted_in_the_settings(archmodel, installed):
    archmodel.write("shop.py", SHOPS)
    archmodel.write(
        "pyproject.toml",
        "[tool.archmodel]\nselect = ['ACME', 'META']\nignore = ['ACME001']\n"
        "[[tool.archmodel.waive]]\ncode = 'ACME003'\nwhere = 'id:orders'\n"
        "because = 'until audit'\nexpect = 1\n",
    )
    assert archmodel("check", "shop.py", PYTHONPATH=str(installed)).code == 0
