"""One supervisor per folder, and what is left when one died without a word."""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import psutil

from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder, State
from callout_cli.process import is_alive

_GRACE_S: Final = 10.0


@contextmanager
def only_supervisor(folder: PlatformFolder) -> Iterator[None]:
    """Hold the folder's lock.

    Raises:
        UserError: Another supervisor has it; names its process.
    """
    with folder.lock_file.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "?"
            raise UserError("error.already_up", folder=folder.root, pid=holder) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
        file.truncate(0)


def end_leftovers(state: State) -> tuple[str, ...]:
    """End children whose supervisor is gone; returns the names of those that were still there.

    They end by themselves on Linux, where a dead supervisor is told to them; elsewhere, or while
    they still drain, this waits for them and then insists. PostgreSQL is not among them: it minds
    its own data.
    """
    left = {
        name: psutil.Process(known.pid)
        for name, known in state.processes.items()
        if name != "postgres" and is_alive(known)
    }
    for process in left.values():
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGTERM)
    _, stubborn = psutil.wait_procs(list(left.values()), timeout=_GRACE_S)
    for process in stubborn:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(stubborn, timeout=_GRACE_S)
    return tuple(left)
