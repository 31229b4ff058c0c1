"""Run every static check and the unit tests, two at a time; show only what failed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

# Which module each of our distributions brings; editable installs do not say so themselves.
MODULES = {
    "callout-chassis": "chassis",
    "callout-cli": "callout_cli",
    "callout-contracts": "callout|buf",
    "callout-dispatch": "dispatch",
    "callout-feedback": "feedback",
    "callout-headquarters": "headquarters",
    "callout-hr-appraisal": "hr_appraisal",
    "callout-importing": "importing",
    "callout-intake": "intake",
    "callout-inventory": "inventory",
    "callout-testkit": "testkit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check: a command and the folder it runs in."""

    name: str
    command: Sequence[str]
    folder: Path = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one step said and how long it took, in seconds."""

    step: Step
    seconds: float
    code: int
    said: str


def tool(name: str, *arguments: str) -> list[str]:
    """Return the command of a program of this virtual environment."""
    return [str(BIN / name), *arguments]


def script(name: str, *arguments: str) -> list[str]:
    """Return the command of one of our own scripts."""
    return [sys.executable, str(ROOT / "tools" / name), *arguments]


def dependency_steps() -> list[Step]:
    """Return one deptry run per distribution: what is declared is what is imported."""
    mapping = ",".join(f"{name}={modules}" for name, modules in MODULES.items())
    steps = []
    for project in sorted([*ROOT.glob("libs/*/"), *ROOT.glob("services/*/")]):
        roots = [name for name in ("src", "migrations") if (project / name).is_dir()]
        command = tool("deptry", *roots, "--no-ansi", "--package-module-name-map", mapping)
        steps.append(Step(name=f"deptry {project.name}", command=command, folder=project))
    return steps


def all_steps() -> list[Step]:
    """Return every check, the longest first."""
    return [
        Step(name="mypy --strict", command=tool("mypy")),
        Step(
            name="unit tests",
            command=[*tool("python", "-m", "pytest"), "--quiet", "tests/unit"],
        ),
        Step(name="ruff check", command=tool("ruff", "check")),
        Step(name="ruff format", command=tool("ruff", "format", "--check")),
        Step(name="import-linter", command=tool("lint-imports", "--no-logo")),
        Step(name="contracts", command=script("proto.py", "check")),
        Step(name="locks", command=script("lock.py", "check")),
        Step(name="deployment", command=script("deploy.py")),
        Step(name="page of settings", command=script("settings.py", "check")),
        Step(name="page of rules", command=script("rules.py", "check")),
        *dependency_steps(),
    ]


def run(step: Step) -> Outcome:
    """Run one step to its end."""
    started = time.monotonic()
    done = subprocess.run(
        step.command,
        cwd=step.folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
    )
    seconds = time.monotonic() - started
    return Outcome(step=step, seconds=seconds, code=done.returncode, said=done.stdout)


def main() -> int:
    """Run all steps and return 1 if any failed."""
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome in pool.map(run, all_steps()):
            verdict = "ok" if outcome.code == 0 else "FAILED"
            print(f"{outcome.step.name:<24} {outcome.seconds:5.1f} s  {verdict}", flush=True)
            if outcome.code != 0:
                failed += 1
                print(outcome.said)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
