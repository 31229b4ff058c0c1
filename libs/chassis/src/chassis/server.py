"""The gRPC server of one service: limits, steps around every call, orderly start and stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent import futures
from typing import Final

import grpc
import structlog
from grpc_health.v1 import health_pb2_grpc

from chassis.api import ApiSpec
from chassis.auth import TokenVerifier
from chassis.config import ConfigError, ServiceSettings
from chassis.config.names import own_prefix
from chassis.errors import ErrorMap
from chassis.health import Readiness
from chassis.interceptors.access import Access
from chassis.interceptors.call import Step
from chassis.interceptors.chain import Chain
from chassis.interceptors.deadline import Deadline
from chassis.interceptors.refusals import Refusals
from chassis.interceptors.tracing import Tracing
from chassis.interceptors.validation import validated
from chassis.schema import schema_pings

_KEEPALIVE_MS: Final = 20_000
_KEEPALIVE_TIMEOUT_MS: Final = 5_000
_MIN_PING_MS: Final = 5_000
_THREADS: Final = "rpc"
_THREAD_END_S: Final = 1.0
_METADATA_BYTES: Final = 16 * 1024
_log = structlog.get_logger("chassis.server")


class AddressTaken(OSError):  # noqa: N818
    """The address to listen on cannot be bound."""


class ApiServer:
    """One service behind gRPC, on native threads.

    Args:
        spec: The service.

    Raises:
        ConfigError: There are no public keys to check tokens with.
        PolicyError: The permission table does not fit the methods.
        AddressTaken: The address to listen on cannot be bound.
    """

    def __init__(self, spec: ApiSpec) -> None:
        settings = spec.settings
        self._spec = spec
        spec.permissions.bind(spec.grpc_services)
        self.readiness = Readiness(
            spec.service,
            {"database": spec.database.ping, **schema_pings(spec.service, spec.database)},
            spec.grpc_services,
            settings.ready_every_s,
        )
        self._threads = futures.ThreadPoolExecutor(
            settings.api_threads, thread_name_prefix=f"{_THREADS}-{id(self):x}"
        )
        self._server = grpc.server(
            self._threads,
            interceptors=[Chain(_steps(spec))],
            options=_options(settings),
            maximum_concurrent_rpcs=settings.api_threads + settings.api_queue,
        )
        spec.register(self._server)
        health_pb2_grpc.add_HealthServicer_to_server(self.readiness.servicer, self._server)
        self.address = self._bind(settings.api_listen)

    def start(self) -> None:
        """Take calls; ready as soon as the database answers and has the schema."""
        self._server.start()
        self.readiness.start()

    def stop(self) -> int:
        """Say NOT_SERVING, let calls finish within the time for draining, then close.

        Returns:
            How many calls still hold a thread although nobody waits for them any more.
        """
        settings = self._spec.settings
        self.readiness.leave()
        # Load balancers need a moment to see it; calls are still taken meanwhile.
        time.sleep(settings.drain_delay_s)
        self._server.stop(settings.drain_s).wait()
        self._threads.shutdown(wait=False, cancel_futures=True)
        mine = f"{_THREADS}-{id(self):x}"
        left = [each for each in threading.enumerate() if each.name.startswith(mine)]
        for thread in left:
            thread.join(_THREAD_END_S / len(left))
        self._spec.database.dispose()
        return sum(thread.is_alive() for thread in left)

    def hurry(self) -> None:
        """Cut off the calls that `stop` is waiting for."""
        self._server.stop(0)

    def _bind(self, listen: str) -> str:
        try:
            port = self._server.add_insecure_port(listen)
        except RuntimeError as error:
            raise AddressTaken(f"cannot listen on {listen}") from error
        return f"{listen.rpartition(':')[0]}:{port}"


def _steps(spec: ApiSpec) -> Sequence[Step]:
    settings = spec.settings
    if settings.jwt_public_keys is None:
        name = f"{own_prefix(spec.service)}JWT_PUBLIC_KEYS"
        raise ConfigError(spec.service, [f"{name}: is missing; without keys nobody can call"])
    verifier = TokenVerifier(
        settings.jwt_public_keys, issuer=settings.jwt_issuer, audience=settings.jwt_audience
    )
    return (
        Tracing(spec.service, settings.cell, spec.reference_fields),
        Refusals(ErrorMap(spec.service, spec.error_codes)),
        Deadline(settings.api_max_deadline_s),
        Access(verifier, spec.permissions),
        validated,
    )


def _options(settings: ServiceSettings) -> list[tuple[str, int]]:
    return [
        # Two servers on one port would share the calls without a word; an error is better.
        ("grpc.so_reuseport", 0),
        ("grpc.max_receive_message_length", settings.api_max_message_bytes),
        ("grpc.max_send_message_length", settings.api_max_message_bytes),
        ("grpc.max_metadata_size", _METADATA_BYTES),
        ("grpc.keepalive_time_ms", _KEEPALIVE_MS),
        ("grpc.keepalive_timeout_ms", _KEEPALIVE_TIMEOUT_MS),
        ("grpc.keepalive_permit_without_calls", 1),
        ("grpc.http2.min_ping_interval_without_data_ms", _MIN_PING_MS),
        # Renewed connections find new replicas: without this a rolling update shows errors.
        ("grpc.max_connection_age_ms", int(settings.api_max_connection_age_s * 1000)),
        # A call that began on an old connection may take as long as any other.
        ("grpc.max_connection_age_grace_ms", int(settings.api_max_deadline_s * 1000)),
    ]
