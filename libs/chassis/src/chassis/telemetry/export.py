"""The way out for spans: OTLP over HTTP from a queue of its own, dropped rather than waited for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Final

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult

_QUEUE: Final = 4096
_BATCH: Final = 512
_DELAY_MS: Final = 1000
_TIMEOUT_S: Final = 5.0
_log: Final = logging.getLogger(__name__)


class Export:
    """Queue and sender of one process."""

    def __init__(self, endpoint: str) -> None:
        # The library logs every failed attempt; `_Sender` says once that the collector is away.
        logging.getLogger("opentelemetry.exporter.otlp").setLevel(logging.CRITICAL)
        logging.getLogger("opentelemetry.sdk._shared_internal").setLevel(logging.CRITICAL)
        self._sender = _Sender(f"{endpoint.rstrip('/')}/v1/traces")
        self.processor = BatchSpanProcessor(
            self._sender,
            max_queue_size=_QUEUE,
            max_export_batch_size=_BATCH,
            schedule_delay_millis=_DELAY_MS,
        )

    def close(self, timeout_s: float) -> None:
        """Send what is queued; give up at the first failure or after the timeout."""
        self._sender.is_closing = True
        # `shutdown` waits half a minute for an attempt under way, hence a thread that may be left.
        flush = threading.Thread(target=self.processor.shutdown, name="span-flush", daemon=True)
        flush.start()
        flush.join(timeout_s)


class _Sender(SpanExporter):
    """Sends batches; reports the loss and the return of the collector, not every attempt."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._exporter = OTLPSpanExporter(endpoint=url, timeout=_TIMEOUT_S)
        self._is_away = False
        self.is_closing = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        if self.is_closing and self._is_away:
            return SpanExportResult.FAILURE
        result = self._exporter.export(spans)
        is_away = result is not SpanExportResult.SUCCESS
        if is_away and not self._is_away:
            _log.warning("trace collector %s is away, spans are dropped", self._url)
        elif self._is_away and not is_away:
            _log.info("trace collector %s is back", self._url)
        self._is_away = is_away
        return result

    def shutdown(self) -> None:
        self._exporter.shutdown()  # type: ignore[no-untyped-call]

    def force_flush(self, timeout_millis: int = 30_000) -> bool:  # noqa: ARG002
        return True
