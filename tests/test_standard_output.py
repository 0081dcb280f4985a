"""What is printed steers no terminal, and a stream that takes no more is no crash."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from archmodel.errors import FormatError
from archmodel.standard_output import escaped, leave_unread, put_out

STEERS = [0x00, 0x0A, 0x1B, 0x1F, 0x7F, 0x80, 0x9F, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF]
NO_CHARACTER = [0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]


@pytest.mark.parametrize("code", [*STEERS, *NO_CHARACTER])
def test_what_steers_a_terminal_is_spelled_out(code: int):
    spelled = chr(code).encode("unicode_escape").decode()
    assert spelled.startswith("\\")
    assert escaped(f"a {chr(code)}b") == f"a {spelled}b"


@pytest.mark.parametrize(
    "code", [0x20, 0x7E, 0xA0, 0xAD, 0x2027, 0x202F, 0x2065, 0x206A, 0xD7FF, 0xE000, 0xFFFD]
)
def test_what_does_not_stays_as_it_is(code: int):
    assert escaped(f"a{chr(code)}\x1b") == f"a{chr(code)}\\x1b"


def test_bytes_are_put_out_as_they_are(capsysbinary: pytest.CaptureFixture[bytes]):
    put_out(b"\xff\n")
    assert capsysbinary.readouterr().out == b"\xff\n"


def test_a_closed_stream_is_passed_over(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", None)
    put_out(b"x")


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed otherwise there")
def test_a_reader_that_has_gone_is_no_failure(monkeypatch: pytest.MonkeyPatch):
    theirs, ours = os.pipe()
    os.close(theirs)
    with os.fdopen(ours, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        put_out(b"x")
        stream.write("y")  # and goes nowhere when it is closed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_stream_is_told(monkeypatch: pytest.MonkeyPatch):
    with Path("/dev/full").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(FormatError) as caught:
            put_out(b"x")
        assert caught.value.what == "cannot be written: No space left on device"


def test_what_is_left_of_a_stream_goes_nowhere(tmp_path: Path):
    path = tmp_path / "out"
    with path.open("w") as stream:
        stream.write("a")
        leave_unread(stream)
        stream.write("b")
    assert path.read_text() == ""


def test_a_text_that_needs_no_stand_in_is_the_same_object():
    text = io.StringIO("plain").read()
    assert escaped(text) is text
