"""Stock counts and months in memory: what `inventory.ports.counts` promises, by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from inventory.domain.accounts import Account, AccountKind, in_bin
from inventory.domain.counts.count import BLIND, OPEN, CountState, StockCount
from inventory.domain.counts.due import Turnover
from inventory.domain.counts.errors import CountOverlaps, count_not_found
from inventory.domain.counts.line import CountLine, LotPlace
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import BinCode, CountId, PartNumber, WarehouseCode
from inventory.domain.ledger import Balance, DocumentKind, LedgerLine
from inventory.domain.stock_month import Month, Moved
from inventory.ports.counts import CountFilter

if TYPE_CHECKING:
    from fakes.inventory import FakeTx


class FakeCounts:
    """`rank`: where counts stand in the order of locks."""

    def __init__(self, tx: FakeTx, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[CountId, StockCount]:
        return self._tx.state.counts

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        mine = ((each.warehouse_code, each.month) for each in self._known.values())
        return 1 + sum(each == (warehouse_code, month) for each in mine)

    def get(self, count_id: CountId) -> StockCount:
        found = self._known.get(count_id)
        if found is None or not self._tx.may(found.branch_code):
            raise count_not_found(count_id)
        return found

    def lock(self, count_id: CountId) -> StockCount:
        self._tx.note_lock(self._rank, count_id)
        return self.get(count_id)

    def add(self, count: StockCount) -> StockCount:
        assert count.id not in self._known
        return self._put(count)

    def save(self, count: StockCount) -> StockCount:
        if self._known[count.id].version != count.version:
            raise ConcurrentUpdate(f"count {count.id} was changed")
        return self._put(count)

    def page(
        self, wanted: CountFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[StockCount]:
        rows = (
            replace(each, lines=(), verdicts=())
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.warehouse_code in {"", each.warehouse_code}
            and wanted.state in {None, each.state}
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def blind_in(self, subject: str) -> Collection[WarehouseCode]:
        return {
            each.warehouse_code
            for each in self._known.values()
            if each.state in BLIND and subject in {each.counter, each.recounter}
        }

    def lying(
        self, warehouse_code: WarehouseCode, bins: Collection[BinCode], limit: int
    ) -> Sequence[Balance]:
        found = self._lying(warehouse_code)
        return [each for each in found if not bins or each.account.bin in bins][:limit]

    def lying_of(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        return [each for each in self._lying(warehouse_code) if each.part_number in parts]

    def booked(
        self, warehouse_code: WarehouseCode, lines: Collection[CountLine]
    ) -> Mapping[LotPlace, int]:
        said: Counter[LotPlace] = Counter()
        for line in lines:
            if line.standing is None:
                continue
            account = in_bin(warehouse_code, line.bin)
            for each in self._tx.state.ledger:
                moved = each.movement
                if (
                    moved.part_number == line.part_number
                    and each.heading.occurred_at <= line.standing.at
                ):
                    sign = (moved.to_account == account) - (moved.from_account == account)
                    said[line.bin, line.part_number, moved.lot] += sign * moved.quantity
        return {key: units for key, units in said.items() if units}

    def turnovers(
        self, warehouse_code: WarehouseCode, since: datetime, on: date
    ) -> Sequence[Turnover]:
        lying = sorted({each.part_number for each in self._lying(warehouse_code)})
        parts = self._tx.part_list.on_day(lying, on)
        return [
            Turnover(
                part_number=number,
                issued=self._issued(warehouse_code, number, since),
                unit_cost=parts[number].unit_cost,
                counted_on=self._counted_on(warehouse_code, number),
            )
            for number in lying
        ]

    def _issued(self, code: WarehouseCode, number: PartNumber, since: datetime) -> int:
        units = 0
        for each in self._tx.state.ledger:
            moved, at = each.movement, each.heading.occurred_at
            if moved.part_number != number or at <= since:
                continue
            if _in_bins(moved.from_account, code) and moved.to_account.kind is AccountKind.ORDER:
                units += moved.quantity
            if _in_bins(moved.to_account, code) and moved.from_account.kind is AccountKind.ORDER:
                units -= moved.quantity
        return units

    def _counted_on(self, code: WarehouseCode, number: PartNumber) -> date | None:
        undone = {
            each.heading.document_id for each in self._tx.state.entries if each.heading.reverses
        }
        at = [
            line.first.at
            for each in self._known.values()
            if each.warehouse_code == code
            and each.state is CountState.POSTED
            and each.id not in undone
            for line in each.lines
            if line.part_number == number and line.first
        ]
        branch = self._tx.state.branches[self._tx.state.warehouses[code].branch_code]
        return branch.day_of(max(at)) if at else None

    def _lying(self, warehouse_code: WarehouseCode) -> list[Balance]:
        units: Counter[tuple[BinCode, PartNumber]] = Counter()
        tracking = {}
        for each in self._tx.state.balances.values():
            if _in_bins(each.account, warehouse_code) and each.quantity > 0:
                units[each.account.bin, each.part_number] += each.quantity
                tracking[each.part_number] = each.tracking
        return [
            Balance(
                account=in_bin(warehouse_code, bin_code),
                part_number=number,
                quantity=units[bin_code, number],
                tracking=tracking[number],
            )
            for bin_code, number in sorted(units)
        ]

    def _put(self, count: StockCount) -> StockCount:
        if count.state in OPEN:
            mine = {line.place for line in count.lines}
            for each in self._known.values():
                if (
                    each.id != count.id
                    and each.warehouse_code == count.warehouse_code
                    and each.state in OPEN
                    and mine & {line.place for line in each.lines}
                ):
                    raise CountOverlaps(f"{each.number} has one of these lines")
        saved = replace(count, version=count.version + 1)
        self._known[saved.id] = saved
        return saved


class FakeStockMonths:
    """`inventory.ports.stock_months.StockMonths`."""

    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def parts(
        self, warehouse_code: WarehouseCode, after: str | None, limit: int
    ) -> Sequence[PartNumber]:
        found = {
            number
            for account, number, _ in self._tx.state.balances
            if _is_stock(account, warehouse_code) and (after is None or number > after)
        }
        return sorted(found)[:limit]

    def moved(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber], month: Month
    ) -> Sequence[Moved]:
        return [
            moved
            for line in self._tx.state.ledger
            if line.movement.part_number in parts and line.heading.occurred_at < month.end
            for moved in self._moved(line, warehouse_code, month)
        ]

    def _moved(
        self, line: LedgerLine, warehouse_code: WarehouseCode, month: Month
    ) -> Sequence[Moved]:
        movement, at = line.movement, line.heading.occurred_at
        came = _is_stock(movement.to_account, warehouse_code)
        if came == _is_stock(movement.from_account, warehouse_code):
            return ()
        other = movement.from_account if came else movement.to_account
        day = at.astimezone(ZoneInfo(month.zone)).date() if at >= month.start else None
        return (
            Moved(
                part_number=movement.part_number,
                on=day,
                other=other.kind,
                document_kind=self._kind(line),
                units=movement.quantity if came else -movement.quantity,
            ),
        )

    def _kind(self, line: LedgerLine) -> DocumentKind:
        undone = line.heading.reverses
        if undone is None:
            return line.heading.document_kind
        return self._tx.state.entries[undone - 1].heading.document_kind


def _in_bins(account: Account, warehouse_code: WarehouseCode) -> bool:
    return account.is_on_hand and account.holder == warehouse_code


def _is_stock(account: Account, warehouse_code: WarehouseCode) -> bool:
    return account.holder == warehouse_code and (
        account.is_on_hand or account.kind is AccountKind.QUARANTINE
    )
