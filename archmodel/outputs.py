"""Where pictures go, and how a file is replaced: wholly or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from archmodel.errors import FormatError
from archmodel.model import Model
from archmodel.names import Name, slug
from archmodel.pipeline import FORMATS, Picture

__all__ = ["Outputs", "replace_file"]


class Outputs:
    """The files that pictures are written to, settled before anything is drawn.

    `output` is a folder, a file, or `-` for standard output; the last two take one picture in one
    format. Raises `FormatError` where they would get more, or where one picture would overwrite
    another.
    """

    def __init__(self, output: str, formats: Sequence[str], pictures: Sequence[tuple[Model, Name]]) -> None:
        self.pictures = pictures
        self.path = Path(output)
        ending = self.path.suffix.lstrip(".")
        if ending.isalpha() and ending not in FORMATS and not self.path.is_dir():
            raise FormatError(
                f"'.{ending}' is no format of a picture",
                where=output,
                instead="end it in one of " + ", ".join(FORMATS) + ", or name a folder",
            )
        self.single = output == "-" or ending in FORMATS
        default = (ending,) if ending in FORMATS else FORMATS[: 1 if self.single else 2]
        self.formats = tuple(dict.fromkeys(formats)) or default
        if ending in FORMATS and self.formats != (ending,):
            raise FormatError(
                f"'-o {output}' is not {', '.join(self.formats)}",
                instead=f"leave out -f, or name a file that ends in .{self.formats[0]}",
            )
        if self.single:
            self._refuse_several(output)
        self._refuse_collisions()

    def save(self, picture: Picture, written: Mapping[str, bytes]) -> Iterator[Path]:
        """Write one picture in its formats and yield the path of each file."""
        for ending, content in written.items():
            if str(self.path) == "-":
                sys.stdout.buffer.write(content)
                continue
            path = self.path if self.single else self._path(picture.model, picture.view, ending)
            replace_file(path, content)
            yield path

    def _path(self, model: Model, view: Name, ending: str) -> Path:
        return self.path / slug(model.name) / f"{slug(view)}.{ending}"

    def _refuse_several(self, output: str) -> None:
        if len(self.pictures) > 1:
            named = ", ".join(f"{model.name}/{view}" for model, view in self.pictures[:5])
            raise FormatError(
                f"'-o {output}' takes one picture, and there are {len(self.pictures)}: {named}",
                instead="name one with file.py:Class and --view, or a folder with -o",
            )
        if len(self.formats) > 1:
            raise FormatError(
                f"'-o {output}' takes one format, and there are {', '.join(self.formats)}",
                instead="name one with -f, or a folder with -o",
            )

    def _refuse_collisions(self) -> None:
        seen: dict[Path, tuple[Model, Name]] = {}
        for model, view in self.pictures:
            path = self._path(model, view, "")
            if path in seen:
                other = seen[path][0]
                raise FormatError(
                    f"'{other.title}' and '{model.title}' would both be drawn to {path.as_posix()}*",
                    instead="rename one of them, or render them into two folders with -o",
                )
            seen[path] = model, view


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a temporary file beside it.

    Whatever happens, the file holds what it held before or all of `content`. Raises `FormatError`
    where the folder or file cannot be written.
    """
    temporary = path.with_name(f".archmodel-{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(content)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise FormatError(
            f"cannot be written: {error.strerror}",
            where=path.as_posix(),
            instead="what stood there before is untouched; choose another place with -o",
        ) from error
