"""The schemas of others, read from the archives that `dev.py` fetches."""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path

ARCHIVES = Path(sys.prefix) / "archives"


def schema(archive: str, file: str) -> bytes:
    """Return a file of an archive that `tests/archives.txt` names."""
    (path,) = ARCHIVES.glob(f"{archive}-*.tar.gz")
    with tarfile.open(path) as content:
        (member,) = (each for each in content.getmembers() if each.name.endswith(f"/{file}"))
        found = content.extractfile(member)
        assert found
        return found.read()
