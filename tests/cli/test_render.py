"""`archmodel render`: which pictures, where they go, and what happens when one cannot be drawn."""

from __future__ import annotations

import json
import shutil
import struct
from xml.etree import ElementTree

import pytest

from tests.process import MOBILE, ROOT, SHOP

PNG = b"\x89PNG\r\n\x1a\n"


def pixels(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG."""
    assert png.startswith(PNG)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_every_view_is_drawn_as_svg_and_png_and_its_path_printed(archmodel, shop):
    ended = archmodel("render", shop)
    assert (ended.code, ended.err) == (0, "")
    wanted = [
        f"renders/shop/{view}.{ending}" for view in ("schematic", "logical") for ending in ("svg", "png")
    ]
    assert ended.out.splitlines() == wanted
    assert sorted(archmodel.files("renders")) == sorted(path.removeprefix("renders/") for path in wanted)


def test_the_example_of_the_series_is_drawn(archmodel):
    ended = archmodel("render", MOBILE, "-o", archmodel.folder / "out")
    assert (ended.code, ended.err) == (0, "")
    files = archmodel.files("out/mobile_integration")
    assert sorted(files) == ["logical.png", "logical.svg", "schematic.png", "schematic.svg"]
    ElementTree.fromstring(files["schematic.svg"])
    assert min(pixels(files["schematic.png"])) > 500


@pytest.mark.parametrize("name", ["logical", "LogicalView"])
def test_one_view_is_named_by_its_name(name, archmodel, shop):
    ended = archmodel("render", shop, "--view", name, "-f", "svg")
    if name == "logical":
        assert ended.out.splitlines() == ["renders/shop/logical.svg"]
    else:
        assert (ended.code, ended.out) == (2, "")


def test_a_view_is_named_by_its_kind_too(archmodel):
    archmodel.write("shop.py", SHOP.replace("logical = ", "overview = "))
    ended = archmodel("render", "shop.py", "--view", "logical", "-f", "svg")
    assert ended.out.splitlines() == ["renders/shop/overview.svg"]


def test_an_unknown_view_is_answered_with_the_nearest_one_and_draws_nothing(archmodel, shop):
    ended = archmodel("render", shop, "--view", "logicl")
    assert (ended.code, ended.out) == (2, "")
    assert "'shop' has no view 'logicl'" in ended.err
    assert "did you mean 'logical'?" in ended.err
    assert not (archmodel.folder / "renders").exists()


def test_a_blueprint_without_views_gets_a_schematic_one(archmodel):
    archmodel.write("shop.py", "\n".join(line for line in SHOP.splitlines() if "View" not in line))
    assert archmodel("render", "shop.py", "-f", "svg").out.splitlines() == ["renders/shop/schematic.svg"]


def test_placement_json_holds_every_box_wire_and_label(archmodel, shop):
    ended = archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "-")
    assert (ended.code, ended.err) == (0, "")
    text = json.dumps(json.loads(ended.out))
    for name in ("phone", "gateway", "platform", "orders", "asks", "routes"):
        assert f'"{name}"' in text


@pytest.mark.parametrize("ending", ["svg", "png", "json"])
def test_the_ending_of_a_file_chooses_its_format(ending, archmodel, shop):
    ended = archmodel("render", shop, "--view", "logical", "-o", f"out/picture.{ending}")
    assert ended.out.splitlines() == [f"out/picture.{ending}"]
    content = archmodel.files("out")[f"picture.{ending}"]
    starts = {"svg": (b"<?xml", b"<svg"), "png": (PNG,), "json": (b"{",)}
    assert content.startswith(starts[ending])


@pytest.mark.parametrize("ending", ["svg", "png", "json"])
def test_a_dash_writes_the_picture_alone_to_standard_output(ending, archmodel, shop):
    piped = archmodel("render", shop, "--view", "logical", "-f", ending, "-o", "-")
    archmodel("render", shop, "--view", "logical", "-f", ending, "-o", "kept")
    assert piped.raw == archmodel.files("kept")[f"shop/logical.{ending}"]
    assert piped.err == ""


@pytest.mark.parametrize("output", ["-", "picture.svg"])
def test_one_place_takes_one_picture(output, archmodel, shop):
    ended = archmodel("render", shop, "-o", output)
    assert (ended.code, ended.out) == (2, "")
    assert "shop/schematic" in ended.err
    assert "--view" in ended.err
    assert sorted(archmodel.files()) == ["shop.py"]


def test_one_place_takes_one_format(archmodel, shop):
    ended = archmodel("render", shop, "--view", "logical", "-o", "-", "-f", "svg", "-f", "png")
    assert (ended.code, ended.out) == (2, "")
    assert "svg, png" in ended.err


def test_a_format_that_contradicts_the_ending_of_the_file_is_refused(archmodel, shop):
    ended = archmodel("render", shop, "--view", "logical", "-o", "picture.svg", "-f", "png")
    assert (ended.code, ended.out) == (2, "")
    assert "picture.svg" in ended.err
    assert not (archmodel.folder / "picture.svg").exists()


def test_a_file_with_an_ending_that_is_no_format_is_refused(archmodel, shop):
    ended = archmodel("render", shop, "--view", "logical", "-o", "picture.pdf")
    assert (ended.code, ended.out) == (2, "")
    assert "svg, png, json" in ended.err
    assert sorted(archmodel.files()) == ["shop.py"]


def test_a_place_that_cannot_be_written_is_one_message(archmodel, shop):
    archmodel.write("renders", "a file, not a folder")
    ended = archmodel("render", shop)
    assert ended.code == 2
    assert "renders" in ended.err
    assert "cannot be written" in ended.err


def test_two_blueprints_that_would_overwrite_each_other_are_refused(archmodel, shop):
    archmodel.write("other/shop.py", SHOP)
    ended = archmodel("render", "shop.py", "other/shop.py")
    assert (ended.code, ended.out) == (2, "")
    assert "'shop/schematic' (shop.py:17) and 'shop/schematic' (other/shop.py:17) would both be" in ended.err


@pytest.mark.parametrize("given", ["m.json", "."])
def test_what_is_read_is_never_drawn_over(given, archmodel):
    archmodel.write("whole/shop.py", SHOP)
    archmodel("export", "whole/shop.py", "-o", "m.json")
    (archmodel.folder / "whole" / "shop.py").unlink()
    before = archmodel.files()
    ended = archmodel("render", given, "--view", "logical", "-f", "json", "-o", "m.json")
    assert (ended.code, ended.out) == (2, "")
    assert "m.json: it is read, and would be overwritten" in ended.err
    assert "another place with -o" in ended.err
    assert archmodel.files() == before


def test_views_whose_names_differ_in_case_are_both_drawn(archmodel):
    archmodel.write("shop.py", SHOP.replace("schematic =", "overview =").replace("logical =", "Overview ="))
    ended = archmodel("render", "shop.py", "-f", "svg")
    assert (ended.code, ended.err) == (0, "")
    assert len({path.casefold() for path in archmodel.files("renders")}) == 2


def test_several_paths_and_a_folder_are_drawn(archmodel, shop):
    archmodel.write("more/till.py", SHOP.replace("class Shop", "class Till"))
    archmodel.write("more/helper.py", "VALUE = 1\n")
    ended = archmodel("render", shop, "more", "-f", "svg")
    assert (ended.code, ended.err) == (0, "")
    assert sorted(archmodel.files("renders")) == [
        f"{name}/{view}.svg" for name in ("shop", "till") for view in ("logical", "schematic")
    ]


def test_one_bad_file_of_three_is_reported_and_the_others_are_drawn(archmodel, shop):
    archmodel.write("bad.py", "from archmodel import Blueprnt\n")
    archmodel.write("till.py", SHOP.replace("class Shop", "class Till"))
    ended = archmodel("render", "shop.py", "bad.py", "till.py", "-f", "svg")
    assert ended.code == 2
    assert "bad.py:1" in ended.err
    assert "did you mean 'Blueprint'?" in ended.err
    assert sorted({path.split("/")[0] for path in archmodel.files("renders")}) == ["shop", "till"]


def test_a_class_is_named_after_a_colon(archmodel):
    archmodel.write("two.py", SHOP + SHOP.replace("class Shop", "class Till"))
    ended = archmodel("render", "two.py:Till", "--view", "logical", "-o", "till.svg")
    assert (ended.code, ended.out.splitlines()) == (0, ["till.svg"])
    wrong = archmodel("render", "two.py:Til")
    assert wrong.code == 2
    assert "did you mean 'Till'?" in wrong.err


def test_an_old_picture_is_untouched_when_the_blueprint_breaks(archmodel, shop):
    archmodel("render", shop)
    before = archmodel.files("renders")
    archmodel.write("shop.py", SHOP + "    broken = phone.calls('gateway')\n")
    ended = archmodel("render", shop)
    assert (ended.code, ended.out) == (2, "")
    assert "shop.py:19" in ended.err
    assert archmodel.files("renders") == before


def test_rendering_twice_leaves_nothing_beside_the_pictures(archmodel, shop):
    for _ in range(2):
        assert archmodel("render", shop, "-f", "svg").code == 0
    assert sorted(archmodel.files()) == ["renders/shop/logical.svg", "renders/shop/schematic.svg", "shop.py"]


def test_the_scale_is_pixels_of_the_png_for_each_pixel_of_the_page(archmodel, shop):
    one, three = (
        pixels(archmodel("render", shop, "--view", "logical", "-f", "png", "--scale", scale, "-o", "-").raw)
        for scale in ("1", "3")
    )
    assert three == pytest.approx((one[0] * 3, one[1] * 3), abs=2)


@pytest.mark.parametrize("option", ["--scale", "--timeout", "--load-timeout"])
def test_what_is_not_a_number_is_refused(option, archmodel, shop):
    ended = archmodel("render", shop, "-f", "svg", option, "nan")
    assert (ended.code, ended.out) == (2, "")
    assert f"Invalid value for '{option}': 'nan' is not a number." in ended.err


@pytest.mark.parametrize("scale", ["0", "-1", "9", "wide"])
def test_a_scale_out_of_range_is_refused(scale, archmodel, shop):
    ended = archmodel("render", shop, "--scale", scale)
    assert (ended.code, ended.out) == (2, "")
    assert "0.1" in ended.err or "float" in ended.err


def test_the_quality_of_each_picture_is_printed(archmodel, shop):
    ended = archmodel("render", shop, "-f", "svg", "--quality")
    assert ended.code == 0
    (line,) = (line for line in ended.out.splitlines() if line.startswith("shop/schematic:"))
    for measure in ("overlaps 0", "intrusions 0", "label_hits 0", "clipped 0", "crossings", "bends"):
        assert measure in line


def test_the_quality_as_json_is_json(archmodel, shop):
    ended = archmodel("render", shop, "-f", "svg", "--quality", "json")
    measured = json.loads(ended.out)
    assert set(measured) == {"shop/schematic", "shop/logical"}
    assert measured["shop/schematic"]["overlaps"] == 0


@pytest.mark.dot
def test_graphviz_places_the_boxes_where_it_is_asked_to(archmodel):
    ours, theirs = (
        archmodel("render", MOBILE, "--view", "schematic", "-f", "json", "-o", "-", "--engine", engine)
        for engine in ("layered", "graphviz")
    )
    assert (theirs.code, theirs.err) == (0, "")
    placed = [{each["id"]: each for each in json.loads(ended.out)["nodes"]} for ended in (ours, theirs)]
    assert placed[0].keys() == placed[1].keys()
    assert placed[0] != placed[1]


def test_without_its_program_graphviz_is_one_sentence_with_the_way_out(archmodel, shop, tmp_path):
    (tmp_path / "empty").mkdir()
    ended = archmodel("render", shop, "--engine", "graphviz", PATH=str(tmp_path / "empty"))
    assert (ended.code, ended.out) == (2, "")
    assert "Graphviz" in ended.err
    assert "--engine layered" in ended.err


@pytest.mark.dot
def test_graphviz_misbehaving_is_an_error_and_never_half_a_picture(archmodel, shop, shared):
    for folder in sorted((shared / "cases" / "trust" / "faults" / "bin").iterdir()):
        if folder.name in (
            "hang",
            "hang-ignoring-term",
            "grandchild",
            "exit0-warn-missing-image",
            "old-version",
        ):
            continue  # these wait for longer than a test may, or only warn
        bin_folder = archmodel.folder / "bin" / folder.name
        bin_folder.mkdir(parents=True)
        shutil.copy(folder / "dot", bin_folder / "dot")
        (bin_folder / "dot").chmod(0o755)
        path = f"{bin_folder}:{'/usr/bin'}:{'/bin'}"
        ended = archmodel("render", shop, "--engine", "graphviz", "-f", "svg", "-o", "out", PATH=path)
        assert ended.code == 2, folder.name
        assert archmodel.files("out") == {}, folder.name


def test_a_picture_has_the_same_bytes_wherever_and_by_whomever_it_is_drawn(archmodel):
    (elsewhere := archmodel.folder / "elsewhere").mkdir()
    (home := archmodel.folder / "home").mkdir()
    runs = [
        (ROOT, {"PYTHONHASHSEED": "1"}),
        (ROOT, {"PYTHONHASHSEED": "2"}),
        (elsewhere, {"HOME": str(home), "USER": "somebody", "LC_ALL": "C", "LANG": "C", "TZ": "Asia/Tokyo"}),
    ]
    drawn = []
    for number, (cwd, environment) in enumerate(runs):
        out = archmodel.folder / f"out{number}"
        formats = ["-f", "svg", "-f", "png", "-f", "json"]
        assert archmodel("render", MOBILE, *formats, "-o", out, cwd=cwd, **environment).code == 0
        drawn.append(archmodel.files(out.name))
    assert len(drawn[0]) == 6
    assert drawn[0] == drawn[1] == drawn[2]


@pytest.mark.parametrize("view", ["schematic", "logical"])
def test_an_svg_passes_the_oracle(view, archmodel, shared):
    import subprocess
    import sys

    archmodel("render", MOBILE, "-f", "svg", "-o", archmodel.folder)
    picture = archmodel.folder / "mobile_integration" / f"{view}.svg"
    oracle = shared / "cases" / "trust" / "oracles" / "check_svg.py"
    done = subprocess.run([sys.executable, oracle, picture], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_empty_blueprint_is_a_picture_that_says_so_and_a_notice(archmodel):
    archmodel.write("empty.py", "from archmodel import Blueprint\nclass Empty(Blueprint):\n    pass\n")
    ended = archmodel("render", "empty.py", "-f", "svg", "-o", "-")
    assert ended.code == 0
    assert "Schematic view, empty" in ended.out
    assert ended.err.strip() == "empty/schematic: there is nothing to show"


def test_a_layout_that_takes_too_long_writes_nothing_and_says_the_way_out(archmodel, shop):
    ended = archmodel("render", shop, "--timeout", "0.000001")
    assert (ended.code, ended.out) == (2, "")
    assert "the layout of 'shop/schematic' took more than 1e-06 s" in ended.err
    assert "raise --timeout" in ended.err
    assert not (archmodel.folder / "renders").exists()


def test_a_theme_is_for_all_pictures_of_a_run(archmodel, shop):
    ended = archmodel("render", shop, "-f", "svg", "--theme", "series-dark")
    assert (ended.code, ended.err) == (0, "")
    for content in archmodel.files("renders").values():
        assert b'fill="#12161d"' in content
        assert b"<style" not in content


def test_an_unknown_theme_is_told_once_with_the_nearest_one_and_draws_nothing(archmodel, shop):
    ended = archmodel("render", shop, "--theme", "series-drak")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "there is no theme 'series-drak'\n    instead: did you mean 'series-dark'?\n"


def test_an_unknown_theme_of_a_view_is_told_with_its_line(archmodel):
    archmodel.write(
        "shop.py", SHOP.replace("logical = LogicalView(", "logical = LogicalView(theme='palin', ")
    )
    ended = archmodel("render", "shop.py")
    line = next(i for i, each in enumerate(SHOP.splitlines(), 1) if "logical = " in each)
    assert ended.code == 2
    assert ended.err.startswith(f"shop.py:{line}:")
    assert "there is no theme 'palin'\n    instead: did you mean 'plain'?" in ended.err


def test_the_number_of_processes_changes_nothing_that_is_written_or_said(archmodel, shop):
    archmodel.write("empty.py", "from archmodel import Blueprint\nclass Empty(Blueprint):\n    pass\n")
    archmodel.write("door.py", SHOP.replace("class Shop", "class Door").replace('"Phone"', '"\\U0001f6aa"'))
    archmodel.write("bad.py", "from archmodel import Blueprint\nclass Bad(Blueprint):\n    1 / 0\n")
    runs = []
    for jobs in ("1", "3"):
        ended = archmodel("render", ".", "--jobs", jobs, "--quality", "-o", "out", "--index")
        runs.append((ended, archmodel.files("out")))
        shutil.rmtree(archmodel.folder / "out")
    assert runs[0] == runs[1]
    assert runs[0][0].code == 2
    assert len(runs[0][1]) == 10  # and no index, as not all could be drawn


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none_is_refused(jobs, archmodel, shop):
    ended = archmodel("render", shop, "--jobs", jobs)
    assert (ended.code, ended.out) == (2, "")
    assert "--jobs" in ended.err


def test_findings_are_marked_in_pictures_of_their_own(archmodel):
    archmodel.write("shop.py", SHOP + '    peeks = phone.calls(orders, "peeks")\n')
    assert archmodel("render", "shop.py", "-f", "svg").code == 0
    ended = archmodel("render", "shop.py", "-f", "svg", "--view", "schematic", "--findings")
    assert ended[:2] == (0, "findings/shop/schematic.svg\n")
    assert "INT001" in (archmodel.folder / "findings/shop/schematic.svg").read_text(encoding="utf-8")
    assert "INT001" not in (archmodel.folder / "renders/shop/schematic.svg").read_text(encoding="utf-8")
