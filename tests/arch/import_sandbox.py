"""Build a process with the dependencies of one distribution and nothing else.

`import_sandbox.py DISTRIBUTION MODULE…` behaves as if only the distribution and what it declares,
directly or through others, were installed. It imports the modules, calls `build` of the last one
(a service's door), and prints the top-level modules that were loaded.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import json
import re
import sys
from collections.abc import Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path
from types import ModuleType

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]


def closure(name: str) -> dict[str, Distribution]:
    """Return the distribution and everything it requires on this machine."""
    found: dict[str, Distribution] = {}
    asked: set[tuple[str, str]] = set()
    waiting = [(name, "")]
    while waiting:
        current, extra = waiting.pop()
        if (current, extra) in asked:
            continue
        asked.add((current, extra))
        found[current] = distribution(current)
        for line in found[current].requires or []:
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                other = re.sub(r"[-_.]+", "-", need.name).lower()
                waiting += [(other, "")] + [(other, more) for more in need.extras]
    return found


def source_folders(names: set[str]) -> list[Path]:
    """Return the source folders of our own distributions among `names`."""
    projects = [*ROOT.glob("libs/*"), *ROOT.glob("services/*")]
    return [project / "src" for project in projects if f"callout-{project.name}" in names]


class OnlyDeclared:
    """Finds what the standard import finds, less what was not declared."""

    def __init__(self, name: str) -> None:
        declared = closure(name)
        self._files = {
            str(found.locate_file(file))
            for found in declared.values()
            for file in found.files or []
        }
        self._sources = source_folders(set(declared))
        self._installed = {str(Path(str(found.locate_file("")))) for found in declared.values()}

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the module's spec unless it belongs to something undeclared."""
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None or self._is_declared(Path(spec.origin)):
            return spec
        raise ModuleNotFoundError(f"{name} is not among the declared dependencies", name=name)

    def _is_declared(self, origin: Path) -> bool:
        if ROOT in origin.parents and ".venv" not in origin.parts:
            return any(source in origin.parents for source in self._sources)
        if any(folder in map(str, origin.parents) for folder in self._installed):
            return str(origin) in self._files
        return True


def main() -> None:
    """Build the process named on the command line."""
    name, *modules = sys.argv[1:]
    finder = OnlyDeclared(name)
    for loaded in {module.partition(".")[0] for module in sys.modules} - sys.stdlib_module_names:
        if loaded != "__main__":
            for module in [m for m in sys.modules if m.partition(".")[0] == loaded]:
                del sys.modules[module]
    sys.meta_path.insert(2, finder)
    *_, door = [importlib.import_module(module) for module in modules]
    door.build()
    print(json.dumps(sorted({module.partition(".")[0] for module in sys.modules})))


if __name__ == "__main__":
    main()
