"""Places: right to the character, and found out only when somebody asks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from archmodel.source import Origin, Place, path_in_project, path_in_repository, text_at


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a file as an author's, and return what it defines."""

    def run(source: str, file: str = "shop.py") -> dict[str, Any]:
        (tmp_path / "pyproject.toml").touch()
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
        module = ModuleType("authored")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(source, str(path), "exec"), vars(module))
        return vars(module)

    return run


HEAD = "from archmodel.elements import Client\n"


def test_a_place_spans_the_call_with_characters_counted_from_one(run: Any) -> None:
    made = run(HEAD + "phone = Client('Phone')\n")["phone"]
    assert made.place == Place("shop.py", 2, 9, 2, 24)
    assert str(made.place) == "shop.py:2:9"


def test_columns_are_characters_where_the_file_has_octets(run: Any) -> None:
    made = run(HEAD + "größe, phone = 'naïve 🙂', Client('Ä€🙂')\n")["phone"]
    line = "größe, phone = 'naïve 🙂', Client('Ä€🙂')"
    assert made.place[2] == line.index("Client") + 1
    assert made.place[4] == len(line) + 1


def test_a_call_over_several_lines_ends_on_its_last(run: Any) -> None:
    made = run(HEAD + "phone = Client(\n    'Phone',\n    sso=True,\n)\n")["phone"]
    assert made.place == Place("shop.py", 2, 9, 5, 2)


def test_a_place_in_a_loop_and_in_a_helper_is_the_line_of_the_call(run: Any) -> None:
    made = run(
        HEAD
        + "def make(title):\n    return Client(title)\n"
        + "helped = make('a')\n"
        + "looped = [Client(title)\n          for title in 'bc']\n"
    )
    assert made["helped"].line == 3
    assert [each.place[1:3] for each in made["looped"]] == [(5, 11), (5, 11)]


def test_a_relation_is_where_its_verb_is_called(run: Any) -> None:
    made = run(HEAD + "phone = Client('Phone')\n\nasks = phone.calls(\n    phone)\n")["asks"]
    assert made.place == Place("shop.py", 4, 8, 5, 11)


def test_a_kind_with_fields_of_its_own_is_placed_at_the_authors_line(run: Any) -> None:
    source = (
        HEAD
        + "class Kiosk(Client):\n    floor: int = 0\n\n"
        + "    def __post_init__(self):\n        super().__post_init__()\n\n"
        + "kiosk = Kiosk('Kiosk', floor=3)\n"
    )
    assert run(source)["kiosk"].place == Place("shop.py", 8, 9, 8, 32)


def test_a_path_is_relative_to_the_project_wherever_the_command_runs(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run(HEAD + "phone = Client('Phone')\n", "blueprints/shop.py")["phone"]
    monkeypatch.chdir("/")
    assert made.place.path == "blueprints/shop.py"


def test_a_file_in_no_project_is_called_by_its_name_alone(tmp_path: Path) -> None:
    assert path_in_project(str(tmp_path / "shop.py")) in ("shop.py", f"{tmp_path.name}/shop.py")
    assert path_in_project("<string>") == "<string>"


def test_nothing_is_found_out_about_a_place_until_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from archmodel.elements import Client

    asked: list[Origin] = []
    positions = Origin._positions

    def counted(origin: Origin) -> tuple[int, int, int, int]:
        asked.append(origin)
        return positions(origin)

    monkeypatch.setattr(Origin, "_positions", counted)
    made = [Client("Phone") for _ in range(1000)]
    made[0].calls(made[1])
    assert not asked
    assert made[0].line > 0
    assert asked


def test_python_without_columns_has_a_place_all_the_same() -> None:
    code = (
        "from archmodel.elements import Client\n\n"
        "phone = Client('Phone')\nassert phone.place == ('<string>', 3, 1, 3, 1), phone.place\n"
    )
    command = [sys.executable, "-X", "no_debug_ranges", "-c", code]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[1])


def test_the_text_of_a_place_is_that_of_a_file_that_was_run_and_of_no_other(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    file = tmp_path / "text_of_a_place.py"
    file.write_text("one\n  two\n", encoding="utf-8")
    place = Place("text_of_a_place.py", 2, 3, 2, 6)
    assert text_at(place) == ""
    path_in_project(str(file))
    assert text_at(place) == "  two"
    assert text_at(place._replace(line=9)) == ""


def test_a_path_that_two_projects_hold_has_no_text(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").touch()
        (tmp_path / name / "in_two_projects.py").write_text(name, encoding="utf-8")
        path_in_project(str(tmp_path / name / "in_two_projects.py"))
    assert text_at(Place("in_two_projects.py", 1, 1, 1, 2)) == ""


def test_a_path_in_a_project_is_one_in_the_repository_around_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "pyproject.toml").touch()
    file = tmp_path / "shop" / "in_a_repository.py"
    file.touch()
    assert path_in_project(str(file)) == "in_a_repository.py"
    assert path_in_repository("in_a_repository.py") == "shop/in_a_repository.py"
    assert path_in_repository("never/seen.py") == "never/seen.py"
