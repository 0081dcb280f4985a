"""Links, icons, markup: nothing that a model names does anything in what is written of it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import archmodel
from archmodel.cautions import cautions
from archmodel.elements import Client, Group, Service
from archmodel.formats.model.d2 import D2
from archmodel.formats.model.structurizr import Structurizr
from archmodel.model import Model
from tests.process import CommandLine
from tests.trust.adapter import oracle, texts

A = "{http://www.w3.org/2000/svg}a"
KEPT = ["https://example.com/a?b=c&d=e#f", "#node-1", "docs/a%20b.html", 'https://example.com/"quote']
DROPPED = [
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.invalid",
    "http://[::1",
]


@pytest.fixture
def urls(request: pytest.FixtureRequest) -> dict[str, list[str]]:
    """Return links to keep and links to drop, ours and the shared ones."""
    try:
        held = texts(request.getfixturevalue("shared"), "urls")
    except pytest.skip.Exception:
        held = []
    return {
        "keep": KEPT + [each["url"] for each in held if each["expect"] == "keep"],
        "drop": DROPPED + [each["url"] for each in held if each["expect"].startswith("drop")],
    }


def leading(link: str) -> Model:
    """Return a model whose group, element and relation have a link."""
    group = Group("A group", link=link)
    client, service = Client("A client"), Service("A service", inside=group, link=link)
    relation = client.calls(service, "asks", link=link)
    elements = {"group": group, "client": client, "service": service}
    return Model("m", "M", elements, {"asks": relation})


def led_to(svg: bytes) -> dict[str, str]:
    """Return where the parts of a picture lead, by kind and name."""
    return {
        f"{each.get('data-kind')} {each.get('data-name')}": link.get("href", "")
        for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")
        for link in each.iter(A)
    }


def test_xs01_an_ordinary_link_is_kept_as_it_is(urls: dict[str, list[str]]):
    for link in urls["keep"]:
        model = leading(link)
        parts = ("group group", "element service", "relation asks", "label asks")
        assert led_to(archmodel.render(model)) == dict.fromkeys(parts, link)
        assert [*cautions(model)] == []
        assert D2().write(model).decode().count("link: ") == 3
        assert link in archmodel.render(model, format="excalidraw").decode().replace('\\"', '"')


def test_xs02_a_link_that_could_do_anything_is_dropped_and_its_text_kept(urls: dict[str, list[str]]):
    for link in urls["drop"]:
        model = leading(link)
        picture = archmodel.render(model)
        assert led_to(picture) == {}
        assert "A service" in "".join(ET.fromstring(picture).itertext())
        assert sorted(each.name for each in cautions(model)) == ["asks", "group", "service"]
        for each in cautions(model):
            assert "leads nowhere" in each.what
            assert str(each).startswith("tests/trust/test_markup.py:")
        assert "link: " not in D2().write(model).decode()
        sheet = json.loads(archmodel.render(model, format="excalidraw"))
        assert {each["link"] for each in sheet["elements"]} == {None}
        assert "link=" not in archmodel.render(model, format="drawio").decode()
        assert '"url"' not in Structurizr().write(model).decode()


def test_xs01_02_the_oracle_finds_nothing_in_a_picture_with_links(urls: dict[str, list[str]], shared: Path):
    check = oracle(shared, "check_svg").check
    for link in (*urls["keep"], *urls["drop"]):
        found = check(archmodel.render(leading(link)))[0]
        elsewhere = f"reference to missing id {link[1:]!r}"  # in the page that the picture stands in
        assert [each for each in found if each != elsewhere] == [], link


def test_xs02_render_and_export_say_where_a_link_leads_nowhere(tmp_path: Path):
    command = CommandLine(tmp_path)
    command.write(
        "shop.py",
        "from archmodel import Blueprint\nfrom archmodel.elements import Service\n\n\n"
        'class Shop(Blueprint):\n    """A shop."""\n\n'
        '    orders = Service("Orders", link="javascript:alert(1)")\n',
    )
    for arguments in (("render", "shop.py", "-o", "out"), ("export", "shop.py", "-f", "d2")):
        done = command(*arguments)
        assert done.code == 0
        assert "shop.py:8: 'orders' leads nowhere, as 'javascript:alert(1)' is no address" in done.err
