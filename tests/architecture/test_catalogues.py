"""What may be added by adding a file keeps to the convention that finds it: the file is the name."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

import archmodel
from archmodel.catalogue import held, modules
from archmodel.formats import EXPORTS, PICTURES
from archmodel.formats.base import Format
from archmodel.importers import DOCUMENTS
from archmodel.importers.base import Importer
from archmodel.layout import ENGINES, OWN_ENGINES
from archmodel.layout.base import Engine
from archmodel.names import kebab, snake
from archmodel.review import known_rules
from archmodel.rules.base import Rule, page
from archmodel.theme import THEMES
from archmodel.theme.base import Theme
from archmodel.views.base import View

PACKAGE = Path(archmodel.__file__).parent
RULES = known_rules()
FAMILIES = {
    "STR": "structure",
    "INT": "integration",
    "SEC": "security",
    "SER": "series",
    "OPS": "operations",
    "DAT": "data",
    "DOC": "documentation",
    "PRF": "performance",
    "META": "meta",
}
FORMATS = [f"archmodel.formats.{stage}" for stage in ("model", "placement", "drawing", "review", "rule")]


def test_the_first_rules_are_there():
    assert {rule.code for rule in RULES} >= {"INT001", "INT002", "INT003", "STR004"}


@pytest.mark.parametrize("module", modules("archmodel.rules").values())
def test_a_rule_file_holds_the_rule_of_its_name(module):
    assert held(module, Rule).name == kebab(held(module, Rule).__name__)


def test_no_two_rules_share_a_code_or_a_name():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_lies_in_the_folder_of_its_family(rule):
    assert re.fullmatch(r"[A-Z]{3,4}\d{3}", rule.code)
    assert rule.__module__ == f"archmodel.rules.{FAMILIES[rule.code[:-3]]}.{snake(rule.__name__)}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_with_every_part(rule):
    written = page(rule)
    for part in ("what", "why", "instead", "bad", "good"):
        assert getattr(written, part).strip(), f"{rule.code} has no {part}"
    text = rule.__doc__ or ""
    assert text.index("Why it matters:") < text.index("Instead:")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_test_file_of_its_own(rule, root):
    family = FAMILIES[rule.code[:-3]]
    assert (root / "tests" / "rules" / family / f"test_{snake(rule.__name__)}.py").exists()


@pytest.mark.parametrize("package", FORMATS)
def test_a_format_file_holds_a_format_that_says_its_suffix(package):
    suffixes = []
    for name, module in modules(package).items():
        offered = [
            each
            for each in vars(import_module(module)).values()
            if isinstance(each, type) and issubclass(each, Format) and each.__module__ == module
        ]
        if offered:
            assert [kebab(each.__name__) for each in offered] == [name]
            suffixes += [each.suffix for each in offered]
    assert len(suffixes) == len(set(suffixes)) > 0


@pytest.mark.parametrize("module", modules("archmodel.views").values())
def test_a_view_file_holds_the_view_of_its_name(module):
    assert issubclass(held(module, View), View)


@pytest.mark.parametrize("file", sorted(PACKAGE.glob("drawing/glyphs/[!_]*.py")), ids=lambda file: file.stem)
def test_a_glyph_file_is_data_alone(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    allowed = (ast.Expr, ast.Assign, ast.AnnAssign, ast.ImportFrom)
    assert [type(each).__name__ for each in tree.body if not isinstance(each, allowed)] == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_format_of_pictures_is_called_as_its_files_end(name):
    assert held(PICTURES[name], Format).suffix == f".{name}"


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_of_models_is_found_by_its_name(name):
    assert EXPORTS[name] == modules("archmodel.formats.model")[name]
    assert held(EXPORTS[name], Format).suffix


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_an_importer_is_found_by_the_endings_it_reads(suffix):
    assert suffix in held(DOCUMENTS[suffix], Importer).suffixes


def test_a_theme_file_holds_the_theme_of_its_name_and_is_in_the_catalogue():
    files = modules("archmodel.theme").values()
    assert {*files} == {module for pair in THEMES.values() for module in pair}
    for module in files:
        assert isinstance(getattr(import_module(module), module.rpartition(".")[2].upper()), Theme)


@pytest.mark.parametrize("name", [*ENGINES, *OWN_ENGINES])
def test_an_engine_is_found_by_its_name(name):
    assert held({**ENGINES, **OWN_ENGINES}[name], Engine)


@pytest.mark.parametrize("module", modules("archmodel.views").values())
def test_a_view_that_names_an_engine_names_one_of_ours(module):
    engine = held(module, View).engine
    assert engine is None or engine in OWN_ENGINES
