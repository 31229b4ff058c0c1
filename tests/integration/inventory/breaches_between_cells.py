"""What breaks each invariant of transfers between cells, once the constraints are gone."""

from __future__ import annotations

from typing import Final

BREACHES: Final = {
    "what crossed between cells is what the transfers say came, or was given": (
        "update entry_line set quantity = 3 where from_account like 'other-cell:%'"
    ),
    "which units left for another cell is known, once they have, and adds up": (
        "update transfer_unit set quantity = quantity + 1"
    ),
    "what another cell told waits only where it is still to be booked": (
        "insert into transfer_news (transfer_id, kind, claim_number, told, due_at)"
        " select id, 'settlement', 9, '', now() from transfer where side = 'receiver'"
    ),
}
