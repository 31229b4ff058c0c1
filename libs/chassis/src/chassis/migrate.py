"""Brings the databases of services to their newest version: `callout-migrate <service>…`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from sqlalchemy.exc import SQLAlchemyError

from chassis.config import ConfigError, ServiceSettings, load_settings
from chassis.db import sqlstate
from chassis.logs import configure_logs
from chassis.migrations import MigrationBlocked, migrate
from chassis.stacks import log_what_ends_the_process, stack_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="callout-migrate", description=__doc__)
    parser.add_argument("service", nargs="+", help="name of a service, e.g. intake")
    services = parser.parse_args(arguments).service
    configure_logs("+".join(services))
    log_what_ends_the_process()
    for service in services:
        try:
            settings = load_settings(_settings_kind(service), service)
            configure_logs(service, level=settings.log_level, form=settings.log_format)
            version = migrate(settings, service)
        except (ConfigError, MigrationBlocked, LookupError, ImportError) as error:
            sys.stderr.write(f"{error}\n")
            return 1
        except SQLAlchemyError as error:
            sys.stderr.write(f"{service}: {_why(error)}\n")
            return 1
        sys.stdout.write(f"{service} is at {version}\n")
    return 0


def _why(error: SQLAlchemyError) -> str:
    """Return what an operator needs: where it failed, or why there was no connection.

    A server's message about a statement may quote rows; one without SQLSTATE is the driver's own.
    """
    origin = getattr(error, "orig", None)
    if origin is not None and not sqlstate(error):
        return str(origin).strip()
    return stack_of(error)


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
