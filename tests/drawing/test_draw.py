"""A placement in ink: what is drawn, in which order, and that text stays in its box."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archmodel.drawing.draw import draw
from archmodel.drawing.glyphs import FALLBACK, NAMES, known, strokes
from archmodel.drawing.marks import Drawing, Figure, Mark, Path, Picture, Rectangle, Text
from archmodel.drawing.panels import BASELINE
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, End, Frame, Glyph, Label, Panel, Scene, Stack, Stroke, Wire
from tests.drawing.figure import RECTS, label, placement


def drawn() -> Drawing:
    return draw(placement())


def marks(drawing: Drawing, kind: type[Mark]) -> Iterator[Mark]:
    return (mark for figure in drawing.figures for mark in figure.marks if isinstance(mark, kind))


def figure(drawing: Drawing, name: str, kind: str = "element") -> Figure:
    (found,) = (each for each in drawing.figures if (each.name, each.kind) == (name, kind))
    return found


def one_box(box: Box, rect: Rect) -> Figure:
    scene = Scene("one", "One", (box,))
    return draw(Placement(scene, Size(600, 600), {box.name: rect}, {}, {})).figures[0]


def test_ink_lies_from_groups_up_to_the_key():
    kinds = [each.kind for each in drawn().figures]
    assert kinds == ["group"] + ["element"] * 10 + ["relation"] * 6 + ["label"] * 6 + ["heading", "key"]


def test_everything_is_drawn_with_its_tip():
    drawing = drawn()
    assert {each.name for each in drawing.figures if each.kind in ("element", "group")} == set(RECTS)
    assert figure(drawing, "mobile").tip == "Mobile\niOS, Android, etc."
    assert figure(drawing, "w2", "relation").tip == "gateway to front-end: REST"


def test_the_description_counts_what_is_shown():
    assert drawn().description == "10 elements, 1 group, 6 relations"
    empty = Placement(Scene("empty", "Empty", ()), Size(10, 10), {}, {}, {})
    assert draw(empty).description == "Nothing to show"


def test_every_text_lies_in_the_box_it_belongs_to():
    for each in drawn().figures:
        if each.kind == "element":
            for mark in each.marks:
                if isinstance(mark, Text):
                    box = RECTS[each.name]
                    assert box.x <= mark.at.x
                    assert mark.at.x + mark.width <= box.right
                    assert box.y <= mark.at.y - mark.font * 0.7
                    assert mark.at.y + mark.font * 0.25 <= box.bottom


def test_items_stand_left_right_and_in_the_middle_of_a_panel():
    items = Panel(40, left=(label("l"),), centre=(Glyph("storage", 20, "#000000"),), right=(label("r"),))
    shown = one_box(Box("b", Size(200, 40), panels=(items,)), Rect(100, 100, 200, 40)).marks
    left, middle, right = (mark for mark in shown if isinstance(mark, Text | Picture))
    assert isinstance(left, Text)
    assert left.at.x == 112
    assert isinstance(middle, Picture)
    assert middle.rect == Rect(190, 110, 20, 20)
    assert isinstance(right, Text)
    assert right.at.x + right.width == pytest.approx(288)
    assert left.at.y == right.at.y


def test_labels_in_a_row_share_a_baseline():
    row = Panel(40, left=(label("Title", 24), label("kind", 14), label("pill", 11, pill="#eeeeee")))
    texts = one_box(Box("b", Size(200, 40), panels=(row,)), Rect(0, 0, 200, 40)).marks
    lines = [mark.at.y for mark in texts if isinstance(mark, Text)]
    assert lines[0] == pytest.approx(lines[1])
    assert lines[2] < lines[0]


def test_a_word_before_a_title_of_two_lines_stands_on_the_first():
    title = label("A title of two lines", 15, 600, width=90)
    row = Panel(60, left=(label("from", 13), title))
    texts = one_box(Box("b", Size(200, 60), panels=(row,)), Rect(0, 0, 200, 60)).marks
    word, first, second = (mark for mark in texts if isinstance(mark, Text))
    assert word.at.y == pytest.approx(first.at.y)
    assert (first.at.y + second.at.y) / 2 == pytest.approx(30 + 15 * BASELINE)


def test_lines_in_the_middle_of_a_panel_are_centred_and_those_at_its_sides_flush():
    name = label("A name that is long, then short", width=130)
    panel = Panel(40, left=(name,), centre=(name,), right=(name,))
    shown = one_box(Box("b", Size(600, 40), panels=(panel,)), Rect(0, 0, 600, 40)).marks
    texts = [mark for mark in shown if isinstance(mark, Text)]
    (one, two), (three, four), (five, six) = zip(texts[::2], texts[1::2], strict=True)
    assert one.width != pytest.approx(two.width)
    assert one.at.x == two.at.x
    assert three.at.x + three.width / 2 == pytest.approx(300)
    assert four.at.x + four.width / 2 == pytest.approx(300)
    assert five.at.x + five.width == pytest.approx(six.at.x + six.width)


def test_a_taller_box_stretches_its_body_or_else_its_last_coloured_panel():
    head, body, foot = Panel(40, "#112233"), Panel(30, "#ffffff"), Panel(20, "#f0f0f0")
    rect = Rect(0, 0, 100, 120)

    def heights(frame: Frame, *panels: Panel) -> list[float]:
        shown = one_box(Box("b", Size(100, 90), panels=panels, frame=frame), rect)
        return [round(extent(mark), 1) for mark in shown.marks if mark_fill(mark) in ("#112233", "#f0f0f0")]

    assert heights(Frame("#ffffff"), head, body, foot) == [40, 20]
    assert heights(Frame(), head, foot) == [40, 80]
    assert heights(Frame("#ffffff"), head) == [120]


def mark_fill(mark: Mark) -> str | None:
    return mark.fill if isinstance(mark, Rectangle | Path) else None


def extent(mark: Mark) -> float:
    if isinstance(mark, Rectangle):
        return mark.rect.height
    assert isinstance(mark, Path)
    ys = [point.y for _, points in mark.steps for point in points]
    return max(ys) - min(ys)


def test_a_header_is_rounded_above_and_straight_below():
    head = next(mark for mark in figure(drawn(), "mobile").marks if isinstance(mark, Path))
    rect = RECTS["mobile"]
    corners = [points[-1] for verb, points in head.steps if verb in "ML"]
    assert Point(rect.x, rect.y + 56) in corners
    assert Point(rect.right, rect.y + 56) in corners
    assert Point(rect.x, rect.y) not in corners
    assert sum(verb == "C" for verb, _ in head.steps) == 2


def test_a_border_lies_inside_its_box():
    for mark in marks(drawn(), Rectangle):
        assert isinstance(mark, Rectangle)
        if mark.stroke and mark.stroke != "#ffffff" and mark.rect.height > 30:
            assert any(rect.contains(mark.rect.grown(mark.width / 2)) for rect in RECTS.values())


def test_a_vendor_icon_stands_on_a_white_plate():
    panel = Panel(40, "#112233", left=(Glyph("aws.compute.Lambda", 24, "#ffffff", vendor=True),))
    _, plate, icon = one_box(Box("b", Size(100, 40), panels=(panel,)), Rect(0, 0, 100, 40)).marks
    assert isinstance(plate, Rectangle)
    assert isinstance(icon, Picture)
    assert plate.fill == "#ffffff"
    assert plate.rect.contains(icon.rect)


def test_a_pill_holds_its_text():
    label_ = Label(("text",), Size(10, 10), pill="#eeeeee")
    pill, text = one_box(
        Box("b", Size(99, 40), panels=(Panel(40, left=(label_,)),)), Rect(0, 0, 99, 40)
    ).marks
    assert isinstance(pill, Rectangle)
    assert isinstance(text, Text)
    assert pill.rect.x + 6 <= text.at.x
    assert text.at.x + text.width + 6 <= pill.rect.right + 0.001


def test_a_wire_goes_on_across_a_bar_and_opens_it():
    gap, line, *dots = figure(drawn(), "w2", "relation").marks
    assert isinstance(gap, Rectangle)
    assert gap.fill == "#eef1f4"
    assert isinstance(line, Path)
    assert [verb for verb, _ in line.steps].count("M") == 1
    assert len(dots) == 2


def test_a_wire_to_a_cloud_ends_on_its_outline():
    line = figure(drawn(), "w1", "relation").marks[0]
    assert isinstance(line, Path)
    ends = [points[-1] for verb, points in line.steps if verb == "L"]
    assert 274 <= ends[0].y < 290
    assert ends[0].x == 124


def test_dots_sit_on_borders_and_arrows_point_at_them():
    drawing = drawn()
    dot = figure(drawing, "w1", "relation").marks[1]
    assert isinstance(dot, Rectangle)
    assert dot.rect.center == Point(124, 224)
    line, arrow = (mark for mark in figure(drawing, "w5", "relation").marks if isinstance(mark, Path))
    assert arrow.steps[0] == ("M", (Point(684, 464),))
    assert line.steps[-1][1][0].y < 464


def wired(*points: tuple[float, float], tail: End = End.NONE, head: End = End.ARROW) -> tuple[Mark, ...]:
    boxes = (Box("a", Size(10, 10)), Box("b", Size(10, 10)))
    wire = Wire("w", "a", "b", stroke=Stroke("#123456"), tail=tail, head=head)
    path = tuple(Point(*point) for point in points)
    rects = {"a": Rect(0, 0, 10, 10), "b": Rect(90, 90, 10, 10)}
    shown = draw(Placement(Scene("s", "S", boxes, (wire,)), Size(99, 99), rects, {"w": (path,)}, {}))
    return figure(shown, "w", "relation").marks


def test_short_stretches_are_rounded_less():
    line = wired((10, 5), (50, 5), (50, 9), (90, 9), head=End.NONE)[0]
    assert isinstance(line, Path)
    xs = [points[0].x for verb, points in line.steps if verb == "L"]
    assert xs[0] == 48


@pytest.mark.parametrize("end", list(End))
def test_a_wire_without_length_is_no_trouble(end: End):
    assert all(isinstance(mark, Path | Rectangle) for mark in wired((10, 5), (10, 5), tail=end, head=end))


def test_only_known_glyphs_are_looked_up():
    assert {known(name) for name in NAMES} == set(NAMES)
    assert known("../../etc/passwd") == known("Storage") == FALLBACK
    assert strokes("os") == strokes(FALLBACK)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_glyph_is_path_data(name: str):
    assert strokes(name).startswith("M")
    assert set(strokes(name)) <= set("MmLlHhVvCcSsAaZz0123456789.- ")


def test_heading_and_key_are_flush_with_the_margin():
    drawing = drawn()
    heading, key = drawing.figures[-2:]
    assert isinstance(heading.marks[0], Text)
    assert heading.marks[0].at.x == 32
    assert isinstance(key.marks[0], Rectangle)
    assert key.marks[0].rect[:2] == (32, 802)
    assert key.marks[0].rect[2:] == (22, 14)


def test_lines_without_ink_are_not_drawn():
    blank = label("x")._replace(lines=("", " "))
    assert not one_box(Box("b", Size(9, 9), panels=(Panel(9, left=(blank,)),)), Rect(0, 0, 9, 9)).marks


def test_a_stack_is_drawn_in_its_place_with_its_panels_on_its_ground():
    text = label("Inside", 13)
    inner = Stack(100, (Panel(20), Panel(30, "#00ff00", left=(text,))), Frame("#ff0000"), 5)
    box = Box("box", Size(200, 70), panels=(Panel(70, left=(inner,)),))
    stacked, band, words = one_box(box, Rect(10, 10, 200, 70)).marks
    assert stacked == Rectangle(Rect(22, 20, 100, 50), "#ff0000")
    assert band == Rectangle(Rect(22, 40, 100, 30), "#00ff00")
    assert isinstance(words, Text)
    assert (words.text, words.at.x) == ("Inside", 27)


def test_the_texts_of_a_scene_are_those_inside_stacks_too():
    inner = Stack(100, (Panel(20, right=(label("Second"),)),))
    outer = Stack(150, (Panel(20, left=(label("First"), inner)), Panel(20, centre=(label("Third"),))))
    box = Box("box", Size(200, 70), panels=(Panel(70, left=(Glyph("storage", 20, "#000000"), outer)),))
    assert [*Scene("one", "One", (box,)).texts()] == ["First", "Second", "Third"]
