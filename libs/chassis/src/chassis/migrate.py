"""Brings the databases of services to their newest version: `callout-migrate <service>…`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from sqlalchemy.exc import SQLAlchemyError

from chassis.config import ConfigError, ServiceSettings, load_settings
from chassis.migrations import MigrationBlocked, migrate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="callout-migrate", description=__doc__)
    parser.add_argument("service", nargs="+", help="name of a service, e.g. intake")
    for service in parser.parse_args(arguments).service:
        try:
            version = migrate(load_settings(_settings_kind(service), service), service)
        except (ConfigError, MigrationBlocked, SQLAlchemyError, LookupError, ImportError) as error:
            sys.stderr.write(f"{error}\n")
            return 1
        sys.stdout.write(f"{service} is at {version}\n")
    return 0


def _settings_kind(service: str) -> type[ServiceSettings]:
    """Find the settings class of a service, so that its own variables are known ones."""
    module = import_module(f"{service.replace('-', '_')}.config")
    kinds = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, ServiceSettings)
        and kind.__module__ == module.__name__
    ]
    return kinds[0] if kinds else ServiceSettings


if __name__ == "__main__":
    sys.exit(main())
