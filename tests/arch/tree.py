"""A copy of the project that a test may spoil."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
IGNORED = shutil.ignore_patterns("__pycache__", "*.egg-info")


class Tree:
    """The sources, the contracts and the tools of the project in a folder of their own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in (".importlinter", "pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, root / name)
        for name in ("proto", "tools"):
            shutil.copytree(ROOT / name, root / name, ignore=IGNORED)
        for folder in self.projects(ROOT):
            target = root / folder.relative_to(ROOT)
            shutil.copytree(folder / "src", target / "src", ignore=IGNORED)
            shutil.copy(folder / "pyproject.toml", target)

    @staticmethod
    def projects(root: Path) -> list[Path]:
        """Return the folders of all distributions."""
        return sorted(p.parent for p in [*root.glob("libs/*/src"), *root.glob("services/*/src")])

    def source_folders(self) -> list[Path]:
        """Return what has to stand on the import path."""
        return [project / "src" for project in self.projects(self.root)]

    def plant(self, module: str, line: str) -> None:
        """Append a line to a module (or to a new one inside, if it is a package)."""
        package, *inner = module.split(".")
        (source,) = self.root.glob(f"*/*/src/{package}")
        path = source.joinpath(*inner)
        target = path / "planted.py" if path.is_dir() else path.with_suffix(".py")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")


def load_tool(name: str) -> ModuleType:
    """Return a script of the Makefile as a module."""
    spec = importlib.util.spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
