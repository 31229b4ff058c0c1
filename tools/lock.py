"""Write and check the lock files: `lock.py write | check`.

requirements.lock is what `make run` needs, requirements-dev.lock adds what tests and checks, and
requirements-service.lock is the part of the first that a service's image holds;
requirements-peers.lock is what benches compare with, apart from all of it. They hold versions and
hashes and no address of any registry, so that a mirror serves them as well as the original.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
SERVICE_LOCK = ROOT / "requirements-service.lock"
PEERS_LOCK = ROOT / "requirements-peers.lock"
TEST_ONLY = frozenset({"libs/testkit"})
NOT_IN_IMAGES = TEST_ONLY | {"libs/cli"}
ADDRESS = re.compile(
    r"://|^\s*(-i|-f|--(index-url|extra-index-url|find-links))\b| @ ", re.MULTILINE
)
STAMP = "# inputs: sha256:"


def distributions() -> list[Path]:
    """Return the folders of our own distributions, sorted."""
    found = [*ROOT.glob("libs/*/pyproject.toml"), *ROOT.glob("services/*/pyproject.toml")]
    return sorted(path.parent for path in found)


def declared(folder: Path) -> set[str]:
    """Return what one distribution needs from outside, all extras included."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = set(project["dependencies"])
    for extra in project.get("optional-dependencies", {}).values():
        needs.update(extra)
    return {need for need in needs if not need.startswith("callout-")}


def group(name: str) -> set[str]:
    """Return one dependency group of the workspace, included groups resolved."""
    workspace = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needs: set[str] = set()
    for entry in workspace["dependency-groups"][name]:
        if isinstance(entry, str):
            needs.add(entry)
        else:
            needs |= group(entry["include-group"])
    return needs


def needs_of_all(left_out: frozenset[str] = frozenset()) -> set[str]:
    """Return what our distributions need from outside, and what installs them."""
    needs = group("build")
    for folder in distributions():
        if str(folder.relative_to(ROOT)) not in left_out:
            needs |= declared(folder)
    return needs


def lock_inputs() -> dict[Path, list[str]]:
    """Return every lock file with what it is resolved from; the widest one comes first."""
    return {
        DEV_LOCK: sorted(needs_of_all() | group("dev")),
        RUN_LOCK: sorted(needs_of_all(TEST_ONLY)),
        SERVICE_LOCK: sorted(needs_of_all(NOT_IN_IMAGES)),
        PEERS_LOCK: sorted(group("peers")),
    }


def stamp(inputs: list[str]) -> str:
    """Return the line that ties a lock to the declarations it was made from."""
    return STAMP + hashlib.sha256("\n".join(inputs).encode()).hexdigest()


def write(lock: Path, inputs: list[str], *options: str) -> None:
    """Resolve `inputs` for every platform; pins already in the lock are kept where they fit."""
    command = [
        *(str(Path(sys.executable).parent / "uv"), "pip", "compile", "-"),
        *("--universal", "--generate-hashes", "--python-version", "3.11"),
        *("--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
        *("--no-config", "--quiet", "--output-file", str(lock), *options),
    ]
    subprocess.run(
        command, input="\n".join(inputs), text=True, check=True, stdout=subprocess.DEVNULL
    )
    body = lock.read_text(encoding="utf-8")
    lock.write_text(f"# Written by `make lock`.\n{stamp(inputs)}\n{body}", encoding="utf-8")


def problems(lock: Path, inputs: list[str]) -> list[str]:
    """Return what is wrong with one lock file."""
    text = lock.read_text(encoding="utf-8")
    found = []
    if stamp(inputs) not in text:
        found.append(f"{lock.name} is older than the declared dependencies: run `make lock`")
    found += [
        f"{lock.name}:{number} holds an address: {line.strip()}"
        for number, line in enumerate(text.splitlines(), start=1)
        if ADDRESS.search(line)
    ]
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text))
    found += [
        f"{lock.name}: no hash for {block.split()[0]}"
        for block in blocks
        if block.strip() and "--hash=sha256:" not in block
    ]
    return found


def write_all() -> None:
    """Resolve the widest lock; the narrower ones take its pins."""
    with tempfile.TemporaryDirectory() as scratch:
        pins = Path(scratch) / "pins.txt"
        pins.touch()
        for lock, inputs in lock_inputs().items():
            write(lock, inputs, *(() if lock == PEERS_LOCK else ("--constraint", str(pins))))
            if lock == DEV_LOCK:
                pins.write_text(re.sub(r" *\\\n *--hash=\S+", "", lock.read_text(encoding="utf-8")))


def main() -> int:
    """Write or check the locks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["write", "check"])
    if parser.parse_args().command == "write":
        write_all()
        return 0
    found = [line for lock, inputs in lock_inputs().items() for line in problems(lock, inputs)]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
