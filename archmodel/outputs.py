"""Where pictures and models go, settled before anything is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from archmodel.catalogue import held
from archmodel.errors import FormatError
from archmodel.files import refuse_unwritable, replace_file
from archmodel.formats import EXPORTS, PICTURES
from archmodel.formats.base import Format
from archmodel.model import Model
from archmodel.names import Name, file_name
from archmodel.recognition import is_ours, refuse_broken
from archmodel.standard_output import put_out

__all__ = ["Outputs", "export_format", "exports"]


class Outputs:
    """The files that pictures are written to, settled before anything is drawn.

    `output` is a folder, a file, or `-` for standard output; the last two take one picture in one
    format. `inputs` are the paths that the pictures are read from, as a user gives them. Raises
    `FormatError` where one place would get several pictures, or an input would be overwritten. `keep`
    names the layout to keep, which is that of one picture, or is empty for the one beside each: then
    a folder gets placement JSON as well, for the next time.
    """

    def __init__(
        self,
        output: str,
        formats: Sequence[str],
        pictures: Sequence[tuple[Model, Name]],
        inputs: Sequence[str] = (),
        *,
        keep: str | None = None,
    ) -> None:
        self.pictures = pictures
        self.path = Path(output)
        ending = _ending(output, tuple(PICTURES), "picture")
        self.single = output == "-" or bool(ending)
        default = (ending,) if ending else tuple(PICTURES)[: 1 if self.single else 2]
        also = ("json",) if keep == "" and not self.single else ()
        self.formats = tuple(dict.fromkeys((*(formats or default), *also)))
        if ending and self.formats != (ending,):
            raise FormatError(
                f"'-o {output}' is not {', '.join(self.formats)}",
                instead=f"leave out -f, or name a file that ends in .{self.formats[0]}",
            )
        if self.single:
            self._refuse_several(output)
        if keep and len(pictures) > 1:
            raise FormatError(
                f"'--keep-layout {keep}' is the layout of one picture, and there are {len(pictures)}",
                instead="name one with file.py:Class and --view, or leave out the name of the file",
            )
        if output != "-":
            _refuse_loss(
                (
                    _File(self._path(model, view, each), model, view)
                    for model, view in pictures
                    for each in self.formats
                ),
                inputs,
                None if self.single else self.path,
            )

    def save(self, model: Model, view: Name, written: Mapping[str, bytes]) -> None:
        """Write one picture in its formats."""
        for ending, content in written.items():
            refuse_broken(ending, content)
            if str(self.path) != "-":
                replace_file(self._path(model, view, ending), content)
            else:
                put_out(content)

    def files(self, model: Model, view: Name) -> dict[str, Path]:
        """Return the files of a picture by format; none where it goes to standard output."""
        return {each: self._path(model, view, each) for each in self.formats if str(self.path) != "-"}

    def beside(self, model: Model, view: Name) -> Path:
        """Return where the placement JSON of a picture is, beside its other files.

        Raises `FormatError` where pictures go to standard output, beside which there is nothing.
        """
        if str(self.path) == "-":
            raise FormatError(
                "there is nothing beside standard output to keep the layout of",
                instead="name the placement JSON: --keep-layout FILE",
            )
        return self.path.with_suffix(".json") if self.single else self._path(model, view, "json")

    def _path(self, model: Model, view: Name, ending: str) -> Path:
        if self.single:
            return self.path
        figure = getattr(model.views.get(view), "figure", None)
        stem = f"{figure}-{file_name(view).replace('_', '-')}" if figure else file_name(view)
        return self.path / file_name(model.name) / f"{stem}.{ending}"

    def _refuse_several(self, output: str) -> None:
        if len(self.pictures) > 1:
            named = ", ".join(str(_File(self.path, *each)) for each in self.pictures[:5])
            raise FormatError(
                f"'-o {output}' takes one picture, and there are {len(self.pictures)}: {named}",
                instead="name one with file.py:Class and --view, or a folder with -o",
            )
        if len(self.formats) > 1:
            raise FormatError(
                f"'-o {output}' takes one format, and there are {', '.join(self.formats)}",
                instead="name one with -f, or a folder with -o",
            )


def exports(
    output: str, models: Sequence[Model], inputs: Sequence[str] = (), *, suffix: str = ".json"
) -> list[Path]:
    """Return the file that each model is exported to, settled before anything is written.

    `output` is a folder, a file, or `-` for standard output, for which the list is empty; the last
    two take one model. Files in a folder end in `suffix`, of which the last part is enough for one
    that is named: `shop.mmd` for `.c4.mmd`. `inputs` are as for `Outputs`. Raises `FormatError` where
    one place would get several models, or an input would be overwritten.
    """
    ending = _ending(output, (suffix.rpartition(".")[2],), "model")
    if (ending or output == "-") and len(models) > 1:
        raise FormatError(
            f"'-o {output}' takes one model, and there are {len(models)}: "
            + ", ".join(str(_File(Path(output), model)) for model in models[:5]),
            instead="name one with file.py:Class, or a folder with -o",
        )
    if output == "-":
        return []
    path = Path(output)
    files = [_File(path if ending else path / f"{file_name(each.name)}{suffix}", each) for each in models]
    _refuse_loss(files, inputs, None if ending else path)
    return [each.path for each in files]


def export_format(output: str) -> str:
    """Return the format of a model that the name of a file asks for: JSON for a folder or `-`.

    Of several endings that fit, such as `.json` and `.calm.json`, the longest counts. Raises
    `FormatError` where none does.
    """
    path = Path(output)
    if not path.suffix[1:].isalnum() or os.path.isdir(output):  # noqa: PTH112 - it says no of what cannot be
        return "json"
    endings = {held(module, Format).suffix: name for name, module in EXPORTS.items()}
    fitting = [each for each in endings if path.name.endswith(each)]
    if not fitting and path.suffix[1:].isalpha():
        raise FormatError(
            f"'{path.suffix}' is no format of a model",
            where=output,
            instead=f"end it in one of {', '.join(endings)}, name the format with -f, or name a folder",
        )
    return endings[max(fitting, key=len)] if fitting else "json"  # a folder may be called shop-1.2


class _File(NamedTuple):
    """A file to be written, and what it will show: a model, or one view of it."""

    path: Path
    model: Model
    view: Name = ""

    def __str__(self) -> str:
        """Name what it shows, and where that is written."""
        model = self.model
        name = f"'{model.name}/{self.view}'" if self.view else f"'{model.name}'"
        view = model.views.get(self.view)
        declared = [view] if view else [*model.elements.values(), *model.views.values()]
        place = next((each.place for each in declared if each.place), None)
        return f"{name} ({place.path}:{place.line})" if place else name


def _ending(output: str, formats: Sequence[str], what: str) -> str:
    """Return the format that the name of a file asks for, or nothing for a folder or `-`."""
    ending = Path(output).suffix.lstrip(".")
    if ending in formats:
        return ending
    if ending.isalpha() and not os.path.isdir(output):  # noqa: PTH112 - it says no of what cannot be
        choice = f".{formats[0]}" if len(formats) == 1 else f"one of {', '.join(formats)}"
        raise FormatError(
            f"'.{ending}' is no format of a {what}",
            where=output,
            instead=f"end it in {choice}, or name a folder",
        )
    return ""


def _refuse_loss(files: Iterable[_File], inputs: Sequence[str], folder: Path | None) -> None:
    """Raise `FormatError` where a file cannot be written, or would overwrite what is not to be lost.

    That is another of the files, what is read, and in a `folder` whatever archmodel did not write: only
    a file that is named may be anything but Python, which somebody may have written by hand. Names that
    differ in case alone, or in how accents are encoded, are one file on some systems, so they are on all.
    """
    from unicodedata import normalize

    sources = [_source(given) for given in inputs]
    files_read = {_identity(each) for each in sources if each.is_file()}
    folders_read = [each.resolve() for each in sources if each.is_dir()]
    taken: dict[str, _File] = {}
    for file in files:
        shown = file.path.as_posix()
        refuse_unwritable(file.path)
        if file.path.is_file() and (
            _identity(file.path) in files_read or _is_source(file.path.resolve(), folders_read)
        ):
            raise FormatError(
                "it is read, and would be overwritten", where=shown, instead="choose another place with -o"
            )
        _refuse_foreign(file.path, folder)
        other = taken.setdefault(normalize("NFC", shown.casefold()), file)
        if other is not file:
            raise FormatError(
                f"{other} and {file} would both be written to {shown}",
                instead="rename one of the two views"
                if other.model is file.model
                else 'rename the class of one (in JSON its "name"), '
                "or write them to two folders, each with its own -o",
            )


def _refuse_foreign(path: Path, folder: Path | None) -> None:
    """Raise `FormatError` for a file that somebody else wrote, or that is elsewhere by a link.

    A file that is named, and so in no `folder`, may be both; but Python is not written over.
    """
    shown, is_python = path.as_posix(), path.suffix == ".py"
    if folder and not path.parent.resolve().is_relative_to(folder.resolve()):
        raise FormatError(
            f"a link leads out of {folder.as_posix()}", where=shown, instead="name where it leads to with -o"
        )
    if (folder and path.is_symlink()) or ((folder or is_python) and path.exists() and not is_ours(path)):
        raise FormatError(
            "it is there already, and nothing shows that archmodel wrote it",
            where=shown,
            instead="choose another place with -o, or move it away"
            if is_python
            else f"name it: -o {shown}, or move it away",
        )


def _source(given: str) -> Path:
    """Return the file or folder of a path as a user gives it, which may be `file.py:Class`."""
    path = Path(given)
    return path if path.exists() else Path(given.rpartition(":")[0] or given)


def _identity(path: Path) -> tuple[int, int]:
    """Return what two paths of one file share, whatever links lead to it."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _is_source(path: Path, folders: Iterable[Path]) -> bool:
    """Say whether a file is one of those that are read where a folder is given."""
    if not any(path.is_relative_to(folder) for folder in folders):
        return False
    return path.suffix == ".py" or (path.suffix == ".json" and b'"schemaVersion"' in path.read_bytes())
