"""`python -m chassis.work <service>…`: the worker process of one or several services."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

EXIT_WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the worker process until SIGTERM or SIGINT; returns the exit code."""
    parser = argparse.ArgumentParser(prog="callout-work", description=__doc__)
    parser.add_argument("service", nargs="+", help="name of a service, e.g. intake")
    parser.add_argument("--topology", type=Path, help="topology file; default: the contracts' own")
    options = parser.parse_args(arguments)

    from chassis.events.patching import patch

    patch()

    # Everything below opens sockets or takes locks and must see the patched modules.
    from chassis.config import ConfigError
    from chassis.events.host import run
    from chassis.logs import configure_logs
    from chassis.policy import PolicyError
    from chassis.stacks import log_what_ends_the_process
    from chassis.topology import TopologyError

    configure_logs("+".join(options.service))
    log_what_ends_the_process()
    try:
        text = (options.topology or default_topology()).read_text("utf-8")
        return run(options.service, text)
    except (ConfigError, PolicyError, TopologyError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_WRONG_USE


def default_topology() -> Path:
    """Return the file beside the generated contracts; only its name is known here."""
    spec = find_spec("callout")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("no contracts are installed; name a topology file with --topology")
    return Path(next(iter(spec.submodule_search_locations))) / "topology.yaml"


if __name__ == "__main__":
    sys.exit(main())
