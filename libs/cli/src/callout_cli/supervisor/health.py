"""Whether a process says that it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from typing import Final

_TIMEOUT_S: Final = 2.0
_OK: Final = 200


def is_ready(addresses: Mapping[str, str]) -> bool:
    """Ask a process at the addresses it told; one that told none is not ready.

    Args:
        addresses: Content of its address file; `metrics` serves `/readyz`.
    """
    if "metrics" not in addresses:
        # It announced itself and serves no /readyz: that is all there is to know.
        return "pid" in addresses
    host, _, port = str(addresses["metrics"]).rpartition(":")
    connection = HTTPConnection(host, int(port), timeout=_TIMEOUT_S)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == _OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
