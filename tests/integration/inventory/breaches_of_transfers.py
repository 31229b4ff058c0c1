"""What breaks each invariant of transfers, once the constraints are gone."""

from __future__ import annotations

from typing import Final

ADMIT: Final = ("alter table transfer drop constraint transfer_received",)
BREACHES: Final = {
    "what is in transit is what open transfers say": (
        "update transfer_claim set quantity = quantity + 1 where outcome is null"
    ),
    "what a transfer shipped and received is booked once, in the books of each warehouse": (
        "update transfer_line set received = received - 1 where received > 0"
    ),
    "what was shipped has come, was lost or was damaged": (
        "delete from transfer_claim where kind = 'lost' and outcome is not null"
    ),
    "a transfer is disputed exactly as long as a claim is open": (
        "update transfer set state = 'received' where state = 'disputed'"
    ),
    "nobody settles a claim of what he shipped or received": (
        "update transfer set received_by = settled_by"
        " from transfer_claim where transfer_id = id and outcome is not null"
    ),
}
