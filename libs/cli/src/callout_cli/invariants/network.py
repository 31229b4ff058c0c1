"""What services must agree on: the invariants of the whole network."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across

NETWORK: Final[tuple[Across, ...]] = ()
