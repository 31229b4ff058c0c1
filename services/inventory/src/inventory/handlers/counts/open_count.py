"""Use case: freeze the books and draw up a sheet."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from inventory.domain.counts.count import CountScope, StockCount
from inventory.domain.counts.due import due_counts
from inventory.domain.counts.errors import CountEmpty, CountTooLarge
from inventory.domain.counts.line import CountLine
from inventory.domain.counts.policy import CountPolicy
from inventory.domain.ids import BinCode, CountId, WarehouseCode
from inventory.domain.ledger import Balance
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCount:
    """`bins`: which ones of a count of bins; `counter` and `recounter`: subjects."""

    count_id: CountId
    warehouse_code: WarehouseCode
    scope: CountScope
    counter: str
    recounter: str
    bins: tuple[BinCode, ...] = ()


def open_count(cmd: OpenCount, tx: Tx, now: datetime) -> StockCount:
    """Put what lies there on a sheet, as the books say it; from now on the counters are blind.

    Args:
        cmd: What is counted, by whom, and by whom again.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC): the instant at which the books are frozen.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        BinNotFound: A bin is not one of the warehouse.
        CountersAreOne: COUNTERS_ARE_ONE, who counts again is who counted.
        CountEmpty: COUNT_EMPTY, nothing lies there, or nothing is due.
        CountTooLarge: COUNT_TOO_LARGE, more lines than the policy lets stand on a sheet.
        CountOverlaps: COUNT_OVERLAPS, another open count has one of its lines.

    Source: rulebook P-14.
    """
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    for bin_code in cmd.bins:
        tx.warehouses.bin_of(warehouse.code, bin_code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    day = branch.day_of(now)
    policy = tx.policies.counts(day)
    lying = _on_the_sheet(cmd, tx, policy.body, now, day)
    if not lying:
        raise CountEmpty(
            f"there is nothing to count in {warehouse.code}",
            rule="P-14",
            warehouse_code=warehouse.code,
        )
    month = day.replace(day=1)
    count = StockCount(
        id=cmd.count_id,
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
        month=month,
        serial=tx.counts.next_serial(warehouse.code, month),
        scope=cmd.scope,
        bins=tuple(sorted(cmd.bins)),
        counter=cmd.counter,
        recounter=cmd.recounter,
        opened_by=tx.actor.subject,
        opened_at=now,
        policy_ref=policy.ref,
        lines=tuple(
            CountLine(
                bin=each.account.bin,
                part_number=each.part_number,
                tracking=each.tracking,
                frozen=each.quantity,
            )
            for each in lying
        ),
    )
    return tx.counts.add(count)


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _on_the_sheet(
    cmd: OpenCount, tx: Tx, policy: CountPolicy, now: datetime, day: date
) -> Sequence[Balance]:
    """Return what is counted, lots summed up, by bin and part."""
    if cmd.scope is not CountScope.DUE:
        lying = tx.counts.lying(cmd.warehouse_code, cmd.bins, policy.most_lines + 1)
        if len(lying) > policy.most_lines:
            raise CountTooLarge(
                f"a sheet has at most {policy.most_lines} lines; count it bin by bin",
                rule="P-14",
                warehouse_code=cmd.warehouse_code,
                most_lines=str(policy.most_lines),
            )
        return lying
    turnovers = tx.counts.turnovers(cmd.warehouse_code, now - policy.turnover_over, day)
    due = [each.part_number for each in due_counts(turnovers, policy, last_day(day))]
    shelf = tx.counts.lying_of(cmd.warehouse_code, due)
    chosen: list[Balance] = []
    for part_number in due:
        places = [each for each in shelf if each.part_number == part_number]
        if len(chosen) + len(places) > policy.most_lines:
            break  # the longest due come first; the rest is on the next sheet
        chosen += places
    return sorted(chosen, key=lambda each: (each.account.bin, each.part_number))
