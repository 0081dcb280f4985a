"""`archmodel baseline`, and `check` against one, against a revision, and with waivers."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.process import SHOP, CommandLine

PEEKS = '    peeks = phone.calls(orders, "peeks")\n'
MORE = '    crm = Microservice("CRM")\n    looks = phone.calls(crm, "looks")\n'
WAIVER = (
    "    pilot = Waiver('INT001', on=(peeks,), because='until the pilot ends', "
    "until=date(2026, 6, 30), ticket='ARCH-88')\n"
)
IMPORTS = "from datetime import date\n\nfrom archmodel.waiver import Waiver\n"
RULE = ("--select", "INT001")


@pytest.fixture
def peeking(archmodel: CommandLine) -> CommandLine:
    archmodel.write("shop.py", SHOP + PEEKS)
    return archmodel


def known(archmodel: CommandLine) -> list[dict[str, object]]:
    text = (archmodel.folder / "archmodel-baseline.jsonl").read_text(encoding="ascii")
    return [json.loads(line) for line in text.splitlines()]


def test_what_a_baseline_knows_does_not_fail_and_what_is_new_does(peeking):
    made = peeking("baseline", "create", "shop.py", *RULE, "--today", "2026-06-30")
    assert made[:2] == (0, "archmodel-baseline.jsonl: 1 known\n")
    (line,) = known(peeking)
    assert (line["subject"], line["since"], line["count"]) == ("peeks", "2026-06-30", 1)
    assert peeking("check", "shop.py", *RULE)[:2] == (0, "shop: baseline 1 (INT001 1)\n")
    peeking.write("shop.py", SHOP + PEEKS + MORE)
    ended = peeking("check", "shop.py", *RULE)
    assert ended.code == 1
    assert "'CRM'" in ended.out
    assert "'Orders'" not in ended.out


def test_check_never_writes_a_baseline(peeking):
    peeking("check", "shop.py", *RULE)
    assert [each.name for each in peeking.folder.iterdir()] == ["shop.py"]


def test_a_baseline_is_not_made_twice(peeking):
    peeking("baseline", "create", "shop.py", *RULE)
    ended = peeking("baseline", "create", "shop.py", *RULE)
    assert ended.code == 2
    assert "this baseline is there already" in ended.err


def test_the_ways_out_are_commands_that_can_be_copied(archmodel):
    archmodel.write("web shop.py", SHOP + PEEKS)
    at = ("web shop.py", "--baseline", "known.jsonl")
    missing = archmodel("check", *at)
    assert missing.code == 2
    assert archmodel(*commands(missing.err)[0]).out == "known.jsonl: 1 known\n"
    prune, accept = commands(archmodel("baseline", "create", *at).err)
    assert prune == ["baseline", "prune", *at]
    assert accept == ["baseline", "accept", "--reason", "TEXT", "RULE", *at]
    assert archmodel(*prune).out == "known.jsonl: 1 known\n"
    assert archmodel(*[{"RULE": "STR004"}.get(word, word) for word in accept]).code == 0
    archmodel.write("web shop.py", SHOP)
    (prune,) = commands(archmodel("check", *at).out)
    assert (
        archmodel(*[{"PATH": "web shop.py"}.get(word, word) for word in prune]).out
        == "known.jsonl: 0 known\n"
    )


def commands(told: str) -> list[list[str]]:
    found = re.findall(r"archmodel (baseline .*?)(?:;|  |$)", told, re.MULTILINE)
    return [shlex.split(each) for each in found]


def test_pruning_only_takes_out(peeking):
    peeking("baseline", "create", "shop.py", *RULE)
    peeking.write("shop.py", SHOP + MORE)
    warned = peeking("check", "shop.py", "--select", "INT001", "--select", "META")
    assert warned.code == 1  # what is new
    assert "archmodel-baseline.jsonl:1:1: META004" in warned.out
    assert peeking("baseline", "prune", "shop.py", *RULE).out == "archmodel-baseline.jsonl: 0 known\n"
    assert known(peeking) == []


def test_a_stale_baseline_fails_where_that_is_asked_for(peeking):
    peeking("baseline", "create", "shop.py", *RULE)
    peeking.write("shop.py", SHOP)
    rules = ("--select", "INT001", "--select", "META")
    assert peeking("check", "shop.py", *rules).code == 0
    assert peeking("check", "shop.py", *rules, "--strict-baseline").code == 1


def test_what_is_new_is_accepted_by_rule_with_a_reason(peeking):
    refused = peeking("baseline", "accept", "INT001", "shop.py")
    assert refused.code == 2
    assert "--reason" in refused.err
    ended = peeking(
        "baseline", "accept", "INT001", "shop.py", "--reason", "the pilot", "--today", "2026-06-30"
    )
    assert ended[:2] == (0, "archmodel-baseline.jsonl: 1 known\n")
    (line,) = known(peeking)
    assert (line["because"], line["since"]) == ("the pilot", "2026-06-30")
    assert peeking("baseline", "show").out == "archmodel-baseline.jsonl: 1 known, INT001 1\n"


def test_nothing_is_written_where_a_blueprint_cannot_be_read(peeking):
    peeking.write("broken.py", "class Broken(")
    ended = peeking("baseline", "create", "shop.py", "broken.py", *RULE)
    assert ended.code == 2
    assert not (peeking.folder / "archmodel-baseline.jsonl").exists()


def test_a_place_that_cannot_be_written_is_told_without_an_option_of_other_commands(peeking):
    ended = peeking("baseline", "create", "shop.py", "--baseline", "shop.py/known.jsonl")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.endswith("    instead: what stood there before is untouched; choose another place\n")


def test_a_baseline_that_is_named_and_missing_is_an_error(peeking):
    for command in (("check", "shop.py"), ("baseline", "prune", "shop.py"), ("baseline", "show")):
        ended = peeking(*command, "--baseline", "known.jsonl")
        assert ended.code == 2
        assert "known.jsonl: cannot be read: No such file" in ended.err


def test_a_torn_baseline_is_an_error_and_no_pass(peeking):
    peeking.write("archmodel-baseline.jsonl", '{"fp"')
    ended = peeking("check", "shop.py", *RULE)
    assert ended.code == 2
    assert "archmodel-baseline.jsonl:1: this is no line of a baseline" in ended.err


def test_from_a_folder_below_the_same_baseline_counts(archmodel):
    team = archmodel.write("teams/a/shop.py", SHOP + PEEKS).parent
    archmodel("baseline", "create", "teams", *RULE)
    assert archmodel("check", "shop.py", *RULE, cwd=team)[:2] == (0, "shop: baseline 1 (INT001 1)\n")
    file = (Path("..") / ".." / "archmodel-baseline.jsonl").as_posix()
    assert archmodel("baseline", "show", cwd=team).out == f"{file}: 1 known, INT001 1\n"
    again = archmodel("baseline", "create", "shop.py", *RULE, cwd=team)
    assert again.code == 2
    assert again.err.startswith(f"{file}: this baseline is there already\n")
    archmodel.write("teams/a/shop.py", SHOP)
    assert archmodel("baseline", "prune", "shop.py", *RULE, cwd=team).out == f"{file}: 0 known\n"
    assert known(archmodel) == []


def test_a_baseline_of_a_folder_below_goes_before_one_above(archmodel):
    team = archmodel.write("team/shop.py", SHOP + PEEKS).parent
    archmodel.write("archmodel-baseline.jsonl", "")
    archmodel.write("team/archmodel-baseline.jsonl", "")
    archmodel("baseline", "accept", "INT001", "shop.py", "--reason", "the pilot", cwd=team)
    assert known(archmodel) == []
    assert archmodel("check", "shop.py", *RULE, cwd=team).code == 0


def test_two_models_of_one_name_are_refused_where_a_baseline_would_take_one_for_the_other(archmodel):
    archmodel.write("a/shop.py", SHOP + PEEKS)
    archmodel.write("b/shop.py", SHOP)
    said = (
        "two models are called 'shop', which a baseline cannot tell apart: a/shop.py, b/shop.py\n"
        '    instead: rename the class of one (in JSON its "name")'
    )
    assert archmodel("baseline", "create", "a", "b", *RULE)[:2] == (2, "")
    archmodel("baseline", "create", "a", *RULE)
    commit(archmodel)
    archmodel.write("b/shop.py", SHOP + PEEKS)
    for command in (
        ("check", "a", "b", *RULE),
        ("check", "a", "b", *RULE, "--baseline", "", "--since", "HEAD"),
        ("baseline", "prune", "a", "b", *RULE),
        ("baseline", "accept", "INT001", "a", "b", "--reason", "the pilot"),
    ):
        ended = archmodel(*command)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    assert archmodel("check", "a", "b", *RULE, "--baseline", "").code == 1


def test_two_models_of_one_name_of_which_a_baseline_knows_nothing_are_reviewed(archmodel):
    archmodel.write("a/shop.py", SHOP)
    archmodel.write("b/shop.py", SHOP)
    archmodel.write("other.py", SHOP.replace("class Shop", "class Other") + PEEKS)
    assert archmodel("baseline", "create", ".", *RULE).code == 0
    assert archmodel("check", ".", *RULE).code == 0


def test_what_is_locked_is_not_written_down_and_that_is_said(peeking):
    peeking.write("pyproject.toml", "[tool.archmodel]\nlocked = ['INT001']\n")
    made = peeking("baseline", "create", "shop.py", *RULE)
    assert made[:2] == (0, "archmodel-baseline.jsonl: 0 known\n")
    assert made.err == "left out, as 'locked' of the settings holds it: INT001 1\n"
    added = peeking("baseline", "accept", "INT001", "shop.py", "--reason", "the pilot")
    assert added[1:3] == ("archmodel-baseline.jsonl: 0 known\n", made.err)
    assert known(peeking) == []


def commit(archmodel: CommandLine) -> None:
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "as it was"),
    ):
        subprocess.run(["git", *arguments], cwd=archmodel.folder, check=True)


def test_since_a_revision_only_what_is_new_is_reported(peeking):
    commit(peeking)
    peeking.write("shop.py", "\n" * 50 + SHOP + PEEKS + MORE)
    ended = peeking("check", "shop.py", *RULE, "--since", "HEAD")
    assert ended.code == 1
    assert "'CRM'" in ended.out
    assert "'Orders'" not in ended.out
    status = subprocess.run(["git", "status", "--short"], cwd=peeking.folder, capture_output=True, check=True)
    assert status.stdout.split() == [b"M", b"shop.py"]


def test_since_a_revision_what_was_mended_is_no_line_to_prune(peeking):
    commit(peeking)
    peeking.write("shop.py", SHOP)
    how = ("--since", "HEAD", "--fail-on", "warning", "--strict-baseline")
    assert peeking("check", "shop.py", *how)[:3] == (0, "", "")


def test_since_a_revision_that_knows_no_blueprint_all_is_new(peeking):
    peeking.write("other.txt", "")
    (peeking.folder / "shop.py").rename(peeking.folder / "later")
    commit(peeking)
    (peeking.folder / "later").rename(peeking.folder / "shop.py")
    assert peeking("check", "shop.py", *RULE, "--since", "HEAD").code == 1


def test_since_a_revision_a_path_may_be_absolute_and_from_a_folder_below(peeking):
    commit(peeking)
    below = peeking.folder / "below"
    below.mkdir()
    for path in ("../shop.py", peeking.folder / "shop.py", "../shop.py:Shop"):
        assert peeking("check", path, *RULE, "--since", "HEAD", cwd=below).code == 0


def test_a_revision_that_is_none_or_cannot_be_read_is_an_error(peeking):
    assert "not a git repository" in peeking("check", "shop.py", "--since", "HEAD").err
    commit(peeking)
    ended = peeking("check", "shop.py", "--since", "nope")
    assert (ended.code, ended.out) == (2, "")
    assert "nope: there is no such revision" in ended.err
    peeking.write("shop.py", SHOP + "    phone = 5 / 0\n")
    commit(peeking)
    peeking.write("shop.py", SHOP)
    ended = peeking("check", "shop.py", "--since", "HEAD")
    assert ended.code == 2
    assert "HEAD: what was there cannot be reviewed" in ended.err
    assert commands(ended.err) == [["baseline", "create", "shop.py"]]


def test_a_waiver_holds_until_its_day_and_can_be_left_out(peeking):
    peeking.write("shop.py", IMPORTS + SHOP + PEEKS + WAIVER)
    rules = ("--select", "INT001", "--select", "META")
    assert peeking("check", "shop.py", *rules, "--today", "2026-01-01")[:2] == (0, "")
    soon = peeking("check", "shop.py", *rules, "--today", "2026-06-30")
    assert soon.code == 0
    assert "META007" in soon.out
    late = peeking("check", "shop.py", *rules, "--today", "2026-07-01")
    assert late.code == 1
    assert "INT001" in late.out
    assert "META003" in late.out
    assert peeking("check", "shop.py", *rules, "--today", "2026-01-01", "--no-waivers").code == 1


def test_waivers_are_listed_with_their_end_and_their_reason(peeking):
    peeking.write("shop.py", IMPORTS + SHOP + PEEKS + WAIVER)
    ended = peeking("waivers", "shop.py", "--today", "2026-01-01")
    place, told = ended.out.split(": ", 1)
    assert place.startswith("shop.py:")
    assert told == "INT001 on peeks, until 2026-06-30: until the pilot ends [ARCH-88]\n"
    assert peeking("waivers", "shop.py", "--expired", "--today", "2026-06-30").out == ""
    late = peeking("waivers", "shop.py", "--expired", "--today", "2026-07-01").out
    assert "until 2026-06-30 (expired): " in late


def test_a_waiver_of_no_rule_fails_the_check_itself(peeking):
    peeking.write("shop.py", IMPORTS + SHOP + PEEKS + WAIVER.replace("INT001", "INT01"))
    ended = peeking("check", "shop.py", "--select", "META006")
    assert ended.code == 2
    assert "did you mean 'INT0" in ended.out
