"""Reviews within tests: assertions, and the pytest plug-in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archmodel import Finding, Graph, Rule, Severity
from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Microservice, MobileDevice
from archmodel.rules.integration.device_bypasses_gateway import DeviceBypassesGateway
from archmodel.testing import assert_clean, assert_proven
from archmodel.waiver import Waiver
from tests.process import ROOT, SHOP


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    orders = Microservice("Orders", owner="shop")
    asks = phone.calls(gateway, "asks")
    routes = gateway.calls(orders, "routes")


class Peeking(Shop):
    peeks = Shop.phone.calls(Shop.orders, "peeks")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_clean_model_passes() -> None:
    assert_clean(Shop, select=["INT"])


def test_what_check_would_report_fails_with_the_report() -> None:
    with pytest.raises(AssertionError) as raised:
        assert_clean(Peeking, select=["INT001"])
    assert "INT001 device-bypasses-gateway: 'Phone' reaches 'Orders'" in str(raised.value)
    assert_clean(Peeking, select=["INT001", "INT002"], ignore=["INT001"])


def test_the_settings_of_the_folder_count(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.archmodel]\nselect = ['INT002']\n", encoding="utf-8")
    assert_clean(Peeking)
    (tmp_path / "pyproject.toml").write_text(
        "[tool.archmodel]\nfail-on = 'info'\nrules.INT001.severity = 'info'\n", encoding="utf-8"
    )
    with pytest.raises(AssertionError):
        assert_clean(Peeking, select=["INT001"])


CONTRACT = """
[tool.archmodel]
select = ["ACME", "META"]
[[tool.archmodel.contract]]
code = "ACME001"
name = "orders-state-an-owner"
type = "required-field"
of = "tag:orders"
fields = ["owner"]
"""


class Tagged(Blueprint):
    orders = Microservice("Orders", owner="shop", tags=frozenset({"orders"}))


def test_a_rule_that_is_about_another_blueprint_fails_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(CONTRACT, encoding="utf-8")
    assert_clean(Shop)
    assert_clean([Shop, Tagged])


def test_a_rule_that_is_about_none_of_several_blueprints_fails_these(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(CONTRACT, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"META005 vacuous-rule: ACME001 .* in any of 2 models"):
        assert_clean([Shop, Peeking])
    with pytest.raises(AssertionError, match="META005 vacuous-rule: ACME001"):
        assert_clean([Shop])


def test_what_fails_several_blueprints_is_told_of_each() -> None:
    with pytest.raises(AssertionError, match=r"(?s)INT001.*peeking: 1 error\n.*INT001.*peeking: 1 error"):
        assert_clean([Peeking, Shop, Peeking], select=["INT001"])


def test_no_blueprint_is_no_clean_one() -> None:
    with pytest.raises(AssertionError, match="there is no blueprint to review"):
        assert_clean([])


def test_waivers_expire_where_a_day_is_given() -> None:
    class Pilot(Peeking):
        pilot = Waiver("INT001", on=(Peeking.peeks,), because="a pilot", until=date(2026, 6, 30))

    assert_clean(Pilot, select=["INT001"])
    with pytest.raises(AssertionError, match="INT001"):
        assert_clean(Pilot, select=["INT001"], today=date(2026, 7, 1))


class Silent(Rule[Graph]):
    code = "ACME001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        yield from ()


class Loud(DeviceBypassesGateway):
    Bad = Good = Peeking


class Broken(Silent):
    Bad = Good = Peeking

    def check(self, subject: Graph) -> Iterator[Finding]:
        raise ValueError("no such zone")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Silent, "ACME001 silent has no examples"),
        (type("Mute", (Silent,), {"Bad": Peeking, "Good": Shop}), "finds nothing in its bad example"),
        (Loud, "it finds something in its good example: 'Phone' reaches 'Orders'"),
        (Broken, "it crashed in its bad example: ValueError: no such zone"),
    ],
)
def test_a_rule_that_its_examples_do_not_bear_out_fails(rule: type[Rule[Graph]], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        assert_proven(rule)


def test_a_rule_that_its_examples_bear_out_passes() -> None:
    assert_proven(DeviceBypassesGateway)


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


SETTINGS = (
    "[tool.pytest.ini_options]\narchmodel_blueprints = ['blueprints/*.py']\n"
    "[tool.archmodel]\nselect = ['INT001', 'INT002', 'STR004']\n"
)


def test_the_plug_in_makes_a_test_of_each_rule_and_blueprint(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "blueprints").mkdir()
    file = tmp_path / "blueprints" / "shop.py"
    file.write_text(SHOP, encoding="utf-8")
    (tmp_path / "other.py").write_text("raise ValueError\n", encoding="utf-8")
    ended = run_pytest(tmp_path)
    assert (ended.returncode, ended.stdout.splitlines()[-1][:8]) == (0, "3 passed"), ended.stdout
    file.write_text(f'{SHOP}    peeks = phone.calls(orders, "peeks")\n', encoding="utf-8")
    ended = run_pytest(tmp_path)
    assert ended.returncode == 1
    assert "FAILED blueprints/shop.py::shop::INT001-device-bypasses-gateway" in ended.stdout
    assert "1 failed, 2 passed" in ended.stdout
    assert "blueprints/shop.py:19:13: INT001" in ended.stdout


def test_whether_a_rule_is_about_nothing_is_no_test_of_one_blueprint(tmp_path: Path) -> None:
    settings = SETTINGS[: SETTINGS.index("[tool.archmodel]")] + CONTRACT
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "shop.py").write_text(SHOP, encoding="utf-8")
    ended = run_pytest(tmp_path, "-rA")
    assert ended.returncode == 0, ended.stdout
    assert "PASSED blueprints/shop.py::shop::ACME001-orders-state-an-owner" in ended.stdout
    assert "META006" in ended.stdout
    assert "META005" not in ended.stdout


def test_a_blueprint_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "shop.py").write_text(SHOP.replace("title=", "titel="), encoding="utf-8")
    ended = run_pytest(tmp_path)
    assert ended.returncode == 2
    assert "titel" in ended.stdout
    assert "Traceback" not in ended.stdout
