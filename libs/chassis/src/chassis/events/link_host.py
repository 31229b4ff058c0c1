"""Runs a link in this process, from start to a drained stop."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta

import structlog

from chassis.addresses import write_addresses
from chassis.config import ConfigError, load_settings
from chassis.config.link import LINK, LinkSettings
from chassis.events.broker import is_memory
from chassis.events.link import Link, LinkEnds
from chassis.events.process import listen_for_signals, report_greenlets, wait_for_stop
from chassis.logs import configure_logs
from chassis.monitoring import Monitoring
from chassis.topology import read_topology

_log = structlog.get_logger(__name__)


def run(topology_text: str, environ: Mapping[str, str] = os.environ) -> int:
    """Carry until SIGTERM or SIGINT; a second signal does not wait for anything.

    Returns:
        The exit code: 0 after a clean stop.

    Raises:
        ConfigError: A setting is wrong.
    """
    settings = load_settings(LinkSettings, LINK, environ)
    ends = ends_of(settings, topology_text)
    configure_logs(LINK, level=settings.log_level, form=settings.log_format)
    report_greenlets()
    link = Link(ends)
    asked = listen_for_signals()
    link.start()
    monitoring = None
    addresses = {"service": LINK, "process": LINK}
    if settings.metrics_listen is not None:
        monitoring = Monitoring(settings.metrics_listen, lambda: link.is_connected)
        monitoring.start()
        addresses["metrics"] = monitoring.address
    write_addresses(settings.address_file, addresses)
    _log.info("carrying", to=ends.far.cell, **addresses, pid=os.getpid())
    wait_for_stop(asked, lambda: False)
    _log.info("draining", grace_s=settings.drain_s)
    link.stop()
    if monitoring is not None:
        monitoring.stop()
    _log.info("stopped")
    return 0


def ends_of(settings: LinkSettings, topology_text: str) -> LinkEnds:
    """Read from the settings which cells are joined.

    Raises:
        ConfigError: The near end has no broker.
        TopologyError: A cell would be linked to itself.
    """
    if is_memory(settings.amqp_url):
        raise ConfigError(LINK, ["CALLOUT_AMQP_URL: a link needs a broker at both ends"])
    return LinkEnds(
        near=read_topology(topology_text, cell=settings.cell, links=(settings.peer_cell,)),
        far=read_topology(topology_text, cell=settings.peer_cell),
        near_url=settings.amqp_url,
        far_url=settings.peer_amqp_url,
        batch_size=settings.batch_size,
        linger=timedelta(milliseconds=settings.linger_ms),
        confirm_timeout=timedelta(seconds=settings.confirm_timeout_s),
        drain=timedelta(seconds=settings.drain_s),
    )
