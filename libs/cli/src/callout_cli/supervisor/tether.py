"""Become another program that ends with its supervisor: `tether.py PARENT SIGNAL UID GID PROGRAM`.

Run as a script before anything else is imported. UID and GID are -1 to stay who one is. The parent
death signal is set after the identity has changed, because that change clears it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_ORPHANED: Final = 70


def main(arguments: Sequence[str]) -> None:
    """Tie this process to its parent and become the program."""
    parent, number, uid, gid = (int(text) for text in arguments[:4])
    program = list(arguments[4:])
    if uid >= 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:
        # It died before the signal was set.
        sys.exit(_ORPHANED)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    os.execv(program[0], program)  # noqa: S606 - becoming another program is the point


if __name__ == "__main__":
    main(sys.argv[1:])
