"""Links, icons, markup: nothing that a model names does anything in what is written of it."""

from __future__ import annotations

import json
import re
import shutil
import time
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import archmodel
from archmodel.cautions import cautions
from archmodel.elements import Client, Group, Service
from archmodel.errors import ArchmodelError, LoadingError
from archmodel.fleet.index import Entry, write_index
from archmodel.formats.model.d2 import D2
from archmodel.formats.model.json import Json
from archmodel.formats.model.structurizr import Structurizr
from archmodel.formats.review.junit import Junit
from archmodel.importers.json import Json as JsonImporter
from archmodel.loading import load_all
from archmodel.model import Model
from tests.process import CommandLine
from tests.trust.adapter import Case, cases, oracle, texts

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


OK_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#36c" d="M0 0h9v9z"/></svg>'


def with_icon(folder: Path, icon: str) -> Path:
    """Return a blueprint, in a project of its own, of an element with an icon on line 8."""
    (folder / "pyproject.toml").touch()
    path = folder / "shop.py"
    path.write_text(
        "from archmodel import Blueprint\nfrom archmodel.elements import Service\n\n\n"
        f'class Shop(Blueprint):\n    """A shop."""\n\n    orders = Service("Orders", icon={icon!a})\n'
    )
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ArchmodelError) as refused:
        load_all([str(path)])
    return str(refused.value)


@pytest.mark.parametrize(
    "icon",
    [
        "../outside.svg",
        "link.svg",
        "/etc/passwd",
        "/etc/passwd.svg",
        "/dev/zero",
        "/proc/self/environ",
        "file:///etc/passwd",
        "icons/../../outside.svg",
    ],
)
def test_xs03_no_file_outside_the_project_is_an_icon(icon: str, tmp_path: Path):
    folder = tmp_path / "shop"
    folder.mkdir()
    (tmp_path / "outside.svg").write_bytes(OK_SVG)
    (folder / "link.svg").symlink_to("../outside.svg")
    assert refusal(with_icon(folder, icon)).startswith("shop.py:8:")


def test_xs03_04_what_the_cases_name_is_neither_opened_nor_fetched(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*arguments: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr("socket.socket.connect", refuse)
    icons = [each["url"] for each in texts(shared, "urls") if each["expect"].startswith("as_icon")]
    assert len(icons) > 10
    for icon in icons:
        assert refusal(with_icon(tmp_path, icon)).startswith("shop.py:8:"), icon


def test_xs03_a_document_names_no_files_but_holds_its_pictures(tmp_path: Path):
    (tmp_path / "queue.svg").write_bytes(OK_SVG)
    (model,) = load_all([str(with_icon(tmp_path, "queue.svg"))])
    document = Json().write(model)
    (tmp_path / "queue.svg").unlink()
    back = JsonImporter().read(document, origin="shop.json")
    assert archmodel.render(back) == archmodel.render(model)
    (tmp_path / "queue.svg").write_bytes(OK_SVG)
    address = model.elements["orders"].icon
    assert isinstance(address, str)
    with pytest.raises(LoadingError, match=r"shop\.json:7:.*is a file, which only a blueprint may name"):
        JsonImporter().read(document.replace(address.encode(), b"queue.svg"), origin="shop.json")


ASSETS = ("A01", "A02", "A03", "A04", "A07", "A08", "A11", "A12", "A13", "A16", "A17", "A18", "A19")


@pytest.mark.parametrize("name", ASSETS)
@pytest.mark.filterwarnings("default")
def test_xs05_06_07_an_icon_is_cleaned_or_refused(
    name: str, shared: Path, tmp_path: Path, recwarn: pytest.WarningsRecorder
):
    case: Case = cases(shared)[name]
    shutil.copy(case.path, tmp_path / case.path.name)
    blueprint = with_icon(tmp_path, case.path.name)
    started = time.process_time()
    if name not in ("A01", "A02", "A03", "A04"):  # bombs are refused
        assert refusal(blueprint).startswith(f"shop.py:8:14: the icon '{case.path.name}' cannot be drawn: ")
    else:
        (model,) = load_all([str(blueprint)])
        picture = archmodel.render(model)
        assert oracle(shared, "check_svg").check(picture)[0] == []
        icon = held_in(picture)
        assert oracle(shared, "check_svg").check(icon)[0] == []
        for word in case.must_not:
            assert word.encode() not in icon
        assert archmodel.render(model, format="png").startswith(b"\x89PNG")
        warned = [f"{each.filename}:{each.lineno}: {each.message}" for each in recwarn]
        assert len(warned) == (case.outcome == "ok_with_warning")
        assert all(
            each.startswith(f"shop.py:8: the icon '{case.path.name}' is drawn without ") for each in warned
        )
    assert time.process_time() - started < case.seconds


def held_in(picture: bytes) -> bytes:
    """Return the icon that a picture holds."""
    (image,) = ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}image")
    return b64decode(image.get("href", "").partition(",")[2])


def test_xs05_active_icons_are_drawn_without_what_is_active(tmp_path: Path):
    active = OK_SVG.replace(b"<path", b'<script>alert(1)</script><path onload="alert(2)"')
    (tmp_path / "queue.svg").write_bytes(active)
    with pytest.warns(UserWarning, match="the icon 'queue.svg' is drawn without <script>, onload"):
        (model,) = load_all([str(with_icon(tmp_path, "queue.svg"))])
    icon = held_in(archmodel.render(model))
    assert b"alert" not in icon
    assert b'fill="#36c"' in icon


def test_xs08_pictures_of_one_page_share_no_ids_and_style_nothing_else(shared: Path):
    one, other = leading("https://example.com/"), leading("#m")
    pictures = [archmodel.render(one), archmodel.render(other)]
    pictures += [archmodel.render(one, theme=name) for name in ("plain", "series-light", "series-dark")]
    page = b"<svg xmlns='http://www.w3.org/2000/svg' id='m'>" + b"".join(pictures) + b"</svg>"
    assert oracle(shared, "check_svg").check(page)[0] == []


def test_xs08_classes_are_called_as_they_paint_so_that_no_style_leaks():
    for name in ("series", "plain"):
        root = ET.fromstring(archmodel.render(leading("#x"), theme=name))
        (style,) = (each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}style"))
        rules = re.findall(r"\.([fs])([0-9a-f]{6})\{(fill|stroke):#([0-9a-f]{6})\}", style)
        assert rules
        assert all(letter == word[0] and one == two for letter, one, word, two in rules)
        assert re.sub(r"\.\w+\{\w+:#\w+\}", "", style) == "@media(prefers-color-scheme:dark){}"


def test_xs08_the_page_of_all_pictures_may_do_nothing_but_show_them(shared: Path, tmp_path: Path):
    evil = "</title><script>alert(1)</script>\x00\ud800"
    picture = tmp_path / "shop#1.svg"
    picture.write_bytes(archmodel.render(leading("#x")))
    pages = write_index(tmp_path, [Entry(evil, evil, evil, evil, picture)])
    html = pages[1].read_bytes()
    assert oracle(shared, "check_svg").check(html)[0] == []
    text = html.decode()
    assert "<script" not in text
    assert "\x00" not in text + pages[0].read_text(encoding="utf-8")
    assert "Content-Security-Policy\" content=\"default-src 'none'; img-src data:;" in text
    assert 'href="shop%231.svg"' in text


def test_xs08_reports_in_markup_are_well_formed_whatever_a_model_is_called():
    service = Service("</failure><script>\x00")
    model = Model("a\x00<b>\ufffe", "M", {'x\x1b"': service}, {"r": service.calls(service)})
    report = Junit().write([archmodel.check(model, select=["all"])])
    assert ET.fromstring(report).tag == "testsuites"
