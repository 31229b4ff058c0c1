"""Other systems to compare with, in an environment of their own.

They are no part of Callout: `requirements-peers.lock` holds them, and only a bench installs them.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
_LOCK: Final = _ROOT / "requirements-peers.lock"
_PLACE: Final = _ROOT / ".venv-peers"


def python_of_peers() -> Path:
    """Return the interpreter that has the peers; install what the lock says first."""
    program = _PLACE / "bin" / "python"
    stamp = _PLACE / ".lock"
    wanted = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(_PLACE)], check=True)
        pip = [str(program), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        subprocess.run([*pip, "--require-hashes", "--requirement", str(_LOCK)], check=True)
        stamp.write_text(wanted, "utf-8")
    return program


def new_tryton(program: Path, config: Path, database: str) -> None:
    """Make the tables of Tryton's stock in an empty database."""
    word = config.with_name("password")
    word.write_text("bench only", "utf-8")
    subprocess.run(
        [
            str(program.with_name("trytond-admin")),
            *("--config", str(config), "--database", database, "--update", "stock"),
            *("--activate-dependencies", "--email", "bench@example.com"),
        ],
        env={**os.environ, "TRYTONPASSFILE": str(word)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
