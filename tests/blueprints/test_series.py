"""The figures of the series, fact by fact: each is in a view and in its picture, and nothing else is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from archmodel import render
from archmodel.layout.base import Placement
from archmodel.layout.quality import measure
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.pipeline import place
from archmodel.scene import Box, labels_in
from archmodel.views import View
from tests.blueprints.figures import ADDED, CARDS, FIGURES, OTHERWISE, TITLES, Fact

ROOT = Path(__file__).resolve().parents[2]
ZERO = ("overlaps", "intrusions", "label_hits", "stray_labels", "clipped", "shared_runs", "against")


@pytest.fixture(scope="module")
def views() -> dict[str, tuple[Model, str]]:
    """Return the model and the name of the view of every figure."""
    return {
        view.figure: (model, name)
        for model in load_all([str(ROOT / "blueprints")])
        for name, view in model.views.items()
        if isinstance(view, View) and view.figure
    }


@pytest.fixture(scope="module")
def placements(views: dict[str, tuple[Model, str]]) -> dict[str, Placement]:
    """Return the placement of every figure."""
    found: dict[str, Placement] = {}
    for figure, (model, name) in views.items():
        (picture,) = place(model, [name])
        found[figure] = picture.placement
    return found


def called(title: str) -> str:
    """Return what an element is called here."""
    return TITLES.get(title.casefold(), title)


def same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def words(text: str) -> set[str]:
    """Return the words of a text, in the spelling that figures and pictures share."""
    spelled = text.casefold().replace("third-party", "third party").replace("3rd party", "third party")
    return set(re.findall(r"[\w.+-]+", re.sub(r"[()]", "", spelled.replace("back office", "backoffice"))))


def texts(box: Box) -> list[str]:
    """Return the texts on a box."""
    labels = [*labels_in(box.panels), *([box.caption] if box.caption else [])]
    return [each.full or " ".join(each.lines) for each in labels]


def box_of(placement: Placement, title: str) -> Box:
    found = [box for box in placement.scene.boxes if any(same(text, called(title)) for text in texts(box))]
    assert found, f"no '{called(title)}'"
    return found[0]


def test_every_figure_has_a_view_and_every_view_of_the_series_is_one(views):
    assert {*FIGURES, *CARDS} == set(views)


@pytest.mark.parametrize("figure", FIGURES)
def test_it_shows_the_elements_of_the_figure_and_no_others(figure, placements):
    shown = {texts(box)[0].casefold() for box in placements[figure].scene.boxes}
    facts = {called(fact.title).casefold() for fact in FIGURES[figure].elements}
    assert shown == facts | {each.casefold() for each in ADDED.get(figure, ())}


@pytest.mark.parametrize(
    ("figure", "fact"), [(figure, fact) for figure, each in FIGURES.items() for fact in each.elements]
)
def test_it_says_of_an_element_what_the_figure_says(figure, fact: Fact, placements):
    said = texts(box_of(placements[figure], fact.title))
    if fact.technology:
        assert words(fact.technology) <= words(" ".join(said))
    if fact.instances:
        assert (fact.instances in said) is not ((figure, "instances") in OTHERWISE)
    if fact.sso:
        assert "SSO" in said


@pytest.mark.parametrize("figure", FIGURES)
def test_it_draws_the_lines_of_the_figure_and_no_others(figure, placements):
    placement = placements[figure]
    titles = {box.name: texts(box)[0].casefold() for box in placement.scene.boxes}
    drawn = sorted(
        tuple(titles[name] for name in (wire.source, *wire.via, wire.target))
        for wire in placement.scene.wires
    )
    assert drawn == sorted(tuple(called(each).casefold() for each in line) for line in FIGURES[figure].lines)
    assert set(placement.wires) == {wire.name for wire in placement.scene.wires}


@pytest.mark.parametrize("figure", CARDS)
def test_a_detail_card_says_what_the_figure_says_and_names_what_it_says_otherwise(figure, views, placements):
    card = CARDS[figure]
    model, _ = views[figure]
    (box,) = placements[figure].scene.boxes
    said = texts(box)
    assert same(said[0], called(card.title))
    assert (card.instances in said) is (card.instances != "0..n+1")
    assert words(card.technology) <= words(" ".join(said))
    assert set(card.ports) <= set(said)
    titles = {element.title for element in model.elements.values()}
    peers = {text for text in said[1:] if text in titles}
    assert peers == {called(each) for each in card.peers} - card.without | card.added
    assert card.without <= {called(each) for each in card.peers}


def test_every_measure_that_must_be_0_is_0_in_every_figure(placements):
    measured = {figure: measure(placement) for figure, placement in placements.items()}
    assert {
        (figure, name): getattr(quality, name)
        for figure, quality in measured.items()
        for name in ZERO
        if getattr(quality, name)
    } == {}


def test_an_element_is_written_once_for_all_blueprints(views):
    every = {model.name: model for model, _ in views.values()}
    by_title: dict[str, set[str]] = {}
    for model in every.values():
        for element in model.elements.values():
            by_title.setdefault(element.title, set()).add(str(element.place))
    assert {title for title, those in by_title.items() if len(those) > 1} == {"Kubernetes service balancer"}


def test_examples_take_over_all_relations_but_those_of_what_they_add(views):
    common = {each.place for each in views["L1"][0].relations.values()}
    added = {
        figure: [
            each.target.title for each in views[figure][0].relations.values() if each.place not in common
        ]
        for figure in ("7.1", "7.2", "8.1", "S4")
    }
    assert added == {
        "7.1": [],
        "7.2": ["Bank account services"],
        "8.1": [],
        "S4": ["AS 400", "Customer contact", "Security services", "Company active directory server"],
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Process server",', '"Process engine",'),
        ('technology="Red Hat JBoss BPM Suite"', 'technology="jBPM"'),
        ('"reads and writes"', '"asks"'),
    ],
    ids=["title", "technology", "relation"],
)
def test_a_change_of_the_common_model_shows_in_all_pictures_of_it_and_in_no_other(before, after, tmp_path):
    folder = tmp_path / "blueprints"
    shutil.copytree(ROOT / "blueprints", folder, ignore=shutil.ignore_patterns("__pycache__"))
    old = svgs(folder)
    common = folder / "customer_experience.py"
    text = common.read_text(encoding="utf-8")
    assert text.count(before) == 1
    common.write_text(text.replace(before, after), encoding="utf-8")
    new = svgs(folder)
    word = before.split('"')[1]
    showing = {name for name, svg in old.items() if word in svg}
    assert {name for name in old if old[name] != new[name]} == showing
    assert len(showing) > 3


def svgs(folder: Path) -> dict[str, str]:
    """Return every picture of the series that the blueprints in a folder give, by figure."""
    return {
        view.figure: render(model, name).decode()
        for model in load_all([str(folder)])
        for name, view in model.views.items()
        if isinstance(view, View) and view.figure
    }
