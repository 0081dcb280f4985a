"""A project as it was at another revision of git, without touching the work tree."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archmodel.errors import LoadingError

__all__ = ["checked_out", "merge_base"]


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Yield a folder that holds the project as it was, at the place that answers to the current one.

    It is a copy of its own, and is gone afterwards. Raises `LoadingError` where there is no git, no
    repository or no such revision.
    """
    import tarfile
    from tempfile import TemporaryDirectory

    top = Path(_git("rev-parse", "--show-toplevel", of=revision).decode().strip())
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", of=revision).decode().strip()
    with TemporaryDirectory(prefix="archmodel-") as folder:
        archive = Path(folder, "revision.tar")
        _git("-C", str(top), "archive", "--format=tar", f"--output={archive}", commit, of=revision)
        tree = Path(folder, "revision")
        with tarfile.open(archive) as packed:
            packed.extractall(tree, filter="data")
        (tree / ".git").mkdir()  # it is a project, as what it is a copy of
        here = tree / Path.cwd().resolve().relative_to(top.resolve())
        here.mkdir(parents=True, exist_ok=True)  # it may be newer than the revision
        yield here


def merge_base(one: str, other: str) -> str:
    """Return the commit at which two revisions parted. Raises `LoadingError` as `checked_out` does."""
    return _git("merge-base", one, other, of=f"{one}...{other}").decode().strip()


def _git(*arguments: str, of: str) -> bytes:
    """Return what git says."""
    try:
        ended = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise LoadingError("git cannot be run", where=of, instead="install git") from error
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise LoadingError(
            said or "there is no such revision",
            where=of,
            instead="name a branch, tag or commit of the repository you are in; fetch it where it is shallow",
        )
    return ended.stdout
