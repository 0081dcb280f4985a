"""An icon in a file becomes part of the model; only a blueprint opens a file, and only one of its project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archmodel.errors import FormatError
from archmodel.icons import icon_of_file, known_icon, picture
from archmodel.icons.files import MOST_BYTES

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the blueprint of a project with an icon beside it."""
    folder = tmp_path / "project" / "shop"
    (folder / "icons").mkdir(parents=True)
    (tmp_path / "project" / "pyproject.toml").write_text("")
    (folder / "icons" / "queue.svg").write_bytes(SVG)
    (tmp_path / "outside.svg").write_bytes(SVG)
    return folder / "shop.py"


def refused(icon: str, blueprint: Path) -> FormatError:
    with pytest.raises(FormatError) as error:
        icon_of_file(icon, str(blueprint))
    return error.value


def test_the_icon_of_a_file_is_an_address_that_holds_it(project: Path):
    address, dropped = icon_of_file("icons/queue.svg", str(project))
    assert dropped == ()
    kind, content = picture(address)
    assert kind == "image/svg+xml"
    assert b'<path d="M0 0"/>' in content
    assert known_icon(address) == address


def test_an_icon_may_lie_elsewhere_in_the_project_and_have_an_ending_in_capitals(project: Path):
    (project.parents[1] / "ICON.SVG").write_bytes(SVG)
    assert icon_of_file("../ICON.SVG", str(project)) == icon_of_file("icons/queue.svg", str(project))


def test_a_link_within_the_project_is_followed(project: Path):
    (project.parent / "link.svg").symlink_to("icons/queue.svg")
    assert icon_of_file("link.svg", str(project))[0].startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    "icon",
    [
        "/etc/x.svg",
        "//host/x.svg",
        "C:/x.svg",
        "c:x.svg",
        "icons\\queue.svg",
        "~/x.svg",
        "http://127.0.0.1:9/x.png",
        "file:///etc/x.svg",
        "icons/queue.svg:stream.svg",
        "icons/\x00queue.svg",
        "icons/\nqueue.svg",
    ],
)
def test_what_is_no_path_from_the_blueprint_is_refused(project: Path, icon: str):
    assert "nothing is fetched" in refused(icon, project).what


@pytest.mark.parametrize(
    "icon", ["../../outside.svg", "icons/../../../outside.svg", "link.svg", "circle.svg"]
)
def test_what_lies_outside_the_project_is_refused(project: Path, icon: str):
    (project.parent / "link.svg").symlink_to("../../outside.svg")
    (project.parent / "circle.svg").symlink_to("circle.svg")
    assert (
        "outside the project" in refused(icon, project).what
        or "cannot be read" in refused(icon, project).what
    )


def test_what_is_no_small_file_is_refused(project: Path):
    folder = project.parent / "icons"
    (folder / "folder.svg").mkdir()
    os.mkfifo(folder / "pipe.svg")
    (folder / "large.svg").write_bytes(SVG + b" " * MOST_BYTES)
    assert "no regular file" in refused("icons/folder.svg", project).what
    assert "no regular file" in refused("icons/pipe.svg", project).what
    assert "larger than 128 KiB" in refused("icons/large.svg", project).what


def test_a_file_that_is_not_there_is_refused_with_where_to_put_it(project: Path):
    error = refused("icons/none_at_all.png", project)
    assert "cannot be read" in error.what
    assert error.instead == "put the file there, or name another by its path from the folder of the blueprint"


def test_a_misspelt_file_is_refused_with_the_nearest_name(project: Path):
    assert refused("icons/qeue.svg", project).instead == "did you mean 'queue.svg'?"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("data:text/html;base64,AAAA", "no address of an icon"),
        ("data:image/png,x", "no address of an icon"),
        ("data:image/png;base64,AAA", "no Base64"),
        ("data:image/png;base64,AAAA", "no PNG"),
        ("data:image/svg+xml;base64,AAAA", "no SVG"),
        ("data:image/svg+xml;base64," + "A" * 3 * MOST_BYTES, "no address of an icon"),
    ],
)
def test_an_address_that_is_no_picture_is_refused(address: str, said: str):
    with pytest.raises(FormatError) as error:
        known_icon(address)
    assert said in error.value.what


def test_an_address_that_holds_more_than_a_picture_is_refused_with_what_that_is():
    from base64 import b64encode

    evil = SVG.replace(b"<path", b"<script>alert(1)</script><path")
    with pytest.raises(FormatError) as error:
        known_icon(f"data:image/svg+xml;base64,{b64encode(evil).decode()}")
    assert error.value.what == "the picture is not as archmodel writes it: it has <script>"
