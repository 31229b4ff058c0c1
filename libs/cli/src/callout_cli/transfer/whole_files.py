"""Files that appear once they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_OWNER_ALONE: Final = 0o600


@contextmanager
def appearing_whole(path: Path) -> Iterator[Path]:
    """Give a file beside `path` to write to, which takes its place at the end.

    Nobody but its owner can read it: it may hold customers' data (I-08). After an error nothing
    of it is left, and what was at `path` stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.stem}.tmp{path.suffix}")
    fresh.unlink(missing_ok=True)
    try:
        fresh.touch(mode=_OWNER_ALONE, exist_ok=False)
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
