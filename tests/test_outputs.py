"""Every picture and model has a place of its own, which is settled before anything is written."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import pytest

from archmodel.errors import FormatError
from archmodel.files import replace_file
from archmodel.model import Model, read
from archmodel.outputs import Outputs, exports
from archmodel.pipeline import place, scenes
from archmodel.views import SchematicView
from tests.process import SHOP


def shop(file: str = "shop.py") -> Model:
    """Return the model of a small shop that is written in `file`."""
    body: dict[str, object] = {"__name__": "shop"}
    exec(compile(SHOP, file, "exec"), body)
    return read(body["Shop"])  # type: ignore[arg-type]


def called(name: str, *views: str) -> Model:
    """Return a model of that name with schematic views."""
    return Model(name, "V", {}, views={view: SchematicView() for view in views})


@pytest.fixture
def model() -> Model:
    """Return the model of a small shop."""
    return shop()


def test_a_folder_takes_svg_and_png_and_a_stream_svg_alone(model):
    assert Outputs("renders", [], [(model, "schematic")]).formats == ("svg", "png")
    assert Outputs("-", [], [(model, "schematic")]).formats == ("svg",)
    assert Outputs("a/b.png", [], [(model, "schematic")]).formats == ("png",)


def test_a_format_asked_for_twice_is_written_once(model):
    assert Outputs("renders", ["svg", "json", "svg"], [(model, "schematic")]).formats == ("svg", "json")


@pytest.mark.parametrize("output", ["-", "picture.svg"])
def test_two_pictures_for_one_place_are_refused_before_anything_is_drawn(output, model):
    two = r"'shop/schematic' \(shop.py:17\), 'shop/logical' \(shop.py:18\)"
    with pytest.raises(FormatError, match=f"takes one picture, and there are 2: {two}"):
        Outputs(output, [], [(model, "schematic"), (model, "logical")])


def test_two_models_of_one_name_are_refused_by_where_they_are_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ours, theirs = (shop(str(tmp_path / folder / "shop.py")) for folder in "ab")
    said = "'shop/schematic' (a/shop.py:17) and 'shop/schematic' (b/shop.py:17) would both be written to "
    with pytest.raises(FormatError) as caught:
        Outputs("renders", [], [(ours, "schematic"), (theirs, "schematic")])
    assert caught.value.what == f"{said}{Path('renders/shop/schematic.svg').as_posix()}"
    assert caught.value.instead == (
        'rename the class of one (in JSON its "name"), or write them to two folders, each with its own -o'
    )
    with pytest.raises(FormatError, match=r"'shop' \(a/shop.py:11\) and 'shop' \(b/shop.py:11\) would both"):
        exports("out", [ours, theirs])


def test_views_whose_names_differ_in_case_have_files_of_their_own(tmp_path):
    model = called("v", "overview", "Overview")
    outputs = Outputs(str(tmp_path), ["svg"], [(model, "overview"), (model, "Overview")])
    for picture in place(model):
        outputs.save(model, picture.view, {"svg": f"<svg>{picture.view}</svg>".encode()})
    written = [outputs.files(model, view)["svg"] for view in ("overview", "Overview")]
    assert len({path.as_posix().casefold() for path in written}) == 2
    assert [path.read_text() for path in written] == ["<svg>overview</svg>", "<svg>Overview</svg>"]


def test_views_that_only_some_file_systems_tell_apart_are_refused_with_what_to_rename():
    model = called("v", "\u00df", "ss")
    with pytest.raises(FormatError, match=r"'v/ß' .* and 'v/ss' .* would both be written to") as caught:
        Outputs("renders", [], [(model, "\u00df"), (model, "ss")])
    assert caught.value.instead == "rename one of the two views"


def test_models_that_only_some_file_systems_tell_apart_are_refused():
    with pytest.raises(FormatError, match=r"'ß' and 'ss' would both be written to"):
        exports("out", [called("\u00df"), called("ss")])


def test_every_name_of_a_model_or_view_is_a_file_inside_the_folder(tmp_path, shared):
    (tmp_path := tmp_path / "all").mkdir()
    said = json.loads((shared / "cases" / "trust" / "labels" / "names.json").read_bytes())["names"]
    names = sorted({name for each in said for name in each.get("names", [each.get("name")])} - {"ss"})
    before = {"Makefile", "README", ".gitignore", "notes.txt", "blueprint.py", "con.py"}
    for name in before:
        (tmp_path / name).write_text("mine")
    for path in exports(str(tmp_path), [called(name) for name in names]):
        replace_file(path, b"model")
    models = [called(name, name) for name in names]
    outputs = Outputs(str(tmp_path / "renders"), ["svg"], list(zip(models, names, strict=True)))
    for model in models:
        ((view, _),) = scenes(model)
        outputs.save(model, view, {"svg": b"<svg/>"})
        path = outputs.files(model, view)["svg"]
        assert path.parent.parent == tmp_path / "renders"
    files = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == len(before) + 2 * len(names)
    assert [(tmp_path / name).read_text() for name in before] == ["mine"] * len(before)
    assert sorted(path.name for path in tmp_path.parent.iterdir()) == [tmp_path.name]


@pytest.mark.parametrize(
    "given", ["m.json", "m.json:Shop", "./m.json", "folder/../m.json", "folder/link.json"]
)
def test_what_is_read_is_not_written_to(given, tmp_path, monkeypatch, model):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("m.json").write_bytes(b"{}")
    try:
        Path("folder/link.json").symlink_to(tmp_path / "m.json")
    except OSError:
        pytest.skip("no links here")
    for refused in (
        lambda: Outputs("m.json", ["json"], [(model, "logical")], [given]),
        lambda: exports("m.json", [model], [given]),
    ):
        with pytest.raises(FormatError, match="it is read, and would be overwritten") as caught:
            refused()
        assert caught.value.where == "m.json"
        assert caught.value.instead == "choose another place with -o"
    Outputs("n.json", ["json"], [(model, "logical")], [given])


def test_a_picture_in_a_folder_is_not_written_over_what_is_read(tmp_path, model):
    path = tmp_path / "shop" / "logical.json"
    replace_file(path, b"{}")
    with pytest.raises(FormatError, match="it is read"):
        Outputs(str(tmp_path), ["svg", "json"], [(model, "logical")], ["elsewhere.py", str(path)])
    with pytest.raises(FormatError, match="it is read"):
        exports(str(tmp_path / "shop"), [called("logical")], [str(path)])


def test_of_a_folder_that_is_read_only_models_are_not_written_to(tmp_path, model):
    (tmp_path / "m.json").write_bytes(b'{"schemaVersion": 1}')
    (tmp_path / "old.json").write_bytes(b'{"canvas": {}}')
    with pytest.raises(FormatError, match="it is read"):
        Outputs(str(tmp_path / "m.json"), [], [(model, "logical")], [str(tmp_path)])
    Outputs(str(tmp_path / "old.json"), [], [(model, "logical")], [str(tmp_path)])
    Outputs(str(tmp_path / "new.json"), [], [(model, "logical")], [str(tmp_path)])
    Outputs(str(tmp_path), [], [(model, "logical")], [str(tmp_path)])


def test_an_input_that_is_not_there_stands_for_nothing_else(tmp_path, monkeypatch, model):
    monkeypatch.chdir(tmp_path)
    Path("m.json").write_bytes(b'{"schemaVersion": 1}')
    for missing in ("missing", "missing.py:Shop", ":Shop"):
        assert exports("m.json", [model], [missing]) == [Path("m.json")]


def test_a_view_that_is_not_declared_is_named_by_where_its_blueprint_begins(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    body: dict[str, object] = {"__name__": "shop"}
    text = "\n".join(line for line in SHOP.splitlines() if "View" not in line)
    exec(compile(text, str(tmp_path / "shop.py"), "exec"), body)
    models = [read(body["Shop"]) for _ in range(2)]  # type: ignore[arg-type]
    with pytest.raises(FormatError, match=r"'shop/schematic' \(shop.py:10\) and"):
        Outputs("renders", [], [(model, "schematic") for model in models])


def test_models_are_exported_to_a_file_or_to_a_folder(model):
    assert exports("a/b.json", [model]) == [Path("a/b.json")]
    assert exports("out", [model, called("Till")]) == [Path("out/shop.json"), Path("out/till-61be9e.json")]
    with pytest.raises(FormatError, match=r"'\.py' is no format of a model") as caught:
        exports("shop.py", [model])
    assert caught.value.instead == "end it in .json, or name a folder"
    with pytest.raises(FormatError, match=r"takes one model, and there are 2: 'shop' \(shop.py:11\), 'till'"):
        exports("b.json", [model, called("till")])


def test_in_a_folder_nothing_is_written_over_but_what_archmodel_wrote(tmp_path, model):
    path = tmp_path / "shop" / "schematic.svg"
    replace_file(path, b"<svg>mine</svg>")
    with pytest.raises(FormatError, match="nothing shows that archmodel wrote it") as caught:
        Outputs(str(tmp_path), ["svg"], [(model, "schematic")])
    assert caught.value.where == path.as_posix()
    assert caught.value.instead == f"name it: -o {path.as_posix()}, or move it away"
    Outputs(str(path), [], [(model, "schematic")])
    Outputs(str(tmp_path), ["png"], [(model, "schematic")])
    replace_file(tmp_path / "shop.mmd", b"flowchart TB\n")
    with pytest.raises(FormatError, match="nothing shows that archmodel wrote it"):
        exports(str(tmp_path), [model], suffix=".mmd")
    exports(str(tmp_path / "shop.mmd"), [model], suffix=".mmd")


def test_a_place_where_no_file_can_be_is_refused_before_anything_is_drawn(tmp_path, model):
    (tmp_path / "a.svg").mkdir()
    (tmp_path / "file").touch()
    for output, why in (
        ("a.svg", "it is a folder"),
        ("file", f"{tmp_path.as_posix()}/file is no folder"),
        ("file/b.svg", f"{tmp_path.as_posix()}/file is no folder"),
        (f"{'n' * 300}.svg", "File name too long"),
        (f"{'n' * 300}/b.svg", "File name too long"),
    ):
        with pytest.raises(FormatError, match=f"cannot be written: {why}"):
            Outputs(str(tmp_path / output), [], [(model, "schematic")])
    with pytest.raises(FormatError, match=r"cannot be written: .*file is no folder"):
        exports(str(tmp_path / "file"), [model])


@pytest.mark.skipif(sys.platform == "win32", reason="there are none there")
def test_a_pipe_or_a_link_that_leads_nowhere_is_not_replaced(tmp_path, model):
    os.mkfifo(tmp_path / "a.svg")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "schematic.svg").symlink_to("schematic.svg")
    (tmp_path / "shop" / "logical.svg").symlink_to("nowhere")
    for output, view, why in (
        ("a.svg", "schematic", "it is no file"),
        (".", "schematic", "it is a link that leads nowhere"),
        (".", "logical", "it is a link that leads nowhere"),
    ):
        with pytest.raises(FormatError, match=why):
            Outputs(str(tmp_path / output), ["svg"], [(model, view)])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_does_not_lead_out_of_the_folder(tmp_path, model):
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "shop").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FormatError, match="a link leads out of") as caught:
        Outputs(str(tmp_path / "out"), ["svg"], [(model, "schematic")])
    assert caught.value.where == (tmp_path / "out" / "shop" / "schematic.svg").as_posix()
    Outputs(str(tmp_path / "out" / "shop"), ["svg"], [(model, "schematic")])


def refusal(*arguments: Any, **more: Any) -> str:
    with pytest.raises(FormatError) as caught:
        Outputs(*arguments, **more)
    return str(caught.value)


def test_what_does_not_go_together_is_told_with_the_way_out(model):
    one, two = [(model, "schematic")], [(model, "schematic"), (model, "logical")]
    both = "'shop/schematic' (shop.py:17), 'shop/logical' (shop.py:18)"
    several = "\n    instead: name one with file.py:Class and --view, or "
    assert (
        refusal("a.svg", [], two)
        == f"'-o a.svg' takes one picture, and there are 2: {both}{several}a folder with -o"
    )
    assert refusal("-", ["svg", "png"], one) == (
        "'-o -' takes one format, and there are svg, png\n    instead: name one with -f, or a folder with -o"
    )
    assert refusal("a.svg", ["png", "json"], one) == (
        "'-o a.svg' is not png, json\n    instead: leave out -f, or name a file that ends in .png"
    )
    assert refusal("renders", [], two, keep="old.json") == (
        "'--keep-layout old.json' is the layout of one picture, and there are 2"
        f"{several}leave out the name of the file"
    )
    assert refusal("a.pdf", [], one) == (
        "a.pdf: '.pdf' is no format of a picture\n"
        "    instead: end it in one of svg, png, json, drawio, excalidraw, or name a folder"
    )


def test_five_of_many_pictures_are_named(model):
    many = [(model, "schematic")] * 6
    assert refusal("-", [], many).count("'shop/schematic'") == 5
    with pytest.raises(FormatError) as caught:
        exports("-", [model] * 6)
    assert str(caught.value) == (
        "'-o -' takes one model, and there are 6: "
        + ", ".join(["'shop' (shop.py:11)"] * 5)
        + "\n    instead: name one with file.py:Class, or a folder with -o"
    )
    with pytest.raises(FormatError, match=r"'\.svg' is no format of a model"):
        exports("a.svg", [model])


def test_a_layout_that_is_kept_beside_each_picture_is_a_format_of_its_own(model):
    one = [(model, "schematic")]
    assert Outputs("renders", [], one, keep="").formats == ("svg", "png", "json")
    assert Outputs("renders", ["svg"], one, keep="").formats == ("svg", "json")
    assert Outputs("a.svg", [], one, keep="").formats == ("svg",)
    assert Outputs("renders", [], one, keep="old.json").formats == ("svg", "png")
    assert Outputs("renders", [], one).formats == ("svg", "png")


def test_a_picture_lies_in_the_folder_of_its_model_under_its_view_or_figure():
    views = {
        "over_view": SchematicView(),
        "fig": SchematicView(figure="8.1"),
        "a_b": SchematicView(figure="2"),
    }
    model = Model("shop", "S", {}, views=views)
    outputs = Outputs("renders", ["svg", "png"], [(model, view) for view in views])
    assert outputs.files(model, "over_view") == {
        "svg": Path("renders/shop/over_view.svg"),
        "png": Path("renders/shop/over_view.png"),
    }
    assert outputs.files(model, "fig") == {
        "svg": Path("renders/shop/8.1-fig.svg"),
        "png": Path("renders/shop/8.1-fig.png"),
    }
    assert outputs.files(model, "a_b")["svg"] == Path("renders/shop/2-a-b.svg")
    assert outputs.beside(model, "a_b") == Path("renders/shop/2-a-b.json")
    assert Outputs("a.svg", [], [(model, "fig")]).files(model, "fig") == {"svg": Path("a.svg")}
    assert Outputs("x/a.svg", [], [(model, "fig")]).beside(model, "fig") == Path("x/a.json")


def test_standard_output_has_no_files_and_nothing_beside_it(model, capsysbinary):
    outputs = Outputs("-", ["svg"], [(model, "schematic")])
    assert outputs.files(model, "schematic") == {}
    with pytest.raises(FormatError) as caught:
        outputs.beside(model, "schematic")
    assert str(caught.value) == (
        "there is nothing beside standard output to keep the layout of\n"
        "    instead: name the placement JSON: --keep-layout FILE"
    )
    outputs.save(model, "schematic", {"svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"})
    assert capsysbinary.readouterr().out == b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    assert not Path("-").exists()


def test_a_picture_that_nothing_would_open_is_not_written(tmp_path, model):
    outputs = Outputs(str(tmp_path / "a.svg"), [], [(model, "schematic")])
    with pytest.raises(ExpatError):  # a fault of ours
        outputs.save(model, "schematic", {"svg": b"<svg"})
    assert not [*tmp_path.iterdir()]


def test_exports_end_as_their_format_does(model):
    assert exports("out", [model], suffix=".c4.mmd") == [Path("out/shop.c4.mmd")]
    assert exports("a.mmd", [model], suffix=".c4.mmd") == [Path("a.mmd")]
    assert exports("-", [model]) == []
