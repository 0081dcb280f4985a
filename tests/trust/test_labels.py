"""Labels, text, Unicode: what a label says is seen, and nothing in it does anything."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import archmodel
from archmodel.cautions import LONG, cautions
from archmodel.elements import Client, Element, Group, Relation, Service
from archmodel.errors import BlueprintError
from archmodel.formats.model.csv import Csv
from archmodel.formats.model.dot import Dot
from archmodel.formats.model.json import Json
from archmodel.formats.review.text import Text
from archmodel.importers.json import Json as JsonImporter
from archmodel.model import Model
from archmodel.pipeline import arrange, scenes, write
from archmodel.text import visible, wrap
from archmodel.views import DetailView, FlowView, LogicalView, SchematicView, SequenceView
from tests.formats.model.dot_json import plain
from tests.process import CommandLine
from tests.trust.adapter import oracle, texts

SPACE = "{http://www.w3.org/2000/svg}"
FEW = {
    "markup": ["<b>a</b> &amp; ]]> -->", '"><script>alert(1)</script>', "${7*7} {% raw %} <%= 1 %>"],
    "dot-syntax": ["\\", '" ]; evil [label="x', "{a|b}", "\\N", "digraph"],
    "other-dsl-syntax": ['click A href "javascript:alert(1)"', "%%{init: {}}%%", "subgraph s"],
    "whitespace": ["  two  spaces  ", "a\tb", "soft\xadhyphen", "\u2028separated"],
    "control": ["\x00", "a\x1b[31mb", "\x9bc", "\ufffe\uffff", "\ud800"],
    "unicode": ["مرحبا بالعالم", "API بوابة v2", "\u202eevil", "日本語", "👨\u200d👩\u200d👧 🇳🇱 👍🏽"],
    "looks-typed": ["null", "2024-01-01", "1e5"],
    "misc": ["=1+1", "@SUM(1)", "-1+1", "+1", "\t=1"],
}
"""Some of each class, for a clone without the shared ones."""


@pytest.fixture(params=FEW)
def nasty(request: pytest.FixtureRequest) -> list[str]:
    """Return the labels of one class, ours and the shared ones."""
    try:
        held = texts(request.getfixturevalue("shared"))
    except pytest.skip.Exception:
        held = []
    return FEW[request.param] + [
        each["text"]
        for each in held
        if each["class"] == request.param and each["show"] != "default_name"  # those are TX-05
    ]


def everywhere(labels: list[str]) -> Model:
    """Return a model with each label on a group, an element, a relation, and in all they state."""
    elements: dict[str, Element] = {}
    relations: dict[str, Relation] = {}
    for at, text in enumerate(labels):
        group = elements[f"group{at}"] = Group(text, owner=text)
        stated: dict[str, Any] = {
            "description": text,
            "technology": text,
            "stands_for": text,
            "storage": text,
        }
        node = Service(text, inside=group, owner=text, tags=frozenset({text}), **stated)
        peer = elements[f"peer{at}"] = Client(text, inside=group)
        elements[f"node{at}"] = node
        relations[f"line{at}"] = peer.calls(node, text, technology=text)
    steps = tuple(relations.values())
    first = labels[0]
    views = {
        "schematic": SchematicView(title=first),
        "logical": LogicalView(descriptions=True),
        "flow": FlowView(first, steps=steps),
        "sequence": SequenceView(first, steps=steps),
        "detail": DetailView(elements["node0"], title=first),
    }
    return Model("labels", first, elements, relations, views, description="\n".join(labels))


def said(svg: bytes, kind: str, name: str) -> tuple[str, str]:
    """Return what is drawn of a thing, and its tip, without white space."""
    (figure,) = (
        each
        for each in ET.fromstring(svg).iter(f"{SPACE}g")
        if (each.get("data-kind"), each.get("data-name")) == (kind, name)
    )
    drawn = "".join("".join(each.itertext()) for each in figure.iter(f"{SPACE}text"))
    return squeezed(drawn), squeezed(figure.findtext(f"{SPACE}title") or "")


def chunks(labels: list[str], size: int) -> Iterator[list[str]]:
    yield from (labels[at : at + size] for at in range(0, len(labels), size))


def squeezed(text: str) -> str:
    return "".join(text.split())


def with_findings(model: Model) -> Iterator[bytes]:
    """Yield the pictures of a model that tell what the rules find."""
    for name, scene in scenes(model, findings=archmodel.check(model).findings):
        placement = arrange(name, scene, "layered", None, 30.0)
        yield write(placement, ["svg"])["svg"]


def test_tx01_02_03_a_label_is_drawn_as_it_is_wherever_it_stands(nasty: list[str]):
    for some in chunks(nasty, 25):
        model = everywhere(some)
        picture = archmodel.render(model, "schematic")
        for at, text in enumerate(map(visible, some)):
            for kind, name in (("group", f"group{at}"), ("element", f"node{at}"), ("label", f"line{at}")):
                drawn, tip = said(picture, kind, name)
                shown = squeezed(text)
                start = shown.rstrip(",;:")[:8]
                assert start in drawn, (kind, text)
                assert shown in drawn or "…" in drawn, (kind, text)
                assert shown in tip, (kind, text)


def test_tx01_02_03_no_picture_of_a_label_does_anything(nasty: list[str], shared: Path):
    check = oracle(shared, "check_svg").check
    for some in chunks(nasty, 25):
        model = everywhere(some)
        for view in model.views:
            assert check(archmodel.render(model, view))[0] == [], (view, some)
    for picture in with_findings(everywhere(nasty[:5])):
        assert check(picture)[0] == []


def test_tx01_a_label_is_drawn_in_pixels(nasty: list[str]):
    picture = archmodel.render(everywhere(nasty[:8]), format="png", scale=0.5)
    assert picture.startswith(b"\x89PNG")


def test_tx01_a_label_is_the_same_in_a_document_and_back(nasty: list[str]):
    model = everywhere(nasty)
    document = Json().write(model)
    back = JsonImporter().read(document, origin="labels.json")
    assert Json().write(back) == document
    assert [each.title for each in back.elements.values()] == [each.title for each in model.elements.values()]


def test_tx01_04_a_label_does_not_steer_the_terminal(nasty: list[str]):
    for some in chunks(nasty, 40):
        report = Text().write([archmodel.check(everywhere(some))]).decode()
        assert all(
            each.isprintable() or each == "\n" or each.isspace() or ord(each) > 0xA0 for each in report
        )
        assert not set(report) & {"\x1b", "\x9b", "\r", "\u202e", "\u2028"}


@pytest.mark.dot
def test_tx02_dot_reads_the_same_texts_back(nasty: list[str]):
    short = [text for text in nasty if len(text) < 1000]
    written = Dot().write(everywhere(short))
    done = subprocess.run(
        ["dot", "-Gsplines=line", "-Tdot_json"], input=written, capture_output=True, check=True
    )
    assert done.stderr == b""
    objects = {each.get("archmodel_name"): each for each in json.loads(done.stdout)["objects"]}
    for at, text in enumerate(short):
        assert plain(objects[f"node{at}"]["archmodel_owner"]) == visible(text)


def test_tx04_what_cannot_be_shown_has_stand_ins_and_one_warning(tmp_path: Path):
    command = CommandLine(tmp_path)
    labels = ["\x00 nought", "\x1b[31m red", "\x9b", "a\ufffe", "\ud800"]
    lines = "".join(f"    s{at} = Service({text!a}, owner={text!a})\n" for at, text in enumerate(labels))
    command.write(
        "shop.py",
        "from archmodel import Blueprint\nfrom archmodel.elements import Service\n\n\n"
        f'class Shop(Blueprint):\n    """A shop."""\n\n{lines}',
    )
    done = command("render", "shop.py", "-o", "out")
    assert done.code == 0
    for at, text in enumerate(labels):
        (warning,) = (line for line in done.err.splitlines() if f"'s{at}'" in line)
        code = next(f"U+{ord(each):04X}" for each in text if not each.isprintable())
        assert warning.startswith(f"shop.py:{8 + at}: ")
        assert f"has {code} in its title" in warning
    drawn = "".join(ET.fromstring((tmp_path / "out/shop/schematic.svg").read_bytes()).itertext())
    assert "␀ nought" in drawn
    assert "␛[31m red" in drawn
    assert drawn.count("\ufffd") >= 3


@pytest.mark.parametrize(
    "blank", ["", " ", "\t", "\n", "\u200b", "\u2060\ufeff", "\u3000", "\u2800", "\u3164"]
)
def test_tx05_a_label_that_shows_nothing_gives_way_to_the_identifier(blank: str):
    model = everywhere([blank])
    for view in model.views:
        drawn = "".join(ET.fromstring(archmodel.render(model, view)).itertext())
        assert "node0" in drawn
    picture = archmodel.render(model)
    assert said(picture, "element", "node0")[0] == "node0"
    assert said(picture, "group", "group0")[0] == "group0"
    assert said(picture, "element", "peer0")[0] == "peer0"
    assert 'data-kind="label"' not in picture.decode()
    assert ">labels</text>" in picture.decode()


def test_tx06_a_mark_that_turns_text_round_ends_with_its_line():
    for text in ("\u202eevil", "\u2067never closed", "\u202dforced"):
        assert visible(text)[0] == "\ufffd"
    assert visible("\u2066closed\u2069 rest") == "\u2066closed\u2069 rest"


@pytest.mark.parametrize(
    "cluster", ["👨\u200d👩\u200d👧\u200d👦", "🇳🇱", "👍🏽", "e\u0301\u0323", "🏳️\u200d🌈", "각", "क्ष"]
)
@pytest.mark.parametrize("width", [20.0, 37.0, 61.0])
def test_tx07_no_line_ends_inside_what_is_seen_as_one_character(cluster: str, width: float):
    for line in wrap(cluster * 30, width=width, font=14.0, most=3).lines:
        kept = line.removesuffix("…")
        assert kept.replace(cluster, "") == "", line


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000,
        "x" * 16_385,
        "word " * 200_000,
        "x" * 1_000_000,
        "line\n" * 2_000,
        "😀" * 2_000,
        "&" * 5_000,
        "\\" * 16_384,
        '"' * 8_193,
        "e" + "\u0301" * 100_000,
    ],
    ids=len,
)
def test_tx08_a_long_label_is_drawn_short_and_told_whole(text: str):
    started = time.process_time()
    model = Model("long", "Long", {"a": Service(text), "b": Group(text, inside=None)})
    picture = archmodel.render(model)
    assert time.process_time() - started < 5.0
    drawn, tip = said(picture, "element", "a")
    assert len(drawn) < 400 or "\u0301" in drawn
    assert tip == squeezed(text)
    warned = [each.name for each in cautions(model)]
    assert warned == (["a", "b"] if len(text) > LONG else [])


def test_tx09_a_label_that_looks_like_something_else_stays_text(nasty: list[str]):
    rows = {
        each["name"]: each for each in csv.DictReader(io.StringIO(Csv().write(everywhere(nasty)).decode()))
    }
    for at, text in enumerate(nasty):
        cell = rows[f"node{at}"]["title"]
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert cell.removeprefix("'") == visible(text).removeprefix("'")


@pytest.mark.parametrize("value", ["red", "url(https://evil.invalid/x)", "</style><script>", "var(--x)", ""])
def test_tx10_a_look_is_a_name_of_a_theme_or_refused_on_its_line(value: str):
    with pytest.raises(BlueprintError, match=r"there is no theme") as refused:
        SchematicView(theme=value)
    assert re.fullmatch(r"tests/trust/test_labels\.py:\d+:\d+", refused.value.where)


def test_tx10_no_style_gets_into_a_picture(shared: Path):
    check = oracle(shared, "check_svg").check
    values = [each["value"] for each in texts(shared, "styles")]
    for value in values:
        with pytest.raises(BlueprintError):
            SchematicView(theme=value)
        with pytest.raises(BlueprintError):
            Service("A", icon=value)
    for some in chunks(values, 25):
        assert check(archmodel.render(everywhere(some)))[0] == []
