"""`archmodel diff`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tests.process import SHOP, CommandLine, surroundings

PEEKS = '    peeks = phone.calls(orders, "peeks")\n'


def commit(archmodel: CommandLine) -> None:
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "as it is"),
    ):
        subprocess.run(["git", *arguments], cwd=archmodel.folder, check=True)


@pytest.fixture
def twice(archmodel: CommandLine) -> CommandLine:
    """Return what runs in a folder that holds a shop as it was and as it is."""
    archmodel.write("old/shop.py", SHOP)
    archmodel.write("new/shop.py", SHOP.replace('"iOS"', '"Android"') + PEEKS)
    return archmodel


def test_what_changed_and_what_came_with_it_is_told(twice):
    ended = twice("diff", "old/shop.py", "new/shop.py")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out == (
        "~ Phone (MobileDevice): technology iOS → Android  (new/shop.py:11)\n"
        "+ Phone calls Orders: peeks  (new/shop.py:19)\n"
        "gained INT001 error: 'Phone' reaches 'Orders' without passing an API gateway  (new/shop.py:19)\n"
        "shop: 1 new, 1 changed; 1 finding gained\n"
    )


def test_the_way_back_loses_what_was_gained(twice):
    ended = twice("diff", "new/shop.py", "old/shop.py")
    assert ended.out.endswith("shop: 1 gone, 1 changed; 1 finding lost\n")


def test_nothing_is_told_of_models_that_say_the_same_in_another_order(archmodel, shop):
    lines = SHOP.splitlines(keepends=True)
    at = lines.index('    gateway = ApiGateway("API gateway")\n')
    archmodel.write("later.py", "".join([*lines[: at - 1], lines[at], lines[at - 1], *lines[at + 1 :]]))
    assert archmodel("diff", shop, "later.py")[:3] == (0, "", "")


def test_a_finding_about_what_was_renamed_is_neither_gained_nor_lost(archmodel):
    archmodel.write("old.py", SHOP + PEEKS)
    archmodel.write("new.py", SHOP.replace("phone", "mobile") + PEEKS.replace("phone", "mobile"))
    ended = archmodel("diff", "old.py", "new.py")
    assert ended.out == ("~ Phone (MobileDevice): renamed from 'phone'  (new.py:11)\nshop: 1 changed\n")


def test_a_cycle_is_the_same_finding_whatever_its_members_are_called(archmodel):
    cycle = PEEKS.replace("phone.calls(orders", "orders.calls(gateway").replace("peeks", "asks_back")
    archmodel.write("old.py", SHOP + cycle)
    archmodel.write("new.py", (SHOP + cycle).replace("gateway", "zone"))
    ended = archmodel("diff", "old.py", "new.py")
    assert ended.out.endswith("shop: 1 changed\n")
    assert "STR003" in archmodel("check", "new.py").out


def test_json_is_written_into_a_file_that_is_called_so(twice):
    assert twice("diff", "old/shop.py", "new/shop.py", "-o", "diff.json")[:2] == (1, "")
    (diff,) = json.loads(twice.files()["diff.json"])["diffs"]
    assert [each["entry"]["name"] for each in diff["added"]] == ["peeks"]
    assert [each["code"] for each in diff["gained"]] == ["INT001"]


def test_what_is_read_is_not_written_over(twice):
    before = twice.files()
    ended = twice("diff", "old/shop.py", "new/shop.py", "-f", "text", "-o", "new/shop.py")
    assert ended.code == 2
    assert "it is read, and would be overwritten" in ended.err
    assert twice.files() == before


def test_a_path_at_two_revisions_at_one_and_now(archmodel, shop):
    commit(archmodel)
    archmodel.write("shop.py", SHOP + PEEKS)
    commit(archmodel)
    archmodel.write("shop.py", SHOP.replace("iOS", "Android") + PEEKS)
    told = {
        ("HEAD~1..HEAD", "--", "shop.py"): "1 new",
        ("HEAD~1...main", "shop.py"): "1 new",
        ("HEAD~1..", "shop.py"): "1 new",
        ("main", "--", "shop.py"): "1 changed",
        ("HEAD~1:shop.py", "shop.py"): "1 new, 1 changed",
        ("HEAD~1:shop.py:Shop", "main:shop.py:Shop"): "1 new",
    }
    for words, counts in told.items():
        ended = archmodel("diff", *words)
        assert (ended.code, ended.err) == (1, "")
        assert ended.out.splitlines()[-1].startswith(f"shop: {counts}")
    status = subprocess.run(
        ["git", "status", "--short"], cwd=archmodel.folder, capture_output=True, check=True
    )
    assert status.stdout.split() == [b"M", b"shop.py"]


def test_options_may_follow_the_path_as_well(twice):
    old, new = "old/shop.py", "new/shop.py"
    before = twice("diff", old, "-f", "json", "--", new)
    assert (before.code, before.out[:1]) == (1, "{")
    assert twice("diff", old, "--", new, "-f", "json") == before
    assert twice("diff", "-f", "json", "--", old, new) == before
    assert twice("diff", old, "--", new, "more.py").code == 2


def test_a_blueprint_that_was_not_there_yet_is_new_as_a_whole(archmodel):
    archmodel.write("other.txt", "")
    commit(archmodel)
    archmodel.write("shop.py", SHOP)
    ended = archmodel("diff", "main", "--", "shop.py")
    assert ended.code == 1
    assert "+ Phone (MobileDevice)" in ended.out
    assert "~ the model: title shop → The shop" in ended.out


def test_models_of_a_folder_are_compared_by_name(archmodel):
    archmodel.write("old/shop.py", SHOP)
    archmodel.write("new/shop.py", SHOP + PEEKS)
    archmodel.write("new/more.py", SHOP.replace("class Shop", "class Stall"))
    ended = archmodel("diff", "old", "new")
    assert ended.code == 1
    assert "shop: 1 new" in ended.out
    assert "stall: 8 new" in ended.out


def test_what_cannot_be_read_ends_with_2(archmodel, shop):
    missing = archmodel("diff", "shpo.py", "shop.py")
    assert (missing.code, missing.out) == (2, "")
    assert "shpo.py: there is no such file or folder\n    instead: did you mean 'shop.py'?" in missing.err
    assert "not a git repository" in archmodel("diff", "main", "shop.py").err
    archmodel.write("shop.py", SHOP + "    phone = 5 / 0\n")
    commit(archmodel)
    archmodel.write("shop.py", SHOP)
    broken = archmodel("diff", "main", "shop.py")
    assert broken.code == 2
    assert "main: shop.py cannot be read as it was\n" in broken.err
    assert "archmodel export" in broken.err
    assert archmodel("diff", "main..HEAD", "nope.py").err.startswith("nope.py: there is no such file")


def test_each_view_that_shows_a_change_is_drawn_into_a_folder(twice):
    ended = twice("diff", "old/shop.py", "new/shop.py", "-f", "svg", "-o", "changes")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.split() == ["changes/shop/schematic.svg", "changes/shop/logical.svg"]
    assert b'data-name="peeks"' in twice.files("changes")["shop/schematic.svg"]
    again = twice("diff", "old/shop.py", "new/shop.py", "-o", "one.svg", "--view", "schematic")
    assert (again.code, again.out) == (1, "one.svg\n")
    assert twice.files()["one.svg"] == twice.files("changes")["shop/schematic.svg"]


def test_where_nothing_changed_nothing_is_drawn(twice):
    ended = twice("diff", "old/shop.py", "old/shop.py", "-o", "changes.png")
    assert (ended.code, ended.out, ended.err) == (0, "", "no view shows a change\n")
    assert "changes.png" not in twice.files()


def test_the_picture_keeps_to_the_pins_of_the_earlier_side(twice):
    pins = {"schemaVersion": 1, "views": {"schematic": {"phone": {"x": 0, "y": 900}}}}
    before = twice("diff", "old/shop.py", "new/shop.py", "-f", "svg", "--view", "schematic").raw
    twice.write("old/shop.layout.json", json.dumps(pins))
    assert twice("diff", "old/shop.py", "new/shop.py", "-f", "svg", "--view", "schematic").raw != before


def test_an_ending_that_is_no_format_is_refused(twice):
    ended = twice("diff", "old/shop.py", "new/shop.py", "-o", "diff.pgn")
    assert (ended.code, ended.out) == (2, "")
    assert "diff.pgn: '.pgn' is no format of changes\n    instead: end it in .txt" in ended.err


def test_the_recipe_comments_with_the_change_and_its_pictures(archmodel, shop, root):
    """`gh` alone is not run, as it needs a host: what it would post is kept."""
    page = (root / "docs" / "diff.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```bash\n(.*?)```", page, re.DOTALL)
    script = archmodel.write("comment.sh", recipe)
    for name, body in (
        ("gh", 'cat "${@: -1}" > posted.md'),
        ("archmodel", f'"{sys.executable}" -m archmodel "$@"'),
    ):
        archmodel.write(f"bin/{name}", f"#!/bin/bash\n{body}\n").chmod(0o755)
    commit(archmodel)
    subprocess.run(["git", "init", "-q", "--bare", "origin.git"], cwd=archmodel.folder, check=True)
    subprocess.run(
        ["git", "remote", "add", "origin", archmodel.folder / "origin.git"], cwd=archmodel.folder, check=True
    )
    shop.write_text(SHOP + PEEKS)
    commit(archmodel)
    given = {"RANGE": "HEAD~1...HEAD", "PULL": "7", "REPOSITORY": "our/shop"}
    path = f"{archmodel.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for _ in range(2):  # the second time there are pictures of the first
        run = ["bash", str(script), "shop.py"]
        ended = subprocess.run(
            run, cwd=archmodel.folder, env=surroundings({**given, "PATH": path}), capture_output=True
        )
        assert ended.returncode == 0, ended.stderr.decode()
        posted = archmodel.files()["posted.md"].decode()
        assert posted.startswith("## shop: 1 new; 1 finding gained\n")
        shown = re.findall(r"!\[(\w+)\]\(https://raw\.githubusercontent\.com/our/shop/(\w+)/(.+)\)", posted)
        assert [name for name, _, _ in shown] == ["schematic"]
        for _, revision, file in shown:
            show = ["git", "--git-dir", "origin.git", "show", f"{revision}:{file}"]
            picture = subprocess.run(show, cwd=archmodel.folder, capture_output=True, check=True).stdout
            assert picture.startswith(b"\x89PNG")


def test_boxes_that_had_to_make_room_are_counted(archmodel):
    orders = 'orders = Microservice("Orders", inside=platform)'
    more = 'orders = Microservice("Orders", inside=platform, technology="Go", instances="2", storage="1 TB")'
    around = SHOP + '    stock = Microservice("Stock", inside=platform)\n    looks = orders.calls(stock)\n'
    around += '    bills = Microservice("Bills", inside=platform)\n    pays = bills.calls(orders)\n'
    archmodel.write("old.py", around)
    archmodel.write("new.py", around.replace(orders, more))
    ended = archmodel("diff", "old.py", "new.py", "-o", "new.svg", "--view", "schematic")
    assert (ended.code, ended.out) == (1, "new.svg\n")
    assert re.fullmatch(r"shop/schematic: [12] boxes that did not change had to make room\n", ended.err)
