"""Settings: what a project may say, and what is refused with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Microservice, MobileDevice
from archmodel.errors import RuleError, SettingsError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import Review, known_rules, review
from archmodel.rules.base import Severity
from archmodel.settings import Settings, settings_for
from archmodel.waiver import Waiver

Settle = Callable[[str], Settings]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    old = Microservice("Old", tags=frozenset({"imported"}))
    new = Microservice("New")
    crm = Backend("CRM")
    peeks = phone.calls(old)
    looks = phone.calls(new)
    alone = Microservice("Alone", tags=frozenset({"imported"}))


def judge(settings: Settings, *codes: str, today: date | None = None, of: type[Blueprint] = Shop) -> Review:
    rules = settings.rules([*codes, "META"])
    return review(Graph(read(of)), rules, today=today, policy=settings.policy)


def told(judged: Review) -> list[tuple[str, str]]:
    return [(each.code, each.at[0]) for each in judged.findings]


def test_a_project_that_says_nothing_has_what_is_recommended(settle: Settle) -> None:
    for text in ("", "[project]\nname = 'archmodel'\n", "[tool.archmodel]\n"):
        settings = settle(text)
        assert [rule.code for rule in settings.rules()] == [
            rule.code for rule in known_rules() if rule.by_default
        ]
        assert settings.fail_on is Severity.ERROR


def test_the_nearest_file_above_a_path_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.archmodel]\nselect = ['INT']\n", encoding="utf-8")
    blueprint = tmp_path / "deep" / "er" / "shop.py"
    blueprint.parent.mkdir(parents=True)
    blueprint.touch()
    for path in (tmp_path, blueprint, f"{blueprint}:Shop"):
        assert settings_for(path).select == ("INT",)


@pytest.mark.parametrize("text", ["", "[project]\ndependencies = ['archmodel']\n", "[tool.ruff]\n"])
def test_a_nearer_file_that_settles_nothing_hides_no_settings(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.archmodel]\nselect = ['INT']\n", encoding="utf-8")
    team = tmp_path / "team"
    team.mkdir()
    (team / "pyproject.toml").write_text(text, encoding="utf-8")
    assert settings_for(team).select == ("INT",)
    (team / "pyproject.toml").write_text("[tool.archmodel]\n", encoding="utf-8")
    assert settings_for(team).select == ()


@pytest.mark.parametrize(
    ("text", "line", "table"),
    [
        ("[tool.archmodle]\nselect = ['INT']\n", 1, "archmodle"),
        ("[tool.ruff]\n[tool]\narchmodle.select = ['INT']\n", 3, "archmodle"),
        ("[[tool.arch-model.contract]]\n", 1, "arch-model"),
        ("[tool.archmodel]\n[tool.ArchModel.rules.INT001]\n", 2, "ArchModel"),
    ],
)
def test_a_table_that_is_nearly_called_so_is_refused(
    text: str, line: int, table: str, settle: Settle
) -> None:
    with pytest.raises(SettingsError) as raised:
        settle(text)
    assert raised.value.what == f"nothing reads [tool.{table}]"
    assert raised.value.where.endswith(f"pyproject.toml:{line}")
    assert raised.value.instead == "did you mean [tool.archmodel]?"


@pytest.mark.parametrize("table", ["archmodel-acme", "archmodel_ci", "arch", "archunit", "datamodel"])
def test_tables_of_others_are_left_alone(table: str, settle: Settle) -> None:
    assert settle(f"[tool.{table}]\nselect = ['INT']\n") == Settings()


def test_words_choose_rules_as_on_the_command_line(settle: Settle) -> None:
    settings = settle("[tool.archmodel]\nselect = ['INT001', 'STR']\nignore = ['orphan-element']\n")
    codes = [rule.code for rule in settings.rules()]
    assert codes[0] == "INT001"
    assert "STR001" in codes
    assert "STR004" not in codes


def test_what_is_selected_on_the_command_line_goes_before(settle: Settle) -> None:
    settings = settle("[tool.archmodel]\nselect = ['INT001', 'INT002']\nignore = ['STR004']\n")
    assert [rule.code for rule in settings.rules(["STR004"])] == ["STR004"]
    assert [rule.code for rule in settings.rules(ignore=["INT001"])] == ["INT002"]


def test_profiles_name_the_rules_for_a_purpose(settle: Settle) -> None:
    codes = {word: {rule.code for rule in Settings().rules([word])} for word in ("series", "all", "security")}
    assert {code[:-3] for code in codes["security"]} == {"SEC", "DAT"}
    assert codes["series"] >= {"INT001", "INT002", "INT003", "STR006", "SER003"}
    assert codes["all"] == {rule.code for rule in known_rules() if not rule.preview}
    (layers,) = (rule for rule in Settings().rules(["series"]) if rule.code == "STR006")
    assert vars(layers)["layers"][0] == ("Client",)
    given = settle("[tool.archmodel.rules.STR006]\nlayers = [['Backend'], ['Client']]\n")
    (layers,) = (rule for rule in given.rules(["series"]) if rule.code == "STR006")
    assert vars(layers)["layers"] == (("Backend",), ("Client",))


def test_a_rule_has_its_options_and_its_severity(settle: Settle) -> None:
    settings = settle(
        "[tool.archmodel]\nfail-on = 'warning'\nexpiry = 'error'\n"
        "[tool.archmodel.rules.INT006]\nmax_depth = 3\n"
        "[tool.archmodel.rules.device-bypasses-gateway]\nseverity = 'info'\n"
    )
    assert settings.fail_on is Severity.WARNING
    assert settings.options == {"INT006": {"max_depth": 3}}
    assert {each.severity for each in judge(settings, "INT001").findings} == {Severity.INFO}


def test_expired_waivers_may_be_errors(settle: Settle) -> None:
    class Late(Shop):
        pilot = Waiver("INT001", on=(Shop.peeks,), because="a pilot", until=date(2026, 1, 1))

    settings = settle("[tool.archmodel]\nexpiry = 'error'\n")
    (found,) = (
        each
        for each in judge(settings, "INT001", today=date(2026, 2, 1), of=Late).findings
        if each.code == "META003"
    )
    assert found.severity is Severity.ERROR


def test_rules_say_nothing_about_what_is_ignored_or_excluded(settle: Settle) -> None:
    settings = settle(
        "[tool.archmodel.per-selector-ignores]\n'tag:imported' = ['STR']\n"
        "[tool.archmodel.rules.INT001]\nexclude = 'kind:MobileDevice & !tag:pilot'\n"
    )
    assert told(judge(settings, "INT001", "STR004")) == [("STR004", "crm")]


def test_what_is_locked_is_neither_ignored_nor_waived(settle: Settle) -> None:
    settings = settle(
        "[tool.archmodel]\nlocked = ['INT']\n"
        "[tool.archmodel.per-selector-ignores]\n'kind:MobileDevice' = ['INT001']\n"
        "[[tool.archmodel.waive]]\ncode = 'INT001'\nwhere = 'id:phone'\nbecause = 'a pilot'\n"
    )
    judged = judge(settings, "INT001")
    assert told(judged) == [("INT001", "peeks"), ("INT001", "looks")]
    assert judged.findings[0].note == "INT001 is locked, so no waiver counts: a pilot"


WAIVE = "[[tool.archmodel.waive]]\ncode = 'INT001'\nwhere = 'id:phone'\nbecause = 'a pilot'\n"


def test_a_set_is_waived_with_its_reason(settle: Settle) -> None:
    judged = judge(settle(WAIVE), "INT001")
    assert told(judged) == []
    assert [(each.finding.at[0], each.because) for each in judged.waived] == [
        ("peeks", "a pilot"),
        ("looks", "a pilot"),
    ]


def test_more_than_expected_fails_and_says_so(settle: Settle) -> None:
    judged = judge(settle(f"{WAIVE}expect = 1\n"), "INT001")
    assert told(judged) == [("INT001", "peeks"), ("INT001", "looks")]
    assert "INT001 is found 2 times, and " in judged.findings[0].note
    assert judged.findings[0].note.endswith(" accepts 1: a pilot")


def test_just_as_many_as_expected_are_accepted(settle: Settle) -> None:
    assert told(judge(settle(f"{WAIVE}expect = 2\n"), "INT001")) == []


def test_fewer_than_expected_are_reported_with_the_number_to_write(settle: Settle) -> None:
    (found,) = judge(settle(f"{WAIVE}expect = 5\n"), "INT001").findings
    assert found.code == "META001"
    assert found.instead == "lower 'expect' of 'INT001 of id:phone' to 2"
    assert found.place
    assert found.place.line == 1


def test_a_set_that_nothing_is_found_for_is_reported_where_a_model_has_it(settle: Settle) -> None:
    here, elsewhere = (settle(WAIVE.replace("phone", name)) for name in ("crm", "none"))
    assert ("META001", "INT001 of id:crm") in told(judge(here, "INT001"))
    assert [code for code, _ in told(judge(elsewhere, "INT001"))] == ["INT001", "INT001"]


def test_a_set_that_ends_is_reported_again(settle: Settle) -> None:
    settings = settle(f"{WAIVE}until = 2026-06-30\n")
    assert told(judge(settings, "INT001", today=date(2026, 6, 30))) == [("META007", "INT001 of id:phone")]
    codes = [code for code, _ in told(judge(settings, "INT001", today=date(2026, 7, 1)))]
    assert sorted(codes) == ["INT001", "INT001", "META003"]


@pytest.mark.parametrize(
    ("text", "line", "what", "instead"),
    [
        ("selct = ['INT']", 2, "[tool.archmodel] has no 'selct'", "did you mean 'select'?"),
        ("select = 'INT'", 2, "'select' is a list, and this is 'INT'", ""),
        ("select = [1]", 2, "'select' is a list of texts, and this is in it: 1", ""),
        (
            "\nselect = ['INT', 'orfan-element']",
            3,
            "no rule is called 'orfan-element'",
            "did you mean 'orphan-element'?",
        ),
        ("preview = 1", 2, "'preview' is true or false, and this is 1", ""),
        ("fail-on = 'eror'", 2, "'fail-on' cannot be 'eror'", "did you mean 'error'?"),
        ("locked = ['METAA']", 2, "no rule is called 'METAA'", "did you mean 'META'?"),
        ("rules = 3", 2, "'rules' is a table, and this is 3", ""),
        (
            "[tool.archmodel.rules.orfan-element]\na = 1",
            2,
            "no rule is called 'orfan-element'",
            "did you mean 'orphan-element'?",
        ),
        (
            "[tool.archmodel.rules.INT]\na = 1",
            2,
            "'INT' is no single rule",
            "name one by its code, such as INT001",
        ),
        (
            "[tool.archmodel.rules.INT006]\nmax_dept = 1",
            3,
            "[tool.archmodel.rules.INT006] has no 'max_dept'",
            "did you mean 'max_depth'?",
        ),
        (
            "[tool.archmodel.rules.INT006]\nmax_depth = 'x'",
            3,
            "'max_depth' of this SyncChainTooDeep cannot be the text 'x'",
            "input should be a valid integer",
        ),
        (
            "[tool.archmodel.rules.INT006]\nseverity = 'bad'",
            3,
            "'severity' cannot be 'bad'",
            "write one of info, warning, error",
        ),
        (
            "[tool.archmodel.rules.INT006]\nexclude = 'tga:x'",
            3,
            "'tga:x' begins with no word that chooses elements",
            "did you mean 'tag'?",
        ),
        (
            "[tool.archmodel.per-selector-ignores]\n'kind:Servic' = ['INT']",
            3,
            "there is no kind 'Servic'",
            "did you mean 'Service'?",
        ),
        (
            "[[tool.archmodel.waive]]\ncode = 'INT001'\nwhere = 'id:x'",
            2,
            "[tool.archmodel.waive] lacks 'because'",
            "write because = …, a text",
        ),
        (f"{WAIVE}expect = -1", 6, "'expect' cannot be -1", "write how many are accepted, 0 or more"),
        (f"{WAIVE}expect = true", 6, "'expect' is a whole number, and this is True", ""),
        (f"{WAIVE}until = 'soon'", 6, "'until' is a day, and this is 'soon'", ""),
        ("waive = [1]", 2, "'waive' is an array of tables", "write [[tool.archmodel.waive]]"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    settle: Settle, text: str, line: int, what: str, instead: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        settle(f"[tool.archmodel]\n{text}\n")
    assert (raised.value.what, raised.value.instead) == (what, instead)
    assert raised.value.where == f"pyproject.toml:{line}"


def test_what_is_no_toml_is_refused_with_the_line(settle: Settle) -> None:
    with pytest.raises(SettingsError, match="this is no TOML: Invalid value") as raised:
        settle("[tool.archmodel]\nselect = INT001\n")
    assert raised.value.where == "pyproject.toml:2"


def test_a_word_that_names_no_rule_on_the_command_line_is_refused_too(settle: Settle) -> None:
    with pytest.raises(RuleError, match="no rule is called 'INTT'"):
        settle("").rules(["INTT"])
