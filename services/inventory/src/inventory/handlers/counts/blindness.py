"""Who counts neither sees nor moves what he counts, until it is handed in (P-14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from inventory.domain.counts.errors import CountIsBlind
from inventory.ports import Tx

V = TypeVar("V")


def require_sight(tx: Tx, warehouse_code: str = "") -> None:
    """Refuse figures of stock to whoever counts it.

    Both counters stay blind until the whole count is handed in, so that the second is told nothing
    by the first. Booking is refused as well: its refusals name what is there, and who moves parts
    while he counts them counts wrong.

    Args:
        tx: Open transaction, by whose actor they are asked for.
        warehouse_code: Whose figures; empty: those of any.

    Raises:
        CountIsBlind: COUNT_IS_BLIND.

    Source: rulebook P-14.
    """
    blind = tx.counts.blind_in(tx.actor.subject)
    if blind and (not warehouse_code or warehouse_code in blind):
        raise CountIsBlind(
            f"{tx.actor.subject} counts in {', '.join(sorted(blind))}; the books are shown and "
            "written again when everything is handed in",
            rule="P-14",
            warehouse_code=min(blind),
        )


def sighted(
    use_case: Callable[[Tx, datetime], V], warehouse_code: str = ""
) -> Callable[[Tx, datetime], V]:
    """Return a use case that is refused to whoever counts.

    Args:
        use_case: Shows or moves stock.
        warehouse_code: Of which warehouse; empty: it is not known before, or of any.

    Source: rulebook P-14.
    """

    def seen(tx: Tx, now: datetime) -> V:
        require_sight(tx, warehouse_code)
        return use_case(tx, now)

    return seen
