"""Where a service's own files are, in a wheel and in a source checkout."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


class FolderNotFoundError(LookupError):
    """A service has no folder of that name, neither in its package nor beside its sources."""


def service_folder(package: str, name: str) -> Path:
    """Find a folder that belongs to a service, such as `policies` or `migrations`.

    A wheel carries the folder inside the package; a checkout keeps it beside `src`.

    Raises:
        FolderNotFoundError: The package is missing or has no such folder.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FolderNotFoundError(f"there is no package {package!r}")
    inside = Path(next(iter(spec.submodule_search_locations)))
    beside_sources = inside.parent.parent / name
    for folder in (inside / name, beside_sources):
        if folder.is_dir():
            return folder
    raise FolderNotFoundError(
        f"{package!r} has no folder {name!r} in {inside} or {beside_sources.parent}"
    )
