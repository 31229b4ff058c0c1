"""`python -m chassis.link`: tells another cell what this one announces for it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chassis.work import EXIT_WRONG_USE, default_topology


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the link process until SIGTERM or SIGINT; returns the exit code."""
    parser = argparse.ArgumentParser(prog="callout-link", description=__doc__)
    parser.add_argument("--topology", type=Path, help="topology file; default: the contracts' own")
    options = parser.parse_args(arguments)

    from chassis.events.patching import patch

    patch()

    # Everything below opens sockets or takes locks and must see the patched modules.
    from chassis.config import ConfigError
    from chassis.events.link_host import run
    from chassis.logs import configure_logs
    from chassis.stacks import log_what_ends_the_process
    from chassis.topology import TopologyError

    configure_logs("link")
    log_what_ends_the_process()
    try:
        return run((options.topology or default_topology()).read_text("utf-8"))
    except (ConfigError, TopologyError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
