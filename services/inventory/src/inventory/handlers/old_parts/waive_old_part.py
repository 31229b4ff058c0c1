"""Use case: what is missing of an old part will not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.instants import happened_at
from inventory.domain.old_parts.events import OldPartWaived
from inventory.domain.old_parts.old_part import OldPart, OldPartId
from inventory.domain.old_parts.waiver import Waiver, WaiverKind, charge_for
from inventory.domain.part import known_part
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.old_parts.owing import save_looked_at
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveOldPart:
    old_part_id: OldPartId
    kind: WaiverKind
    reason: str
    occurred_at: datetime | None = None


def waive_old_part(cmd: WaiveOldPart, tx: Tx, now: datetime) -> OldPart:
    """Give up all that is missing of an old part; it never counts as received.

    Whoever asked for the parts owes what they replaced, and pays for it if the policy says so.

    Args:
        cmd: Lost or excused, and why as auditors will read it.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        OldPartNotFound: There is none, or it belongs to a branch of others.
        OldPartIllegalTransition: Nothing of it is missing.
        WaivedByOwer: OLD_PART_WAIVED_BY_OWER, the same person had asked for the parts.
        OccurredBeforeBeginning: Nothing had been issued at that time.

    Source: rulebook P-06.
    """
    due = tx.old_parts.lock(cmd.old_part_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(due.branch_code, tx, now),
        rule="P-06",
        not_before=due.issued_at,
    )
    branch = known_branch(tx.branches.find(due.branch_code), due.branch_code)
    policy = tx.policies.old_part_waivers(branch.day_of(at))
    parts = tx.part_list.on_day([due.part_number], branch.day_of(due.issued_at))
    cost = known_part(parts, due.part_number).unit_cost
    waiver = Waiver(
        kind=cmd.kind,
        quantity=due.missing,
        reason=cmd.reason,
        owed_by=tx.requisitions.get(due.requisition_id).requested_by,
        charge=charge_for(cmd.kind, policy, cost, due.missing),
        waived_by=tx.actor.subject,
        waived_at=at,
        policy_ref=policy.ref,
    )
    saved = save_looked_at(tx, due.waive(waiver), now)
    tx.outbox.append(OldPartWaived(old_part=saved, occurred_at=at))
    return saved
