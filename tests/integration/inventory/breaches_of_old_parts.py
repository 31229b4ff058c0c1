"""What breaks each invariant of old parts, once the constraints are gone."""

from __future__ import annotations

from typing import Final

ADMIT: Final = (
    "alter table old_part drop constraint old_part_received",
    "alter table old_part drop constraint old_part_complete",
    "alter table old_part drop constraint old_part_written_off",
    "alter table old_part drop constraint old_part_disposed",
    "alter table old_part_handover disable trigger all",
    "alter table disposal disable trigger all",
)
BREACHES: Final = {
    "every part issued in warranty and not brought back owes an old part": (
        "update old_part set quantity = quantity + 1"
    ),
    "every old part that came is booked once": "update old_part_handover set quantity = 9",
    "what lies in the old parts came and was not disposed of": (
        "update old_part set state = 'disposed' where state = 'written_off'"
    ),
    "an issue is written off only with service report and old part": (
        "update work_order set reported_at = null"
    ),
    "who received an old part does not dispose of it": (
        "update old_part_handover set received_by = disposed_by from disposal"
    ),
    "the disposals of a warehouse and month are numbered from 1 without a gap": (
        "update disposal set serial = 2"
    ),
}
