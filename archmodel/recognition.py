"""How a file looks that archmodel wrote: such a one it may write over, and no other is a picture."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["HEAD", "is_model", "is_ours", "refuse_broken"]

HEAD = 65_536
"""How much of a file is looked at, in bytes; titles are in it."""
BEGINS = {
    ".svg": rb'<svg xmlns="[^"]+" width="[\d.]+" height="[\d.]+" viewBox="[\d. ]+" role="img" font-family="',
    ".png": rb"(?s)\x89PNG\r\n\x1a\n\0\0\0\rIHDR.{8}\x08\x06\0\0\0.{8}IDAT",  # others say more of theirs
    ".json": rb'{\n  "(view|schemaVersion)": ',
    ".drawio": rb'<mxfile host="archmodel">',
    ".excalidraw": rb'{\n "type": "excalidraw",\n "version": 2,\n "source": "archmodel"',
    ".mmd": rb'---\ntitle: ".*"\n---\n(flowchart TB|sequenceDiagram\n  autonumber)\n',
    ".c4.mmd": rb"C4Container\n  title ",
    ".puml": rb"@startuml\n(!include <C4/C4_Container>\n)?title\n.*\nend title\n",
    ".d2": rb'title: ".*" { shape: text; near: top-center; style.font-size: 28 }\n',
    ".dot": rb'digraph ".*" {\n  graph \[label=".*", labelloc="t", compound="true"',
    ".py": rb"(?s)from diagrams import Cluster, Diagram, Edge, Node\n.*\nWHOLE = dict\(",
    ".graphml": rb'<graphml xmlns="[^"]+">\n<key id="graph.title" ',
    ".csv": rb"is,name,title,",
    ".structurizr.json": rb'(?s){\n  "name": ".*"archmodel\.',
    ".calm.json": rb'(?s){\n  "\$schema": "[^"]*calm.*"archmodel": ',
}
"""How files begin that archmodel writes, by their ending, the longer ones last."""
_AT_TOP = re.compile(rb'([\[{\]}])|"((?:[^"\\\n]|\\.)*+)"?\s*+(:?)')
"""The next bracket of a document, or its next text and whether that is a key."""
_BELOW = re.compile(rb'(?:[^"\[{\]}]++|"(?:[^"\\\n]|\\.)*+"?)*+([\[{\]}])')
"""All up to the next bracket. In both a text ends with its line, where a document is broken."""


def is_ours(path: Path) -> bool:
    """Say whether a file is one that archmodel may have written, or empty.

    That is seen by what it holds, as pictures are committed and clones remember nothing.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    begins = [each for ending, each in BEGINS.items() if path.name.endswith(ending)]
    return not head or bool(begins and re.match(begins[-1], head))


def is_model(document: bytes) -> bool:
    """Say whether JSON has at its top what a model of ours has, whether it can be parsed or not.

    A version of the schema is no sign, as reports have one: elements are, or a name and a title.
    """
    if b'"schemaVersion"' not in document:
        return False
    depth = at = 0
    keys: set[bytes] = set()
    while token := _AT_TOP.search(document, at) if depth == 1 else _BELOW.match(document, at):
        at = token.end()
        if token[1]:
            depth += 1 if token[1] in b"[{" else -1
        elif token[3]:
            keys.add(token[2])
            if keys >= {b"schemaVersion", b"elements"} or keys >= {b"schemaVersion", b"name", b"title"}:
                return True
    return False


def refuse_broken(ending: str, content: bytes) -> None:
    """Raise `ValueError`, or what expat raises, for an SVG or PNG that no program would open."""
    if ending == "svg":
        from xml.parsers.expat import ParserCreate

        ParserCreate().Parse(content, True)
    elif ending == "png" and not (
        re.match(BEGINS[".png"], content) and content.endswith(b"IEND\xaeB`\x82") and any(content[16:24])
    ):
        raise ValueError("the PNG is not whole")
