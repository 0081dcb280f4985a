"""How wide text is, where it wraps, and what stands in for what cannot be shown."""

from __future__ import annotations

import unicodedata

import pytest
from fontTools.pens.momentsPen import MomentsPen
from fontTools.svgLib.path import parse_path
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.text import LINE_HEIGHT, font_file, shows, unknown, unshown, visible, width, wrap
from archmodel.text.face import face_of
from archmodel.text.outlines import Outline, outline

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1f3\U0001f1f1"
PIECES = [FAMILY, FLAG, "e\u0301", "\U0001f44d\U0001f3fd", "\u2764\ufe0f", "x", "W", "ж", "漢"]
ANY = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_widths_are_those_of_the_font(weight: int):
    ttlib = pytest.importorskip("fontTools.ttLib")
    font = ttlib.TTFont(font_file(weight))
    cmap, advances = font.getBestCmap(), font["hmtx"]
    face = face_of(weight)
    for code, glyph in cmap.items():
        assert face.glyph(code) == font.getGlyphID(glyph)
        if unicodedata.category(chr(code)) not in ("Mn", "Me", "Cf"):
            assert face[chr(code)] == advances[glyph][0]
    assert face.glyph(0x4E00) == face.glyph(0x10FFFF) == face.glyph(0) == 0


def test_width_grows_with_the_font_and_adds_up():
    assert width("", font=13) == 0
    assert width("ab", font=13) == pytest.approx(width("a", font=13) + width("b", font=13))
    assert width("Mobile", font=26) == pytest.approx(2 * width("Mobile", font=13))
    assert width("Mobile", font=13, weight=700) > width("Mobile", font=13)


def test_weights_between_ours_take_the_nearest():
    assert [font_file(w).rpartition("-")[2] for w in (300, 500, 600, 900)] == [
        "Regular.ttf",
        "Semibold.ttf",
        "Semibold.ttf",
        "Bold.ttf",
    ]


@pytest.mark.parametrize(
    ("text", "ems"),
    [("漢", 1.0), ("\U0001f600", 1.3), (FLAG, 1.3), (FAMILY, 1.3), ("\u200b\u2060\ufeff\u00ad", 0.0)],
)
def test_characters_the_font_lacks_count_as_wide_as_others_draw_them(text: str, ems: float):
    assert width(text, font=10) == pytest.approx(10 * ems)


def test_marks_take_no_width_of_their_own():
    assert width("e\u0301", font=13) == width("e", font=13)
    assert width("\u2764\ufe0f", font=13) == width("\u2764", font=13)
    assert width("\U0001f44d\U0001f3fd", font=13) == width("\U0001f44d", font=13)


def test_text_that_fits_is_one_line_as_it_is():
    room = wrap("  two  spaces  ", width=400, font=14)
    assert room.lines == ("  two  spaces  ",)
    assert room.size == (width("  two  spaces  ", font=14), 14 * LINE_HEIGHT)
    assert not room.shortened


def test_no_text_is_one_empty_line():
    assert wrap("", width=100, font=10) == (("",), (0, 13), False)


def test_lines_break_at_spaces_and_newlines():
    assert wrap("Front-end microservices", width=90, font=14).lines == ("Front-end", "microservices")
    assert wrap("a\r\nb", width=90, font=14).lines == ("a", "b")
    assert wrap("\n\n\nleading", width=90, font=14).lines == ("leading",)
    assert wrap("a\n\nb", width=90, font=14, most=3).lines == ("a", "", "b")
    assert wrap("a\n\nb", width=90, font=14, most=2).lines == ("a", "b")


def test_over_long_words_break_where_they_are_joined():
    assert wrap("IntegrationDataServices", width=100, font=14).lines == ("IntegrationData", "Services")
    assert wrap("one/two/three/four", width=66, font=14, most=3).lines == ("one/two/", "three/four")


def test_over_long_words_break_at_their_hyphens_where_there_is_room():
    name = "payment-reconciliation-orchestrator"
    assert wrap(name, width=120, font=14, most=3).lines == ("payment-", "reconciliation-", "orchestrator")
    assert wrap(name, width=120, font=14, most=2).lines == ("payment-reconcilia-", "tion-orchestrator")
    assert wrap(name, width=66, font=14, most=2).lines == ("payment-", "reconcili…")


def test_plain_words_break_with_a_hyphen_and_names_without():
    one, two = "Kundenbeziehungs-", "managementsystem"
    assert wrap("Kundenbeziehungsmanagementsystem", width=120, font=14).lines == (one, two)
    for word in ("a_reconciliationorchestrator", "reconciliationorchestrator.io", "12345" * 4, "漢" * 12):
        lines = wrap(word, width=100, font=14).lines
        assert len(lines) == 2
        assert "".join(lines) == word


def test_no_letter_of_a_word_stands_alone_behind_a_hyphen():
    assert wrap("reconciliation", width=width("reconciliatio-", font=14), font=14).lines == (
        "reconciliati-",
        "on",
    )


def test_what_does_not_fit_ends_in_an_ellipsis():
    room = wrap("Integration data microservices for everyone", width=130, font=14)
    assert room.shortened
    assert room.lines == ("Integration data", "microservices for ev…")
    assert wrap("a\nb\nc", width=130, font=14).lines == ("a", "b…")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40), st.integers(1, 120), st.integers(1, 4))
def test_what_a_reader_sees_as_one_character_is_never_split(pieces: list[str], room: int, most: int):
    for line in wrap("".join(pieces), width=room, font=13, most=most).lines:
        rest = line.removesuffix("…")
        while rest:
            piece = next((each for each in PIECES if rest.startswith(each)), None)
            assert piece is not None, ascii(line)
            rest = rest.removeprefix(piece)


@settings(deadline=None)
@given(ANY, st.integers(1, 300), st.integers(1, 5))
def test_lines_hold_the_text_in_their_room(text: str, room: int, most: int):
    found = wrap(text, width=room, font=13, most=most)
    assert 1 <= len(found.lines) <= most
    assert found.size.height == pytest.approx(len(found.lines) * 13 * LINE_HEIGHT)
    for line in found.lines:
        assert "\n" not in line
        assert width(line, font=13) <= found.size.width + 0.001
    if not found.shortened:
        kept = "".join("".join(found.lines).split())
        assert kept.replace("-", "") == "".join(visible(text).split()).replace("-", "")


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=80), st.integers(60, 300))
def test_lines_are_no_wider_than_asked(text: str, room: int):
    assert wrap(text, width=room, font=13, most=4).size.width <= room + 0.001


@settings(deadline=None)
@given(ANY)
def test_what_is_made_visible_stays_so_and_can_be_written(text: str):
    shown = visible(text)
    assert visible(shown) == shown
    shown.encode()
    assert not any(unicodedata.category(one) in ("Cc", "Cs") and one != "\n" for one in shown)


def test_controls_and_lone_surrogates_have_stand_ins():
    assert visible("a\x00\x1b\x7f\x85\ud800\ufffe\tb") == "a␀␛␡\ufffd\ufffd\ufffd b"


def test_marks_that_would_reorder_neighbours_have_stand_ins():
    assert visible("rev\u202eersed") == "rev\ufffdersed"
    assert visible("\u2067open") == "\ufffdopen"
    assert visible("close\u2069") == "close\ufffd"
    assert visible("\u2066whole\u2069 rest") == "\u2066whole\u2069 rest"
    assert visible("\u2067one\ntwo\u2069") == "\ufffdone\ntwo\ufffd"


def test_unknown_characters_are_named_once_and_sorted():
    assert unknown("日本日 and ☃, é") == "☃日本"
    assert unknown("plain …–→ text\u200b\u3000") == ""


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "word " * 20_000,
        "\U0001f600" * 100_000,
        "a" + "\u0301" * 99_999,
        "\n" * 100_000,
        FLAG * 50_000,
    ],
)
@pytest.mark.parametrize("most", [2, 1_000_000])
def test_a_hundred_thousand_characters_are_wrapped_like_any_others(text: str, most: int):
    wrapped = wrap(text, width=150, font=13, most=most)
    assert len(wrapped.lines) <= most
    assert wrapped.size.width <= 150


def as_it_is(code: int) -> tuple[int, str]:
    return code, chr(code)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (0x00, "␀"),
        (0x09, " "),
        as_it_is(0x0A),
        (0x0D, "␍"),
        (0x1F, "␟"),
        as_it_is(0x20),
        as_it_is(0x7E),
        (0x7F, "␡"),
        (0x80, "\ufffd"),
        (0x9F, "\ufffd"),
        as_it_is(0xA0),
        as_it_is(0xAD),
        as_it_is(0x2027),
        (0x2028, "\n"),
        (0x2029, "\n"),
        (0x202A, "\ufffd"),
        (0x202C, "\ufffd"),
        (0x202D, "\ufffd"),
        (0x202E, "\ufffd"),
        as_it_is(0x202F),
        as_it_is(0x2065),
        (0x2066, "\ufffd"),
        (0x2069, "\ufffd"),
        as_it_is(0x206A),
        as_it_is(0xD7FF),
        (0xD800, "\ufffd"),
        (0xDFFF, "\ufffd"),
        as_it_is(0xE000),
        as_it_is(0xFFFD),
        (0xFFFE, "\ufffd"),
        (0xFFFF, "\ufffd"),
        as_it_is(0x10000),
        as_it_is(0x10FFFF),
    ],
)
def test_what_cannot_be_seen_has_a_stand_in_and_nothing_else(code: int, shown: str):
    assert visible(f"a{chr(code)}\x07") == f"a{shown}␇"


def test_line_ends_of_all_kinds_are_one():
    assert visible("a\r\nb\u2028c\u2029d\n\re") == "a\nb\nc\nd\n␍e"


def test_what_has_a_stand_in_is_told_once():
    assert unshown("plain") == unshown("tab\tand\r\nends\u2028of\u2029lines\n") == ""
    assert unshown("\x07b\x00\x07\u202ec\ud800") == "\x00\x07\u202e\ud800"


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        (None, False),
        ("", False),
        (" \t\n\xa0", False),
        ("\u200b\u2060", False),
        ("\u115f\u1160\u2800\u3164\uffa0", False),
        ("a", True),
        (" a ", True),
        ("\u2800.", True),
        ("\x00", True),
    ],
)
def test_a_text_shows_where_a_reader_sees_some_of_it(text: str | None, is_seen: bool):
    assert shows(text) is is_seen


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_an_outline_is_the_glyph_that_the_font_holds(weight: int):
    ttlib = pytest.importorskip("fontTools.ttLib")
    font = ttlib.TTFont(font_file(weight))
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for one in "oiÉg&ж":
        theirs = MomentsPen(glyphs)
        glyphs[names[ord(one)]].draw(theirs)
        assert moments(shape(one, weight).path) == pytest.approx(
            (theirs.area, theirs.momentX, theirs.momentY, theirs.momentXX, theirs.momentYY)
        )
        assert shape(one, weight).width == font["hmtx"][names[ord(one)]][0]


def test_letters_that_belong_close_are_set_close():
    together, first, second = shape("AV"), shape("A"), shape("V")
    assert first.width + second.width - 100 < together.width < first.width + second.width
    assert together.path.startswith(first.path)
    areas = [moments(each.path)[0] for each in (together, first, second)]
    assert areas[0] == pytest.approx(areas[1] + areas[2])


def test_an_accent_of_its_own_stands_on_its_letter():
    assert shape("e\u0301") == shape("é")


@pytest.mark.parametrize("text", ["☃ snow", "שלום", "漢", "", "  ", "a\u200db"])
def test_there_is_no_outline_of_what_the_font_alone_cannot_show(text: str):
    assert outline(text, 400) is None


def shape(text: str, weight: int = 400) -> Outline:
    found = outline(text, weight)
    assert found
    assert found.em == 1000
    return found


def moments(path: str) -> tuple[float, ...]:
    """Return how much ink a path is, and where: what two ways to say one shape share."""
    pen = MomentsPen()
    parse_path(path, pen)
    return pen.area, pen.momentX, pen.momentY, pen.momentXX, pen.momentYY
