"""The small HTTP door for machines: /metrics, /livez and /readyz. Works under eventlet too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from prometheus_client import REGISTRY
from prometheus_client.exposition import choose_encoder

_TEXT: Final = "text/plain; charset=utf-8"


class Monitoring:
    """HTTP server of one process.

    Args:
        listen: `host:port`; port 0 picks a free one.
        is_ready: Asked at every /readyz.
    """

    def __init__(self, listen: str, is_ready: Callable[[], bool]) -> None:
        host, port = split_address(listen)

        class Handler(_Handler):
            ready = staticmethod(is_ready)

        self._server = ThreadingHTTPServer((host, port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.2,), name="monitoring", daemon=True
        )

    @property
    def address(self) -> str:
        """`host:port` that the server listens on."""
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    def start(self) -> None:
        """Answer in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Close the door."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    ready: Callable[[], bool]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/metrics":
            encode, content_type = choose_encoder(self.headers.get("Accept", ""))
            self._answer(HTTPStatus.OK, encode(REGISTRY), content_type)
        elif path == "/livez":
            self._answer(HTTPStatus.OK, b"ok\n", _TEXT)
        elif path == "/readyz":
            is_ready = self.ready()
            status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
            self._answer(status, b"ready\n" if is_ready else b"not ready\n", _TEXT)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"not found\n", _TEXT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a scrape every few seconds is no news."""

    def _answer(self, status: HTTPStatus, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def split_address(listen: str) -> tuple[str, int]:
    """Split `host:port`; an IPv6 host is written in brackets."""
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)
